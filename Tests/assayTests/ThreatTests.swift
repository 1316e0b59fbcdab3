import Foundation
import Git
import TestSupport
import Testing

@testable import assay

/// Ways in which whoever is scanned could keep the scanner from seeing, each as a repository.
@Suite("Threats to the scanner")
struct ThreatTests {
  private struct Report {
    var code: Int32
    /// Rule and path of each finding, sorted.
    var findings: [String]
    /// Paths that were not read though they should have been.
    var gaps: [String]
    var skipped: [String]
  }

  private static let key = "AKIA" + "QYLPMN5HFIQR7XYA"

  private func scan(_ path: String, _ arguments: [String] = [], in folder: String) throws -> Report {
    let outcome = try AssayCommand.run(["scan", path, "--format", "json"] + arguments, in: folder)
    #expect(!outcome.output.contains(Self.key))
    guard !outcome.output.isEmpty else { return Report(code: outcome.code, findings: [], gaps: [], skipped: []) }
    let report = try #require(JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    let findings = try #require(report["findings"] as? [[String: Any]])
    let coverage = try #require(report["coverage"] as? [String: Any])
    let skipped = try #require(coverage["skipped"] as? [[String: Any]])
    return Report(
      code: outcome.code,
      findings: findings.map { "\($0["rule"] as? String ?? "") \($0["path"] as? String ?? "")" }.sorted(),
      gaps: skipped.filter { ($0["reason"] as? String)?.hasPrefix("submodule") == false }
        .compactMap { $0["path"] as? String },
      skipped: skipped.map { "\($0["path"] as? String ?? ""): \($0["reason"] as? String ?? "")" })
  }

  private func scan(_ sandbox: GitSandbox, _ arguments: [String] = []) throws -> Report {
    try scan(sandbox.path, arguments, in: sandbox.path)
  }

  @Test("settings that come with the code change no finding, and those that would silence a scanner are findings")
  func settings() throws {
    let sandbox = try GitSandbox.withRepository()
    try sandbox.commit(["src/a.js": "eval(name)\n", "src/b.conf": "key = \(Self.key)\n"])
    let before = try scan(sandbox).findings
    #expect(before == ["code.js-eval src/a.js", "secrets.aws-access-key src/b.conf"])
    let off = "version: 1\nrules:\n  packs: { secrets: off, code: off }\n"
    let settings: [(name: String, text: String, told: String?)] = [
      (".gitleaks.toml", "[allowlist]\npaths = ['.*']\n", "process.scanner-settings"),
      (".gitleaksignore", "src/b.conf:aws:1\n", "process.scanner-settings"),
      (".semgrepignore", "*\n", "process.scanner-settings"),
      (".secrets.baseline", "{\"results\": {\"src/b.conf\": []}}\n", "process.scanner-settings"),
      ("osv-scanner-custom.json", "{\"results\": []}\n", "process.scanner-settings"),
      ("osv-scanner.toml", "[[IgnoredVulns]]\nid = \"*\"\n", "process.scanner-settings"),
      (".assay.yml", off, "process.scanner-settings"), (".assayignore", "*\n", "process.scanner-settings"),
      ("src/.gitattributes", "*.js binary\n*.conf -diff\n", "process.hidden-from-review"),
      (".gitattributes", "src/** linguist-generated\n", "process.left-out-by-attribute"),
      ("src/api/.gitattributes", "* export-ignore\n", "process.left-out-by-attribute"),
      ("policy.yml", off, nil), ("assay.yml", "version: 1\npolicy: policy.yml\n", nil),
      (".gitignore", "*\n", nil), (".mailmap", "Owner <owner@example.com> <ada@example.com>\n", nil),
      ("bom.json", "{\"bomFormat\": \"CycloneDX\", \"components\": []}\n", nil),
      ("Rules/secrets/keys.yml", "rules: []\n", nil),
    ]
    for (name, text, _) in settings { try sandbox.write(Array(text.utf8), to: name) }
    try sandbox.git(["add", "--all", "--force"])
    try sandbox.commit([:], message: "Settings")
    let after = try scan(sandbox)
    #expect(after.code == Exit.passed)
    #expect(after.findings.filter { $0.contains(" src/a.js") || $0.contains(" src/b.conf") } == before)
    for (name, _, told) in settings {
      let told = told.map { "\($0) \(name)" }
      #expect(told.map(after.findings.contains) ?? true, "\(name) is not told")
    }
    #expect(try scan(sandbox, ["--worktree"]).findings == after.findings)
    #expect(try scan(sandbox, ["--staged"]).findings == after.findings)
  }

  @Test(
    "comments that ask a scanner to look away are findings and hide none",
    arguments: [
      "// gitleaks:allow", "// pragma: allowlist secret", "// trufflehog:ignore", "// betterleaks:allow",
      "// nosemgrep", "// ggignore", "// kingfisher:ignore", "// assay:allow code.js-eval -- checked",
    ])
  func comments(_ comment: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("eval(name); const key = '\(Self.key)'; \(comment)\n", to: "delivery/a.js")
    let report = try scan("delivery", ["--worktree"], in: folder.path)
    #expect(report.findings.contains("code.js-eval a.js") && report.findings.contains("secrets.aws-access-key a.js"))
    if !comment.contains("assay") {
      #expect(report.findings.contains("process.scanner-silenced a.js"), "\(report.findings)")
    }
  }

  @Test("padding hides nothing: 30 MB are searched, and more is a gap")
  func padding() throws {
    let sandbox = try GitSandbox.withRepository()
    let line = "# the quick brown fox jumps over the lazy dog\n"
    let padding = String(repeating: line, count: (30 << 20) / line.utf8.count)
    try sandbox.commit([".env": padding + "AWS_KEY=\(Self.key)\n"])
    let found = try scan(sandbox)
    #expect(found.code == Exit.passed && found.findings.contains("secrets.aws-access-key .env"))
    try sandbox.commit([".env": padding + String(repeating: line, count: 60_000) + "AWS_KEY=\(Self.key)\n"])
    let gap = try scan(sandbox)
    #expect(gap.code == Exit.cannotJudge && gap.gaps == [".env"])
    let both = try scan(sandbox, ["--history"])
    #expect(both.code == Exit.cannotJudge && both.findings.contains("secrets.aws-access-key .env"))
  }

  @Test("archives write nothing anywhere, and links are read and never followed")
  func paths() throws {
    let folder = try TemporaryFolder()
    let outside = folder.path + "/outside.txt"
    let packed = ArchiveBuilder.pack(
      [
        ("../outside.txt", Array("key = \(Self.key)\n".utf8)), ("/../../outside.txt", Array("x\n".utf8)),
        (outside, Array("x\n".utf8)),
      ], .zip)
    try folder.write("", to: "delivery/a.txt")
    try Data(packed).write(to: URL(filePath: folder.path + "/delivery/a.zip"))
    try folder.write("key = \(Self.key)\n", to: "elsewhere/secret.conf")
    for (name, target) in [("file", "../elsewhere/secret.conf"), ("folder", "../elsewhere"), ("root", "/etc/passwd")] {
      try FileManager.default.createSymbolicLink(
        atPath: folder.path + "/delivery/" + name, withDestinationPath: target)
    }
    let report = try scan("delivery", ["--worktree"], in: folder.path)
    #expect(report.code == Exit.passed)
    #expect(report.findings.filter { $0.hasPrefix("secrets.") } == ["secrets.aws-access-key a.zip"])
    #expect(!FileManager.default.fileExists(atPath: outside))
    let left = try FileManager.default.subpathsOfDirectory(atPath: folder.path + "/delivery").sorted()
    #expect(left == ["a.txt", "a.zip", "file", "folder", "root"])
  }

  @Test("submodules are never followed, and addresses that run something are findings")
  func submodules() throws {
    let sandbox = try GitSandbox.withRepository()
    let other = try sandbox.commit(["a.txt": "x\n"])
    try sandbox.write(
      Array(
        """
        [submodule "lib"]
        \tpath = lib
        \turl = ext::sh -c "touch canary"
        [submodule "fine"]
        \tpath = fine
        \turl = https://github.com/northwind/fine.git

        """.utf8), to: ".gitmodules")
    for name in ["lib", "fine"] {
      try sandbox.git(["update-index", "--add", "--cacheinfo", "160000,\(other.hex),\(name)"])
    }
    try sandbox.git(["add", ".gitmodules"])
    try sandbox.git(["commit", "--quiet", "--message", "Submodules"])
    let report = try scan(sandbox)
    #expect(report.findings.filter { $0.contains("submodule") } == ["process.submodule-address .gitmodules"])
    #expect(report.skipped == ["fine", "lib"].map { "\($0): submodule: its own repository, never followed" })
    #expect(!FileManager.default.fileExists(atPath: sandbox.path + "/canary"))
  }

  /// The three tricks of trojansource.codes with direction marks, look-alike and invisible letters.
  private static let hidden: [(name: String, trick: String)] = [
    ("commenting-out", "/*\u{202E} } \u{2066}if (isAdmin)\u{2069} \u{2066} begin admins only */"),
    ("stretched string", "if (level != \"user\u{202E} \u{2066}// Check if admin\u{2069} \u{2066}\") {}"),
    ("early return", "/* Say hello; newline \u{2067} */ return; /*\u{2069} */"),
    ("look-alike name", "say\u{041D}ello();"), ("invisible name", "is\u{200B}Admin();"),
  ]

  @Test("source that reads otherwise than it runs is found in every language", arguments: hidden.indices)
  func trojanSource(_ index: Int) throws {
    let (name, trick) = Self.hidden[index]
    let folder = try TemporaryFolder()
    let files = ["a.c", "a.cpp", "a.cs", "a.go", "a.java", "a.js", "a.ts", "a.php", "a.rs", "a.swift", "a.kt", "a.sol"]
    for file in files {
      try folder.write((file.hasSuffix("php") ? "<?php\n" : "") + trick + "\n", to: "delivery/" + file)
    }
    let python = trick.replacing("/*", with: "#").replacing("*/", with: "").replacing("//", with: "#")
    try folder.write(python + "\n", to: "delivery/a.py")
    let report = try scan("delivery", ["--worktree"], in: folder.path)
    for file in files + ["a.py"] {
      #expect(report.findings.contains { $0.hasPrefix("code.") && $0.hasSuffix(" " + file) }, "\(name) in \(file)")
    }
  }

  @Test("texts in languages that are written from right to left are no findings")
  func rightToLeft() throws {
    let folder = try TemporaryFolder()
    try folder.write("// הערה\nconst greeting = 'مرحبا بالعالم';\nconst name = \"שלום\";\n", to: "delivery/a.js")
    try folder.write("{ \"hello\": \"\u{202B}مرحبا\u{202C}\", \"n\": \"שלום\" }\n", to: "delivery/locales/ar.json")
    try folder.write("greeting = 'Привет, мир'  # комментарий\n", to: "delivery/a.py")
    #expect(try scan("delivery", ["--worktree"], in: folder.path).findings == [])
  }

  @Test("an object that was taken out of the database is no pass")
  func missing() throws {
    let sandbox = try GitSandbox.withRepository()
    try sandbox.commit(["a.conf": "key = \(Self.key)\n"])
    let blob = try sandbox.id("HEAD:a.conf").hex
    try sandbox.commit(["a.conf": "key = none\n"])
    #expect(try scan(sandbox, ["--history"]).code == Exit.passed)
    try FileManager.default.removeItem(atPath: sandbox.path + "/.git/objects/\(blob.prefix(2))/\(blob.dropFirst(2))")
    let report = try scan(sandbox, ["--history"])
    #expect(report.code == Exit.cannotJudge && report.gaps == ["a.conf"])
  }

  @Test("nothing to scan is no pass")
  func nothing() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: folder.path + "/delivery", withIntermediateDirectories: true)
    #expect(try scan("delivery", ["--worktree"], in: folder.path).code == Exit.cannotJudge)
    let sandbox = try GitSandbox.withRepository()
    try sandbox.git(["commit", "--quiet", "--allow-empty", "--message", "Empty"])
    #expect(try scan(sandbox).code == Exit.cannotJudge)
  }

  @Test("a folder called .git hides nothing")
  func nested() throws {
    let folder = try TemporaryFolder()
    try folder.write("key = \(Self.key)\n", to: "delivery/.git/a.conf")
    try folder.write("key = \(Self.key)\n", to: "delivery/src/.git/a.conf")
    try folder.write("key = \(Self.key)\n", to: "delivery/lib/.git")
    let hidden = try scan("delivery", ["--worktree"], in: folder.path)
    #expect(hidden.code == Exit.passed)
    #expect(
      hidden.findings == [".git/a.conf", "lib/.git", "src/.git/a.conf"].map { "secrets.aws-access-key \($0)" })
    let sandbox = try GitSandbox.withRepository()
    try sandbox.commit(["a.txt": "x\n"])
    try FileManager.default.createDirectory(atPath: sandbox.path + "/deps", withIntermediateDirectories: true)
    try sandbox.git(["init", "--quiet", "deps/lib"])
    let report = try scan(sandbox, ["--worktree"])
    #expect(report.code == Exit.cannotJudge && report.gaps == ["deps/lib/.git"])
  }
}

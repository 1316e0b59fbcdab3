import Foundation
import Git
import TestSupport
import Testing

@testable import assay

/// Each kind of bad input ends in a clear error or a counted skip with the documented exit code, and loses nothing.
@Suite("Bad input")
struct BadInputTests {
  private static let key = "AKIA" + "QZ3PV7T5W2M6N4XK"

  private func scan(_ sandbox: GitSandbox, _ arguments: [String] = []) throws -> AssayCommand.Outcome {
    try AssayCommand.run(["scan", sandbox.path] + arguments, in: sandbox.root)
  }

  @Test("a folder that is no repository is the user's to mend")
  func noRepository() throws {
    let folder = try TemporaryFolder()
    let outcome = try AssayCommand.run(["scan", folder.path], in: folder.path)
    #expect(outcome.code == Exit.usage)
    #expect(outcome.errors.contains("repository"))
    #expect(try AssayCommand.run(["scan", folder.path + "/none"], in: folder.path).code == Exit.usage)
  }

  @Test("a plain folder is scanned as it lies with --worktree")
  func plainFolder() throws {
    let folder = try TemporaryFolder()
    try folder.write("const key = \"\(Self.key)\";\n", to: "src/config.js")
    let outcome = try AssayCommand.run(["scan", folder.path, "--worktree", "--fail-on", "high"], in: folder.path)
    #expect(outcome.code == Exit.failed)
    #expect(outcome.output.contains("src/config.js"))
    #expect(!outcome.output.contains(Self.key))
  }

  @Test("an empty repository, whose HEAD is unborn, cannot be judged")
  func unborn() throws {
    let outcome = try scan(GitSandbox.withRepository(branch: "trunk"))
    #expect(outcome.code == Exit.cannotJudge)
    #expect(outcome.errors.contains("trunk"))
  }

  @Test("a missing blob is listed, the rest is judged, and the result is no pass")
  func missingBlob() throws {
    let sandbox = try GitSandbox.withRepository()
    try sandbox.commit(["a.js": "eval(input);\n", "config.js": "const key = \"\(Self.key)\";\n"])
    let blob = try sandbox.text(["rev-parse", "HEAD:a.js"])
    try FileManager.default.removeItem(atPath: sandbox.path + "/.git/objects/\(blob.prefix(2))/\(blob.dropFirst(2))")
    let outcome = try scan(sandbox, ["--format", "json"])
    #expect(outcome.code == Exit.cannotJudge)
    #expect(outcome.output.contains("secrets.aws"))
    #expect(outcome.output.contains("\"path\": \"a.js\""))
    #expect(outcome.output.contains("not read"))
  }

  @Test("binary files, CRLF and bytes that are not UTF-8 in paths and authors are read")
  func oddBytes() throws {
    let sandbox = try GitSandbox.withRepository()
    try sandbox.write([0, 1, 2, 3], to: "logo.png")
    try sandbox.write(Array("const a = 1;\r\nconst key = \"\(Self.key)\";\r\n".utf8), to: "windows.js")
    try sandbox.git(["add", "--all"])
    let blob = try sandbox.text(["hash-object", "-w", "windows.js"])
    try sandbox.git(
      ["update-index", "-z", "--index-info"],
      stdin: Array("100644 \(blob)\t".utf8) + [0x66, 0xff, 0x1b] + Array(".js".utf8) + [0])
    try sandbox.git(["commit", "--quiet", "--message", "odd"], environment: ["GIT_AUTHOR_NAME": "Zo\u{1B}[31m"])
    let outcome = try scan(sandbox)
    #expect(outcome.code == Exit.passed)
    #expect(outcome.output.contains("windows.js"))
    #expect(!outcome.output.utf8.contains(0x1b))
    let lines = outcome.output.split(separator: "\n").filter { $0.contains("2:") }
    #expect(lines.count >= 2, "the key stands on line 2 of both files")
  }

  @Test("a file over the limit is counted as not read")
  func large() throws {
    let folder = try TemporaryFolder()
    try folder.write([UInt8](repeating: UInt8(ascii: "a"), count: 50 << 20), to: "dump.sql")
    let outcome = try AssayCommand.run(["scan", folder.path, "--worktree"], in: folder.path)
    #expect(outcome.code == Exit.cannotJudge)
    #expect(outcome.output.contains("dump.sql"))
    #expect(outcome.output.contains("over the limit"))
  }

  @Test("a shallow clone can be scanned but judges nobody")
  func shallow() throws {
    let sandbox = try GitSandbox.withRepository()
    try sandbox.commit(["a.js": "let a = 1;\n"])
    try sandbox.commit(["a.js": "let a = 2;\n"])
    let clone = sandbox.root + "/clone"
    try sandbox.git(["clone", "--quiet", "--depth", "1", "file://" + sandbox.path, clone], in: sandbox.root)
    #expect(try AssayCommand.run(["scan", clone], in: sandbox.root).code == Exit.passed)
    let file = sandbox.root + "/assay.yml"
    try Data(
      "version: 1\nowner: { name: N }\nrepositories:\n  - { id: r, path: clone }\n".utf8
    ).write(to: URL(filePath: file))
    let outcome = try AssayCommand.run(["scorecard", "--portfolio", file], in: sandbox.root)
    #expect(outcome.code == Exit.cannotJudge)
    #expect(outcome.errors.contains("--unshallow"))
  }

  @Test("an object whose bytes are another's is not judged in its place")
  func swapped() throws {
    let sandbox = try GitSandbox.withRepository()
    try sandbox.commit(["a.js": "const key = \"\(Self.key)\";\n", "b.js": "let b = 1;\n"])
    func object(_ name: String) throws -> String {
      let id = try sandbox.text(["rev-parse", "HEAD:" + name])
      return sandbox.path + "/.git/objects/\(id.prefix(2))/\(id.dropFirst(2))"
    }
    let bytes = try Data(contentsOf: URL(filePath: object("b.js")))
    try FileManager.default.removeItem(atPath: object("a.js"))
    try bytes.write(to: URL(filePath: object("a.js")))
    #expect(try scan(sandbox).code == Exit.cannotJudge)
  }

  @Test("--output into a link or a device writes into it and never replaces it")
  func outputIntoDevice() throws {
    let folder = try TemporaryFolder()
    try folder.write("let a = 1;\n", to: "a.js")
    let link = folder.path + "/out"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "/dev/null")
    #expect(try AssayCommand.run(["scan", ".", "--worktree", "--output", "out"], in: folder.path).code == Exit.passed)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "/dev/null")
  }

  @Test("a source file that a NUL byte makes look binary is a gap, not a pass")
  func disguised() throws {
    let folder = try TemporaryFolder()
    try folder.write(Array("eval(input);".utf8) + [0, 10], to: "a.js")
    let outcome = try AssayCommand.run(["scan", ".", "--worktree"], in: folder.path)
    #expect(outcome.code == Exit.cannotJudge)
    #expect(outcome.output.contains("NUL"))
  }

  @Test("a week that is not over cannot be judged, and nobody is charged for what has not happened")
  func future() throws {
    let folder = try TemporaryFolder()
    try folder.write("version: 1\nowner: { name: N }\n", to: "assay.yml")
    let outcome = try AssayCommand.run(
      ["recommend", "--week", "2026-W53", "--now", "2026-11-16T08:00:00Z"], in: folder.path)
    #expect(outcome.code == Exit.usage)
    #expect(outcome.errors.contains("2026-W46"))
  }

  @Test("a secret in a commit message reaches neither the pages nor the ledger")
  func secretInMessage() throws {
    let sandbox = try GitSandbox.withRepository()
    for step in 0..<6 {
      try sandbox.commit(
        ["a\(step).js": (0..<60).map { "export const v\($0) = \(step);\n" }.joined()], message: "add key \(Self.key)",
        time: 1_790_000_000 + Int64(step) * 400_000)
    }
    let file = sandbox.root + "/assay.yml"
    let text = """
      version: 1
      owner: { name: N }
      repositories: [{ id: r, path: repository }]
      contractors: [{ id: ada, identities: [ada@example.com] }]
      """
    try Data(text.utf8).write(to: URL(filePath: file))
    let outcome = try AssayCommand.run(
      ["scorecard", "--portfolio", file, "--now", "2026-12-01T00:00:00Z", "--out", "out", "--format", "json"],
      in: sandbox.root)
    #expect(outcome.code == Exit.passed, "\(outcome.errors)")
    let folder = sandbox.root + "/out/"
    let pages = try FileManager.default.contentsOfDirectory(atPath: folder).map { folder + $0 }
    for path in pages + [sandbox.root + "/assay.db"] {
      let bytes = try Data(contentsOf: URL(filePath: path))
      #expect(bytes.range(of: Data(Self.key.utf8)) == nil, "\(path)")
    }
    #expect(!outcome.output.contains(Self.key))
  }

  @Test(
    "a wrong word on the command line is exit 2 and names the nearest",
    arguments: [
      (["scan", ".", "--formt", "json"], "--format"), (["scan", ".", "--only", "securty"], "security"),
      (["rules", "explain", "code.js-evl"], "code."), (["scan", ".", "--format", "jsn"], "json"),
      (["scan", ".", "--jobs", "0"], "--jobs"), (["scna", "."], "scan"), (["scorecard", "--week", "2026-46"], "week"),
    ])
  func words(arguments: [String], hint: String) throws {
    let folder = try TemporaryFolder()
    let outcome = try AssayCommand.run(arguments, in: folder.path)
    #expect(outcome.code == Exit.usage)
    #expect(outcome.errors.contains(hint), "\(outcome.errors)")
  }
}

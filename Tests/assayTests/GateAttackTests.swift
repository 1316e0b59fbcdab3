import Foundation
import Git
import TestSupport
import Testing

@testable import assay

/// What somebody who wants to pass could try, each with a real repository. None changes the verdict from what it must be.
@Suite("Attacks on the gate")
struct GateAttackTests {
  private static let key = GateSandbox.key

  private func expectFails(
    _ gate: GateSandbox, _ arguments: [String] = [], at condition: String = "no-credentials",
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let verdict = try gate.judge(arguments)
    #expect(
      verdict.code == Exit.failed && verdict.verdict == "fail", "\(verdict.errors)", sourceLocation: sourceLocation)
    #expect(verdict.conditions[condition] == "fail", sourceLocation: sourceLocation)
  }

  @Test("settings that come with the change have no say, and are told")
  func settings() throws {
    let off = """
      version: 1
      rules: { packs: { secrets: off, code: off } }
      gate: { conditions: { no-credentials: off, new-findings-high: off, new-findings-critical: off } }

      """
    let gate = try GateSandbox()
    try gate.commit(["src/a.conf": "key = \(Self.key)\n", "src/a.js": "eval(name)\n"])
    let before = try gate.judge()
    #expect(before.code == Exit.failed)
    let accepted = """
      version: 1
      accepted:
      \((before.json["findings"] as? [[String: Any]] ?? []).map { finding in
        "  - { fingerprint: \(finding["fingerprint"] ?? ""), rule: \(finding["rule"] ?? ""), path: x, by: me, reason: fine }"
      }.joined(separator: "\n"))

      """
    try gate.commit([
      ".assay/policy.yml": off, ".assay/baseline.yml": accepted, "policy.yml": off,
      "assay.yml": "version: 1\nowner: { name: N }\npolicy: policy.yml\n", ".assay.yml": off, ".assayignore": "*\n",
      ".gitattributes": "* binary -diff linguist-generated linguist-vendored\n",
      "sub/.gitignore": "*\n", ".mailmap": "CTO <cto@example.com> <ada@example.com>\n",
      ".gitleaks.toml": "[allowlist]\npaths=['.*']\n",
      "rules/secrets/a.yml": "rules: []\n",
    ])
    let after = try gate.judge()
    #expect(after.code == Exit.failed && after.fingerprints.isSuperset(of: before.fingerprints))
    #expect(after.conditions["no-credentials"] == "fail" && after.conditions["gate-files"] == "warn")
    #expect(after.conditions["policy-files"] == "fail")
    let notes = after.json["notes"] as? [String] ?? []
    #expect(notes.contains { $0.contains("assay.yml lies in the judged repository, so it was not used") })
    for option in [
      ["--policy", "policy.yml"], ["--baseline", ".assay/baseline.yml"], ["--rules", "rules"],
      ["--portfolio", "assay.yml"], ["--policy", "./src/../policy.yml"],
    ] {
      let refused = try gate.judge(option)
      #expect(refused.code == Exit.usage && refused.errors.contains("lies in the judged repository"), "\(option)")
    }
  }

  @Test("a link to a file of the repository is a file of the repository")
  func linkedPolicy() throws {
    let gate = try GateSandbox()
    try gate.commit(["src/a.conf": "key = \(Self.key)\n", "policy.yml": "version: 1\n"])
    let link = gate.sandbox.root + "/policy.yml"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: gate.sandbox.path + "/policy.yml")
    #expect(try gate.judge(["--policy", link]).code == Exit.usage)
  }

  @Test("the base's policy and baseline count, those of the head do not")
  func baseSettings() throws {
    let lax =
      "version: 1\ngate: { conditions: { new-findings-high: warn, new-findings-critical: warn, policy-files: warn } }\n"
    let strict = "version: 1\ngate: { conditions: { new-findings-low: { severity: block, threshold: 0 } } }\n"
    let gate = try GateSandbox([".assay/policy.yml": lax, "src/app.js": "f();\n"])
    try gate.commit(["src/a.js": "eval(name)\n", ".assay/policy.yml": strict])
    let verdict = try gate.judge()
    let source = "\(try gate.sandbox.id("main").short):.assay/policy.yml"
    #expect(verdict.code == Exit.passed && verdict.json["policy"] as? String == source)
  }

  @Test("a comment in the change allows nothing; one that stood at the base does, but no credential")
  func comments() throws {
    let allowed = "eval(name) // assay:allow code.js-eval -- the name is ours\n"
    let gate = try GateSandbox(["src/old.js": "f()\n// assay:allow code.js-eval -- the name is ours\n"])
    try gate.commit([
      "src/new.js": allowed, "src/b.conf": "key = \(Self.key) # assay:allow secrets.aws-access-key -- a test key\n",
    ])
    let verdict = try gate.judge()
    #expect(verdict.code == Exit.failed)
    #expect(verdict.findings.contains("code.js-eval src/new.js"))
    #expect(verdict.findings.contains("secrets.aws-access-key src/b.conf"))
    #expect(verdict.conditions["new-suppressions"] == "warn")
    #expect((verdict.json["suppressions"] as? [[String: Any]])?.allSatisfy { $0["counts"] as? Bool == false } == true)
    let other = try GateSandbox(["src/old.txt": "f()\n// assay:allow code.js-eval -- the name is ours\neval(name)\n"])
    try other.commit([
      "src/old.txt": nil, "src/old.js": "f()\n// assay:allow code.js-eval -- the name is ours\neval(name)\n",
    ])
    let passed = try other.judge()
    #expect(passed.code == Exit.passed && passed.findings.isEmpty)
    #expect((passed.json["accepted"] as? [Any])?.count == 1)
    // Other code under the comment was not accepted with it.
    try other.commit(["src/old.js": "f()\n// assay:allow code.js-eval -- the name is ours\neval(request.body)\n"])
    #expect(try other.judge().code == Exit.failed)
    // A comment that is moved to new code was not accepted there, nor is one behind other code for the next line.
    let moved = try GateSandbox(["src/old.js": "f()\neval(name) // assay:allow code.js-eval -- the name is ours\n"])
    try moved.commit(["src/old.js": "f()\neval(name) // assay:allow code.js-eval -- the name is ours\neval(next)\n"])
    #expect(try moved.judge().code == Exit.failed)
    let above = try GateSandbox(["src/old.js": "// assay:allow code.js-eval -- the name is ours\nf()\neval(name)\n"])
    try above.commit(["src/old.js": "f()\neval(name)\n// assay:allow code.js-eval -- the name is ours\neval(next)\n"])
    #expect(try above.judge().code == Exit.failed)
  }

  @Test("renaming and editing charges what is new and nothing else")
  func renames() throws {
    let lines = (0..<30).map { "call(\($0));" }.joined(separator: "\n")
    let gate = try GateSandbox(["src/old.js": "eval(name)\n\(lines)\n"])
    try gate.commit(["src/old.js": nil, "src/moved.js": "eval(name)\n\(lines)\ncall(99);\n"])
    #expect(try gate.judge().code == Exit.passed)
    try gate.commit(["src/moved.js": "eval(name)\n\(lines)\neval(input)\n"])
    let verdict = try gate.judge()
    #expect(verdict.code == Exit.failed && verdict.findings == ["code.js-eval src/moved.js"])
  }

  @Test("reformatting everything hides nothing new and charges nothing old")
  func reformatting() throws {
    let old = "function a(b) {\n  if (b) {\n    eval(b);\n  }\n  return b;\n}\n"
    let gate = try GateSandbox(Dictionary(uniqueKeysWithValues: (0..<20).map { ("src/\($0).js", old) }))
    let new = "function a( b )\n{\n\tif( b )\n\t{\n\t\teval( b );\n\t}\n\treturn b;\n}\n"
    try gate.commit(Dictionary(uniqueKeysWithValues: (0..<20).map { ("src/\($0).js", new) }))
    #expect(try gate.judge().code == Exit.passed)
    try gate.commit(["src/7.js": new.replacing("\treturn b;", with: "\teval( c );\n\treturn b;")])
    let verdict = try gate.judge()
    #expect(verdict.code == Exit.failed && verdict.findings == ["code.js-eval src/7.js"])
  }

  @Test("padding is searched, or nobody can judge")
  func padding() throws {
    let line = "# the quick brown fox jumps over the lazy dog\n"
    let gate = try GateSandbox()
    try gate.commit(["settings.conf": String(repeating: line, count: 200_000) + "key = \(Self.key)\n"])
    try expectFails(gate)
    try gate.commit(["settings.conf": String(repeating: line, count: 760_000) + "key = \(Self.key)\n"])
    let verdict = try gate.judge()
    #expect(verdict.code == Exit.cannotJudge && verdict.verdict == "cannot-judge")
  }

  @Test("attributes, NUL bytes and UTF-16 hide nothing")
  func disguises() throws {
    let gate = try GateSandbox()
    try gate.commit([".gitattributes": "*.conf -diff\n*.dat binary\n", "a.conf": "key = \(Self.key)\n"])
    try expectFails(gate)
    let other = try GateSandbox()
    try other.sandbox.write(Array("text\0\0\nkey = \(Self.key)\n".utf8), to: "a.dat")
    try other.commit([:])
    try expectFails(other)
    let wide = try GateSandbox()
    try wide.sandbox.write(
      [0xFF, 0xFE] + Array("key = \(Self.key)\n".utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }, to: "a.js")
    try wide.commit([:])
    // Code in UTF-16 is read by no lexer, so that nobody can say that it is good.
    let verdict = try wide.judge()
    #expect(verdict.code == Exit.cannotJudge && verdict.conditions["no-credentials"] == "fail")
  }

  @Test("a secret that comes and goes within the push is found, with the commit that brought it")
  func comesAndGoes() throws {
    let gate = try GateSandbox()
    let guilty = try gate.commit(["a.conf": "key = \(Self.key)\n"])
    try gate.commit(["a.conf": nil, "b.js": "f();\n"])
    try expectFails(gate)
    #expect(try gate.judge().places("no-credentials").map { $0["commit"] as? String } == [guilty])
    let message = try GateSandbox()
    try message.commit(["b.js": "f();\n"], message: "Use \(Self.key)")
    try expectFails(message)
    let link = try GateSandbox()
    try FileManager.default.createSymbolicLink(atPath: link.sandbox.path + "/l", withDestinationPath: "to/\(Self.key)")
    try link.commit([:])
    try expectFails(link)
    let name = try GateSandbox()
    try name.commit(["keys/\(Self.key).txt": "x\n"])
    try expectFails(name)
  }

  @Test("what only a merge has is the change's; what the mainline brought is not")
  func evilMerge() throws {
    let gate = try GateSandbox()
    try gate.commit(["b.js": "f();\n"])
    try gate.sandbox.git(["checkout", "--quiet", "main"])
    try gate.commit(["main.conf": "key = \(GateSandbox.otherKey)\n", "late.js": "eval(main)\n"])
    try gate.sandbox.git(["checkout", "--quiet", "change"])
    try gate.sandbox.git(["merge", "--quiet", "--no-ff", "--no-edit", "main"])
    #expect(try gate.judge().code == Exit.passed)
    try gate.sandbox.git(["checkout", "--quiet", "main"])
    try gate.commit(["other.js": "f();\n"])
    try gate.sandbox.git(["checkout", "--quiet", "change"])
    try gate.sandbox.git(["merge", "--quiet", "--no-ff", "--no-commit", "main"])
    try gate.commit(["other.js": "f();\nkey = '\(Self.key)';\n"], message: "Merge main")
    try gate.commit(["other.js": "f();\n"])
    try expectFails(gate)
  }

  @Test("criss-cross merges have a merge base, and unrelated histories none")
  func histories() throws {
    let gate = try GateSandbox()
    try gate.commit(["b.js": "f();\n"])
    try gate.sandbox.git(["checkout", "--quiet", "main"])
    try gate.commit(["m.js": "g();\n"])
    try gate.sandbox.git(["branch", "old-main"])
    try gate.sandbox.git(["merge", "--quiet", "--no-ff", "--no-edit", "change"])
    try gate.sandbox.git(["checkout", "--quiet", "change"])
    try gate.sandbox.git(["merge", "--quiet", "--no-ff", "--no-edit", "old-main"])
    #expect(try gate.judge().code == Exit.passed)
    try gate.commit(["c.conf": "key = \(Self.key)\n"])
    try expectFails(gate)
    try gate.sandbox.git(["checkout", "--quiet", "--orphan", "alone"])
    try gate.commit(["x.js": "f();\n"])
    let unrelated = try gate.judge()
    #expect(unrelated.code == Exit.cannotJudge && unrelated.verdict == "cannot-judge")
    #expect(unrelated.errors.contains("no commit in common"))
  }

  @Test("a shallow clone is judged as far as it reaches, and never passed beyond")
  func shallow() throws {
    let origin = try GateSandbox()
    try origin.commit(["a.conf": "key = \(Self.key)\n"])
    try origin.commit(["a.conf": nil])
    for number in 0..<3 { try origin.commit(["b.js": "f(\(number));\n"]) }
    let sandbox = try GitSandbox()
    try sandbox.git(
      ["clone", "--quiet", "--depth", "2", "--no-single-branch", "file://" + origin.sandbox.path, sandbox.path],
      in: sandbox.root)
    let outcome = try AssayCommand.run(
      ["gate", ".", "--base", "origin/main", "--head", "origin/change"], in: sandbox.path)
    #expect(outcome.code == Exit.cannotJudge && outcome.errors.contains("git fetch --unshallow"))
  }

  @Test("a policy, baseline or rule that cannot be read is no pass")
  func badSettings() throws {
    let gate = try GateSandbox([".assay/policy.yml": "version: 1\ngate: [\n", "src/app.js": "f();\n"])
    try gate.commit(["src/b.js": "g();\n"])
    let policy = try gate.judge()
    #expect(policy.code == Exit.cannotJudge && policy.verdict == "cannot-judge" && !policy.errors.isEmpty)
    let baseline = try GateSandbox([".assay/baseline.yml": "version: 1\naccepted: [{}]\n", "src/app.js": "f();\n"])
    try baseline.commit(["src/b.js": "g();\n"])
    #expect(try baseline.judge().verdict == "cannot-judge")
    let rules = gate.sandbox.root + "/rules"
    try FileManager.default.createDirectory(atPath: rules + "/own", withIntermediateDirectories: true)
    try "rules: [{ id: own.x }]\n".write(toFile: rules + "/own/x.yml", atomically: true, encoding: .utf8)
    let other = try GateSandbox()
    try other.commit(["src/b.js": "g();\n"])
    let refused = try other.judge(["--rules", rules])
    #expect(refused.code == Exit.cannotJudge && refused.verdict == "cannot-judge")
    for format in ["text", "sarif", "junit", "gitlab", "github", "checkstyle", "markdown"] {
      let outcome = try AssayCommand.run(
        ["gate", ".", "--base", "main", "--rules", rules, "--format", format], in: other.sandbox.path)
      #expect(outcome.code == Exit.cannotJudge && !outcome.output.isEmpty, "\(format)")
    }
  }

  @Test("forged authors and dates change no verdict")
  func forgeries() throws {
    let gate = try GateSandbox()
    for (author, time) in [("CTO <cto@northwind.example>", Int64(0)), ("Ada <ada@example.com>", 4_000_000_000)] {
      try gate.sandbox.commit(["a\(time).conf": "key = \(Self.key)\n"], author: author, time: time)
    }
    let verdict = try gate.judge()
    #expect(verdict.code == Exit.failed && verdict.findings.count == 2)
  }

  @Test("names that are commands elsewhere are text here")
  func names() throws {
    let gate = try GateSandbox()
    try gate.commit(["a\n::error::owned\u{1B}[2J.conf": "key = \(Self.key)\n"])
    let text = try AssayCommand.run(["gate", ".", "--base", "main"], in: gate.sandbox.path)
    #expect(text.code == Exit.failed && !text.output.contains("\u{1B}") && !text.output.contains("\n::error"))
    try gate.sandbox.git(["update-ref", "refs/heads/--upload-pack=owned", "HEAD"])
    let option = try AssayCommand.run(
      ["gate", ".", "--base", "main", "--head=--upload-pack=owned"], in: gate.sandbox.path)
    #expect(option.code == Exit.failed)
    #expect(!FileManager.default.fileExists(atPath: gate.sandbox.path + "/owned"))
  }

  @Test("a submodule is told as what it is, and never followed")
  func submodule() throws {
    let gate = try GateSandbox()
    try gate.sandbox.git(["update-index", "--add", "--cacheinfo", "160000,\(try gate.sandbox.id("HEAD").hex),lib"])
    try gate.sandbox.write(
      Array("[submodule \"lib\"]\n\tpath = lib\n\turl = ext::sh -c true\n".utf8), to: ".gitmodules")
    try gate.sandbox.git(["add", ".gitmodules"])
    try gate.sandbox.git(["commit", "--quiet", "--message", "Submodule"])
    try expectFails(gate, at: "new-findings-critical")
  }

  @Test("an object that is missing is no pass")
  func missing() throws {
    let gate = try GateSandbox()
    try gate.commit(["a.conf": "key = \(Self.key)\n"])
    let blob = try gate.sandbox.id("HEAD:a.conf").hex
    try gate.commit(["a.conf": "key = none\n"])
    try FileManager.default.removeItem(
      atPath: gate.sandbox.path + "/.git/objects/\(blob.prefix(2))/\(blob.dropFirst(2))")
    let verdict = try gate.judge()
    #expect(verdict.code == Exit.cannotJudge && verdict.verdict == "cannot-judge")
  }

  @Test("what is staged is judged as it is staged")
  func staged() throws {
    let gate = try GateSandbox()
    try gate.sandbox.write(Array("key = \(Self.key)\n".utf8), to: "a.conf")
    try gate.sandbox.git(["add", "a.conf"])
    try gate.sandbox.write(Array("key = none\n".utf8), to: "a.conf")
    try expectFails(gate, ["--staged"])
    try gate.sandbox.git(["add", "a.conf"])
    #expect(try gate.judge(["--staged"]).code == Exit.passed)
  }

  private func portfolio(_ gate: GateSandbox) throws -> String {
    let file = gate.sandbox.root + "/assay.yml"
    try """
    version: 1
    owner: { name: Northwind, timezone: UTC, currency: USD }
    repositories: [{ id: shop, path: repository, mainline: main, core: ["core/**"] }]
    contractors:
      - id: cto
        name: Quinn
        role: engineer
        identities: ["cto@example.com"]
        engagements:
          - { platform: upwork, contract: "1", kind: hourly, rate: 25 USD/h, started: 2026-10-05, scope: core }
      - id: ada
        name: Ada
        role: engineer
        identities: ["ada@example.com"]
        engagements:
          - { platform: upwork, contract: "2", kind: hourly, rate: 25 USD/h, started: 2026-10-05, scope: bounded }
    """.write(toFile: file, atomically: true, encoding: .utf8)
    return file
  }

  @Test("a portfolio in the change hides none of the owner's")
  func portfolioInChange() throws {
    let gate = try GateSandbox(["core/pay.js": "f();\n"])
    _ = try portfolio(gate)
    try gate.commit(["core/pay.js": "g();\n"])
    #expect(try gate.judge().conditions["core-paths"] == "fail")
    try gate.commit(["assay.yml": "version: 1\n"])
    #expect(try gate.judge().conditions["core-paths"] == "fail")
  }

  @Test("nobody gets into the core by a machine's name, or by another's with their own as committer")
  func forgedPeople() throws {
    let gate = try GateSandbox(["core/pay.js": "f();\n"])
    let owner = ["--portfolio", try portfolio(gate)]
    for author in ["dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>", "Quinn <cto@example.com>"] {
      try gate.sandbox.git(["checkout", "--quiet", "-B", "change", "main"])
      try gate.sandbox.commit(["core/pay.js": "g();\n"], author: author)
      #expect(try gate.judge(owner).conditions["core-paths"] == "fail", "\(author)")
    }
    // By whoever may, from whatever clone.
    try gate.sandbox.git(
      ["commit", "--quiet", "--amend", "--no-edit", "--author", "Quinn <cto@example.com>"],
      environment: ["GIT_COMMITTER_NAME": "Quinn", "GIT_COMMITTER_EMAIL": "cto@example.com"])
    #expect(try gate.judge(owner).conditions["core-paths"] == "pass")
  }

  @Test("the core is the core in every clone, and where it is not known which repository this is, nobody can judge")
  func otherClone() throws {
    let gate = try GateSandbox(["core/pay.js": "f();\n"])
    let owner = ["--portfolio", try portfolio(gate)]
    try gate.commit(["core/pay.js": "g();\n"])
    let clone = gate.sandbox.root + "/clone"
    try gate.sandbox.git(["clone", "--quiet", gate.sandbox.path, clone])
    let arguments = ["gate", ".", "--base", "origin/main", "--head", "origin/change", "--now", "2026-11-10T00:00:00Z"]
    let judged = try AssayCommand.run(arguments + owner, in: clone)
    #expect(judged.code == Exit.failed && judged.output.contains("core-paths"))
    let stranger = try GateSandbox(["core/pay.js": "h();\n"])
    try stranger.commit(["core/pay.js": "i();\n"])
    #expect(try stranger.judge(owner).code == Exit.cannotJudge)
  }

  @Test("a policy that is no file at the base is no policy")
  func policyLink() throws {
    let gate = try GateSandbox(["own.yml": "version: 1\n"])
    try FileManager.default.createDirectory(atPath: gate.sandbox.path + "/.assay", withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: gate.sandbox.path + "/.assay/policy.yml", withDestinationPath: "../own.yml")
    try gate.commit([:])
    let base = try gate.sandbox.id("HEAD").hex
    try gate.commit(["src/a.js": "f();\n"])
    let verdict = try gate.judge(base: base)
    #expect(verdict.code == Exit.cannotJudge && verdict.errors.contains("policy.yml"))
  }

  @Test("no false clock ends the window of small changes")
  func windowClocks() throws {
    func lines(_ range: Range<Int>) -> String {
      range.map { "register(load(\($0), 'name\($0)') + offset.length);" }.joined(separator: "\n") + "\n"
    }
    let gate = try GateSandbox(["src/one.js": lines(0..<40)])
    try gate.sandbox.git(["checkout", "--quiet", "main"])
    try gate.commit(["src/copy.js": lines(0..<15)], time: 1_790_000_200)
    // From the year 2034, then from 2001.
    try gate.commit(["README.md": "words\n"], time: 2_030_000_000)
    try gate.commit(["README.md": "other words\n"], time: 1_000_000_000)
    try gate.sandbox.git(["checkout", "--quiet", "-B", "change", "main"])
    try gate.commit(["src/copy.js": lines(0..<30)], time: 1_790_000_300)
    let verdict = try AssayCommand.run(
      ["gate", ".", "--base", "main", "--format", "json", "--now", "2026-09-22T00:00:00Z"], in: gate.sandbox.path)
    #expect(verdict.code == Exit.failed && verdict.output.contains("\"duplication\""))
  }

  @Test("a merge that only looks like one has to say what it is for")
  func fakeMerge() throws {
    let gate = try GateSandbox()
    let policy = gate.sandbox.root + "/policy.yml"
    try "version: 1\ngate: { conditions: { task-reference: block } }\n"
      .write(toFile: policy, atomically: true, encoding: .utf8)
    try gate.commit(["src/a.js": "f();\n"], message: "No number")
    let tree = try gate.sandbox.id("HEAD^{tree}").hex
    let side = try gate.sandbox.text(["commit-tree", "main^{tree}", "-p", "main", "-m", "SHOP-1 Nothing"])
    let fake = try gate.sandbox.text(["commit-tree", tree, "-p", "main", "-p", side, "-m", "Merge"])
    #expect(try gate.judge(["--policy", policy], head: fake).conditions["task-reference"] == "fail")
    let real = try gate.sandbox.text(["commit-tree", "main^{tree}", "-p", "main", "-p", side, "-m", "Merge"])
    #expect(try gate.judge(["--policy", policy], head: real).conditions["task-reference"] == "pass")
  }

  @Test("a submodule that comes in or moves is told, wherever it is from")
  func submodulePointer() throws {
    let gate = try GateSandbox()
    let first = try gate.sandbox.id("HEAD").hex
    try gate.sandbox.git(["update-index", "--add", "--cacheinfo", "160000,\(first),vendor/lib"])
    try gate.sandbox.git(["commit", "--quiet", "--message", "Pointer"])
    let verdict = try gate.judge()
    #expect(verdict.code == Exit.failed && verdict.conditions["submodules"] == "fail")
    #expect(verdict.places("submodules").map { $0["path"] as? String } == ["vendor/lib"])
  }

  @Test("a header that says signature is none")
  func emptySignature() throws {
    let gate = try GateSandbox()
    let policy = gate.sandbox.root + "/policy.yml"
    try "version: 1\ngate: { conditions: { signed-commits: block } }\n"
      .write(toFile: policy, atomically: true, encoding: .utf8)
    try gate.commit(["src/a.js": "f();\n"])
    let plain = try gate.sandbox.text(["cat-file", "commit", "HEAD"])
    let forged = plain.replacing("\n\n", with: "\ngpgsig x\n\n", maxReplacements: 1)
    let id = try gate.sandbox.text(
      ["hash-object", "-w", "-t", "commit", "--stdin"], stdin: Array((forged + "\n").utf8))
    #expect(try gate.judge(["--policy", policy], head: id).conditions["signed-commits"] == "fail")
  }
}

import Foundation
import Git
import TestSupport
import Testing

@testable import assay

/// What somebody who wants to pass could try with the policy, the baseline, the rules and comments.
@Suite("Attacks on what the gate judges by")
struct GateSettingsAttackTests {
  private static let key = GateSandbox.key

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
}

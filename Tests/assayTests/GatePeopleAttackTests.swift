import Git
import TestSupport
import Testing

@testable import assay

/// What somebody who wants to pass could try with names, dates and the portfolio.
@Suite("Attacks on whom the gate judges")
struct GatePeopleAttackTests {
  @Test("a portfolio in the change hides none of the owner's")
  func portfolioInChange() throws {
    let gate = try GateSandbox(["core/pay.js": "f();\n"])
    try gate.portfolio()
    try gate.commit(["core/pay.js": "g();\n"])
    #expect(try gate.judge().conditions["core-paths"] == "fail")
    try gate.commit(["assay.yml": "version: 1\n"])
    #expect(try gate.judge().conditions["core-paths"] == "fail")
  }

  @Test("nobody gets into the core by a machine's name, or by another's with their own as committer")
  func forgedPeople() throws {
    let gate = try GateSandbox(["core/pay.js": "f();\n"])
    let owner = ["--portfolio", try gate.portfolio()]
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
    let owner = ["--portfolio", try gate.portfolio()]
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

  @Test("forged authors and dates change no verdict")
  func forgeries() throws {
    let gate = try GateSandbox()
    for (author, time) in [("CTO <cto@northwind.example>", Int64(0)), ("Ada <ada@example.com>", 4_000_000_000)] {
      try gate.sandbox.commit(["a\(time).conf": "key = \(GateSandbox.key)\n"], author: author, time: time)
    }
    let verdict = try gate.judge()
    #expect(verdict.code == Exit.failed && verdict.findings.count == 2)
  }
}

import Foundation
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

  @Test("a repository of the portfolio that cannot be opened is told as that, and not as one without the base")
  func unopenedRepository() throws {
    let gate = try GateSandbox(["core/pay.js": "f();\n"])
    try gate.commit(["core/pay.js": "g();\n"])
    let clone = gate.sandbox.root + "/clone"
    try gate.sandbox.git(["clone", "--quiet", gate.sandbox.path, clone])
    let blog = "{ id: blog, path: nowhere, mainline: main }"
    func note(_ repositories: [String], in path: String) throws -> String {
      let owner = try gate.portfolio(repositories: repositories)
      let outcome = try AssayCommand.run(
        [
          "gate", ".", "--base", "HEAD~1", "--format", "json", "--now", "2026-11-10T00:00:00Z", "--portfolio", owner,
        ], in: path)
      let json = try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
      let notes = json["notes"] as? [String] ?? []
      let found = try #require(notes.first { $0.contains("portfolio's") })
      let conditions = json["conditions"] as? [[String: Any]] ?? []
      let core = conditions.first { $0["id"] as? String == "core-paths" }
      if found.contains("is not known") {
        let why = try #require(found.split(separator: "is not known: ").last).prefix { $0 != "(" && $0 != "." }
        #expect(outcome.code == Exit.cannotJudge && (core?["message"] as? String)?.contains(why) == true)
      } else {
        #expect(core?["verdict"] as? String == "fail")
      }
      return found
    }
    let reason = "blog (\(gate.sandbox.root)/nowhere is not a Git repository: no such file or folder; check the path)"
    // The one that could be opened is the one; the other is told all the same.
    #expect(try note([blog], in: clone).hasSuffix("the same history. Not opened, so not compared: \(reason)."))
    let stranger = try GateSandbox(["core/pay.js": "h();\n"])
    try stranger.commit(["core/pay.js": "i();\n"])
    #expect(try note([], in: stranger.sandbox.path).hasSuffix("none by its place, and none has its base."))
    #expect(
      try note([blog], in: stranger.sandbox.path)
        .hasSuffix("none that could be opened has its base; not opened: \(reason)."))
    let copy = "{ id: copy, path: clone, mainline: main }"
    let linked = gate.sandbox.root + "/linked"
    try gate.sandbox.git(["clone", "--quiet", gate.sandbox.path, linked])
    #expect(try note([copy], in: linked).hasSuffix("several have its base: shop, copy."))
    try FileManager.default.moveItem(atPath: gate.sandbox.path, toPath: gate.sandbox.root + "/moved")
    #expect(try note([blog], in: stranger.sandbox.path).contains("none could be opened: shop ("))
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

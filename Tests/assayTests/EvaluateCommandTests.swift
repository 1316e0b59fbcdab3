import Foundation
import TestSupport
import Testing

@testable import assay

/// `assay evaluate` as an owner runs it, with no portfolio.
@Suite("assay evaluate")
struct EvaluateCommandTests {
  private static let start: Int64 = 1_770_000_000
  private static let now = "2026-04-30T00:00:00Z"

  private static func steps(_ count: Int, _ word: String) -> String {
    (0..<count).map { "export function \(word)\($0)(amount) {\n  return amount + \($0);\n}\n" }.joined()
  }

  /// Six changes over four weeks, four of them with tests, by one author.
  private static func sample(extra: [String: String] = [:]) throws -> GitSandbox {
    let sandbox = try GitSandbox.withRepository()
    for index in 0..<6 {
      var files: [String: String?] = ["src/basket\(index).js": steps(12, "basket\(index)_")]
      if index < 4 { files["tests/basket\(index).test.js"] = "test('total', () => {\n  expect(1).toBe(1);\n});\n" }
      if index == 0 {
        files["README.md"] = "# Basket\n\nSee https://shop.example.net\n"
        files["package.json"] = "{ \"name\": \"basket\" }\n"
        files["LICENSE"] = "MIT License\n\nCopyright (c) 2019 Acme Corp\n"
        for (name, text) in extra { files[name] = text }
      }
      try sandbox.commit(
        files, message: "Let customers see basket total \(index) with tax",
        time: start + Int64(index) * 5 * 86_400)
    }
    return sandbox
  }

  private func run(_ sandbox: GitSandbox, _ arguments: [String] = []) throws -> AssayCommand.Outcome {
    try AssayCommand.run(["evaluate", "repository", "--now", Self.now] + arguments, in: sandbox.root)
  }

  private func json(_ outcome: AssayCommand.Outcome) throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
  }

  private static func unwrapped(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test("takes the only author, and says what was seen, what cannot be checked and what to ask")
  func text() throws {
    let outcome = try run(Self.sample())
    #expect(outcome.code == Exit.passed && outcome.errors.isEmpty)
    let text = Self.unwrapped(outcome.output)
    #expect(text.contains("Applicant Ada"))
    #expect(text.contains("6 changes") && text.contains("evidence, not merit"))
    #expect(text.contains("from the applicant's first change to the repository's last"))
    #expect(text.contains("Ada <ada@example.com>, 6 commits, unconfirmed"))
    #expect(text.contains("the only human author there is"))
    #expect(text.contains("not applicable: An applicant has no"))
    #expect(text.contains("shop.example.net") && text.contains("Acme Corp"))
    #expect(text.contains("6 of their 6 changes carry no signature"))
    #expect(text.contains("Listen for:") && text.contains("To find out:"))
    #expect(text.contains("not about a person's skill"))
  }

  @Test("JSON has the scorecard's subjects and evidence that opens; the same bytes for any number of workers")
  func shape() throws {
    let sandbox = try Self.sample()
    let outcome = try run(sandbox, ["--format", "json"])
    let report = try json(outcome)
    #expect(report["schema"] as? String == "assay.evaluation/1")
    let subjects = try #require(report["subjects"] as? [[String: Any]])
    #expect(subjects.map { $0["kind"] as? String } == ["candidate", "repository"])
    let dimensions = try #require(subjects[0]["dimensions"] as? [[String: Any]])
    #expect(
      dimensions.map { $0["id"] as? String } == [
        "security", "quality", "maintainability", "ownership", "delivery", "hours",
      ])
    #expect(dimensions[4]["status"] as? String == "not-applicable")
    #expect(dimensions[5]["status"] as? String == "not-applicable")
    let overall = try #require(subjects[0]["overall"] as? [String: Any])
    #expect(overall["grade"] is String && overall["low"] is Double)
    let questions = try #require(report["questions"] as? [[String: Any]])
    #expect(questions.contains { $0["id"] as? String == "largest-change" })
    for question in questions {
      let evidence = try #require(question["evidence"] as? [[String: Any]])
      #expect(evidence.allSatisfy { ($0["commit"] as? String)?.count == 40 })
    }
    let claims = try #require(report["unchecked"] as? [[String: Any]])
    #expect(claims.first?["id"] as? String == "applicant")
    let window = try #require(report["window"] as? [String: Any])
    #expect(window["from"] as? String == "2026-02-02" && window["to"] as? String == "2026-03-01")
    #expect(try run(sandbox, ["--format", "json", "--jobs", "1", "--no-cache"]).output == outcome.output)
  }

  @Test("a bare clone, the folder itself and its .git give the same card")
  func bare() throws {
    let sandbox = try Self.sample()
    try sandbox.git(["clone", "--quiet", "--bare", sandbox.path, sandbox.root + "/repository.git"])
    func subjects(_ path: String) throws -> NSDictionary {
      let report = try json(
        AssayCommand.run(["evaluate", path, "--now", Self.now, "--format", "json"], in: sandbox.root))
      return ["subjects": try #require(report["subjects"]), "questions": try #require(report["questions"])]
    }
    let plain = try subjects("repository")
    #expect(try subjects("repository.git") == plain)
    #expect(try subjects("repository/.git") == plain)
  }

  @Test("several authors are listed with what to type, and each can be chosen by address or name")
  func several() throws {
    let sandbox = try Self.sample()
    try sandbox.commit(
      ["src/eve.js": Self.steps(30, "eve")], message: "Add the voucher page", author: "Eve O'Neil <eve'x@example.com>",
      time: Self.start + 30 * 86_400)
    let listed = try run(sandbox)
    #expect(listed.code == Exit.usage && listed.output.isEmpty)
    #expect(listed.errors.contains("86 %, 6 commits, Ada: --author ada@example.com"))
    #expect(listed.errors.contains("14 %, 1 commit, Eve O'Neil: --author 'eve'\\''x@example.com'"))
    for author in ["ada@example.com", "ADA", "Ada <ada@example.com>"] {
      let outcome = try run(sandbox, ["--author", author, "--format", "json"])
      #expect(outcome.code == Exit.passed)
      let evidence = try #require(json(outcome)["evidence"] as? [String: Any])
      #expect(evidence["changes"] as? Int == 6)
    }
    let both = try run(sandbox, ["--author", "ada", "--author", "eve'x@example.com", "--format", "json"])
    #expect(try #require(json(both)["evidence"] as? [String: Any])["changes"] as? Int == 7)
    let unknown = try run(sandbox, ["--author", "ada@example.org"])
    #expect(unknown.code == Exit.usage && unknown.errors.contains("did you mean `ada@example.com`?"))
  }

  @Test("too little evidence is no grade, says which evidence would do, and never passes for one")
  func floor() throws {
    let sandbox = try GitSandbox.withRepository()
    try sandbox.commit(["a.js": Self.steps(5, "a")], message: "Begin the basket", time: Self.start)
    let outcome = try run(sandbox)
    #expect(outcome.code == Exit.passed && outcome.output.contains("Which evidence would do"))
    #expect(outcome.output.contains("not graded"))
    let gated = try run(sandbox, ["--fail-on", "F"])
    #expect(gated.code == Exit.cannotJudge && gated.errors.contains("there is no grade to fail on"))
    #expect(!gated.output.isEmpty)
  }

  @Test("--fail-on a live key, whose value is shown nowhere")
  func credential() throws {
    let key = "AKIA" + "QYLPMN5HFIQR7XYA"
    let sandbox = try Self.sample(extra: ["config.js": "const id = \"\(key)\";\n"])
    for format in ["text", "json", "markdown"] {
      let outcome = try run(sandbox, ["--fail-on", "credential", "--format", format])
      #expect(outcome.code == Exit.failed)
      #expect(!outcome.output.contains(key) && !outcome.errors.contains(key))
    }
    #expect(try run(Self.sample(), ["--fail-on", "credential"]).code == Exit.passed)
    #expect(try run(Self.sample(), ["--fail-on", "A"]).code == Exit.usage)
  }

  @Test("a key in a name, an address or a copyright line is shown nowhere")
  func hiddenKeys() throws {
    let key = "AKIA" + "QYLPMN5HFIQR7XYA"
    let sandbox = try Self.sample(extra: ["src/\(key).js": "// Copyright (c) 2020 \(key)\n" + Self.steps(3, "x")])
    try sandbox.commit(
      ["b.js": Self.steps(3, "b")], message: "Add b", author: "\(key) <\(key)@example.com>",
      time: Self.start + 30 * 86_400)
    for arguments in [[], ["--author", "ada@example.com"], ["--author", "nobody at all"]] {
      for format in ["text", "json", "markdown"] {
        let outcome = try run(sandbox, arguments + ["--format", format])
        #expect(!outcome.output.contains(key) && !outcome.errors.contains(key))
      }
    }
  }

  @Test(
    "no control character of a name, message or path reaches the terminal", arguments: ["text", "markdown", "json"])
  func hostile(format: String) throws {
    let sandbox = try Self.sample()
    try sandbox.commit(
      [
        "src/\u{1B}]0;x\u{07}\u{202E}.js": Self.steps(300, "evil"), "notes.js": "// Copyright 2020 <script>\u{1B}[2J\n",
      ],
      message: "::error::x \u{1B}[31m<img src=x> @everyone [a](javascript:b)",
      author: "Ada \u{202E}<ada@example.com>", time: Self.start + 20 * 86_400)
    let outcome = try run(sandbox, ["--author", "ada@example.com", "--format", format])
    #expect(outcome.code == Exit.passed)
    for text in [outcome.output, outcome.errors] {
      #expect(!text.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{07}" || $0 == "\u{202E}" })
    }
    if format == "markdown" { #expect(!outcome.output.contains("<img") && !outcome.output.contains("@everyone")) }
  }

  @Test("nothing that lies in the repository has a say in how it is judged")
  func untrusted() throws {
    let sandbox = try Self.sample()
    let plain = try run(sandbox, ["--format", "json"])
    let portfolio = "version: 1\nowner: { name: Me }\npolicy: policy.yml\nrepositories: []\ncontractors: []\n"
    try Data(portfolio.utf8).write(to: URL(filePath: sandbox.path + "/assay.yml"))
    try Data("version: 1\njudgement: { grade_lines: 0, bar: 0 }\n".utf8).write(
      to: URL(filePath: sandbox.path + "/policy.yml"))
    let inside = try AssayCommand.run(
      ["evaluate", ".", "--now", Self.now, "--format", "json"], in: sandbox.path)
    #expect(inside.code == Exit.passed && inside.errors.contains("lies in the applicant's repository"))
    #expect(try json(inside)["tool"] as? NSDictionary == json(plain)["tool"] as? NSDictionary)
    for option in [["--policy", "repository/policy.yml"], ["--portfolio", "repository/assay.yml"]] {
      let named = try run(sandbox, option)
      #expect(named.code == Exit.usage && named.errors.contains("lies in the applicant's repository"))
    }
  }

  @Test("the owner's policy decides, as on the weekly card")
  func policy() throws {
    let sandbox = try Self.sample()
    try Data("version: 1\njudgement: { grade_lines: 100000 }\n".utf8).write(
      to: URL(filePath: sandbox.root + "/policy.yml"))
    let outcome = try run(sandbox, ["--policy", "policy.yml"])
    #expect(outcome.code == Exit.passed && Self.unwrapped(outcome.output).contains("100,000 changed lines"))
  }

  @Test("what cannot be judged says why and what to ask for")
  func cannot() throws {
    let sandbox = try Self.sample()
    let shallow = sandbox.root + "/shallow"
    try sandbox.git(["clone", "--quiet", "--depth", "2", "file://" + sandbox.path, shallow])
    let cut = try AssayCommand.run(["evaluate", shallow], in: sandbox.root)
    #expect(cut.code == Exit.cannotJudge && cut.errors.contains("git bundle create"))
    let empty = try GitSandbox.withRepository()
    let unborn = try AssayCommand.run(["evaluate", "repository"], in: empty.root)
    #expect(unborn.code == Exit.cannotJudge && unborn.errors.contains("no commit yet"))
    #expect(try AssayCommand.run(["evaluate", "nowhere"], in: empty.root).code == Exit.usage)
    #expect(try AssayCommand.run(["evaluate"], in: empty.root).code == Exit.usage)
    #expect(try run(sandbox, ["--rev", "nothing"]).code == Exit.usage)
  }

  @Test("another branch is told, and judged where it is named")
  func branches() throws {
    let sandbox = try Self.sample()
    try sandbox.git(["switch", "--quiet", "--create", "trial"])
    try sandbox.commit(
      ["src/trial.js": Self.steps(20, "trial")], message: "Add the trial task", time: Self.start + 28 * 86_400)
    try sandbox.git(["switch", "--quiet", "main"])
    #expect(Self.unwrapped(try run(sandbox).output).contains("1 other branch (trial): only main was read"))
    let trial = try run(sandbox, ["--rev", "trial", "--format", "json"])
    #expect(try #require(json(trial)["evidence"] as? [String: Any])["changes"] as? Int == 7)
  }

  @Test("the layout holds from 60 columns up", arguments: [60, 80, 200])
  func width(columns: Int) throws {
    let sandbox = try Self.sample()
    let outcome = try withExtendedLifetime(sandbox) {
      try AssayCommand.run(
        ["evaluate", "repository", "--now", Self.now], in: sandbox.root, environment: ["COLUMNS": "\(columns)"])
    }
    #expect(outcome.code == Exit.passed)
    #expect(outcome.output.split(separator: "\n").allSatisfy { $0.count <= columns })
  }
}

import Foundation
import TestSupport
import Testing

@testable import assay

@Suite("assay gate")
struct GateCommandTests {
  private static let tangled = """
    function pay(cart, user, code) {
      let total = 0;
      for (const item of cart) {
        if (item.kind === 'a') {
          if (item.price > 10) {
            if (user.isMember) {
              if (code) { total += item.price * 0.8; } else { total += item.price * 0.9; }
            } else if (code) { total += item.price * 0.95; } else { total += item.price; }
          } else if (item.price > 5) { total += 4; } else { total += 3; }
        } else if (item.kind === 'b') {
          total += item.price > 3 ? 2 : 1;
        }
      }
      return total;
    }

    """

  @Test("passes a good change, and says what held")
  func passes() throws {
    let gate = try GateSandbox()
    try gate.commit(["src/price.js": "export function price(item) {\n  return item.price;\n}\n"])
    let verdict = try gate.judge()
    #expect(verdict.code == Exit.passed && verdict.verdict == "pass")
    #expect(verdict.conditions["no-credentials"] == "pass" && verdict.conditions["function-cognitive"] == "pass")
    #expect(verdict.conditions["known-authors"] == "not-applicable")
    #expect(verdict.json["schema"] as? String == "assay.gate/1")
    let text = try AssayCommand.run(["gate", ".", "--base", "main"], in: gate.sandbox.path)
    #expect(text.output.split(separator: "\n").last?.hasPrefix("PASS: ") == true)
  }

  @Test("fails a tangled function with its place, why, what to do and how long it takes")
  func complexity() throws {
    let gate = try GateSandbox()
    try gate.commit(["src/pay.js": Self.tangled])
    let verdict = try gate.judge()
    #expect(verdict.code == Exit.failed && verdict.conditions["function-cognitive"] == "fail")
    let place = try #require(verdict.places("function-cognitive").first)
    #expect(place["path"] as? String == "src/pay.js" && place["line"] as? Int == 1)
    let text = try AssayCommand.run(["gate", ".", "--base", "main"], in: gate.sandbox.path)
    for word in ["FAILS", "Why", "To do", "About", "src/pay.js:1", "FAIL: "] { #expect(text.output.contains(word)) }
    // What was so before is nobody's here; making it worse is.
    let old = try GateSandbox(["src/pay.js": Self.tangled])
    try old.commit(["src/pay.js": Self.tangled + "function b() {\n  return 1;\n}\n"])
    #expect(try old.judge().code == Exit.passed)
    try old.commit([
      "src/pay.js": Self.tangled.replacing(
        "return total;", with: "if (total) { if (code) { total += 1; } }\n  return total;")
    ])
    #expect(try old.judge().conditions["function-cognitive"] == "fail")
  }

  @Test("an old problem in a touched file is not charged, and a new one on an untouched line is")
  func comparison() throws {
    let gate = try GateSandbox(["src/a.js": "// TODO old\neval(old)\nfunction f(a) {\n  return a;\n}\nf(1);\n"])
    try gate.commit(["src/a.js": "// TODO old\neval(old)\nfunction f(a) {\n  return a + 1;\n}\nf(1);\n"])
    #expect(try gate.judge().findings == [])
    // The finding stands on the function's first line, which nobody touched.
    let long = (0..<320).map { "  call(\($0));" }.joined(separator: "\n")
    try gate.commit(["src/a.js": "// TODO old\neval(old)\nfunction f(a) {\n\(long)\n  return a + 1;\n}\nf(1);\n"])
    let verdict = try gate.judge()
    #expect(verdict.conditions["function-length"] == "warn")
  }

  @Test("copies of old code are charged, old copies are not")
  func copies() throws {
    func block(_ name: String) -> String {
      "export function \(name)(items) {\n"
        + (0..<20).map { "  items.push(load(\($0), 'name\($0)') + items.length);" }
        .joined(separator: "\n") + "\n}\n"
    }
    let gate = try GateSandbox(["src/one.js": block("one"), "src/two.js": block("two")])
    try gate.commit(["src/two.js": block("two").replacing("load(7,", with: "read(7,"), "src/b.js": "let a = 1;\n"])
    #expect(try gate.judge().conditions["duplication"] != "fail")
    try gate.commit(["src/three.js": block("three")])
    let verdict = try gate.judge()
    #expect(verdict.conditions["duplication"] == "fail")
    #expect(verdict.places("duplication").first?["path"] as? String == "src/three.js")
    // Good code beside it makes the copy no smaller.
    let good = (0..<200).map { "export const c\($0) = \($0) * \($0 % 7) + offset\($0 % 13);\n" }.joined()
    try gate.commit(["src/good.js": good])
    #expect(try gate.judge().conditions["duplication"] == "fail")
  }

  @Test("small changes by the same person add up, so that splitting dodges nothing")
  func window() throws {
    let gate = try GateSandbox(["src/one.js": Self.lines(0..<40)])
    try gate.sandbox.git(["checkout", "--quiet", "main"])
    for part in 0..<3 {
      try gate.commit(
        ["src/copy.js": Self.lines(0..<(part + 1) * 10)], message: "Part \(part)", time: 1_790_000_200 + Int64(part))
    }
    try gate.sandbox.git(["checkout", "--quiet", "-B", "change", "main"])
    try gate.commit(["src/copy.js": Self.lines(0..<40)], time: 1_790_000_300)
    #expect(try gate.judge().conditions["duplication"] == "fail")
    // Good code beside it takes nothing out of the window.
    try gate.commit(["src/good.js": (0..<30).map { "export const good\($0) = \($0);\n" }.joined()], time: 1_790_000_310)
    #expect(try gate.judge().conditions["duplication"] == "fail")
    // Merged by somebody else, they are still the same person's.
    try gate.sandbox.git(["checkout", "--quiet", "-B", "merged", "main~3"])
    for part in 0..<3 {
      try gate.sandbox.git(["checkout", "--quiet", "-B", "part"])
      try gate.commit(
        ["src/copy.js": Self.lines(0..<(part + 1) * 10)], message: "Part \(part)", time: 1_790_000_200 + Int64(part))
      try gate.sandbox.git(["checkout", "--quiet", "merged"])
      try gate.sandbox.git(
        [
          "-c", "user.name=CTO", "-c", "user.email=cto@northwind.example", "merge", "--quiet", "--no-ff", "--no-edit",
          "part",
        ],
        time: 1_790_000_210 + Int64(part))
    }
    try gate.sandbox.git(["checkout", "--quiet", "-B", "next", "merged"])
    try gate.commit(["src/copy.js": Self.lines(0..<40)], time: 1_790_000_300)
    #expect(try gate.judge(base: "merged").conditions["duplication"] == "fail")
    try gate.sandbox.git(["checkout", "--quiet", "change"])
    // Somebody else's small changes are theirs.
    try gate.sandbox.commit(
      ["src/other.js": "let a = 1;\n"], author: "Bob <bob@example.com>", time: 1_790_000_400)
    try gate.sandbox.git(["checkout", "--quiet", "-B", "bob", "main"])
    try gate.sandbox.commit(["src/bob.js": "let b = 1;\n"], author: "Bob <bob@example.com>", time: 1_790_000_400)
    #expect(try gate.judge().conditions["duplication"] == "not-applicable")
  }

  private static func lines(_ range: Range<Int>) -> String {
    range.map { "register(load(\($0), 'name\($0)') + offset.length);" }.joined(separator: "\n") + "\n"
  }

  @Test("files that go together are missed where one of them is left alone")
  func coChange() throws {
    let gate = try GateSandbox(["src/price.js": "f(0);\n", "src/tax.js": "g(0);\n", "src/other.js": "h();\n"])
    try gate.sandbox.git(["checkout", "--quiet", "main"])
    for number in 1...6 {
      try gate.commit(
        ["src/price.js": "f(\(number));\n", "src/tax.js": "g(\(number));\n"], time: 1_790_000_200 + Int64(number))
    }
    try gate.sandbox.git(["checkout", "--quiet", "-B", "change", "main"])
    try gate.commit(["src/price.js": "f(7);\n"])
    let verdict = try gate.judge()
    #expect(verdict.conditions["missing-co-change"] == "warn")
    #expect(verdict.places("missing-co-change").map { $0["path"] as? String } == ["src/tax.js"])
    try gate.commit(["src/tax.js": "g(7);\n"])
    #expect(try gate.judge().conditions["missing-co-change"] == "pass")
  }

  @Test("tests must stay, stay on, and come with code")
  func tests() throws {
    let test =
      "test('adds', () => {\n  expect(add(1, 2)).toBe(3);\n});\ntest('subtracts', () => {\n  expect(sub(3, 2)).toBe(1);\n});\n"
    let gate = try GateSandbox(["src/a.js": "f();\n", "src/a.test.js": test, "src/b.test.js": test])
    try gate.commit(["src/b.test.js": nil])
    #expect(try gate.judge().conditions["tests-deleted"] == "fail")
    // A test under a name that nobody runs is gone too.
    let moved = try GateSandbox(["src/b.test.js": test])
    try moved.commit(["src/b.test.js": nil, "tests/b.test.js": test])
    #expect(try moved.judge().conditions["tests-deleted"] == "pass")
    try moved.commit(["tests/b.test.js": nil, "src/b.helper.js": test])
    #expect(try moved.judge().places("tests-deleted").map { $0["path"] as? String } == ["src/b.helper.js"])
    try gate.commit(["src/b.test.js": test, "src/a.test.js": test.replacing("test('adds'", with: "test.skip('adds'")])
    #expect(try gate.judge().conditions["tests-skipped"] == "fail")
    let body = (0..<25).map { "  call(\($0));" }.joined(separator: "\n")
    try gate.commit(["src/a.test.js": test, "src/new.js": "export function run() {\n\(body)\n}\n"])
    #expect(try gate.judge().conditions["tests-accompany"] == "warn")
    try gate.commit(["src/a.test.js": test + "// More of them later.\n"])
    #expect(try gate.judge().conditions["tests-accompany"] == "warn")
    try gate.commit(["src/new.test.js": "test('runs', () => {\n  expect(run()).toBe(1);\n});\n"])
    #expect(try gate.judge().conditions["tests-accompany"] == "pass")
  }

  @Test("the policy sets thresholds, other ones for some paths, and switches conditions off")
  func policy() throws {
    let gate = try GateSandbox()
    try gate.commit(["src/pay.js": Self.tangled, "legacy/pay.js": Self.tangled.replacing("pay(", with: "old(")])
    let policy = gate.sandbox.root + "/policy.yml"
    func verdict(_ text: String) throws -> GateSandbox.Verdict {
      try ("version: 1\ngate:\n  conditions:\n" + text).write(toFile: policy, atomically: true, encoding: .utf8)
      return try gate.judge(["--policy", policy])
    }
    let loose =
      "    function-cognitive: { threshold: 60 }\n    function-cyclomatic: { threshold: 60 }\n    duplication: off\n"
    #expect(try verdict(loose).code == Exit.passed)
    let paths = """
          function-cyclomatic: off
          duplication: off
          function-cognitive:
            threshold: 15
            paths: [{ match: ["legacy/**"], threshold: 60 }, { match: ["src/**"], severity: warn }]

      """
    let parts = try verdict(paths)
    #expect(parts.code == Exit.passed)
    let conditions = parts.json["conditions"] as? [[String: Any]] ?? []
    let cognitive = conditions.filter { $0["id"] as? String == "function-cognitive" }
    #expect(cognitive.map { $0["verdict"] as? String } == ["pass", "warn", "not-applicable"])
    // A lower floor for some paths is looked at there, though the change is under the usual one.
    let copy = (0..<12).map { "register(load(\($0), 'name\($0)') + offset.length);" }.joined(separator: "\n") + "\n"
    let small = try GateSandbox(["src/one.js": copy])
    try small.commit(["core/two.js": copy])
    try """
    version: 1
    gate: { conditions: { duplication: { paths: [{ match: ["core/**"], threshold: 5, floor: 5 }] } } }
    """.write(toFile: policy, atomically: true, encoding: .utf8)
    #expect(try small.judge(["--policy", policy]).code == Exit.failed)
    #expect(try small.judge().code == Exit.passed)
    for (text, words) in [
      ("    function-cognitiv: off\n", "did you mean"), ("    duplication: { treshold: 1 }\n", "threshold"),
      ("    duplication: { severity: stop }\n", "block"),
      ("    signed-commits: { paths: [{ match: [a] }] }\n", "has no paths"),
      ("    message-form: { severity: warn, patterns: ['('] }\n", "pattern refused"),
      ("    change-size: { floor: 3 }\n", "has no floor"),
    ] {
      let refused = try verdict(text)
      #expect(refused.code == Exit.cannotJudge && refused.errors.contains(words), "\(text) \(refused.errors)")
    }
  }

  @Test("people, engagements and the core come from the portfolio")
  func portfolio() throws {
    let gate = try GateSandbox(["core/pay.js": "f();\n"])
    func judge(_ engagement: String) throws -> GateSandbox.Verdict {
      try gate.judge(["--portfolio", gate.portfolio(ada: "repositories: [shop], \(engagement)")])
    }
    try gate.commit(["core/pay.js": "g();\n"])
    let own = try judge("scope: core")
    #expect(
      own.code == Exit.passed && own.conditions["core-paths"] == "pass" && own.conditions["known-authors"] == "pass")
    #expect(try judge("scope: bounded").conditions["core-paths"] == "fail")
    let ended = try judge("scope: core, ended: 2026-10-20")
    #expect(ended.code == Exit.failed && ended.conditions["active-engagements"] == "fail")
    try gate.sandbox.commit(["core/pay.js": "h();\n"], author: "Eve <eve@example.com>")
    let stranger = try judge("scope: core")
    #expect(stranger.conditions["known-authors"] == "warn" && stranger.conditions["core-paths"] == "fail")
  }

  @Test("findings are accepted with who, why and until when, and entries end")
  func baseline() throws {
    let gate = try GateSandbox()
    try gate.commit(["src/a.js": "eval(name)\n", "src/b.js": "eval(other)\n"])
    let file = gate.sandbox.root + "/baseline.yml"
    func baseline(_ arguments: [String]) throws -> AssayCommand.Outcome {
      try AssayCommand.run(
        ["gate", "baseline"] + arguments + [".", "--file", file, "--base", "main", "--now", "2026-11-10T00:00:00Z"],
        in: gate.sandbox.path)
    }
    let print = try #require(try gate.judge().places("new-findings-high").first?["fingerprint"] as? String)
    let write = ["write", "--by", "cto@northwind.example", "--reason", "Ours alone", "--until", "2026-12-31"]
    #expect(try baseline(write + ["--fingerprint", print]).code == Exit.passed)
    #expect(try gate.judge(["--baseline", file]).findings.count == 1)
    #expect(try baseline(write).code == Exit.passed)
    let accepted = try gate.judge(["--baseline", file])
    #expect(accepted.code == Exit.passed && (accepted.json["accepted"] as? [Any])?.count == 2)
    let late = try AssayCommand.run(
      ["gate", ".", "--base", "main", "--baseline", file, "--now", "2027-01-01T00:00:00Z"], in: gate.sandbox.path)
    #expect(late.code == Exit.failed && late.output.contains("ended 2026-12-31"))
    try gate.commit(["src/b.js": nil])
    let shown = try baseline(["show"])
    #expect(shown.code == Exit.passed && shown.output.contains("stale") && shown.output.contains("counts"))
    #expect(try baseline(["prune", "--stale"]).code == Exit.passed)
    #expect(try !baseline(["show"]).output.contains("stale"))
    #expect(try baseline(["write", "--by", "x", "--reason", " "]).code == Exit.usage)
  }

  @Test("the same findings however the same change is brought")
  func metamorphic() throws {
    let gate = try GateSandbox(["src/app.js": "f();\n", "src/util.js": "export const a = 1;\nexport const b = 2;\n"])
    try gate.commit(["src/a.js": "eval(name)\n"], message: "One")
    try gate.commit(["src/b.conf": "key = \(GateSandbox.key)\n"], message: "Two")
    try gate.commit(["src/c.js": "// TODO later\n"], message: "Three")
    let whole = try gate.judge()
    #expect(whole.code == Exit.failed && whole.findings.count == 3)
    func branch(_ name: String) throws { try gate.sandbox.git(["checkout", "--quiet", "-B", name, "main"]) }
    // In another order, and as one commit.
    try branch("reordered")
    for number in ["change", "change~2", "change~1"] { try gate.sandbox.git(["cherry-pick", number]) }
    #expect(try gate.judge().fingerprints == whole.fingerprints)
    try branch("squashed")
    try gate.sandbox.git(["merge", "--quiet", "--squash", "change"])
    try gate.sandbox.git(["commit", "--quiet", "--message", "All"])
    #expect(try gate.judge().fingerprints == whole.fingerprints)
    // On a mainline that went on.
    try gate.sandbox.git(["checkout", "--quiet", "main"])
    try gate.commit(["src/main.js": "g();\n"], message: "Main")
    try gate.sandbox.git(["checkout", "--quiet", "-B", "rebased", "change"])
    try gate.sandbox.git(["rebase", "--quiet", "main"])
    #expect(try gate.judge().fingerprints == whole.fingerprints)
    // With comments around it, and with good code beside it.
    try gate.commit(["src/a.js": "// The name.\neval(name)\n// Its end.\n", "src/good.js": "export const good = 1;\n"])
    let more = try gate.judge()
    #expect(more.code == Exit.failed && more.fingerprints == whole.fingerprints)
    // Moving a file of the base brings nothing.
    try gate.commit(["src/util.js": nil, "lib/util.js": "export const a = 1;\nexport const b = 2;\n"])
    #expect(try gate.judge().fingerprints == whole.fingerprints)
  }

  @Test("says the same with one worker and with several, and twice")
  func deterministic() throws {
    let gate = try GateSandbox()
    try gate.commit(
      Dictionary(uniqueKeysWithValues: (0..<40).map { ("src/\($0).js", Optional("eval(n\($0))\n// TODO \($0)\n")) }))
    let texts = try [["--jobs", "1"], ["--jobs", "3"], []].map {
      try AssayCommand.run(["gate", ".", "--base", "main", "--format", "json"] + $0, in: gate.sandbox.path).output
    }
    #expect(Set(texts).count == 1 && !texts[0].isEmpty)
  }

  @Test("explains a condition, and refuses what it does not know")
  func words() throws {
    let gate = try GateSandbox()
    let explained = try AssayCommand.run(["gate", "--explain", "duplication"], in: gate.sandbox.path)
    #expect(explained.code == Exit.passed && explained.output.contains("Sonar way"))
    #expect(
      try AssayCommand.run(["gate", "--explain", "duplicaton"], in: gate.sandbox.path).errors.contains("did you mean"))
    #expect(try AssayCommand.run(["gate", "."], in: gate.sandbox.path).code == Exit.usage)
    #expect(try gate.judge(["--staged", "--report", "nothing"]).code == Exit.usage)
    let file = gate.sandbox.root + "/gate.json"
    try gate.commit(["src/b.js": "g();\n"])
    #expect(try gate.judge(["--report", "json=\(file)"]).code == Exit.passed)
    #expect(FileManager.default.fileExists(atPath: file))
    #expect(try gate.judge(base: "nowhere").code == Exit.usage)
  }
}

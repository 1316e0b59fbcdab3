import Findings
import RuleEngine
import SourceText
import Testing

/// Rules over measures of functions, types and files.
@Suite("Rules over measures")
struct MeasureRuleTests {
  private func yaml(_ match: String, more: String = "") -> String {
    """
    rules:
      - id: t.measure
        title: Too much
        description: Too much.
        remediation: Less.
        severity: low
        confidence: high
        dimension: maintainability
        \(more)
        match: { measure: \(match) }
        minutes: { base: 1, per_unit: 2 }
        examples: [{ path: a.js, text: "«»a" }, { path: a.js, text: "«»a" }]
        near_misses: [a, b]
    """
  }

  private func found(
    _ match: String, more: String = "", overrides: RuleOverrides = RuleOverrides(), _ text: String, path: String
  ) throws -> [Finding] {
    let rules = try RuleLoading.load(yaml: Array(yaml(match, more: more).utf8), file: "t.yml")
    var matcher = try RuleMatcher(RuleSet(rules: rules, overrides: overrides))
    return try findings(text, path: path, &matcher)
  }

  private func message(_ match: String, more: String = "") -> String {
    do {
      _ = try RuleLoading.load(yaml: Array(yaml(match, more: more).utf8), file: "t.yml")
      return "loads"
    } catch {
      return error.description
    }
  }

  private static let shop = """
    class Shop {
      open() { if (a) { b(); } }
      shut() { return [1].map((x) => { return x; }); }
    }
    class Cart { sum() { return 1; } }
    function free() { }

    """

  @Test("a type is measured by the functions whose names begin with it, and found where the first one starts")
  func types() throws {
    let found = try found("{ of: type, name: methods, over: 1 }", Self.shop, path: "src/a.js")
    #expect(found.map(\.message) == ["Too much: Shop has 2 methods, over 1"])
    #expect(found.map(\.range.start.line) == [2])
    #expect(found.map(\.range.end.line) == [2])
    #expect(found.map(\.minutes) == [3])
    let sums = try self.found("{ of: type, name: cyclomatic, over: 2 }", Self.shop, path: "src/a.js")
    #expect(sums.map(\.message) == ["Too much: Shop has a total cyclomatic complexity of 3, over 2"])
    #expect(try self.found("{ of: type, name: nloc, over: 2 }", Self.shop, path: "src/a.js").isEmpty)
  }

  @Test("a type keeps its fingerprint when its methods move")
  func typeFingerprint() throws {
    let match = "{ of: type, name: methods, over: 0 }"
    let before = try found(match, Self.shop, path: "src/a.js")
    let after = try found(match, "\n\n" + Self.shop.replacing("shut()", with: "close()"), path: "src/a.js")
    #expect(before.map(\.fingerprint) == after.map(\.fingerprint))
    #expect(Set(before.map(\.fingerprint)).count == 2)
  }

  @Test("every condition must hold, and each is told")
  func conditions() throws {
    let text = "function f(a, b, c) { if (a) { return b; } return c; }\n"
    let both = "{ of: function, name: returns, over: 1, and: { name: parameters, over: 2 } }"
    #expect(
      try found(both, text, path: "a.js").map(\.message) == [
        "Too much: f has 2 ways out, over 1, and 3 parameters, over 2"
      ])
    let list =
      "{ of: function, name: returns, over: 1, and: [{ name: parameters, over: 2 }, { name: nesting, over: 1 }] }"
    #expect(try found(list, text, path: "a.js").isEmpty)
  }

  @Test(
    "a file's lines are found at the first that is unlike the others",
    arguments: [
      ("mixed_indentation", "f(\n  a,\n  b,\n\tc\n)\n", 4), ("mixed_line_ends", "a()\nb()\nc()\r\n", 3),
      ("long_lines", "a()\n" + String(repeating: "a + ", count: 60) + "a\n", 2),
      ("longest_line", "a()\nb = c\n", 2),
    ])
  func shapes(name: String, text: String, line: Int) throws {
    let found = try found("{ of: file, name: \(name), over: 0 }", text, path: "a.js")
    #expect(found.map(\.range.start) == [TextPosition(line: line, column: 1)])
    #expect(found.allSatisfy { !$0.excerpt.isEmpty })
  }

  @Test(
    "a measure that the subject does not have is refused",
    arguments: [
      ("{ of: function, name: methods, over: 1 }", "a function has no 'methods'; it has cyclomatic"),
      ("{ of: type, name: nesting, over: 1 }", "a type has no 'nesting'; it has cyclomatic, cognitive, nloc, methods"),
      ("{ of: file, name: bumps, over: 1 }", "a file has no 'bumps'"),
      ("{ of: file, name: nloc, over: 1, and: { name: returns, over: 1 } }", "a file has no 'returns'"),
      ("{ of: file, name: nloc, over: 1, and: [] }", "at least one condition is needed"),
      ("{ of: file, name: nloc, over: 1, and: { name: lines } }", "'over'"),
    ])
  func refused(match: String, expected: String) {
    #expect(message(match).contains(expected), "\(message(match))")
  }

  @Test("a rule that is off by default reports only where a policy names it")
  func offByDefault() throws {
    let match = "{ of: type, name: methods, over: 1 }"
    func count(_ overrides: RuleOverrides) throws -> Int {
      try found(match, more: "enabled: false", overrides: overrides, Self.shop, path: "a.js").count
    }
    #expect(try count(RuleOverrides()) == 0)
    #expect(try count(RuleOverrides(packs: ["t": true])) == 0)
    #expect(try count(RuleOverrides(rules: ["t.measure": true])) == 1)
    #expect(try count(RuleOverrides(packs: ["t": false], rules: ["t.measure": true])) == 1)
    #expect(try found(match, more: "enabled: true", Self.shop, path: "a.js").count == 1)
  }

  @Test("being off by default is kept in the embedded form, and said")
  func embedded() throws {
    let off = try RuleLoading.load(
      yaml: Array(yaml("{ of: file, name: lines, over: 1 }", more: "enabled: false").utf8), file: "t.yml")
    let encoded = try RuleLoading.encode(off)
    let decoded = try RuleLoading.decode(rules: encoded.rules, manuals: encoded.manuals)
    #expect(decoded.map(\.isOnByDefault) == [false])
    #expect(RuleExplanation(decoded[0]).looksAt.contains { $0.hasPrefix("off by default") })
  }

  @Test("a credential rule cannot be off by default")
  func credential() {
    let text = RuleLoadingTests.good.replacing("severity: high", with: "severity: high\n    enabled: false")
    do {
      _ = try RuleLoading.load(yaml: Array(text.utf8), file: "Rules/secrets/shop.yml")
      Issue.record("it loads")
    } catch {
      #expect(error.description.contains("cannot be off by default"))
    }
  }
}

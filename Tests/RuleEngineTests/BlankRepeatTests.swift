import Findings
import Testing

@testable import RuleEngine

/// What a rule finds does not depend on what stands before it in the file.
@Suite("Where a match stands")
struct BlankRepeatTests {
  @Test("repeats of blanks lose their upper bound in the first stage, and nothing else changes")
  func withOpenBlanks() {
    let cases = [
      (#"^[ \t]{0,60}print\("#, #"^[ \t]*print\("#), (#"a\s{0,80}b|^[ ]{2,4}c"#, #"a\s*b|^[ ]{2,}c"#),
      ("^print", "^print"), (#"[^\s]{0,20}a"#, #"[^\s]{0,20}a"#), (#"\\s{0,4}a"#, #"\\s{0,4}a"#),
      (#"\\\s{0,4}a"#, #"\\\s*a"#), (#"\[ ]{0,4}a"#, #"\[ ]{0,4}a"#), (#"\w{0,60}b"#, #"\w{0,60}b"#), ("", ""),
    ]
    for (expression, expected) in cases {
      #expect(PatternDatabase.withOpenBlanks(expression) == expected, "\(expression)")
    }
  }

  @Test(
    "an indented call is found behind any number of bytes", arguments: [0, 4, 20, 60], ["^", "(?:^|;)", "(?:x\\n|^)"])
  func shifted(indent: Int, start: String) throws {
    let yaml = """
      rules:
        - id: t.print
          title: Print
          description: Prints.
          remediation: Do not.
          severity: low
          confidence: high
          dimension: quality
          match: { patterns: ['\(start)[ \\t]{0,60}fmt\\.Println\\('] }
          minutes: { base: 1 }
          examples: ['«fmt.Println(»1)', '«  fmt.Println(»2)']
          near_misses: ['x fmt.Println(1)', 'fmt.Print(1)']
      """
    var matcher = try RuleMatcher(RuleSet(rules: RuleLoading.load(yaml: Array(yaml.utf8), file: "t.yml")))
    var missed: [Int] = []
    for count in 0..<150 {
      let before = String(repeating: "x", count: count) + (count > 0 ? "\n" : "")
      let text = before + String(repeating: " ", count: indent) + "fmt.Println(here)\n}\n"
      if try findings(text, path: "a.go", &matcher).count != 1 { missed.append(count) }
    }
    #expect(missed == [])
  }

  @Test("every example is found behind other lines", arguments: [1, 7, 20, 33, 50, 64, 90, 200])
  func examples(lines: Int) throws {
    let before = String(repeating: "\n", count: lines)
    let rules = Shipped.rules.compactMap { rule -> Rule? in
      guard case .content = rule.match else { return nil }
      var rule = rule
      // A pattern may look at what stands before its first line.
      for index in rule.examples.indices where rule.examples[index].commit == nil {
        rule.examples[index].text = before + rule.examples[index].text
        rule.examples[index].spans = rule.examples[index].spans.map { $0.lowerBound + lines..<$0.upperBound + lines }
      }
      rule.nearMisses = []
      return rule
    }
    for outcome in try RuleExamples.check(rules, measure: measure) { #expect(outcome.isOK, "\(outcome.error)") }
  }
}

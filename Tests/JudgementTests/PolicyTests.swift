import Findings
import RuleEngine
import Testing

@testable import Judgement

@Suite("The judging part of a policy file")
struct PolicyTests {
  private func read(_ text: String) throws -> JudgementPolicy {
    try JudgementPolicy(policyFile: YAMLNode(parsing: Array(text.utf8), file: "policy.yml"))
  }

  @Test("The shipped text reads back as the shipped policy")
  func roundTrip() throws {
    let policy = try read(JudgementPolicy.defaultYAML)
    #expect(policy == JudgementPolicy.default)
    #expect(policy.digest == JudgementPolicy.default.digest)
  }

  @Test("What a file leaves out keeps its default, and what it says changes the digest")
  func partial() throws {
    let policy = try read(
      "judgement:\n  bar: 70\n  weights: { security: 0.5 }\n  ladders:\n    quality.tests: [[0, 0], [1, 100]]\n"
        + "  spreads: { quality.tests: 3.5 }\n")
    #expect(policy.spreads["quality.tests"] == 3.5)
    #expect(try read(policy.yaml()).spreads == policy.spreads)
    #expect(policy.bar == 70 && policy.weights[.security] == 0.5 && policy.weights[.quality] == 0.2)
    #expect(policy.ladders["quality.tests"]?.score(0.5) == 50)
    #expect(policy.digest != JudgementPolicy.default.digest)
    #expect(try read("version: 1\n") == JudgementPolicy.default)
  }

  @Test(
    "Mistakes are told at their line",
    arguments: [
      ("judgement:\n  baar: 70\n", 2, "bar"),
      ("judgement:\n  exponent: 1.5\n", 2, "between"),
      ("judgement:\n  weights:\n    safety: 1\n", 3, "safety"),
      ("judgement:\n  spreads:\n    quality.tests: 0.5\n", 3, "1"),
      ("judgement:\n  spreads:\n    quality.test: 2\n", 3, "quality.test"),
      ("judgement:\n  ladders:\n    quality.testss: [[0, 0], [1, 100]]\n", 3, "quality.tests"),
      ("judgement:\n  ladders:\n    quality.tests: [[0, 100], [1, 0]]\n", 3, "rise"),
      ("judgement:\n  ladders:\n    quality.tests: [[0, 0], [0, 100]]\n", 3, "number twice"),
      ("judgement:\n  bar: 50\n", 2, "under the bar"),
    ])
  func mistakes(text: String, line: Int, words: String) throws {
    let error = try #require(throws: ConfigurationError.self) { try read(text) }
    #expect(error.line == line)
    #expect(error.message.contains(words), "\(error.message)")
  }

  @Test("Every signal has a ladder that names its source, an id in its dimension's name, and is there once")
  func registry() {
    #expect(Set(SignalRegistry.ids).count == SignalRegistry.ids.count)
    for signal in SignalRegistry.contractor {
      #expect(signal.id.hasPrefix(signal.dimension.rawValue + "."))
      #expect(!signal.ladder.source.isEmpty && signal.ladder.rungs.count >= 2)
      #expect(Ladder(rungs: signal.ladder.rungs, source: "") != nil, "\(signal.id)")
    }
    for dimension in Dimension.allCases {
      #expect(SignalRegistry.contractor.count { $0.dimension == dimension } >= 3)
    }
  }

  @Test(
    "Task ids are found in messages",
    arguments: [
      ("Show totals (CU-86abc12)", ["86abc12"]), ("Fix #123, see SHOP-44.", ["123", "shop-44"]),
      ("Use UTF-8 everywhere", ["utf-8"]), ("No id here - really", []),
    ])
  func tasks(text: String, expected: [String]) {
    #expect(JudgementPolicy.default.tasks(in: text) == expected)
  }

  @Test("A subject of empty words is vague, one that says what it does is not")
  func vague() {
    let policy = JudgementPolicy.default
    for text in ["update", "fix bug", "wip", "more work", ""] { #expect(policy.isVague(text, atLeast: 2), "\(text)") }
    #expect(!policy.isVague("Show basket totals", atLeast: 2))
  }
}

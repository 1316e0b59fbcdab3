import Findings
import Foundation
import Lexing
import SourceText
import Testing

@testable import RuleEngine

@Suite("Hostile text for each rule")
struct HostileRuleTests {
  /// In whole by `ASSAY_HOSTILE_BYTES=1048576`, which takes an optimised build's patience; a twentieth of it in each run.
  private static let hostileBytes =
    ProcessInfo.processInfo.environment["ASSAY_HOSTILE_BYTES"].flatMap(Int.init) ?? 48 << 10

  @Test("what nearly matches a rule, over and over, costs a bounded amount of work", arguments: Shipped.rules)
  func nearlyMatching(rule: Rule) throws {
    guard case .content(let content) = rule.match else { return }
    var matcher = try RuleMatcher(RuleSet(rules: [rule], overrides: .all(on: [rule])))
    for example in rule.examples.prefix(1) {
      let text = Array(example.text.utf8)
      // The match without its end, and its beginning alone: what makes an expression try again and again.
      let end = example.spans.first?.upperBound ?? text.count
      for unit in [text[..<max(1, end - 1)], text[..<max(1, (example.spans.first?.lowerBound ?? 0) + 4)]] {
        var bytes: [UInt8] = []
        while bytes.count < Self.hostileBytes { bytes += unit }
        let before = matcher.confirmedBytes
        _ = try matcher.findings(
          in: bytes.span, path: RepositoryPath(example.path ?? "src/module.conf"),
          source: LexedSource(language: nil, tokens: []), lines: LineIndex(bytes), measure: nil, key: .unkeyed)
        // Each offset is a start at most once for each expression, in the text and in what it decodes to.
        let patterns = content.patterns.count + content.unlessFile.count
        #expect(matcher.confirmedBytes - before <= 4 * patterns * bytes.count, "\(rule.id)")
      }
    }
  }

  @Test("code that nearly matches a rule over tokens, over and over, is searched to its end", arguments: Shipped.rules)
  func nearlyMatchingCode(rule: Rule) throws {
    guard case .code = rule.match else { return }
    var matcher = try RuleMatcher(RuleSet(rules: [rule], overrides: .all(on: [rule])))
    for example in rule.examples.prefix(1) {
      let text = Array(example.text.utf8)
      let span = example.spans.first ?? 0..<text.count
      // The match without its end, and as often as it fits: what leaves brackets open, and what is found again and again.
      for unit in [text[..<max(1, span.upperBound - 1)], text[...]] {
        var bytes: [UInt8] = []
        while bytes.count < Self.hostileBytes { bytes += unit + [0x0A] }
        let path = RepositoryPath(example.path ?? "src/a." + (rule.languages.first ?? "txt"))
        let source = LexedSource(bytes.span, language: LanguageDetection.language(of: path, content: bytes.span))
        let found = try matcher.findings(
          in: bytes.span, path: path, source: source, lines: LineIndex(bytes), measure: nil, key: .unkeyed)
        // A rule has a fixed number of steps for a file and says where it runs out of them.
        #expect(matcher.undone.isEmpty, "\(rule.id)")
        #expect(Set(found.map(\.rule)).isSubset(of: [rule.id]))
      }
    }
  }
}

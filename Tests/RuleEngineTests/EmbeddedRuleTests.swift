import Findings
import Foundation
import Lexing
import Metrics
import RuleEngine
import RulePacks
import SourceText
import Testing

/// The rules that ship, decoded and compiled once: compiling takes seconds.
enum Shipped {
  static func set() throws -> RuleSet { try compiled.get() }

  private static let compiled = Result { try RuleSet(rules: rules) }

  static let rules: [Rule] = {
    do {
      return try RuleLoading.decode(rules: RulePacks.rules, manuals: RulePacks.manuals)
    } catch {
      Issue.record("the embedded rules do not decode: \(error)")
      return []
    }
  }()
}

func measure(
  _ bytes: [UInt8], _ source: LexedSource, _ lines: LineIndex, _ path: RepositoryPath
) -> (measure: FileMeasure, standing: FileStanding) {
  FileMeasurement.example(bytes, source: source, lines: lines, path: path)
}

func findings(
  _ text: String, path: String, _ matcher: inout RuleMatcher
) throws -> [Finding] {
  try findings(Array(text.utf8), path: path, &matcher)
}

func findings(
  _ bytes: [UInt8], path: String, _ matcher: inout RuleMatcher
) throws -> [Finding] {
  let path = RepositoryPath(path)
  let lines = LineIndex(bytes)
  let source = LexedSource(bytes.span, language: LanguageDetection.language(of: path, content: bytes.span))
  let measured = measure(bytes, source, lines, path)
  return try matcher.findings(
    in: bytes.span, path: path, source: source, lines: lines, measure: measured.measure, standing: measured.standing,
    key: .unkeyed)
}

@Suite("The rules that ship")
struct EmbeddedRuleTests {
  @Test("every example is found where it is marked, and no near miss is", arguments: Shipped.rules)
  func examples(rule: Rule) throws {
    for outcome in try RuleExamples.check([rule], measure: measure) {
      #expect(outcome.isOK, "\(outcome.error)")
    }
    #expect(rule.examples.count >= 2)
    #expect(rule.nearMisses.count >= 2)
  }

  @Test("there are packs of every kind, with ids that name them")
  func packs() {
    let packs = RulePack.packs(of: Shipped.rules)
    #expect(packs.map(\.name) == ["code", "maintainability", "ownership", "process", "secrets"])
    #expect(Shipped.rules.count >= 700)
    #expect(Set(Shipped.rules.map(\.id)).count == Shipped.rules.count)
  }

  @Test("the embedded form decodes to what was encoded")
  func roundTrip() throws {
    let encoded = try RuleLoading.encode(Shipped.rules)
    #expect(try RuleLoading.decode(rules: encoded.rules, manuals: encoded.manuals) == Shipped.rules)
    #expect(encoded.rules == RulePacks.rules)
  }

  @Test("a megabyte of text made to go back and forth costs a bounded amount of work")
  func pathological() throws {
    var matcher = try RuleMatcher(Shipped.set())
    let size = 1 << 20
    for unit in [
      "eyJ", "AKIA", "password='", "key-", "((((", "\"\"\"\"", "a.b:c@", "<?php echo $", "TODO ", "-----BEGIN ",
    ] {
      let bytes = Array(Array(repeating: Array(unit.utf8), count: size / unit.utf8.count).joined())
      let path = RepositoryPath("src/a.txt")
      let before = matcher.confirmedBytes
      _ = try matcher.findings(
        in: bytes.span, path: path, source: LexedSource(language: nil, tokens: []), lines: LineIndex(bytes),
        measure: nil, key: .unkeyed)
      // Each offset is a start at most once for each expression.
      #expect(matcher.confirmedBytes - before <= matcher.set.patternCount * size)
    }
  }

  @Test("bytes of no encoding are judged like any others")
  func hostileBytes() throws {
    var matcher = try RuleMatcher(Shipped.set())
    let key = "AKIA" + "QYLPMN5HFIQR7XYA"
    let bytes = [0xFF, 0xFE, 0x00, 0x80] + Array("k = \"\(key)\"".utf8) + [0xC3, 0x28, 0x00]
    let found = try findings(bytes, path: "src/a.js", &matcher)
    #expect(found.map(\.rule).contains("secrets.aws-access-key"))
    #expect(try findings([], path: "empty.js", &matcher).isEmpty)
  }

  @Test("fixes inside comments do not fire, and leftovers inside strings do not either")
  func scopes() throws {
    var matcher = try RuleMatcher(Shipped.set())
    let text = "// eval(input)\n/* db.query(`SELECT ${x}`) */\nconst s = \"eval(input)\";\n"
    #expect(try findings(text, path: "src/a.js", &matcher).filter { $0.rule.hasPrefix("code.") }.isEmpty)
    #expect(try findings("eval(input)\n", path: "src/a.js", &matcher).map(\.rule) == ["code.js-eval"])
  }

  @Test("two runs give the same findings, fingerprints and digest")
  func determinism() throws {
    let first = try Shipped.set()
    let second = try RuleSet(rules: Shipped.rules.reversed())
    #expect(first.digest == second.digest)
    let text = "eval(a);\neval(b);\nconsole.log(a);\nconsole.log(b);\n"
    var left = try RuleMatcher(first)
    var right = try RuleMatcher(second)
    let found = try findings(text, path: "src/a.js", &left)
    #expect(try found == findings(text, path: "src/a.js", &right))
    #expect(Set(found.map(\.fingerprint)).count == found.count)
    let moved = try findings("\n\n" + text, path: "src/a.js", &left)
    #expect(moved.map(\.fingerprint) == found.map(\.fingerprint))
  }

  @Test("a serialised database is taken for the same rules only")
  func serialised() throws {
    let set = try Shipped.set()
    let bytes = try set.serializedDatabase()
    #expect(!set.isDatabaseRestored)
    #expect(try RuleSet(rules: Shipped.rules, restore: { _ in bytes }).isDatabaseRestored)
    #expect(try !RuleSet(rules: Array(Shipped.rules.dropFirst()), restore: { _ in bytes }).isDatabaseRestored)
    #expect(try !RuleSet(rules: Shipped.rules, restore: { _ in bytes.dropLast(100) }).isDatabaseRestored)
    #expect(try !RuleSet(rules: Shipped.rules, restore: { _ in [1, 2, 3] }).isDatabaseRestored)
  }
}

extension Rule: CustomTestStringConvertible {
  /// Logs name a rule by its id, not by everything it holds.
  public var testDescription: String { id }
}

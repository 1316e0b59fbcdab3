import Findings
import Testing

@testable import RuleEngine

/// What the first stage misses, the second finds.
@Suite("Engines that miss")
struct EngineCheckTests {
  /// Every example of a content rule, with its path.
  private var texts: [(text: String, path: String)] {
    Shipped.rules.flatMap { rule in
      (rule.examples + rule.nearMisses).filter { $0.commit == nil }.map { ($0.text, $0.path ?? "src/a.js") }
    }
  }

  @Test("an engine that misses every expression changes no finding")
  func allMissed() throws {
    let set = try Shipped.set()
    var blind = set
    blind.missed = Set(set.roles.indices)
    var usual = try RuleMatcher(set)
    var slow = try RuleMatcher(blind)
    var count = 0
    for (text, path) in texts {
      let found = try findings(text, path: path, &usual)
      #expect(try findings(text, path: path, &slow) == found, "\(path)")
      count += found.count
    }
    #expect(count > Shipped.rules.count)
  }

  @Test("what is missed is kept with the compiled expressions, and rules without examples take it from there")
  func kept() throws {
    var set = try Shipped.set()
    set.missed = [3, 7]
    let bytes = try set.serializedDatabase()
    let restored = try RuleSet(
      rules: Shipped.rules,
      examples: { (rules) throws(RuleError) in
        Issue.record("no examples are needed where nothing is compiled")
        return rules
      }, restore: { _ in bytes })
    #expect(restored.isDatabaseRestored)
    #expect(restored.missed == [3, 7])
    #expect(
      restored.database?.searches == set.database?.searches && restored.database?.reaches == set.database?.reaches)
  }

  @Test("damaged bytes are compiled anew, wherever the damage is")
  func damaged() throws {
    let patterns = ["gr[ae]y cat", "black (cat|dog)", "[a-z]{3}[0-9]{2}"].map {
      Pattern(expression: $0, maximumWidth: 9, isApproximated: false)
    }
    let whole = try PatternDatabase(patterns, restore: { _ in nil })
    let bytes = try whole.serialized(missed: [1])
    #expect(try PatternDatabase(patterns, restore: { _ in bytes }).missed == [1])
    for end in stride(from: 0, to: bytes.count, by: 37) {
      let cut = try PatternDatabase(patterns, restore: { _ in Array(bytes[..<end]) })
      #expect(cut.searches == whole.searches && cut.reaches == whole.reaches)
    }
    let lengths = bytes.indices.filter { $0 % 8 == 0 && $0 < 1_024 }
    for place in lengths {
      var changed = bytes
      for offset in 0..<8 where place + offset < changed.count { changed[place + offset] = 0xFF }
      _ = try PatternDatabase(patterns, restore: { _ in changed })
    }
    #expect(try PatternDatabase(Array(patterns.dropLast()), restore: { _ in bytes }).isRestored == false)
  }

  @Test("an expression that the engine does not look for is noticed")
  func noticed() throws {
    let known = Pattern(expression: "gr[ae]y cat", maximumWidth: 8, isApproximated: false)
    let other = Pattern(expression: "black cat", maximumWidth: 9, isApproximated: false)
    let database = try PatternDatabase([known, other], restore: { _ in nil })
    let samples = [["a grey cat", "no dog"], ["a grey cat"]]
    #expect(try EngineCheck.missed(by: database, patterns: [known, other], samples: samples).isEmpty)
    // The database's second expression is another than the second of the list.
    #expect(try EngineCheck.missed(by: database, patterns: [known, known], samples: samples) == [1])
  }
}

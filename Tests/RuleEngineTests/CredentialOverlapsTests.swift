import Findings
import Testing

@testable import RuleEngine

@Suite("One secret, one finding")
struct CredentialOverlapsTests {
  @Test("a value that several rules know is reported by the one that knows it best")
  func once() throws {
    var matcher = try RuleMatcher(Shipped.set())
    let text = "DB_PASSWORD = '" + "t7Kq!" + "2WvZn9#Lc" + "'\n"
    let found = try findings(text, path: "settings.py", &matcher).filter(\.isCredential)
    #expect(found.map(\.rule) == ["secrets.environment-password"])
  }

  @Test("what does not overlap is kept, and an overlapping chain loses its middle alone")
  func chain() throws {
    let rules = Shipped.rules.filter { $0.isCredential && !$0.isFallback && $0.severity == .critical }.prefix(3)
    let compiled = try rules.map { try CompiledRule($0, isActive: true) }
    let hits = [
      ContentHit(rule: 0, range: 0..<100), ContentHit(rule: 1, range: 90..<150),
      ContentHit(rule: 2, range: 140..<240),
    ]
    #expect(CredentialOverlaps.removed(from: hits, rules: compiled).map(\.rule) == [0, 2])
    #expect(CredentialOverlaps.removed(from: Array(hits.prefix(1)), rules: compiled).count == 1)
  }
}

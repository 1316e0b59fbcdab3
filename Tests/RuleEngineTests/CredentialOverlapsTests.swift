import Findings
import Testing

@testable import RuleEngine

@Suite("One secret, one finding")
struct CredentialOverlapsTests {
  @Test("a value that several rules know is reported by the one that knows it best")
  func once() throws {
    var matcher = try RuleMatcher(Shipped.set())
    let key = "AIzaSyB" + "x7Qm2Lr9Tn4Vw6Kp8Hd3Jf5Gs1Zc0Ya2"
    let token = "k7Jq2mZx9R_t4Vb8Ln3" + "Wc6Yd1Hs5Gf0Pa-Ke2Ui7"
    let link = "https://chat.googleapis.com/v1/spaces/AAQA4bXk9Lm/messages?key=\(key)&token=\(token)"
    let found = try findings("const hook = \"\(link)\"\n", path: "src/a.js", &matcher).filter(\.isCredential)
    #expect(found.count == 1, "\(found.map(\.rule))")
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

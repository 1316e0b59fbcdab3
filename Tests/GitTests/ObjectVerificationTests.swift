import Git
import TestSupport
import Testing

@Suite("Which objects are verified")
struct ObjectVerificationTests {
  private static func ids(_ count: Int) -> [ObjectID] {
    var random = SeededRandom(seed: 5)
    return (0..<count).compactMap { _ in
      ObjectID(hex: (0..<40).map { _ in String(Int.random(in: 0..<16, using: &random), radix: 16) }.joined())
    }
  }

  @Test("a sample holds every commit and about one in 64 of the rest, other ones for another key")
  func sample() {
    let ids = Self.ids(20_000)
    var samples: [Set<ObjectID>] = []
    for key in [1, 2, 0xdead_beef] as [UInt64] {
      let sampled = ObjectVerification.sampled(key: key)
      #expect(ids.allSatisfy { sampled.includes($0, kind: .commit) })
      samples.append(Set(ids.filter { sampled.includes($0, kind: .blob) }))
      #expect((200...450).contains(samples.last?.count ?? 0))
    }
    #expect(samples[0].intersection(samples[1]).count < 50)
    #expect(ids.allSatisfy { ObjectVerification.every.includes($0, kind: .blob) })
  }

  @Test("opening verifies every object unless asked otherwise")
  func standard() {
    #expect(Repository.OpenOptions().verification == .every)
  }
}

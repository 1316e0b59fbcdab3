import Git
import Testing

@testable import assay

@Suite("Ref updates on standard input")
struct RefUpdateTests {
  private static let one = String(repeating: "1", count: 40)
  private static let two = String(repeating: "2", count: 40)
  private static let none = String(repeating: "0", count: 40)

  private func id(_ hex: String) -> ObjectID? { ObjectID(hex: hex) }

  @Test("a push that is received: updates, new refs and deletions, in git's order")
  func received() throws {
    let input =
      "\(Self.one) \(Self.two) refs/heads/main\n\(Self.none) \(Self.two) refs/tags/v1\n"
      + "\(Self.one) \(Self.none) refs/heads/old\n"
    let updates = try RefUpdate.received(Array(input.utf8))
    #expect(
      updates == [
        RefUpdate(ref: "refs/heads/main", old: id(Self.one), new: id(Self.two)),
        RefUpdate(ref: "refs/tags/v1", old: nil, new: id(Self.two)),
        RefUpdate(ref: "refs/heads/old", old: id(Self.one), new: nil),
      ])
    #expect(try RefUpdate.received([]).isEmpty)
  }

  @Test("a push that is sent: the local ref is whatever the user wrote")
  func pushed() throws {
    let input = "HEAD@{2 days ago} \(Self.two) refs/heads/x \(Self.one)\n(delete) \(Self.none) refs/heads/y \(Self.one)"
    let updates = try RefUpdate.pushed(Array(input.utf8))
    #expect(
      updates == [
        RefUpdate(ref: "refs/heads/x", old: id(Self.one), new: id(Self.two)),
        RefUpdate(ref: "refs/heads/y", old: id(Self.one), new: nil),
      ])
  }

  @Test(
    "anything else cannot be judged",
    arguments: [
      "x\n", "\n", "\(one) \(two)\n", "\(one) \(two) main\n", "\(one) short refs/heads/main\n",
      "\(one) \(two) refs/heads/a b\n", "\(one)  \(two) refs/heads/a\n", "\(one) \(two) refs/heads/a\r\n",
      "\(one) \(two) refs/heads/a\0b\n", "\(one) \(two) refs/heads/a\n\n\(one) \(two) refs/heads/b\n",
    ])
  func malformed(input: String) {
    #expect(throws: CommandError.self) { try RefUpdate.received(Array(input.utf8)) }
    #expect(throws: CommandError.self) { try RefUpdate.pushed(Array(input.utf8)) }
  }

  @Test("ids of SHA-256 are told as what they are")
  func longIDs() {
    let long = String(repeating: "a", count: 64)
    let error = #expect(throws: CommandError.self) {
      try RefUpdate.received(Array("\(long) \(long) refs/heads/main\n".utf8))
    }
    #expect(error?.message.contains("SHA-256") == true && error?.code == Exit.cannotJudge)
  }

  @Test("paths between colons, those in quotes too")
  func paths() {
    #expect(HookEnvironment.paths("/a:/b c::/d") == ["/a", "/b c", "/d"])
    #expect(HookEnvironment.paths("\"/a:\\\"b\\n\\303\\251\":/c") == ["/a:\"b\né", "/c"])
    #expect(HookEnvironment.paths("") == [])
  }
}

import Git
import SourceText
import TestSupport
import Testing

/// Commits as anybody could write them.
@Suite("Commits")
struct CommitTests {
  /// Stores the bytes as a commit, well formed or not, and reads it.
  private static func commit(_ lines: [String], message: [UInt8] = Array("Subject\n".utf8)) throws -> Commit {
    try commit(Array((lines.joined(separator: "\n") + "\n\n").utf8) + message)
  }

  private static func commit(_ bytes: [UInt8]) throws -> Commit {
    let sandbox = try GitSandbox.withRepository(isBare: true)
    let text = try sandbox.text(["hash-object", "-t", "commit", "-w", "--literally", "--stdin"], stdin: bytes)
    let id = try #require(ObjectID(hex: text))
    return try Repository(opening: sandbox.path).commit(id)
  }

  private static let tree = "tree \(String(repeating: "a", count: 40))"
  private static let committer = "committer C <c@example.com> 1790000000 +0000"

  @Test(
    "identity lines are split as git splits them",
    arguments: [
      ("Ada Lovelace <ada@example.com> 1790000000 +0200", "Ada Lovelace", "ada@example.com", 1_790_000_000, 120),
      ("Ada <a> -5 -0330", "Ada", "a", -5, -210),
      ("Ada <a> 4070908800 +1400", "Ada", "a", 4_070_908_800, 840),
      ("Ada <a> 99999999999999999999 +0000", "Ada", "a", 253_402_300_799, 0),
      ("Ada <a> 9223372036854775807 +1400", "Ada", "a", 253_402_300_799, 840),
      ("Ada <a> 253402300800 -9999", "Ada", "a", 253_402_300_799, -6_039),
      ("Ada <a> -99999999999999999999 +9999", "Ada", "a", -62_135_596_800, 6_039),
      ("Ada <a> -9223372036854775808 +0000", "Ada", "a", -62_135_596_800, 0), ("Ada <a> - +", "Ada", "a", 0, 0),
      ("Ada <a> 0x10 +0000", "Ada", "a", 0, 0), ("Ada <a> 10 +14:00", "Ada", "a", 10, 14),
      ("Ada <a> 10 +99999999", "Ada", "a", 10, 0), ("Ada <a> 10 0200", "Ada", "a", 10, 0),
      ("Ada <a> 10", "Ada", "a", 10, 0), ("Ada <a>", "Ada", "a", 0, 0), ("Ada", "Ada", "", 0, 0), ("", "", "", 0, 0),
      ("<a@b> 10 +0100", "", "a@b", 10, 60), ("  Ada   <a b> 10 +0000", "Ada", "a b", 10, 0),
      ("A <b <c@d> 10 +0000", "A", "b <c@d", 10, 0), ("A <b> <c> 10 +0100", "A", "b", 10, 60),
      ("A <b 10 +0000", "A", "b 10 +0000", 0, 0), ("A> <b>> 7 -0000", "A>", "b", 7, 0),
    ])
  func identities(line: String, name: String, email: String, time: Int64, zone: Int) throws {
    let author = try Self.commit([Self.tree, "author \(line)", Self.committer]).author
    #expect(author.nameText == name)
    #expect(author.emailText == email)
    #expect(author.time == time)
    #expect(author.zoneMinutes == zone)
  }

  @Test("signatures, merged tags and unknown headers are passed over; the message is exact")
  func headers() throws {
    let parents = ["b", "c"].map { "parent \(String(repeating: $0, count: 40))" }
    let message = Array("Subject\nsecond line\n\n\nBody\n\nparent nobody\n\n".utf8)
    let commit = try Self.commit(
      [Self.tree] + parents + [
        "author A <a> 1 +0000", Self.committer, "mergetag object \(String(repeating: "d", count: 40))", " type commit",
        " parent \(String(repeating: "e", count: 40))", " author Mallory <m> 9 +0000",
        "gpgsig -----BEGIN PGP SIGNATURE-----",
        " ", " abc", " -----END PGP SIGNATURE-----", "x-unknown yes",
      ], message: message)
    #expect(commit.parents.map { $0.hex.first } == ["b", "c"])
    #expect(commit.author.nameText == "A")
    #expect(commit.isSigned)
    #expect(commit.message == message)
    #expect(commit.subject == "Subject second line")
    #expect(commit.body == "Body\n\nparent nobody")
    #expect(!(try Self.commit([Self.tree, "author A <a> 1 +0000", Self.committer]).isSigned))
  }

  @Test("a header's encoding decodes names and message; invalid bytes never fail")
  func encodings() throws {
    let head = Array("\(Self.tree)\nauthor J".utf8) + [0xf6] + Array("rg <j> 1 +0000\n\(Self.committer)\n".utf8)
    let tail = [UInt8(ascii: "\n")] + Array("F".utf8) + [0xfc] + Array("r\n".utf8)
    let latin = try Self.commit(head + Array("encoding ISO-8859-1\n".utf8) + tail)
    #expect(latin.author.nameText == "Jörg")
    #expect(latin.subject == "Für")
    let plain = try Self.commit(head + tail)
    #expect(plain.author.nameText == "J\u{fffd}rg")
    #expect(plain.author.name == [0x4a, 0xf6, 0x72, 0x67])
    #expect(plain.subject == "F\u{fffd}r")
  }

  @Test(
    "a message can be empty, absent or hold NUL",
    arguments: [("", ""), ("\n\n \n", ""), ("a\0b\n", "a\0b"), ("x", "x")])
  func messages(message: String, subject: String) throws {
    let commit = try Self.commit([Self.tree, "author A <a> 1 +0000", Self.committer], message: Array(message.utf8))
    #expect(commit.subject == subject)
    #expect(commit.body == "")
    #expect(commit.message == Array(message.utf8))
  }

  @Test("a commit that ends within its header has no message")
  func headerOnly() throws {
    #expect(try Self.commit(Array("\(Self.tree)\nauthor A <a> 1 +0000".utf8)).message == [])
  }

  @Test(
    "what is no commit is corrupt",
    arguments: ["", "tree", "tree abc\n", "author A <a> 1 +0000\n", "\(tree)\nparent 12\n", "\(tree)x\n", tree])
  func malformed(text: String) throws {
    let error = try #require(throws: GitError.self) { try Self.commit(Array(text.utf8)) }
    #expect(error.kind == .corrupt)
    #expect(error.message.contains("git fsck"))
  }
}

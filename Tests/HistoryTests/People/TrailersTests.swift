import Git
import TestSupport
import Testing

@testable import History

@Suite("Trailers")
struct TrailersTests {
  @Test(
    "co-authors are read as git reads trailers",
    arguments: [
      ("T\n\nCo-authored-by: A <a@x>", ["A <a@x>"]),
      ("T\n\nCO-AUTHORED-BY:A<a@x>", ["A <a@x>"]),
      ("T\n\nCo-authored-by: A\n  Folded <a@x>\n", ["A Folded <a@x>"]),
      ("T\n\nCo-authored-by: A <a@x>\nCo-authored-by: A again <A@X>\n", ["A <a@x>"]),
      ("T\n\nCo-authored-by: a@x\n", [" <a@x>"]),
      ("T\n\nCo-authored-by: <a@x>\n", [" <a@x>"]),
      ("T\n\nCo-authored-by: A <>\nCo-authored-by: B\n", []),
      // The title is no block, nor is a paragraph of prose, nor anything before the last paragraph.
      ("Co-authored-by: A <a@x>", []),
      ("T\n\nProse first\nCo-authored-by: A <a@x>\n", []),
      ("T\n\nCo-authored-by: A <a@x>\n\nMore words.\n", []),
      ("T\n\nProse first\nSigned-off-by: S <s@x>\nCo-authored-by: A <a@x>\n", ["A <a@x>"]),
      ("T\n\nCo-authored-by: A <a@x>\n\n# comment\n\n", ["A <a@x>"]),
      ("T\n\nCo-authored-by: A <a@x>\r\nX: y\r\n", ["A <a@x>"]),
    ])
  func coAuthors(message: String, expected: [String]) {
    #expect(Trailers.coAuthors(in: message).map { "\($0.name) <\($0.email)>" } == expected)
  }

  @Test("random messages have the trailers git finds", arguments: Array(1...6) as [UInt64])
  func oracle(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let sandbox = try GitSandbox.withRepository(isBare: true)
    let tree = try sandbox.text(["mktree"])
    var parent: String?
    var messages: [[UInt8]] = []
    for number in 0..<40 {
      let message = Self.message(&random)
      messages.append(message)
      var commit = Array("tree \(tree)\n".utf8)
      if let parent { commit += Array("parent \(parent)\n".utf8) }
      commit += Array("author A <a@x> \(1_700_000_000 + number) +0000\n".utf8)
      commit += Array("committer A <a@x> \(1_700_000_000 + number) +0000\n\n".utf8) + message
      parent = try sandbox.text(["hash-object", "-w", "--literally", "-t", "commit", "--stdin"], stdin: commit)
    }
    let format = "--format=%(trailers:key=Co-authored-by,valueonly,unfold,separator=%x1f)%x1e"
    let output = try sandbox.git(["log", "--reverse", "-z", format, try #require(parent)])
    let theirs = output.split(separator: 0x1E, omittingEmptySubsequences: false).dropLast().map {
      Array($0.drop { $0 == 0 })
    }
    #expect(theirs.count == messages.count)
    for (message, expected) in zip(messages, theirs) {
      let values = Trailers.all(in: message).filter { ASCII.folded($0.key) == Array("co-authored-by".utf8) }.map(
        \.value)
      // git writes its separator only after something was written.
      let shown = values.drop { $0.isEmpty }
      #expect(
        Array(shown.joined(separator: [0x1F])) == expected, "seed \(seed): \(ASCII.text(message).debugDescription)")
    }
  }

  private static func message(_ random: inout SeededRandom) -> [UInt8] {
    let lines = [
      "", "", " ", "Prose about it", "prose: with a colon", "Two words: value", "Co-authored-by: A <a@x>",
      "co-authored-by : B <b@x>", "Co-Authored-By: C", "  folded on", "\tfolded by a tab", "Signed-off-by: S <s@x>",
      "(cherry picked from commit 0123)", "# comment", "Conflicts:", "\tsome/path", "---", ": none", "Key-1: v",
      "Co-authored-by: D <d@x>\r", "Co-authored-by:", "Ünï: x",
    ]
    var message = random.chance(10) ? "\n\n" : ""
    message += random.chance(90) ? "Title\n\n" : ""
    let picked = (0..<Int.random(in: 0...8, using: &random)).map { _ in lines.randomElement(using: &random) ?? "" }
    message += picked.joined(separator: "\n")
    if random.chance(80) { message += "\n" }
    return Array(message.utf8)
  }
}

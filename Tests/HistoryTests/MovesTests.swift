import Findings
import Foundation
import Git
import SourceText
import TestSupport
import Testing

@testable import History

/// What only moved or was laid out anew charges nobody; what is new is charged however it is dressed.
@Suite("Moves")
struct MovesTests {
  @Test("adding a sink here while another goes away there is one introduced and one fixed")
  func unrelated() async throws {
    let sandbox = try GitSandbox.withRepository()
    try sandbox.commit(["a.js": "start();\neval(one);\nstop();\n", "b.js": "open();\nwork();\nclose();\n"])
    try sandbox.commit(["a.js": "start();\nstop();\n", "b.js": "open();\neval(two);\nwork();\nclose();\n"])
    // Within one file too: another line of another place is another finding.
    let many = (1...30).map { "step\($0)();\n" }
    try sandbox.commit(["c.js": "eval(three);\n" + many.joined()])
    try sandbox.commit(["c.js": many.joined() + "eval(four);\n"])
    let bins = try await MoveStories.bins(sandbox)
    #expect(bins[1].sorted() == ["fixed eval", "introduced eval"])
    #expect(bins[3].sorted() == ["fixed eval", "introduced eval"])
  }

  @Test("a block that moves to another file moves its findings")
  func block() async throws {
    let sandbox = try GitSandbox.withRepository()
    let block = "const rule = lookUp(name);\neval(rule.text);\nremember(rule);\n"
    try sandbox.commit(["a.js": "start();\n" + block + "stop();\n", "b.js": "open();\nclose();\n"])
    try sandbox.commit(["a.js": "start();\nstop();\n", "b.js": "open();\n  " + block + "close();\n"])
    let bins = try await MoveStories.bins(sandbox)
    #expect(bins == [["introduced eval"], []])
  }

  @Test("a function moved, re-indented, renamed and given other quotes charges nothing")
  func dressed() async throws {
    let sandbox = try GitSandbox.withRepository()
    try sandbox.commit(["a.js": MoveStories.other + MoveStories.price(), "b.js": "export {};\n"])
    try sandbox.commit([
      "a.js": MoveStories.other, "b.js": "export {};\n" + MoveStories.price("cost", quote: "\"", indent: "    "),
    ])
    let bins = try await MoveStories.bins(sandbox)
    #expect(bins[1] == [])
  }

  @Test("a file renamed, re-indented and edited beyond what git takes for a rename charges nothing for what stays")
  func belowSimilarity() async throws {
    let sandbox = try GitSandbox.withRepository()
    try sandbox.commit(["old.js": MoveStories.price()])
    let filler = (1...40).map { "register(\"part\($0)\", { order: \($0) });\n" }.joined()
    try sandbox.commit(["old.js": nil, "new.js": filler + MoveStories.price("cost", indent: "\t")])
    let history = try await MoveStories.history(sandbox)
    #expect(history.changes[1].files.map(\.status.rawValue) == ["A", "D"])
    let bins = try await MoveStories.bins(sandbox)
    #expect(bins[1] == [])
    // And the finding stays whose it was.
    #expect(history.findings.map(\.commit) == [history.changes[0].commit.hex])
  }

  @Test("a function cut in one commit and pasted in the next charges and credits nothing", arguments: [true, false])
  func twoCommits(cutFirst: Bool) async throws {
    let sandbox = try GitSandbox.withRepository()
    try sandbox.commit(
      ["a.js": MoveStories.other + MoveStories.price(), "b.js": "export {};\n"], author: "Eve <eve@example.com>")
    let cut: [String: String?] = ["a.js": MoveStories.other]
    let paste: [String: String?] = ["b.js": "export {};\n" + MoveStories.price("cost", indent: "    ")]
    try sandbox.commit(cutFirst ? cut : paste)
    try sandbox.commit(["note.txt": "between\n"])
    try sandbox.commit(cutFirst ? paste : cut)
    let history = try await MoveStories.history(sandbox)
    let bins = try await MoveStories.bins(sandbox)
    #expect(bins[0].sorted() == ["introduced eval", "introduced load", "introduced price"])
    #expect(bins[1...] == [[], [], []])
    #expect(history.findings.map(\.commit) == [history.changes[0].commit.hex])
    #expect(FindingLife.lives(in: history).allSatisfy { $0.fixedAt == nil && !$0.isGone })
  }

  @Test("what one person takes away and another writes is no move")
  func twoPeople() async throws {
    let sandbox = try GitSandbox.withRepository()
    try sandbox.commit(["a.js": MoveStories.other + MoveStories.price(), "b.js": "export {};\n"])
    try sandbox.commit(["a.js": MoveStories.other])
    try sandbox.commit(["b.js": "export {};\n" + MoveStories.price()], author: "Eve <eve@example.com>")
    let bins = try await MoveStories.bins(sandbox)
    #expect(bins[1].sorted() == ["fixed eval", "fixed price"])
    #expect(bins[2].sorted() == ["introduced eval", "introduced price"])
  }

  @Test("a function that is worse after its move is charged for what got worse")
  func worseMove() async throws {
    let sandbox = try GitSandbox.withRepository()
    try sandbox.commit(["a.js": MoveStories.other + MoveStories.price(), "b.js": "export {};\n"])
    let nest = (1...14).map { "    if (item.tag\($0) && item.amount) { total += \($0); }\n" }.joined()
    let worse = MoveStories.price().replacingOccurrences(of: "  const rate", with: nest + "  const rate")
    try sandbox.commit(["a.js": MoveStories.other, "b.js": "export {};\n" + worse])
    let bins = try await MoveStories.bins(sandbox)
    #expect(bins[1].contains("worsened price") || bins[1].contains("introduced price"))
    #expect(!bins[1].contains("introduced eval") || bins[1].contains("introduced price"))
  }

  @Test(
    "layout, moves, renames and line ends charge nothing",
    arguments: ["reformat", "prettier", "crlf", "reorder", "rename", "move", "split", "join"])
  func metamorphic(_ change: String) async throws {
    let sandbox = try GitSandbox.withRepository()
    let text =
      MoveStories.other + MoveStories.price() + "export const label = `one\n  two`;\nexec('rm', eval(label));\n"
    try sandbox.commit(["a.js": text, "z.js": "export {};\n"])
    switch change {
    case "reformat":
      let wide = text.replacingOccurrences(of: "(basket, country)", with: "(\n    basket,\n    country\n  )")
      try sandbox.commit(["a.js": wide.replacingOccurrences(of: "  ", with: "\t")])
    case "prettier":
      let spread = text.replacingOccurrences(of: "'", with: "\"").replacingOccurrences(of: ";\n", with: "\n")
      try sandbox.commit(["a.js": spread.replacingOccurrences(of: ", country)", with: ",\n  country,\n)")])
    case "crlf": try sandbox.commit(["a.js": text.replacingOccurrences(of: "\n", with: "\r\n")])
    case "reorder":
      try sandbox.commit([
        "a.js": MoveStories.price() + MoveStories.other
          + "export const label = `one\n  two`;\nexec('rm', eval(label));\n"
      ])
    case "rename":
      try sandbox.git(["mv", "a.js", "c.js"])
      try sandbox.commit([:])
    case "move": try sandbox.commit(["a.js": nil, "src/shop/a.js": text])
    case "split":
      try sandbox.commit([
        "a.js": MoveStories.other + "export const label = `one\n  two`;\nexec('rm', eval(label));\n",
        "price.js": MoveStories.price(),
      ])
    default: try sandbox.commit(["a.js": nil, "z.js": "export {};\n" + text])
    }
    let bins = try await MoveStories.bins(sandbox)
    #expect(bins[1] == [], "\(change)")
  }

  @Test("splitting a commit in two charges what the one commit charges", arguments: [1, 2, 3, 4, 5] as [UInt64])
  func splitCommit(seed: UInt64) async throws {
    var random = SeededRandom(seed: seed)
    var files: [String: String] = [:]
    for number in 0..<6 {
      let sink = random.chance(50) ? "eval(part\(number));\n" : ""
      files["f\(number).js"] = MoveStories.price("price\(number)") + sink
    }
    let first = files.filter { _ in random.chance(50) }
    let whole = try GitSandbox.withRepository()
    try whole.commit(["start.js": MoveStories.other])
    try whole.commit(files.mapValues { $0 })
    let parts = try GitSandbox.withRepository()
    try parts.commit(["start.js": MoveStories.other])
    try parts.commit(first.mapValues { $0 })
    try parts.commit(files.filter { first[$0.key] == nil }.mapValues { $0 })
    let one = try await MoveStories.bins(whole).flatMap { $0 }.sorted()
    let two = try await MoveStories.bins(parts).flatMap { $0 }.sorted()
    #expect(one == two, "seed \(seed)")
  }

  @Test("a function that got too long by its layout alone is nobody's finding")
  func layoutLength() async throws {
    let sandbox = try GitSandbox.withRepository()
    try sandbox.commit(["a.js": MoveStories.price()])
    try sandbox.commit([
      "a.js": MoveStories.price().replacingOccurrences(of: "(basket, country)", with: "(\nbasket,\ncountry\n)")
    ])
    let bins = try await MoveStories.bins(sandbox)
    #expect(bins[1] == [])
  }

  @Test("evidence of a new finding opens at the new line, not at an old one below it")
  func place() async throws {
    let sandbox = try GitSandbox.withRepository()
    try sandbox.commit(["a.js": "start();\neval(one);\n"], author: "Ada <ada@example.com>")
    try sandbox.commit(["a.js": "eval(two);\nmiddle();\nstart();\neval(one);\n"], author: "Eve <eve@example.com>")
    try sandbox.commit(["a.js": "eval(two);\nmiddle();\nstart();\n"], author: "Ben <ben@example.com>")
    let history = try await MoveStories.history(sandbox)
    let entry = try #require(history.changes[1].files[0].findings.first)
    #expect(entry.bin == .introduced && entry.finding.range.start.line == 1)
    #expect(history.changes[2].files[0].findings.first?.origin == 0)
    let lives = FindingLife.lives(in: history)
    #expect(lives.map { $0.fixedAt == nil } == [false, true])
    #expect(history.findings.map(\.author) == [history.changes[1].author.id])
  }
}

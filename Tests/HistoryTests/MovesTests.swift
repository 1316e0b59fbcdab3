import Findings
import Foundation
import Git
import RuleEngine
import SourceText
import TestSupport
import Testing

@testable import History

/// What only moved, was laid out anew or was brought back charges nobody; what is new is charged however it is dressed.
@Suite("Moves and restored states")
struct MovesTests {
  private static let rules = """
    rules:
      - id: test.eval
        title: Code made from text
        description: Runs whatever the text holds.
        remediation: Call the function itself.
        severity: high
        confidence: high
        dimension: security
        scopes: [code]
        match:
          patterns: ['\\beval\\(']
        minutes: { base: 20 }
        examples: ["«eval(»text);", "x = «eval(»text);"]
        near_misses: ["// eval(text);", "evaluate(text);"]
      - id: test.shell
        title: Shell command
        description: Runs a shell.
        remediation: Call the program itself.
        severity: high
        confidence: high
        dimension: security
        match:
          patterns: ['\\bexec\\(.rm']
        minutes: { base: 20 }
        examples: ["«exec('rm»');", "x = «exec('rm»');"]
        near_misses: ["exec(program);", "execute('rm');"]
      - id: test.long
        title: Long function
        description: Too long.
        remediation: Take steps out.
        severity: low
        confidence: high
        dimension: maintainability
        match: { measure: { of: function, name: nloc, over: 12, severe_over: 100, severe_severity: medium } }
        minutes: { base: 20, per_unit: 1 }
        examples:
          - { path: src/f.js, text: "«»function f(a) {\\n{{repeat:20}}  a++;\\n  return a;\\n}\\n" }
          - { path: src/f.js, text: "«»function f(a) {\\n{{repeat:30}}  a++;\\n  return a;\\n}\\n" }
        near_misses:
          - { path: src/f.js, text: "function f(a) {\\n{{repeat:5}}  a++;\\n  return a;\\n}\\n" }
          - { path: src/f.js, text: "function f(a) {\\n{{repeat:50}}  // a comment\\n  return a;\\n}\\n" }
    """

  private func history(_ sandbox: GitSandbox) async throws -> RepositoryHistory {
    let rules = try RuleLoading.load(yaml: Array(Self.rules.utf8), file: "test.yml")
    let reader = HistoryReader(
      path: sandbox.path, id: "r", mainline: nil, identities: IdentityMap(confirmed: [:]),
      rules: try RuleSet(rules: rules), key: .unkeyed, jobs: 1)
    return try await reader.read(until: 4_000_000_000)
  }

  /// Each change's bins, findings then functions, `test.` left out: `introduced eval`, `worsened f`.
  private func bins(_ sandbox: GitSandbox) async throws -> [[String]] {
    try await history(sandbox).changes.map { change in
      change.files.flatMap { file in
        file.findings.map { "\($0.bin.rawValue) \($0.finding.rule.dropFirst(5))" }
          + file.functions.filter { $0.bin != .inherited }.map { entry in
            "\(entry.bin.rawValue) \((entry.after ?? entry.before)?.name ?? "")"
          }
      }
    }
  }

  /// A function of some substance, with a sink in it.
  private static func price(_ name: String = "price", quote: String = "'", indent: String = "  ") -> String {
    """
    function \(name)(basket, country) {
    \(indent)let total = 0;
    \(indent)for (const item of basket.items) {
    \(indent)\(indent)if (item.amount > 0 && item.price) {
    \(indent)\(indent)\(indent)total += item.amount * item.price;
    \(indent)\(indent)}
    \(indent)}
    \(indent)const rate = country === \(quote)DE\(quote) ? 0.19 : 0.2;
    \(indent)const rule = eval(basket.rule);
    \(indent)return rule(total * (1 + rate), \(quote)rounded\(quote));
    }

    """
  }

  /// Code that shares little with `price`.
  private static let other = """
    export async function load(path) {
      const answer = await fetch(`/api/${path}`);
      return answer.ok ? answer.json() : null;
    }

    """

  @Test("adding a sink here while another goes away there is one introduced and one fixed")
  func unrelated() async throws {
    let sandbox = try GitSandbox.withRepository()
    try sandbox.commit(["a.js": "start();\neval(one);\nstop();\n", "b.js": "open();\nwork();\nclose();\n"])
    try sandbox.commit(["a.js": "start();\nstop();\n", "b.js": "open();\neval(two);\nwork();\nclose();\n"])
    // Within one file too: another line of another place is another finding.
    let many = (1...30).map { "step\($0)();\n" }
    try sandbox.commit(["c.js": "eval(three);\n" + many.joined()])
    try sandbox.commit(["c.js": many.joined() + "eval(four);\n"])
    let bins = try await bins(sandbox)
    #expect(bins[1].sorted() == ["fixed eval", "introduced eval"])
    #expect(bins[3].sorted() == ["fixed eval", "introduced eval"])
  }

  @Test("a block that moves to another file moves its findings")
  func block() async throws {
    let sandbox = try GitSandbox.withRepository()
    let block = "const rule = lookUp(name);\neval(rule.text);\nremember(rule);\n"
    try sandbox.commit(["a.js": "start();\n" + block + "stop();\n", "b.js": "open();\nclose();\n"])
    try sandbox.commit(["a.js": "start();\nstop();\n", "b.js": "open();\n  " + block + "close();\n"])
    let bins = try await bins(sandbox)
    #expect(bins == [["introduced eval"], []])
  }

  @Test("a function moved, re-indented, renamed and given other quotes charges nothing")
  func dressed() async throws {
    let sandbox = try GitSandbox.withRepository()
    try sandbox.commit(["a.js": Self.other + Self.price(), "b.js": "export {};\n"])
    try sandbox.commit(["a.js": Self.other, "b.js": "export {};\n" + Self.price("cost", quote: "\"", indent: "    ")])
    let bins = try await bins(sandbox)
    #expect(bins[1] == [])
  }

  @Test("a file renamed, re-indented and edited beyond what git takes for a rename charges nothing for what stays")
  func belowSimilarity() async throws {
    let sandbox = try GitSandbox.withRepository()
    try sandbox.commit(["old.js": Self.price()])
    let filler = (1...40).map { "register(\"part\($0)\", { order: \($0) });\n" }.joined()
    try sandbox.commit(["old.js": nil, "new.js": filler + Self.price("cost", indent: "\t")])
    let history = try await history(sandbox)
    #expect(history.changes[1].files.map(\.status.rawValue) == ["A", "D"])
    let bins = try await bins(sandbox)
    #expect(bins[1] == [])
    // And the finding stays whose it was.
    #expect(history.findings.map(\.commit) == [history.changes[0].commit.hex])
  }

  @Test("a function cut in one commit and pasted in the next charges and credits nothing", arguments: [true, false])
  func twoCommits(cutFirst: Bool) async throws {
    let sandbox = try GitSandbox.withRepository()
    try sandbox.commit(["a.js": Self.other + Self.price(), "b.js": "export {};\n"], author: "Eve <eve@example.com>")
    let cut: [String: String?] = ["a.js": Self.other]
    let paste: [String: String?] = ["b.js": "export {};\n" + Self.price("cost", indent: "    ")]
    try sandbox.commit(cutFirst ? cut : paste)
    try sandbox.commit(["note.txt": "between\n"])
    try sandbox.commit(cutFirst ? paste : cut)
    let history = try await history(sandbox)
    let bins = try await bins(sandbox)
    #expect(bins[0].sorted() == ["introduced eval", "introduced load", "introduced price"])
    #expect(bins[1...] == [[], [], []])
    #expect(history.findings.map(\.commit) == [history.changes[0].commit.hex])
    #expect(FindingLife.lives(in: history).allSatisfy { $0.fixedAt == nil && !$0.isGone })
  }

  @Test("what one person takes away and another writes is no move")
  func twoPeople() async throws {
    let sandbox = try GitSandbox.withRepository()
    try sandbox.commit(["a.js": Self.other + Self.price(), "b.js": "export {};\n"])
    try sandbox.commit(["a.js": Self.other])
    try sandbox.commit(["b.js": "export {};\n" + Self.price()], author: "Eve <eve@example.com>")
    let bins = try await bins(sandbox)
    #expect(bins[1].sorted() == ["fixed eval", "fixed price"])
    #expect(bins[2].sorted() == ["introduced eval", "introduced price"])
  }

  @Test("a function that is worse after its move is charged for what got worse")
  func worseMove() async throws {
    let sandbox = try GitSandbox.withRepository()
    try sandbox.commit(["a.js": Self.other + Self.price(), "b.js": "export {};\n"])
    let nest = (1...14).map { "    if (item.tag\($0) && item.amount) { total += \($0); }\n" }.joined()
    let worse = Self.price().replacingOccurrences(of: "  const rate", with: nest + "  const rate")
    try sandbox.commit(["a.js": Self.other, "b.js": "export {};\n" + worse])
    let bins = try await bins(sandbox)
    #expect(bins[1].contains("worsened price") || bins[1].contains("introduced price"))
    #expect(!bins[1].contains("introduced eval") || bins[1].contains("introduced price"))
  }

  @Test("a revert and a second application charge nothing; who wrote it first stays charged, once")
  func reverts() async throws {
    let sandbox = try GitSandbox.withRepository()
    let ada = "Ada <ada@example.com>"
    let eve = "Eve <eve@example.com>"
    try sandbox.commit(["a.js": Self.other], author: ada)
    try sandbox.commit(["a.js": Self.other + Self.price()], author: ada)
    try sandbox.commit(["a.js": Self.other], message: "Revert \"Add price\"", author: eve)
    // A month later, so that it is no move of hers.
    try sandbox.commit(
      ["a.js": Self.other + Self.price()], message: "Revert \"Revert\"", author: eve, time: 1_792_600_000)
    let history = try await history(sandbox)
    let bins = try await bins(sandbox)
    #expect(bins[1].sorted() == ["introduced eval", "introduced price"])
    // Eve took the sink away and brought it back: neither credit nor charge.
    #expect(bins[2] == [])
    #expect(bins[3] == ["inherited eval"])
    #expect(history.findings.map(\.author) == [history.changes[1].author.id])
    let lives = FindingLife.lives(in: history)
    #expect(lives.count == 1 && lives[0].fixedAt == nil && !lives[0].isGone)
    #expect(history.changes[1].files[0].findings.map(\.finding.inHead) == [true])
  }

  @Test(
    "somebody else's repair keeps its credit when the code comes back, and what is grave is charged to who brings it back"
  )
  func undoneRepair() async throws {
    let sandbox = try GitSandbox.withRepository()
    let bad = Self.price()
    let good = bad.replacingOccurrences(of: "eval(basket.rule)", with: "rules[basket.rule]")
    try sandbox.commit(["a.js": Self.other + bad], author: "Ada <ada@example.com>")
    try sandbox.commit(["a.js": Self.other + good], author: "Eve <eve@example.com>")
    try sandbox.commit(["a.js": Self.other + bad], author: "Ben <ben@example.com>")
    let bins = try await bins(sandbox)
    #expect(bins[1] == ["fixed eval"])
    #expect(bins[2] == ["introduced eval"])
    let lives = FindingLife.lives(in: try await history(sandbox))
    #expect(lives.map(\.origin) == [0, 2] && lives[0].fixedAt != nil && lives[1].fixedAt == nil)
  }

  @Test("introducing, removing and bringing back one's own finding costs what introducing it costs")
  func launder() async throws {
    let sandbox = try GitSandbox.withRepository()
    try sandbox.commit(["a.js": Self.other])
    try sandbox.commit(["a.js": Self.other + Self.price()])
    try sandbox.commit(["a.js": Self.other])
    try sandbox.commit(["a.js": Self.other + Self.price()])
    let all = try await bins(sandbox).flatMap { $0 }
    #expect(all.filter { $0 == "introduced eval" }.count == 1)
    #expect(all.filter { $0 == "fixed eval" }.isEmpty)
  }

  @Test("a deleted file that comes back is nobody's anew, but for what is grave in it")
  func deletedFile() async throws {
    let sandbox = try GitSandbox.withRepository()
    try sandbox.commit(["a.js": Self.price(), "b.js": "export {};\n"], author: "Ada <ada@example.com>")
    try sandbox.commit(["a.js": nil], author: "Eve <eve@example.com>")
    try sandbox.commit(["a.js": Self.price()], author: "Ben <ben@example.com>")
    let bins = try await bins(sandbox)
    #expect(bins[1].sorted() == ["fixed eval", "fixed price"])
    #expect(bins[2] == ["introduced eval"])
  }

  @Test("a state that only somebody unknown ever had, on a side branch, makes nothing harmless")
  func ghost() async throws {
    let sandbox = try GitSandbox.withRepository()
    try sandbox.commit(["a.js": Self.other], author: "Ada <ada@example.com>")
    try sandbox.git(["checkout", "--quiet", "-b", "side"])
    try sandbox.commit(["a.js": Self.other + Self.price()], author: "Ghost <ghost@nowhere.example>")
    try sandbox.commit(["a.js": Self.other], author: "Ghost <ghost@nowhere.example>")
    try sandbox.git(["checkout", "--quiet", "main"])
    try sandbox.commit(["b.js": "export {};\n"], author: "Ada <ada@example.com>")
    try sandbox.git(["merge", "--quiet", "--no-ff", "-m", "Merge", "side"])
    try sandbox.commit(["a.js": Self.other + Self.price()], author: "Ada <ada@example.com>")
    #expect(try await bins(sandbox).last == ["introduced eval"])
  }

  @Test("the same repair on several branches is credited once")
  func repeatedRepair() async throws {
    let sandbox = try GitSandbox.withRepository()
    let bad = Self.price()
    let good = bad.replacingOccurrences(of: "eval(basket.rule)", with: "rules[basket.rule]")
    try sandbox.commit(["a.js": Self.other + bad], author: "Ada <ada@example.com>")
    for name in ["one", "two"] {
      try sandbox.git(["checkout", "--quiet", "-b", name, "main"])
      try sandbox.commit(["a.js": Self.other + good, "\(name).js": "export {};\n"], author: "Eve <eve@example.com>")
    }
    try sandbox.git(["checkout", "--quiet", "main"])
    try sandbox.git(["merge", "--quiet", "--no-ff", "-m", "Merge", "one", "two"])
    let all = try await bins(sandbox).flatMap { $0 }
    #expect(all.filter { $0 == "fixed eval" }.count == 1)
  }

  @Test(
    "making a file unreadable or calling it generated repairs nothing",
    arguments: ["\u{0}", "// @generated by a tool, do not edit\n"])
  func hidden(prefix: String) async throws {
    let sandbox = try GitSandbox.withRepository()
    try sandbox.commit(["a.js": Self.price()], author: "Ada <ada@example.com>")
    try sandbox.commit(["a.js": prefix + Self.price()], author: "Eve <eve@example.com>")
    #expect(try await bins(sandbox)[1] == [])
  }

  @Test("a merge that edits the other parent's lines has not brought what was on them")
  func editedInMerge() async throws {
    let sandbox = try GitSandbox.withRepository()
    let price = Self.price()
    try sandbox.commit(["a.js": Self.other + price.replacingOccurrences(of: "eval(basket.rule)", with: "0")])
    try sandbox.git(["checkout", "--quiet", "-b", "side"])
    try sandbox.commit(["a.js": Self.other + price], author: "Eve <eve@example.com>")
    try sandbox.git(["checkout", "--quiet", "main"])
    try sandbox.commit(["b.js": "export {};\n"], author: "Ada <ada@example.com>")
    try sandbox.git(["merge", "--quiet", "--no-ff", "--no-commit", "side"])
    try sandbox.commit(
      ["a.js": Self.other + price.replacingOccurrences(of: "eval(basket.rule)", with: "eval(basket.law)")],
      message: "Merge", author: "Ada <ada@example.com>")
    let history = try await history(sandbox)
    #expect(history.changes.last?.isMerge == true)
    #expect(try await bins(sandbox).last?.contains("introduced eval") == false)
  }

  @Test("names that nobody confirmed share nothing of a change")
  func claims() async throws {
    let sandbox = try GitSandbox.withRepository()
    try sandbox.commit(
      ["a.js": Self.price()],
      message: "Add\n\nCo-authored-by: Eve <eve@example.com>\nCo-authored-by: Nobody <no@where.example>",
      author: "Ada <ada@example.com>")
    let reader = HistoryReader(
      path: sandbox.path, id: "r", mainline: nil,
      identities: IdentityMap(confirmed: ["ada": ["ada@example.com"], "eve": ["eve@example.com"]]),
      rules: try RuleSet(rules: []), key: .unkeyed, jobs: 1)
    let change = try #require(try await reader.read(until: 4_000_000_000).changes.first)
    #expect(change.coAuthors.count == 2 && change.weight == 0.5)
  }

  @Test(
    "layout, moves, renames and line ends charge nothing",
    arguments: ["reformat", "prettier", "crlf", "reorder", "rename", "move", "split", "join"])
  func metamorphic(_ change: String) async throws {
    let sandbox = try GitSandbox.withRepository()
    let text = Self.other + Self.price() + "export const label = `one\n  two`;\nexec('rm', eval(label));\n"
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
        "a.js": Self.price() + Self.other + "export const label = `one\n  two`;\nexec('rm', eval(label));\n"
      ])
    case "rename":
      try sandbox.git(["mv", "a.js", "c.js"])
      try sandbox.commit([:])
    case "move": try sandbox.commit(["a.js": nil, "src/shop/a.js": text])
    case "split":
      try sandbox.commit([
        "a.js": Self.other + "export const label = `one\n  two`;\nexec('rm', eval(label));\n",
        "price.js": Self.price(),
      ])
    default: try sandbox.commit(["a.js": nil, "z.js": "export {};\n" + text])
    }
    let bins = try await bins(sandbox)
    #expect(bins[1] == [], "\(change)")
  }

  @Test("splitting a commit in two charges what the one commit charges", arguments: [1, 2, 3, 4, 5] as [UInt64])
  func splitCommit(seed: UInt64) async throws {
    var random = SeededRandom(seed: seed)
    var files: [String: String] = [:]
    for number in 0..<6 {
      let sink = random.chance(50) ? "eval(part\(number));\n" : ""
      files["f\(number).js"] = Self.price("price\(number)") + sink
    }
    let first = files.filter { _ in random.chance(50) }
    let whole = try GitSandbox.withRepository()
    try whole.commit(["start.js": Self.other])
    try whole.commit(files.mapValues { $0 })
    let parts = try GitSandbox.withRepository()
    try parts.commit(["start.js": Self.other])
    try parts.commit(first.mapValues { $0 })
    try parts.commit(files.filter { first[$0.key] == nil }.mapValues { $0 })
    let one = try await bins(whole).flatMap { $0 }.sorted()
    let two = try await bins(parts).flatMap { $0 }.sorted()
    #expect(one == two, "seed \(seed)")
  }

  @Test("a function that got too long by its layout alone is nobody's finding")
  func layoutLength() async throws {
    let sandbox = try GitSandbox.withRepository()
    try sandbox.commit(["a.js": Self.price()])
    try sandbox.commit([
      "a.js": Self.price().replacingOccurrences(of: "(basket, country)", with: "(\nbasket,\ncountry\n)")
    ])
    let bins = try await bins(sandbox)
    #expect(bins[1] == [])
  }

  @Test("evidence of a new finding opens at the new line, not at an old one below it")
  func place() async throws {
    let sandbox = try GitSandbox.withRepository()
    try sandbox.commit(["a.js": "start();\neval(one);\n"], author: "Ada <ada@example.com>")
    try sandbox.commit(["a.js": "eval(two);\nmiddle();\nstart();\neval(one);\n"], author: "Eve <eve@example.com>")
    try sandbox.commit(["a.js": "eval(two);\nmiddle();\nstart();\n"], author: "Ben <ben@example.com>")
    let history = try await history(sandbox)
    let entry = try #require(history.changes[1].files[0].findings.first)
    #expect(entry.bin == .introduced && entry.finding.range.start.line == 1)
    #expect(history.changes[2].files[0].findings.first?.origin == 0)
    let lives = FindingLife.lives(in: history)
    #expect(lives.map { $0.fixedAt == nil } == [false, true])
    #expect(history.findings.map(\.author) == [history.changes[1].author.id])
  }
}

/// The small parts.
@Suite("Recognising moved code")
struct MoveRecognitionTests {
  private func sketch(_ text: String) throws -> FunctionSketch {
    var sketcher = FunctionSketcher(Array(text.utf8), language: "javascript")
    let lines = text.utf8.split(separator: 0x0a, omittingEmptySubsequences: false).count
    let function = FunctionMeasure(
      name: "f", startLine: 1, endLine: lines, nloc: lines, cyclomatic: 1, cognitive: 0, nesting: 0, parameters: 0,
      tokens: 30, digest: 0)
    let sketch = sketcher.sketch(of: function)
    return try #require(sketch)
  }

  @Test("quotes, semicolons, trailing commas, comments, white space and line ends are not part of a sketch")
  func normal() throws {
    let one = try sketch("function f(a, b) {\n  return g('x', [a, b]);\n}")
    let two = try sketch("function f(\r\n a,\r\n b,\r\n) {\r\n // note\r\n return g(\"x\", [a, b,])\r\n}")
    #expect(one == two)
    let renamed = try sketch("function h(c, d) {\n  return g('x', [c, d]);\n}")
    #expect(renamed.normal != one.normal && renamed.renamed == one.renamed)
    let swapped = try sketch("function f(a, b) {\n  return g('x', [b, a]);\n}")
    #expect(swapped.renamed != one.renamed)
  }

  @Test("likeness is one for equal sets, zero for disjoint ones, and about right between")
  func likeness() {
    func sketch(_ range: Range<UInt32>) -> FunctionSketch {
      // Spread, as hashes are.
      let hashes = range.map { $0 &* 2_654_435_761 }.sorted().prefix(FunctionSketch.size)
      return FunctionSketch(tokens: range.count, normal: 0, renamed: 0, words: Array(hashes), shapes: Array(hashes))
    }
    #expect(sketch(0..<100).likeness(to: sketch(0..<100)) == 1)
    #expect(sketch(0..<100).likeness(to: sketch(500..<600)) == 0)
    // 50 of 150 are common.
    #expect(abs(sketch(0..<100).likeness(to: sketch(50..<150)) - 1.0 / 3) < 0.2)
    #expect(sketch(0..<0).likeness(to: sketch(0..<0)) == 1)
  }

  @Test("a new layout is told from an edit")
  func layout() {
    func isSame(_ old: String, _ new: String, _ language: String = "javascript") -> Bool {
      Layout.isSame(Array(old.utf8), Array(new.utf8), language: language)
    }
    #expect(isSame("a(b);\r\nc();\r\n", "a( b )\n\n\tc()"))
    #expect(isSame("f([1, 2]);", "f([\n  1,\n  2,\n]);"))
    #expect(isSame("x = 'a';", "x = \"a\";"))
    #expect(!isSame("x = 'a';", "x = \"a\";", "php"))
    #expect(!isSame("return x;", "returnx;"))
    #expect(!isSame("[a, -b]", "[a -b]"))
    #expect(isSame("if a:\n  b()\n", "if a:\r\n\r\n  b()  \r\n", "python"))
    #expect(!isSame("if a:\n  b()\nc()\n", "if a:\n  b()\n  c()\n", "python"))
    #expect(!isSame("a: 1\n", "  a: 1\n", "yaml"))
    #expect(!isSame("a\n", " a\n", ""))
    #expect(isSame("", "\n\n", ""))
  }

  @Test("what is compared is bounded however many functions are alike")
  func bounded() {
    func loose(_ number: Int, _ change: Int) -> LooseFunction {
      LooseFunction(
        change: change, file: 0, path: RepositoryPath("a.js"), entry: number,
        measure: FunctionMeasure(
          name: "f\(number)", startLine: number, endLine: number, nloc: 1, cyclomatic: 1, cognitive: 0, nesting: 0,
          parameters: 0, tokens: 40, digest: UInt64(change * 100_000 + number)),
        sketch: FunctionSketch(
          tokens: 40, normal: UInt64(change * 100_000 + number), renamed: UInt64(change * 100_000 + number),
          words: [1, 2, 3], shapes: [UInt32(change * 100_000 + number)]))
    }
    var compared = 0
    let pairs = FunctionMoves.pairs(
      gone: (0..<2_000).map { loose($0, 0) }, come: (0..<2_000).map { loose($0, 1) },
      isAllowed: { _, _ in
        compared += 1
        return true
      })
    #expect(pairs.isEmpty)
    #expect(compared <= 2_000 * FunctionMoves.candidateLimit)
  }

  @Test("unchanged lines are found behind hunks of every kind")
  func unchanged() {
    let hunks = [
      LineHunk(oldStart: 0, oldCount: 0, newStart: 0, newCount: 2),
      LineHunk(oldStart: 3, oldCount: 2, newStart: 5, newCount: 0),
      LineHunk(oldStart: 7, oldCount: 1, newStart: 7, newCount: 3),
    ]
    let places = (1...10).map { FindingMatching.unchanged($0, hunks) }
    #expect(places == [3, 4, 5, nil, nil, 6, 7, nil, 11, 12])
    #expect(FindingMatching.unchanged(4, []) == 4)
  }
}

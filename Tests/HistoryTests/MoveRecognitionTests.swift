import Findings
import Git
import SourceText
import Testing

@testable import History

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
    #expect(isSame("if a:\n  b()\n  if c:\n    d()\ne()\n", "if a:\n\tb()\n\tif c:\n\t\td()\ne()\n", "python"))
    #expect(!isSame("if a:\n  if c:\n    d()\n    e()\n", "if a:\n\tif c:\n\t\td()\n\te()\n", "python"))
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
    let places = (1...10).map { hunks.place(ofUnchanged: $0) }
    #expect(places == [3, 4, 5, nil, nil, 6, 7, nil, 11, 12])
    #expect([LineHunk]().place(ofUnchanged: 4) == 4)
  }
}

import SourceText
import Testing

@Suite("The shape of lines")
struct TextShapeTests {
  private func shape(_ text: String, literals: [Range<Int>] = []) -> TextShape {
    let bytes = Array(text.utf8)
    return TextShape(bytes.span, lines: LineIndex(bytes), literals: literals)
  }

  private func tally(_ value: Int, _ line: Int?) -> TextShape.Tally {
    TextShape.Tally(value: value, line: line)
  }

  @Test("an empty text has nothing to tell")
  func empty() {
    let shape = shape("")
    #expect(shape.longestLine == tally(0, nil))
    #expect(shape.longLines == tally(0, nil))
    #expect(shape.mixedIndentation == tally(0, nil))
    #expect(shape.mixedLineEnds == tally(0, nil))
  }

  @Test(
    "the rarer indentation is counted, from the first line that has it",
    arguments: [
      ("\ta\n  b\n", 1, 2), ("  a\n\tb\n", 1, 2), ("\ta\n\tb\n  c\n", 1, 3), ("  a\n\tb\n  c\n\td\n  e\n", 2, 2),
      ("\t  a\n\t  b\n", 0, nil), ("  \ta\n\tb\n", 1, 2), (" a\n\tb\n", 0, nil), ("\t\n  b\n", 0, nil),
      ("a\nb\n", 0, nil), ("\ta\r\n  \r\n", 0, nil),
    ] as [(String, Int, Int?)])
  func indentation(text: String, value: Int, line: Int?) {
    #expect(shape(text).mixedIndentation == tally(value, line))
  }

  @Test(
    "the rarer line end is counted, from the first line that has it",
    arguments: [
      ("a\nb\r\n", 1, 2), ("a\r\nb\n", 1, 2), ("a\r\nb\r\nc\nd", 1, 3), ("a\r\nb\r\nc", 0, nil), ("a\nb\rc\n", 0, nil),
      ("\r\n\n\n", 1, 1), ("\r", 0, nil),
    ] as [(String, Int, Int?)])
  func lineEnds(text: String, value: Int, line: Int?) {
    #expect(shape(text).mixedLineEnds == tally(value, line))
  }

  @Test("lines that begin inside a literal are not indented, but end")
  func literals() {
    let text = "x = '''\n\ta\n  b\r\n'''\n  c\n"
    let literal = 4..<(text.utf8.count - 5)
    #expect(shape(text, literals: [literal]).mixedIndentation == tally(0, nil))
    #expect(shape(text).mixedIndentation == tally(1, 2))
    #expect(shape(text, literals: [literal]).mixedLineEnds == tally(1, 3))
  }

  @Test("a long line is one of more columns than bytes allow, unless one literal is most of it")
  func longLines() {
    let limit = TextShape.longLineColumns
    let long = String(repeating: "x", count: limit + 1)
    #expect(shape("a\n\(long)\n\(long)\n").longLines == tally(2, 2))
    #expect(shape(String(long.dropLast())).longLines == tally(0, nil))
    #expect(shape(String(repeating: "é", count: limit)).longLines == tally(0, nil))
    #expect(shape(String(repeating: "é", count: limit + 1)).longLines == tally(1, 1))
    #expect(shape(long, literals: [3..<(limit - 3)]).longLines == tally(0, nil))
    #expect(shape(long, literals: [0..<20, 30..<60, 70..<120]).longLines == tally(1, 1))
    #expect(shape("a\n\(long)\r\n").longestLine == tally(limit + 1, 2))
  }

  @Test("bytes of no encoding are columns too")
  func hostileBytes() {
    let bytes = [UInt8](repeating: 0xFF, count: 300) + [0x0D, 0x0A, 0x09, 0x00, 0x0A]
    let shape = TextShape(bytes.span, lines: LineIndex(bytes), literals: [])
    #expect(shape.longLines == tally(1, 1))
    #expect(shape.mixedLineEnds == tally(1, 2))
  }
}

import SourceText
import TestSupport
import Testing

@Suite("Lines and columns")
struct LineIndexTests {
  @Test(
    "lines are counted by their ends, the last one also without",
    arguments: [
      ("", []), ("\n", [0]), ("a", [0]), ("a\n", [0]), ("a\nb", [0, 2]), ("a\r\nb\r\n", [0, 3]), ("\n\n", [0, 1]),
      ("a\rb\n", [0]),
    ] as [(String, [Int])])
  func starts(text: String, starts: [Int]) {
    let index = LineIndex(Array(text.utf8))
    #expect(index.starts == starts)
    #expect(index.lineCount == starts.count)
    #expect(index.byteCount == text.utf8.count)
  }

  @Test("every byte stands on the line whose range holds it")
  func everyByte() {
    var random = SeededRandom(seed: 20_261_121)
    let alphabet: [UInt8] = [UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "x"), 0xff]
    for _ in 0..<200 {
      let count = Int.random(in: 1...60, using: &random)
      let bytes: [UInt8] = (0..<count).map { _ in alphabet[Int.random(in: 0..<4, using: &random)] }
      let index = LineIndex(bytes)
      var rebuilt: [UInt8] = []
      for line in 1...index.lineCount {
        let range = index.byteRange(ofLine: line)
        rebuilt += bytes[range]
        for offset in range {
          #expect(index.line(at: offset) == line, "seed \(random.seed), \(bytes)")
          #expect(index.position(at: offset) == TextPosition(line: line, column: offset - range.lowerBound + 1))
        }
        #expect(!bytes[range].dropLast().contains(UInt8(ascii: "\n")))
      }
      #expect(rebuilt == bytes)
    }
  }

  @Test("a place at or past the end is on the last line")
  func pastTheEnd() {
    let index = LineIndex(Array("ab\ncd".utf8))
    #expect(index.position(at: 5) == TextPosition(line: 2, column: 3))
    #expect(index.line(at: 500) == 2)
    #expect(
      index.range(of: 1..<4)
        == TextRange(start: TextPosition(line: 1, column: 2), end: TextPosition(line: 2, column: 2)))
    #expect(LineIndex([] as [UInt8]).position(at: 0) == TextPosition(line: 1, column: 1))
  }
}

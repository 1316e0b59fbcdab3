import SourceText
import Testing

@Suite("Binary or text")
struct BinaryCheckTests {
  private func isBinary(_ bytes: [UInt8]) -> Bool { BinaryCheck.isBinary(bytes.span) }

  @Test("a NUL counts up to git's limit and no further")
  func limit() {
    let text = [UInt8](repeating: UInt8(ascii: "a"), count: 9_000)
    #expect(!isBinary([]))
    #expect(!isBinary(text))
    for (offset, expected) in [(0, true), (7_999, true), (8_000, false), (8_999, false)] {
      var bytes = text
      bytes[offset] = 0
      #expect(isBinary(bytes) == expected, "NUL at \(offset)")
    }
  }

  @Test("bytes that are no UTF-8 are still text")
  func latin1() {
    #expect(!isBinary([0xff, 0xfe, 0xe9, 0x80]))
  }
}

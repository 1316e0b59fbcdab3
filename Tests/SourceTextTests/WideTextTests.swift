import SourceText
import Testing

@Suite("Text in UTF-16 and UTF-32")
struct WideTextTests {
  private static func wide(_ text: String, isBigEndian: Bool, hasMark: Bool) -> [UInt8] {
    ((hasMark ? [0xFEFF] : []) + Array(text.utf16)).flatMap { unit in
      let bytes = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      return isBigEndian ? bytes : bytes.reversed()
    }
  }

  @Test("is read in either order, with a mark and without", arguments: [true, false], [true, false])
  func read(_ isBigEndian: Bool, _ hasMark: Bool) {
    let text = "key = \"a𝄞é\"\r\nplain text follows here\n"
    let bytes = Self.wide(text, isBigEndian: isBigEndian, hasMark: hasMark)
    #expect(WideText.utf8(bytes.span) == Array(text.utf8))
    #expect(WideText.utf8((bytes + [0x41]).span) == Array(text.utf8))
  }

  @Test(
    "in units of four bytes is read in either order and with or without a mark", arguments: [true, false],
    [true, false])
  func long(_ isBigEndian: Bool, _ hasMark: Bool) {
    let text = "key = \"a𝄞é\"\r\nplain text follows here\n"
    let bytes = ((hasMark ? [0xFEFF] : []) + text.unicodeScalars.map(\.value)).flatMap { (unit: UInt32) -> [UInt8] in
      let bytes = (0..<4).map { UInt8(truncatingIfNeeded: unit >> (24 - 8 * $0)) }
      return isBigEndian ? bytes : bytes.reversed()
    }
    #expect(WideText.utf8(bytes.span) == Array(text.utf8))
    #expect(WideText.utf8((bytes + [0x41, 0, 0]).span) == Array(text.utf8))
    #expect(WideText.utf8([0xFF, 0xFE, 0, 0, 0, 0, 0x11, 0].span) == Array("\u{FFFD}".utf8))
  }

  @Test("is told from bytes that are none")
  func others() {
    for bytes in [
      [], [0xFF, 0xFE], Array("plain".utf8), [UInt8](repeating: 0, count: 64), [0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 0x0D],
      Array("abc\0def\0".utf8),
    ] as [[UInt8]] {
      #expect(WideText.utf8(bytes.span) == nil, "\(bytes)")
    }
    #expect(WideText.utf8([0xFF, 0xFE, 0x00, 0xD8].span) == Array("\u{FFFD}".utf8))
  }
}

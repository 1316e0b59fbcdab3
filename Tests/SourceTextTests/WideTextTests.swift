import SourceText
import Testing

@Suite("Text in UTF-16")
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

  @Test("is found among other bytes, at any offset and in either order", arguments: [true, false], [0, 1, 4_101])
  func among(_ isBigEndian: Bool, _ before: Int) {
    let noise = (0..<before).map { UInt8($0 % 251) | 0x80 }
    let bytes = noise + Self.wide("key = abcdefgh123", isBigEndian: isBigEndian, hasMark: false) + [0xFF, 0xFE, 0x81]
    #expect(WideText.runs(in: bytes.span) == Array("key = abcdefgh123\n".utf8))
  }

  @Test("has no runs in plain bytes and short ones")
  func noRuns() {
    for bytes in [Array("plain text".utf8), [UInt8](repeating: 0, count: 50), Array("a\0b\0c\0".utf8), []] {
      #expect(WideText.runs(in: bytes.span).isEmpty)
    }
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

/// A text by its bytes, where its letters do not matter.
enum TextBytes {
  /// What stands between bytes that part, as far as it is wanted; nothing empty. Linear, and makes nothing of the rest.
  @inline(__always)
  static func pieces(
    of text: String, partedBy isParting: (UInt8) -> Bool, where isWanted: (borrowing Span<UInt8>) -> Bool
  ) -> [Substring] {
    let utf8 = text.utf8
    let bytes = utf8.span
    var pieces: [Substring] = []
    var start = 0
    for end in 0...bytes.count where end == bytes.count || isParting(bytes[end]) {
      if end > start, isWanted(bytes.extracting(start..<end)) {
        let first = utf8.index(utf8.startIndex, offsetBy: start)
        pieces.append(text[first..<utf8.index(first, offsetBy: end - start)])
      }
      start = end + 1
    }
    return pieces
  }

  /// Whether one of these texts, all lowercased, may stand somewhere in `text` in any case. Says yes where only a look at
  /// its letters could tell, which is so for other letters than English ones.
  static func mayContain(_ text: String, anyOf texts: [String]) -> Bool {
    let wanted = texts.map { Array($0.utf8) }
    if wanted.contains(where: { $0.isEmpty || $0.contains { $0 >= 0x80 } }) { return true }
    // What a text may begin with, a bit a byte: most bytes begin none.
    var firsts: (UInt64, UInt64) = (0, 0)
    for word in wanted {
      for byte in [word[0], uppercased(word[0])] {
        if byte < 64 { firsts.0 |= 1 << UInt64(byte) } else { firsts.1 |= 1 << UInt64(byte - 64) }
      }
    }
    let bytes = text.utf8.span
    for offset in 0..<bytes.count {
      let byte = bytes[offset]
      if byte >= 0x80 { return true }
      if (byte < 64 ? firsts.0 >> UInt64(byte) : firsts.1 >> UInt64(byte - 64)) & 1 == 0 { continue }
      let first = lowercased(byte)
      for word in wanted where word[0] == first && word.count <= bytes.count - offset {
        if word.indices.allSatisfy({ lowercased(bytes[offset + $0]) == word[$0] }) { return true }
      }
    }
    return false
  }

  private static func uppercased(_ byte: UInt8) -> UInt8 { (0x61...0x7a).contains(byte) ? byte & 0xdf : byte }

  private static func lowercased(_ byte: UInt8) -> UInt8 { (0x41...0x5a).contains(byte) ? byte | 0x20 : byte }
}

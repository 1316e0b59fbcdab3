/// A text by its bytes, where its letters do not matter.
enum TextBytes {
  /// What stands between bytes that part, as far as it is wanted; nothing empty. Linear, and makes nothing of the rest.
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
}

/// The words of a message.
package enum MessageWords {
  /// Runs of letters and digits, lowercased.
  package static func words(of text: String) -> [String] {
    guard text.utf8.allSatisfy({ $0 < 0x80 }) else {
      return text.lowercased().split(whereSeparator: { !$0.isLetter && !$0.isNumber }).map(String.init)
    }
    return text.utf8.split(whereSeparator: { !isLetter($0) && !isDigit($0) }).map { word in
      String(decoding: word.map { isLetter($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    }
  }

  /// Whether a text says too little to be understood later: fewer than `least` words that are not `vague`.
  package static func isVague(_ text: String, vague: [String], atLeast least: Int) -> Bool {
    let vague = Set(vague)
    return words(of: text).count { !vague.contains($0) } < least
  }

  /// The words with a digit, among which every task's id is: what stands between blanks, brackets, quotes and stops.
  ///
  /// - Parameter starts: lowercased; words in which none of them begins anywhere may be left out. Empty for all words.
  package static func numbered(in text: String, startingLike starts: [String] = []) -> [Substring] {
    let firsts = Set(starts.compactMap(\.utf8.first))
    return TextBytes.pieces(
      of: text, partedBy: { $0 == 0x20 || (0x09...0x0d).contains($0) },
      where: { word in
        // Looking at the bytes spares most words of most messages the slower look at their letters.
        var (isNumbered, isStarted) = (false, firsts.isEmpty)
        for offset in 0..<word.count {
          let byte = word[offset]
          if byte >= 0x80 { return true }
          if isDigit(byte) { isNumbered = true }
          if !isStarted, firsts.contains(isLetter(byte) ? byte | 0x20 : byte) { isStarted = true }
        }
        return isNumbered && isStarted
      }
    )
    .flatMap { $0.split { $0.isWhitespace || "()[]{},;:!?\"'".contains($0) } }
    .filter { $0.contains(where: \.isNumber) }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7a).contains(byte | 0x20) }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}

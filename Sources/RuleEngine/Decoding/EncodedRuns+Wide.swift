extension EncodedRuns {
  /// The shortest key worth hiding has more letters.
  private static let leastWide = 8

  /// ASCII in UTF-16 or UTF-32, at any offset and in either order: letters with one or three zeros behind each. In the
  /// order with the zeros first each letter has its neighbour's.
  mutating func readWide(around zero: Int) {
    let start = zero - 1
    guard start >= wideTo, isWideLetter(start) else { return }
    let stride = isZero(zero + 1) && isZero(zero + 2) ? 4 : 2
    guard stride == 4 || isWideLetter(zero + 1) else { return }
    var text: [UInt8] = []
    var end = start
    while isWideLetter(end) {
      text.append(self[end])
      end += 1
      guard (1..<stride).allSatisfy({ isZero(end + $0 - 1) }) else { break }
      end += stride - 1
    }
    wideTo = end
    guard text.count >= Self.leastWide else { return }
    decoded.append(
      text, from: start..<end, [stride == 2 ? .utf16 : .utf32],
      anchors: [DecodedText.Anchor(inner: 0, outer: start)], stride: stride)
  }

  private func isZero(_ position: Int) -> Bool { position < count && self[position] == 0 }
  private func isWideLetter(_ position: Int) -> Bool {
    position >= 0 && position < count && Base64Text.isText(self[position])
  }
}

/// Text in UTF-16, which is binary to git and to every search for bytes: a usual way for a secret to be overlooked.
package enum WideText {
  /// So many bytes tell what the rest is.
  private static let probe = 4_096
  /// Of text in a Western language nearly every unit has a zero byte, and in the same place.
  private static let share = 0.8

  /// The text as UTF-8, without its byte order mark; nil for what is no UTF-16. Unpaired surrogates become U+FFFD, an odd
  /// byte at the end is left out. Without a mark only text that is mostly ASCII is recognised.
  package static func utf8(_ bytes: borrowing Span<UInt8>) -> [UInt8]? {
    guard bytes.count >= 4, let isBigEndian = isBigEndian(bytes) else { return nil }
    let hasMark = unit(bytes, 0, isBigEndian) == 0xFEFF
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    var offset = hasMark ? 2 : 0
    while offset + 1 < bytes.count {
      units.append(unit(bytes, offset, isBigEndian))
      offset += 2
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  /// ASCII in UTF-16 that stands anywhere in bytes that are otherwise none, at any offset and in either order: a line for
  /// each run of at least `leastRun` units. Where it stands does not show in it. Empty where there is none.
  package static func runs(in bytes: borrowing Span<UInt8>) -> [UInt8] {
    var text: [UInt8] = []
    var offset = 0
    while offset + 1 < bytes.count {
      var end = offset
      while end + 1 < bytes.count, bytes[end] != 0, bytes[end] < 0x80, bytes[end + 1] == 0 { end += 2 }
      guard end - offset >= 2 * leastRun else {
        // Behind the run, or one on where none began.
        offset = max(end, offset + 1)
        continue
      }
      var position = offset
      while position < end {
        text.append(bytes[position])
        position += 2
      }
      // Of the order with the zero first, the last unit's zero was taken for its neighbour's.
      if end < bytes.count, bytes[end] != 0, bytes[end] < 0x80 { text.append(bytes[end]) }
      text.append(0x0A)
      offset = end
    }
    return text
  }

  /// The shortest key worth hiding has more letters.
  private static let leastRun = 8

  private static func unit(_ bytes: borrowing Span<UInt8>, _ offset: Int, _ isBigEndian: Bool) -> UInt16 {
    let (first, second) = (UInt16(bytes[offset]), UInt16(bytes[offset + 1]))
    return isBigEndian ? first << 8 | second : second << 8 | first
  }

  private static func isBigEndian(_ bytes: borrowing Span<UInt8>) -> Bool? {
    switch (bytes[0], bytes[1]) {
    case (0xFE, 0xFF): return true
    case (0xFF, 0xFE): return false
    default: break
    }
    var zeros = (first: 0, second: 0)
    let units = min(bytes.count, probe) / 2
    for index in 0..<units {
      if bytes[2 * index] == 0 { zeros.first += 1 }
      if bytes[2 * index + 1] == 0 { zeros.second += 1 }
    }
    let least = Int((Double(units) * share).rounded(.up))
    // Both halves zero is no text, but emptiness.
    if zeros.second >= least, zeros.first * 10 < units { return false }
    if zeros.first >= least, zeros.second * 10 < units { return true }
    return nil
  }
}

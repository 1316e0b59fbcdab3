/// Text in UTF-16 or UTF-32, which is binary to git and to every search for bytes: a usual way for a secret to be
/// overlooked.
package enum WideText {
  /// So many bytes tell what the rest is.
  private static let probe = 4_096
  /// Of text in a Western language nearly every unit has a zero byte, and in the same place.
  private static let share = 0.8

  private struct Form {
    /// Bytes of a unit.
    var width: Int
    var isBigEndian: Bool
  }

  /// The text as UTF-8, without its byte order mark; nil for what is neither. Unpaired surrogates and numbers that are no
  /// characters become U+FFFD, odd bytes at the end are left out. Without a mark only text that is mostly ASCII is
  /// recognised.
  package static func utf8(_ bytes: borrowing Span<UInt8>) -> [UInt8]? {
    guard bytes.count >= 4, let form = form(bytes) else { return nil }
    let hasMark = unit(bytes, 0, form) == 0xFEFF
    var offset = hasMark ? form.width : 0
    if form.width == 4 {
      var text = String.UnicodeScalarView()
      while offset + 3 < bytes.count {
        text.append(Unicode.Scalar(unit(bytes, offset, form)) ?? "\u{FFFD}")
        offset += 4
      }
      return Array(String(text).utf8)
    }
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    while offset + 1 < bytes.count {
      units.append(UInt16(truncatingIfNeeded: unit(bytes, offset, form)))
      offset += 2
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  private static func unit(_ bytes: borrowing Span<UInt8>, _ offset: Int, _ form: Form) -> UInt32 {
    var unit: UInt32 = 0
    for place in 0..<form.width {
      unit = unit << 8 | UInt32(bytes[offset + (form.isBigEndian ? place : form.width - 1 - place)])
    }
    return unit
  }

  private static func form(_ bytes: borrowing Span<UInt8>) -> Form? {
    switch (bytes[0], bytes[1], bytes[2], bytes[3]) {
    // The mark of UTF-16 with a NUL behind it would be the same.
    case (0xFF, 0xFE, 0, 0): return Form(width: 4, isBigEndian: false)
    case (0, 0, 0xFE, 0xFF): return Form(width: 4, isBigEndian: true)
    case (0xFE, 0xFF, _, _): return Form(width: 2, isBigEndian: true)
    case (0xFF, 0xFE, _, _): return Form(width: 2, isBigEndian: false)
    default: break
    }
    var zeros = [0, 0, 0, 0]
    let count = min(bytes.count, probe) / 4 * 4
    for index in 0..<count where bytes[index] == 0 { zeros[index & 3] += 1 }
    let least = Int((Double(count / 4) * share).rounded(.up))
    let isMostly = zeros.map { $0 >= least }
    // Where all are zero is no text, but emptiness.
    let isRarely = zeros.map { $0 * 10 < count / 4 }
    if isRarely[0], isMostly[1], isMostly[2], isMostly[3] { return Form(width: 4, isBigEndian: false) }
    if isMostly[0], isMostly[1], isMostly[2], isRarely[3] { return Form(width: 4, isBigEndian: true) }
    if isRarely[0], isMostly[1], isRarely[2], isMostly[3] { return Form(width: 2, isBigEndian: false) }
    if isMostly[0], isRarely[1], isMostly[2], isRarely[3] { return Form(width: 2, isBigEndian: true) }
    return nil
  }
}

internal import SourceText

/// What base64 stands for, as far as that is text: in ASCII, UTF-8 or UTF-16.
struct Base64Text {
  /// A secret worth hiding has more letters.
  private static let least = 12
  /// Of text in any language that is written in the files of a program, at most one byte in so many is no ASCII.
  private static let rareness = 4

  private var bytes: [UInt8] = []
  private var group: UInt32 = 0
  private var count = 0
  private var zeros = 0
  private var others = 0
  private var isOver = false

  /// Goes on with a run of the alphabet's signs. Returns whether all of it is text; what comes behind the first group that
  /// is none is passed over.
  @discardableResult
  mutating func append(_ run: Range<Int>, of text: UnsafeBufferPointer<UInt8>) -> Bool {
    for position in run {
      guard !isOver, let value = unsafe Self.sextet(text[position]) else { return false }
      group = group << 6 | UInt32(value)
      count += 1
      guard count == 4 else { continue }
      take(group << 8, count: 3)
      (group, count) = (0, 0)
    }
    return !isOver
  }

  /// Takes the uppermost bytes of `group`.
  private mutating func take(_ group: UInt32, count: Int) {
    var zeros = 0
    var others = 0
    var isControl = false
    for place in 0..<count {
      let byte = Self.byte(place, of: group)
      if byte == 0 {
        zeros += 1
      } else if byte >= 0x80 {
        others += 1
      } else if !Self.isText(byte) {
        isControl = true
      }
    }
    // Zeros stand in every second place or nowhere.
    let isWide = zeros > 0 && (bytes.isEmpty || self.zeros > 0)
    let isMixed = zeros > 0 && !isWide || zeros == 0 && self.zeros > 0
    let isForeign = (self.others + others) * Self.rareness > bytes.count + 2 * Self.rareness
    if isControl || isMixed || isForeign {
      isOver = true
    } else {
      for place in 0..<count { bytes.append(Self.byte(place, of: group)) }
      self.zeros += zeros
      self.others += others
    }
  }

  private static func byte(_ place: Int, of group: UInt32) -> UInt8 {
    UInt8(truncatingIfNeeded: group >> (24 - 8 * UInt32(place)))
  }

  /// The text and how it was written; nil where there is too little to hold a secret.
  var text: (bytes: [UInt8], encodings: Set<Encoding>)? { text(isStrict: true) }

  /// The same where single bytes are no UTF-8: nobody hides the lines behind a bad one.
  var lenientText: (bytes: [UInt8], encodings: Set<Encoding>)? { text(isStrict: false) }

  private func text(isStrict: Bool) -> (bytes: [UInt8], encodings: Set<Encoding>)? {
    // Two more bytes at most may come.
    guard bytes.count + 2 >= Self.least else { return nil }
    var whole = self
    if !isOver {
      switch count {
      case 2: whole.take(group << 20, count: 1)
      case 3: whole.take(group << 14, count: 2)
      default: break
      }
    }
    if whole.zeros > 0 {
      guard let narrow = WideText.utf8(whole.bytes.span), narrow.count >= Self.least, narrow.allSatisfy(Self.isText)
      else { return nil }
      return (narrow, [.base64, .utf16])
    }
    if isStrict, whole.others > 0 {
      // The last character may be cut off.
      let cut = whole.bytes.reversed().prefix(3).count { $0 >= 0x80 }
      guard String(validating: whole.bytes.dropLast(cut), as: UTF8.self) != nil else { return nil }
    }
    guard whole.bytes.count >= Self.least, whole.others * Self.rareness <= whole.bytes.count else { return nil }
    return (whole.bytes, [.base64])
  }

  /// What the signs at `positions` stand for, text or not; those of no alphabet are passed over.
  static func bytes(of positions: some Sequence<Int>, in text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    var group: UInt32 = 0
    var bits = 0
    for position in positions {
      guard let value = unsafe sextet(text[position]) else { continue }
      group = group << 6 | UInt32(value)
      bits += 6
      guard bits >= 8 else { continue }
      bits -= 8
      bytes.append(UInt8(truncatingIfNeeded: group >> UInt32(bits)))
    }
    return bytes
  }

  /// Of the alphabets for mail and for addresses.
  static func sextet(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte - UInt8(ascii: "A")
    case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - UInt8(ascii: "a") + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0") + 52
    case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
    case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
    default: nil
    }
  }

  /// Printable ASCII and white space.
  static func isText(_ byte: UInt8) -> Bool {
    (0x20...0x7E).contains(byte) || byte == 0x0A || byte == 0x0D || byte == 0x09
  }
}

extension EncodedRuns {
  /// The line with its escapes undone and its literals joined, where one of them stands for a printable sign of ASCII or
  /// is such a seam: those of other languages hide no key. Goes on with the next line where a seam does. Returns where
  /// the last line ends.
  mutating func unescape(from lineStart: Int) -> Int {
    var text: [UInt8] = []
    var anchors: [DecodedText.Anchor] = []
    var encodings: Set<Encoding> = []
    var isStepping = false
    var position = lineStart
    while position < count, self[position] != 0x0A {
      if let escape = escape(at: position) {
        anchors.append(DecodedText.Anchor(inner: text.count, outer: position))
        if let scalar = escape.scalar {
          if (0x20...0x7E).contains(scalar.value) { encodings.insert(escape.encoding) }
          text += String(Character(scalar)).utf8
        } else {
          encodings.insert(escape.encoding)
        }
        position = escape.end
        isStepping = false
      } else {
        if !isStepping { anchors.append(DecodedText.Anchor(inner: text.count, outer: position)) }
        isStepping = true
        text.append(self[position])
        position += 1
      }
    }
    if !encodings.isEmpty { decoded.append(text, from: lineStart..<position, encodings, anchors: anchors) }
    return position
  }

  struct Escape {
    /// What it stands for; nil where that is nothing.
    var scalar: Unicode.Scalar?
    var end: Int
    var encoding: Encoding
  }

  /// `\x41`, `\u0041`, `\uu0041`, `\u{41}`, `\U00000041`, `\101`, `\0101`, `\61`, `%41`, `&#65;`, `&#0065;`, `&#x41;`,
  /// and the seam between two literals.
  func escape(at position: Int) -> Escape? {
    guard position + 2 < count else { return nil }
    let next = self[position + 1]
    switch self[position] {
    case UInt8(ascii: "%"): return number(position + 1, digits: 2, radix: 16, .percent)
    case UInt8(ascii: "&"):
      guard next == UInt8(ascii: "#") else { return nil }
      let isHexadecimal = self[position + 2] | 0x20 == UInt8(ascii: "x")
      return closed(position + (isHexadecimal ? 3 : 2), by: UInt8(ascii: ";"), radix: isHexadecimal ? 16 : 10)
    case UInt8(ascii: "\\"):
      switch next {
      case UInt8(ascii: "x"):
        if self[position + 2] == UInt8(ascii: "{") {
          return closed(position + 3, by: UInt8(ascii: "}"), radix: 16)
        }
        return number(position + 2, digits: 2, radix: 16, .escapes)
      case UInt8(ascii: "u"):
        if self[position + 2] == UInt8(ascii: "{") {
          return closed(position + 3, by: UInt8(ascii: "}"), radix: 16)
        }
        // Java allows any number of them.
        var start = position + 2
        while start < min(count, position + Self.mostRepeats), self[start] == UInt8(ascii: "u") { start += 1 }
        return number(start, digits: 4, radix: 16, .escapes)
      case UInt8(ascii: "U"): return number(position + 2, digits: 8, radix: 16, .escapes)
      case UInt8(ascii: "0")...UInt8(ascii: "7"): return octal(position + 1)
      case 0x0A, 0x0D: return seam(at: position)
      default: return nil
      }
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"): return seam(at: position)
    default: return nil
    }
  }

  /// So many leading zeros, and so many letters where one is enough, are passed over.
  private static let mostRepeats = 32

  private func number(_ start: Int, digits: Int, radix: UInt32, _ encoding: Encoding) -> Escape? {
    guard start + digits <= count else { return nil }
    var value: UInt32 = 0
    for position in start..<(start + digits) {
      guard let digit = Hexadecimal.digit(self[position]), digit < radix else { return nil }
      value = value &* radix &+ UInt32(digit)
    }
    return Unicode.Scalar(value).map { Escape(scalar: $0, end: start + digits, encoding: encoding) }
  }

  /// Up to three digits, or three behind a zero as shells have it where C would end: what they stand for there no key has.
  private func octal(_ start: Int) -> Escape? {
    if self[start] == UInt8(ascii: "0"),
      let long = number(start + 1, digits: 3, radix: 8, .escapes), let scalar = long.scalar,
      (0x20...0x7E).contains(scalar.value)
    {
      return long
    }
    var value: UInt32 = 0
    var end = start
    while end < min(count, start + 3), let digit = Hexadecimal.digit(self[end]), digit < 8,
      value << 3 | UInt32(digit) <= 0xFF
    {
      value = value << 3 | UInt32(digit)
      end += 1
    }
    return Unicode.Scalar(value).map { Escape(scalar: $0, end: end, encoding: .escapes) }
  }

  /// Up to six digits behind zeros, and the sign that closes them.
  private func closed(_ start: Int, by close: UInt8, radix: UInt32) -> Escape? {
    var value: UInt32 = 0
    var position = start
    while position < count, position < start + Self.mostRepeats, self[position] == UInt8(ascii: "0") { position += 1 }
    let first = position
    while position < count, position < first + 7, self[position] != close {
      guard let digit = Hexadecimal.digit(self[position]), digit < radix else { return nil }
      value = value &* radix &+ UInt32(digit)
      position += 1
    }
    guard position > start, position < count, self[position] == close else { return nil }
    return Unicode.Scalar(value).map { Escape(scalar: $0, end: position + 1, encoding: .escapes) }
  }
}

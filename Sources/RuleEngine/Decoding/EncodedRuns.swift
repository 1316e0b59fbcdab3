internal import SourceText

/// Finds base64, hexadecimal digits, percent signs and escapes in a text, and says what they stand for.
///
/// Only what decodes to text is taken: pictures, certificates and hashes are left where they are. One pass, and work in
/// proportion to what looks encoded: the start of a run tells.
@safe struct EncodedRuns {
  private static let leastBase64 = 16
  private static let leastHexadecimal = 24
  /// From this length on, a run that ends at a line's end may go on in the next line.
  private static let wrappedLine = 60

  private let bytes: UnsafeBufferPointer<UInt8>
  private var decoded = DecodedText()

  static func decoded(_ bytes: UnsafeBufferPointer<UInt8>) -> DecodedText {
    var runs = unsafe EncodedRuns(bytes)
    runs.read()
    return runs.decoded
  }

  private init(_ bytes: UnsafeBufferPointer<UInt8>) {
    unsafe self.bytes = bytes
  }

  // Every position is compared with the count before, here and in what calls this.
  private subscript(position: Int) -> UInt8 { unsafe bytes[position] }
  private var count: Int { unsafe bytes.count }

  private mutating func read() {
    let kinds = Self.kinds
    var position = 0
    var lineStart = 0
    var unescapedTo = 0
    while position < count {
      let byte = self[position]
      let kind = kinds[Int(byte)]
      if kind & Kind.base64 != 0 {
        let end = runEnd(position, Kind.base64)
        position = end - position >= Self.leastBase64 ? run(position..<end) : end
        continue
      }
      if byte == 0x0A {
        lineStart = position + 1
      } else if kind & Kind.escape != 0, position >= unescapedTo, escape(at: position) != nil {
        var end = position
        while end < count, self[end] != 0x0A { end += 1 }
        unescape(lineStart..<end)
        unescapedTo = end
      }
      position += 1
    }
  }

  private func runEnd(_ start: Int, _ kind: UInt8) -> Int {
    let kinds = Self.kinds
    var end = start
    while end < count, kinds[Int(self[end])] & kind != 0 { end += 1 }
    return end
  }

  // MARK: Runs of letters and digits

  /// Decodes what can be decoded of a run. Returns where the search goes on: behind it, and behind the lines in which it
  /// goes on.
  private mutating func run(_ range: Range<Int>) -> Int {
    if hexadecimal(range) { return range.upperBound }
    if range.count >= Self.wrappedLine, let end = wrapped(range) { return end }
    if base64(range) { return range.upperBound }
    // A word in front, or a path: the parts by the signs of one alphabet are runs of the other.
    for (one, other) in [(UInt8(ascii: "-"), UInt8(ascii: "_")), (UInt8(ascii: "+"), UInt8(ascii: "/"))] {
      var start = range.lowerBound
      var isFound = false
      while start < range.upperBound {
        var end = start
        while end < range.upperBound, self[end] != one, self[end] != other { end += 1 }
        let part = start..<end
        if part.count >= Self.leastBase64, part != range, hexadecimal(part) || base64(part) { isFound = true }
        start = end + 1
      }
      if isFound { break }
    }
    return range.upperBound
  }

  /// `6b65793a…`, with or without `0x` in front.
  private mutating func hexadecimal(_ range: Range<Int>) -> Bool {
    var range = range
    if range.count > 2, self[range.lowerBound] == UInt8(ascii: "0"),
      self[range.lowerBound + 1] | 0x20 == UInt8(ascii: "x")
    {
      range = (range.lowerBound + 2)..<range.upperBound
    }
    guard range.count >= Self.leastHexadecimal, range.count.isMultiple(of: 2) else { return false }
    // Most runs are words: their first signs tell.
    guard Hexadecimal.digit(self[range.lowerBound]) != nil, Hexadecimal.digit(self[range.lowerBound + 1]) != nil,
      Hexadecimal.digit(self[range.lowerBound + 2]) != nil
    else { return false }
    var text: [UInt8] = []
    var position = range.lowerBound
    while position < range.upperBound {
      guard let high = Hexadecimal.digit(self[position]),
        let low = Hexadecimal.digit(self[position + 1]),
        Base64Text.isText(high << 4 | low)
      else { return false }
      text.append(high << 4 | low)
      position += 2
    }
    decoded.append(text, from: range, [.hexadecimal])
    return true
  }

  /// The run as it begins, or without its first, first two or first three signs: something may stand before it. What
  /// begins as text and goes on as something else is taken as far as it is text.
  private mutating func base64(_ range: Range<Int>) -> Bool {
    for skipped in 0..<4 where range.count - skipped >= Self.leastBase64 {
      let run = (range.lowerBound + skipped)..<range.upperBound
      var text = Base64Text()
      unsafe text.append(run, of: bytes)
      guard let (plain, encodings) = text.text else { continue }
      decoded.append(plain, from: run.lowerBound..<padded(run.upperBound), encodings)
      return true
    }
    return false
  }

  private func padded(_ end: Int) -> Int {
    var padded = end
    while padded < count, padded < end + 2, self[padded] == UInt8(ascii: "=") { padded += 1 }
    return padded
  }

  /// Lines of one length and a shorter one, as mail and YAML wrap long values. Returns where the last line ends; nil where
  /// it is one line alone.
  private mutating func wrapped(_ first: Range<Int>) -> Int? {
    var text = Base64Text()
    guard unsafe text.append(first, of: bytes) else { return nil }
    var last = first
    var lines = 1
    while last.count == first.count, let next = nextLine(behind: last.upperBound), next.count <= first.count,
      unsafe text.append(next, of: bytes)
    {
      last = next
      lines += 1
    }
    guard lines > 1, let (plain, encodings) = text.text else { return nil }
    decoded.append(plain, from: first.lowerBound..<padded(last.upperBound), encodings)
    return last.upperBound
  }

  /// The run that the line behind `end` begins with, behind its indentation.
  private func nextLine(behind end: Int) -> Range<Int>? {
    var position = end
    if position < count, self[position] == 0x0D { position += 1 }
    guard position < count, self[position] == 0x0A else { return nil }
    position += 1
    while position < count, self[position] == 0x20 || self[position] == 0x09 { position += 1 }
    let next = position..<runEnd(position, Kind.base64)
    return next.isEmpty ? nil : next
  }

  // MARK: Escapes

  /// The line with its escapes undone, where one of them stands for a printable sign of ASCII: those of other languages
  /// hide no key.
  private mutating func unescape(_ line: Range<Int>) {
    var text: [UInt8] = []
    var anchors: [DecodedText.Anchor] = []
    var encodings: Set<Encoding> = []
    var isStepping = false
    var position = line.lowerBound
    while position < line.upperBound {
      if let escape = escape(at: position), escape.end <= line.upperBound {
        anchors.append(DecodedText.Anchor(inner: text.count, outer: position))
        if (0x20...0x7E).contains(escape.scalar.value) { encodings.insert(escape.encoding) }
        text += String(Character(escape.scalar)).utf8
        position = escape.end
        isStepping = false
      } else {
        if !isStepping { anchors.append(DecodedText.Anchor(inner: text.count, outer: position)) }
        isStepping = true
        text.append(self[position])
        position += 1
      }
    }
    anchors.append(DecodedText.Anchor(inner: text.count, outer: line.upperBound))
    guard !encodings.isEmpty else { return }
    decoded.append(text, from: line, encodings, anchors: anchors)
  }

  private struct Escape {
    var scalar: Unicode.Scalar
    var end: Int
    var encoding: Encoding
  }

  /// `\x41`, `\u0041`, `\u{41}`, `\U00000041`, `\101`, `%41`, `&#65;` and `&#x41;`.
  private func escape(at position: Int) -> Escape? {
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
      case UInt8(ascii: "x"): return number(position + 2, digits: 2, radix: 16, .escapes)
      case UInt8(ascii: "u"):
        if self[position + 2] == UInt8(ascii: "{") {
          return closed(position + 3, by: UInt8(ascii: "}"), radix: 16)
        }
        return number(position + 2, digits: 4, radix: 16, .escapes)
      case UInt8(ascii: "U"): return number(position + 2, digits: 8, radix: 16, .escapes)
      case UInt8(ascii: "0"), UInt8(ascii: "1"): return number(position + 1, digits: 3, radix: 8, .escapes)
      default: return nil
      }
    default: return nil
    }
  }

  private func number(_ start: Int, digits: Int, radix: UInt32, _ encoding: Encoding) -> Escape? {
    guard start + digits <= count else { return nil }
    var value: UInt32 = 0
    for position in start..<(start + digits) {
      guard let digit = Hexadecimal.digit(self[position]), digit < radix else { return nil }
      value = value &* radix &+ UInt32(digit)
    }
    return Unicode.Scalar(value).map { Escape(scalar: $0, end: start + digits, encoding: encoding) }
  }

  /// Up to six digits and the sign that closes them.
  private func closed(_ start: Int, by close: UInt8, radix: UInt32) -> Escape? {
    var value: UInt32 = 0
    var position = start
    while position < count, position < start + 7, self[position] != close {
      guard let digit = Hexadecimal.digit(self[position]), digit < radix else { return nil }
      value = value &* radix &+ UInt32(digit)
      position += 1
    }
    guard position > start, position < count, self[position] == close else { return nil }
    return Unicode.Scalar(value).map { Escape(scalar: $0, end: position + 1, encoding: .escapes) }
  }

  // MARK: Bytes

  private enum Kind {
    static let base64: UInt8 = 1
    static let escape: UInt8 = 2
  }

  private static let kinds: [UInt8] = (UInt8.min...UInt8.max).map { byte in
    switch byte {
    case UInt8(ascii: "\\"), UInt8(ascii: "%"), UInt8(ascii: "&"): Kind.escape
    default: Base64Text.sextet(byte) == nil ? 0 : Kind.base64
    }
  }
}

private enum Hexadecimal {
  static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}

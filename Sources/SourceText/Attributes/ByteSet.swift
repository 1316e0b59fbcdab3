/// A set of bytes: the meaning of a class like `[a-z[:digit:]_]` in a pattern of git.
struct ByteSet: Hashable, Sendable {
  private var words: [UInt64] = [0, 0, 0, 0]

  static let all: ByteSet = {
    var set = ByteSet()
    set.words = [.max, .max, .max, .max]
    return set
  }()

  static func allBut(_ byte: UInt8) -> ByteSet { all.without(byte) }

  func contains(_ byte: UInt8) -> Bool { words[Int(byte >> 6)] & (1 << UInt64(byte & 63)) != 0 }

  mutating func insert(_ byte: UInt8) { words[Int(byte >> 6)] |= 1 << UInt64(byte & 63) }

  func without(_ byte: UInt8) -> ByteSet {
    var set = self
    set.words[Int(byte >> 6)] &= ~(1 << UInt64(byte & 63))
    return set
  }

  /// The class whose bytes start at `start`, behind its bracket, and the index behind its end. Nil where it has no end
  /// or names an unknown POSIX class. As git's `wildmatch`: `!` and `^` negate, a `]` that comes first stands for
  /// itself, a backslash takes the next byte as it is.
  static func parse(_ pattern: [UInt8], from start: Int) -> (set: ByteSet, end: Int)? {
    var index = start
    var set = ByteSet()
    var negated = false
    if index < pattern.count, pattern[index] == UInt8(ascii: "!") || pattern[index] == UInt8(ascii: "^") {
      negated = true
      index += 1
    }
    var previous: UInt8?
    var isFirst = true
    while true {
      guard index < pattern.count else { return nil }
      let byte = pattern[index]
      if byte == UInt8(ascii: "]"), !isFirst { break }
      isFirst = false
      if byte == UInt8(ascii: "\\") {
        index += 1
        guard index < pattern.count else { return nil }
        set.insert(pattern[index])
        previous = pattern[index]
      } else if byte == UInt8(ascii: "-"), let low = previous, index + 1 < pattern.count,
        pattern[index + 1] != UInt8(ascii: "]")
      {
        index += 1
        if pattern[index] == UInt8(ascii: "\\") {
          index += 1
          guard index < pattern.count else { return nil }
        }
        if low <= pattern[index] { for member in low...pattern[index] { set.insert(member) } }
        previous = nil
      } else if byte == UInt8(ascii: "["), index + 1 < pattern.count, pattern[index + 1] == UInt8(ascii: ":") {
        guard let end = pattern[(index + 2)...].firstIndex(of: UInt8(ascii: "]")) else { return nil }
        if end - index >= 3, pattern[end - 1] == UInt8(ascii: ":") {
          guard let test = named[String(decoding: pattern[(index + 2)..<(end - 1)], as: UTF8.self)] else { return nil }
          for member in UInt8.min...UInt8.max where test(member) { set.insert(member) }
          previous = nil
          index = end
        } else {
          set.insert(byte)
          previous = byte
        }
      } else {
        set.insert(byte)
        previous = byte
      }
      index += 1
    }
    if negated { for word in set.words.indices { set.words[word] = ~set.words[word] } }
    return (set, index + 1)
  }

  private static let named: [String: @Sendable (UInt8) -> Bool] = [
    "alpha": { isLetter($0) }, "digit": { isDigit($0) }, "alnum": { isLetter($0) || isDigit($0) },
    "upper": { $0 >= 0x41 && $0 <= 0x5A }, "lower": { $0 >= 0x61 && $0 <= 0x7A },
    "blank": { $0 == 0x20 || $0 == 0x09 }, "space": { $0 == 0x20 || ($0 >= 0x09 && $0 <= 0x0D) },
    "cntrl": { $0 < 0x20 || $0 == 0x7F }, "print": { $0 >= 0x20 && $0 < 0x7F }, "graph": { $0 > 0x20 && $0 < 0x7F },
    "punct": { $0 > 0x20 && $0 < 0x7F && !isLetter($0) && !isDigit($0) },
    "xdigit": { isDigit($0) || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x66) },
  ]

  private static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }
  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}

/// One line of a `.gitattributes` file: for which files, and what it says; or the definition of a macro.
struct AttributeLine: Hashable, Sendable {
  enum Subject: Hashable, Sendable {
    case files(AttributePattern)
    /// `[attr]name`
    case macro(String)
  }

  struct Statement: Hashable, Sendable {
    var name: String
    /// Nil for `!name`: nothing said.
    var value: AttributeValue?
  }

  let subject: Subject
  /// In the order of the line; a later one overrides an earlier.
  let statements: [Statement]

  /// git passes over lines of this many bytes or more.
  private static let longest = 2_048

  /// Nil for an empty line, a comment and what git refuses: a long line, a negative pattern, an invalid attribute name.
  init?(_ line: ArraySlice<UInt8>) {
    // git handles a line as a C string.
    let line = line.prefix { $0 != 0 }
    guard line.count < Self.longest else { return nil }
    var rest = line.drop(while: Self.isBlank)
    guard let first = rest.first, first != UInt8(ascii: "#") else { return nil }
    var pattern: [UInt8]
    let macro = Array("[attr]".utf8)
    if first == UInt8(ascii: "\""), let (unquoted, behind) = Self.unquoted(rest) {
      pattern = unquoted
      rest = behind
    } else {
      pattern = Array(rest.prefix { !Self.isBlank($0) })
      rest = rest.dropFirst(pattern.count)
    }
    if pattern.count > macro.count, pattern.starts(with: macro) {
      guard let name = Self.name(pattern[macro.count...]) else { return nil }
      subject = .macro(name)
    } else {
      guard let compiled = AttributePattern(pattern) else { return nil }
      subject = .files(compiled)
    }
    var statements: [Statement] = []
    for word in rest.split(whereSeparator: Self.isBlank) {
      guard let statement = Self.statement(word) else { return nil }
      statements.append(statement)
    }
    self.statements = statements
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A
  }

  private static func statement(_ word: ArraySlice<UInt8>) -> Statement? {
    let mark = word.first
    let isNegated = mark == UInt8(ascii: "-") || mark == UInt8(ascii: "!")
    let equals = word.firstIndex(of: UInt8(ascii: "="))
    let body = isNegated ? word.dropFirst() : word
    guard let name = name(body[..<(equals ?? body.endIndex)]) else { return nil }
    if isNegated { return Statement(name: name, value: mark == UInt8(ascii: "-") ? .unset : nil) }
    guard let equals else { return Statement(name: name, value: .set) }
    return Statement(name: name, value: .text(Array(word[(equals + 1)...])))
  }

  /// A valid attribute name: letters, digits, `-`, `.` and `_`, not starting with `-`, and not one of git's own.
  private static func name(_ bytes: ArraySlice<UInt8>) -> String? {
    guard let first = bytes.first, first != UInt8(ascii: "-") else { return nil }
    for byte in bytes {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"): continue
      default: return nil
      }
    }
    let name = String(decoding: bytes, as: UTF8.self)
    return name.hasPrefix("builtin_") ? nil : name
  }

  /// A pattern in double quotes, C style, and what stands behind it; nil where the quoting is broken.
  private static func unquoted(_ text: ArraySlice<UInt8>) -> (pattern: [UInt8], rest: ArraySlice<UInt8>)? {
    let escapes: [UInt8: UInt8] = [
      UInt8(ascii: "a"): 7, UInt8(ascii: "b"): 8, UInt8(ascii: "f"): 12, UInt8(ascii: "n"): 10, UInt8(ascii: "r"): 13,
      UInt8(ascii: "t"): 9, UInt8(ascii: "v"): 11, UInt8(ascii: "\\"): 0x5C, UInt8(ascii: "\""): 0x22,
    ]
    var pattern: [UInt8] = []
    var rest = text.dropFirst()
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "\"") { return (pattern, rest) }
      guard byte == UInt8(ascii: "\\") else {
        pattern.append(byte)
        continue
      }
      guard let escaped = rest.popFirst() else { return nil }
      if let plain = escapes[escaped] {
        pattern.append(plain)
      } else {
        // Three octal digits, at most 377.
        let digits = [escaped] + rest.prefix(2)
        guard escaped <= UInt8(ascii: "3"), digits.count == 3, digits.allSatisfy({ $0 & 0xF8 == 0x30 }) else {
          return nil
        }
        pattern.append(digits.reduce(0) { $0 << 3 | ($1 & 7) })
        rest = rest.dropFirst(2)
      }
    }
    return nil
  }
}

/// Reads an expression of the rules' dialect into what `RequiredLiterals` needs to know of it: which texts it must hold,
/// and how far from its start.
///
/// Only a reading, never a judgement: PCRE2 has accepted the expression before, and what is not understood here makes the
/// whole reading nil.
struct ExpressionReader {
  private let bytes: [UInt8]
  private var position = 0
  /// Whether any part of the expression disregards case: then all of its texts are compared without case.
  private(set) var isCaseless = false
  private var isUnknown = false

  /// The expression's shape, and whether its texts are to be compared without regard to case; nil where it uses what
  /// this reader doesn't know.
  static func shape(of expression: String) -> (shape: ExpressionShape, isCaseless: Bool)? {
    var reader = ExpressionReader(expression)
    let shape = reader.alternatives()
    guard !reader.isUnknown, reader.position == reader.bytes.count else { return nil }
    return (shape, reader.isCaseless)
  }

  private init(_ expression: String) {
    bytes = Array(expression.utf8)
  }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func take(_ text: String) -> Bool {
    guard bytes[position...].starts(with: text.utf8) else { return false }
    position += text.utf8.count
    return true
  }

  /// To the end of the expression or the bracket that closes the group.
  private mutating func alternatives() -> ExpressionShape {
    var branches = [sequence()]
    while take("|") { branches.append(sequence()) }
    return ExpressionShape.oneOf(branches)
  }

  private mutating func sequence() -> ExpressionShape {
    var sequence = ShapeSequence()
    while let byte = next, byte != UInt8(ascii: "|"), byte != UInt8(ascii: ")"), !isUnknown {
      let item = self.item()
      sequence.append(repeated(item))
    }
    return sequence.shape
  }

  private mutating func item() -> ExpressionShape {
    guard let byte = next else { return .empty }
    position += 1
    switch byte {
    case UInt8(ascii: "("): return group()
    case UInt8(ascii: "["): return characterClass()
    case UInt8(ascii: "\\"): return escape()
    case UInt8(ascii: "."): return .anyByte
    case UInt8(ascii: "^"), UInt8(ascii: "$"): return .empty
    default: return .byte(byte)
    }
  }

  /// Behind the opening bracket, to behind the closing one.
  private mutating func group() -> ExpressionShape {
    var isWidthless = false
    if take("?") {
      if take("#") {
        while let byte = next, byte != UInt8(ascii: ")") { position += 1 + (byte == UInt8(ascii: "\\") ? 1 : 0) }
        guard take(")") else { return unknown() }
        return .empty
      }
      if take("=") || take("!") || take("<=") || take("<!") {
        isWidthless = true
      } else if take("P<") || take("<") {
        guard skip(through: UInt8(ascii: ">")) else { return unknown() }
      } else if take("'") {
        guard skip(through: UInt8(ascii: "'")) else { return unknown() }
      } else if !take(":"), !take(">"), !take("|") {
        switch flags() {
        case .forTheRest: return .empty
        case .forTheGroup: break
        case nil: return unknown()
        }
      }
    }
    let inner = alternatives()
    guard take(")") else { return unknown() }
    return isWidthless ? .empty : inner
  }

  private enum FlagScope { case forTheRest, forTheGroup }

  /// `i)`, `-i:` and the like.
  private mutating func flags() -> FlagScope? {
    var isNegated = false
    while let byte = next {
      position += 1
      switch byte {
      case UInt8(ascii: ")"): return .forTheRest
      case UInt8(ascii: ":"): return .forTheGroup
      case UInt8(ascii: "-"): isNegated = true
      case UInt8(ascii: "i"): if !isNegated { isCaseless = true }
      case UInt8(ascii: "m"), UInt8(ascii: "s"), UInt8(ascii: "U"), UInt8(ascii: "J"): break
      // Extended syntax, in which blanks mean nothing, and whatever else there may be.
      default: return nil
      }
    }
    return nil
  }

  private mutating func skip(through end: UInt8) -> Bool {
    guard let found = bytes[position...].firstIndex(of: end) else { return false }
    position = found + 1
    return true
  }

  private mutating func unknown() -> ExpressionShape {
    isUnknown = true
    return .empty
  }

  private mutating func escape() -> ExpressionShape {
    guard let byte = next else { return unknown() }
    switch byte {
    case UInt8(ascii: "b"), UInt8(ascii: "B"):
      position += 1
      return .empty
    case UInt8(ascii: "1")...UInt8(ascii: "9"), UInt8(ascii: "k"), UInt8(ascii: "g"):
      // What a group matched once more: of any length.
      guard byte >= UInt8(ascii: "1"), byte <= UInt8(ascii: "9") else { return unknown() }
      while let digit = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) { position += 1 }
      return ExpressionShape(width: 0...ExpressionShape.unbounded)
    default:
      return switch escapedByte() {
      case .byte(let byte): .byte(byte)
      case .oneOfMany: .anyByte
      case nil: unknown()
      }
    }
  }

  private enum Escaped {
    case byte(UInt8)
    case oneOfMany
  }

  /// Behind a backslash, outside a class or in it.
  private mutating func escapedByte() -> Escaped? {
    guard let byte = next else { return nil }
    position += 1
    switch byte {
    case UInt8(ascii: "n"): return .byte(0x0A)
    case UInt8(ascii: "r"): return .byte(0x0D)
    case UInt8(ascii: "t"): return .byte(0x09)
    case UInt8(ascii: "f"): return .byte(0x0C)
    case UInt8(ascii: "e"): return .byte(0x1B)
    case UInt8(ascii: "a"): return .byte(0x07)
    case UInt8(ascii: "x"): return hexadecimal().map { .byte($0) }
    case UInt8(ascii: "d"), UInt8(ascii: "D"), UInt8(ascii: "w"), UInt8(ascii: "W"), UInt8(ascii: "s"),
      UInt8(ascii: "S"), UInt8(ascii: "h"), UInt8(ascii: "H"), UInt8(ascii: "v"), UInt8(ascii: "V"),
      UInt8(ascii: "N"):
      return .oneOfMany
    default:
      let isWord = (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
      return isWord ? nil : .byte(byte)
    }
  }

  /// `41` or `{41}`.
  private mutating func hexadecimal() -> UInt8? {
    let isBraced = take("{")
    var digits: [UInt8] = []
    while digits.count < 2, let byte = next, Character(UnicodeScalar(byte)).isHexDigit {
      digits.append(byte)
      position += 1
    }
    if isBraced, !take("}") { return nil }
    return UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
  }

  /// Behind the opening bracket, to behind the closing one.
  private mutating func characterClass() -> ExpressionShape {
    let isNegated = take("^")
    var members: Set<UInt8> = []
    var isLarge = isNegated
    var isFirst = true
    while let byte = next, isFirst || byte != UInt8(ascii: "]") {
      isFirst = false
      position += 1
      if byte == UInt8(ascii: "["), next == UInt8(ascii: ":") {
        guard skip(through: UInt8(ascii: "]")) else { return unknown() }
        isLarge = true
        continue
      }
      var lower = byte
      if byte == UInt8(ascii: "\\") {
        if next == UInt8(ascii: "b") {
          position += 1
          lower = 0x08
        } else {
          switch escapedByte() {
          case .byte(let escaped): lower = escaped
          case .oneOfMany:
            isLarge = true
            continue
          case nil: return unknown()
          }
        }
      }
      guard let upper = rangeEnd(from: lower) else { return unknown() }
      if upper - lower < ExpressionShape.smallClass { members.formUnion(lower...upper) } else { isLarge = true }
    }
    guard take("]") else { return unknown() }
    return isLarge ? .anyByte : .oneOf(members)
  }

  /// The upper end of the range that begins with `lower`; `lower` itself where no range is written.
  private mutating func rangeEnd(from lower: UInt8) -> UInt8? {
    guard next == UInt8(ascii: "-"), position + 1 < bytes.count, bytes[position + 1] != UInt8(ascii: "]") else {
      return lower
    }
    position += 1
    guard let byte = next else { return nil }
    position += 1
    guard byte == UInt8(ascii: "\\") else { return byte >= lower ? byte : nil }
    // A class behind a hyphen makes the hyphen a member; no rule writes that.
    guard case .byte(let upper)? = escapedByte(), upper >= lower else { return nil }
    return upper
  }

  private mutating func repeated(_ item: ExpressionShape) -> ExpressionShape {
    guard let byte = next else { return item }
    let range: ClosedRange<Int>
    switch byte {
    case UInt8(ascii: "*"): range = 0...ExpressionShape.unbounded
    case UInt8(ascii: "+"): range = 1...ExpressionShape.unbounded
    case UInt8(ascii: "?"): range = 0...1
    case UInt8(ascii: "{"):
      guard let counted = counts() else { return item }
      range = counted.range
      position = counted.end - 1
    default: return item
    }
    position += 1
    if next == UInt8(ascii: "?") || next == UInt8(ascii: "+") { position += 1 }
    return item.repeated(range)
  }

  /// The counts at the brace under the position and where they end; nil where the brace is a sign of its own.
  private func counts() -> (range: ClosedRange<Int>, end: Int)? {
    guard let close = bytes[position...].firstIndex(of: UInt8(ascii: "}")) else { return nil }
    let text = String(decoding: bytes[(position + 1)..<close], as: UTF8.self)
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    guard let least = Int(parts[0]), parts.count <= 2 else { return nil }
    let most =
      switch parts.dropFirst().first {
      case nil: Optional(least)
      case ""?: ExpressionShape.unbounded
      case let text?: Int(text)
      }
    guard let most, most >= least else { return nil }
    return (least...most, close + 1)
  }
}

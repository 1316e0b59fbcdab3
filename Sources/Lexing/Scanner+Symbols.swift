extension Scanner {
  /// One operator or mark, as long as it goes.
  mutating func scanSymbol(_ bytes: Span<UInt8>) {
    let start = position
    let first = bytes[start]
    let second = start + 1 < count ? bytes[start + 1] : 0
    let third = start + 2 < count ? bytes[start + 2] : 0
    let (code, length) = Self.symbol(first, second, third)
    position += length
    let isMark =
      length == 1
      && (first == Symbol.comma || first == Symbol.semicolon || first == Symbol.colon || first == Symbol.dot)
    emit(isMark ? .punctuation : .operator, from: start, code: code)
  }

  /// The longest operator that the three bytes start, in any of the languages.
  private static func symbol(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> (code: UInt8, length: Int) {
    let equals = Symbol.equals
    switch first {
    case UInt8(ascii: "&"):
      if second == first { return third == equals ? (Symbol.logicalAssign, 3) : (Symbol.and, 2) }
      if second == Symbol.dot { return (Symbol.optionalChain, 2) }
    case UInt8(ascii: "|"):
      if second == first { return third == equals ? (Symbol.logicalAssign, 3) : (Symbol.or, 2) }
    case Symbol.question:
      if second == first { return third == equals ? (Symbol.logicalAssign, 3) : (Symbol.coalesce, 2) }
      if second == UInt8(ascii: "-"), third == Symbol.greater { return (Symbol.optionalChain, 3) }
      if second == Symbol.dot, third < 0x30 || third > 0x39 { return (Symbol.optionalChain, 2) }
      if second == Symbol.colon { return (Symbol.elvis, 2) }
      return (first, 1)
    case equals:
      if second == Symbol.greater { return (Symbol.fatArrow, 2) }
      if second == equals { return (Symbol.comparison, third == equals ? 3 : 2) }
      return (first, 1)
    case UInt8(ascii: "-"):
      if second == Symbol.greater { return (Symbol.arrow, 2) }
      if second == first { return (Symbol.increment, 2) }
    case UInt8(ascii: "+"):
      if second == first { return (Symbol.increment, 2) }
    case Symbol.colon:
      if second == first { return (Symbol.scope, 2) }
      if second == equals { return (Symbol.declare, 2) }
      return (first, 1)
    case Symbol.dot:
      if second == first { return (Symbol.spread, third == first || third == Symbol.less ? 3 : 2) }
      return (first, 1)
    case Symbol.bang:
      if second == equals { return (Symbol.comparison, third == equals ? 3 : 2) }
      return (first, 1)
    case Symbol.less:
      if second == equals { return (Symbol.comparison, third == Symbol.greater ? 3 : 2) }
      if second == first { return (Symbol.other, third == equals ? 3 : 2) }
      return (first, 1)
    case Symbol.greater:
      // `>>` may close two lists of type arguments, so it stays two tokens.
      if second == equals { return (Symbol.comparison, 2) }
      return (first, 1)
    case Symbol.star:
      if second == first { return (Symbol.other, third == equals ? 3 : 2) }
    case Symbol.comma, Symbol.semicolon, Symbol.at, UInt8(ascii: "#"), UInt8(ascii: "\\"), UInt8(ascii: "~"):
      return (first, 1)
    default: break
    }
    return second == equals ? (Symbol.compoundAssign, 2) : (first, 1)
  }
}

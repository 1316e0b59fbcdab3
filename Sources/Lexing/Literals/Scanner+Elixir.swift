extension Scanner {
  private static let documentation = ["@doc", "@moduledoc", "@typedoc", "@shortdoc"].map { Array($0.utf8) }

  /// Whether a string that ends here documents what follows. cloc counts such lines as comments.
  func isElixirDocumentation(_ bytes: Span<UInt8>) -> Bool {
    guard let last = tokens.last, last.kind == .identifier else { return false }
    return Self.documentation.contains { $0.count == Int(last.length) && matches($0, bytes, at: Int(last.start)) }
  }

  /// `~r/…/i`, `~s(…)`, `~S"""…"""`: code may stand in those with a small letter.
  mutating func scanSigil(_ bytes: Span<UInt8>) -> Bool {
    var offset = position + 1
    let name = offset
    while offset < count, bytes[offset] | 0x20 >= 0x61, bytes[offset] | 0x20 <= 0x7A { offset += 1 }
    guard offset > name, offset < count else { return false }
    let open = bytes[offset]
    var state = StringState(close: open)
    switch open {
    case Symbol.openParenthesis: state.close = Symbol.closeParenthesis
    case Symbol.openBracket: state.close = Symbol.closeBracket
    case Symbol.openBrace: state.close = Symbol.closeBrace
    case Symbol.less: state.close = Symbol.greater
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      if offset + 2 < count, bytes[offset + 1] == open, bytes[offset + 2] == open { state.closeCount = 3 }
    case UInt8(ascii: "/"), UInt8(ascii: "|"): break
    default: return false
    }
    state.multiline = true
    let isRaw = bytes[name] <= 0x5A
    state.interpolation = isRaw ? .none : .hashBrace
    state.escapes = !isRaw || state.closeCount == 1
    state.kind = bytes[name] | 0x20 == UInt8(ascii: "r") ? .regex : .string
    let start = position
    position = offset + state.closeCount
    scanString(bytes, state, from: start, resumed: false)
    // Modifiers: `~r/a/i`.
    if let last = tokens.last, last.end == position, last.kind == state.kind || last.kind == .docComment {
      while position < count, bytes[position] | 0x20 >= 0x61, bytes[position] | 0x20 <= 0x7A { position += 1 }
      tokens[tokens.count - 1].length = UInt32(truncatingIfNeeded: position - Int(last.start))
    }
    return true
  }
}

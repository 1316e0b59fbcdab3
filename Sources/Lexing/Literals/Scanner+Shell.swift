extension Scanner {
  /// Whether the parenthesis at `position` belongs to arithmetic: `((`, `$((`, or one inside of these.
  func isArithmetic(_ bytes: Span<UInt8>) -> Bool {
    if parentheses.last == true { return true }
    let next = position + 1 < count ? bytes[position + 1] : 0
    return next == Symbol.openParenthesis || (position > 0 && bytes[position - 1] == Symbol.openParenthesis)
  }

  /// Keeps track of `case` and `esac`, between which a lone `)` ends a pattern.
  mutating func trackShellCase(_ bytes: Span<UInt8>, _ keyword: Keyword, from start: Int) {
    if keyword == .switch, isCommandPlace(bytes, start) {
      shellCases.append(bracketDepth)
    } else if keyword == .end, bytes[start] == UInt8(ascii: "e"), !shellCases.isEmpty {
      shellCases.removeLast()
    }
  }

  private func isCommandPlace(_ bytes: Span<UInt8>, _ start: Int) -> Bool {
    guard let last = tokens.last, !isFirstOnLine(bytes, start) else { return true }
    switch last.kind {
    case .keyword: return last.keyword == .then || last.keyword == .do || last.keyword == .else
    case .punctuation, .operator: return true
    default: return false
    }
  }
}

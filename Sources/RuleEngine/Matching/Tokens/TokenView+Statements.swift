internal import Lexing

extension TokenView {
  /// Whether a statement ends before the token at `index`, as far as line ends say: it is the first of its line and
  /// neither it nor the one before joins the two lines.
  func endsStatement(before index: Int) -> Bool {
    guard !traits.contains(.semicolonsEndStatements), index > 0, isFirstOnLine(index) else { return false }
    return !Self.joins(tokens[index]) && !Self.joins(tokens[index - 1])
  }

  private static func joins(_ token: Token) -> Bool {
    switch token.symbol {
    case 0, Symbol.openParenthesis, Symbol.openBracket, Symbol.openBrace, Symbol.closeParenthesis,
      Symbol.closeBracket, Symbol.closeBrace, Symbol.increment, Symbol.bang, Symbol.at:
      return token.keyword == .and || token.keyword == .or || token.keyword == .in
    default: return true
    }
  }
}

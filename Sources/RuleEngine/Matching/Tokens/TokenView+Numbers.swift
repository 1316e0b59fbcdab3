internal import Lexing
internal import SourceText

extension TokenView {
  /// Numbers inside functions that something is compared with, or that are an operand of `*`, `/`, `%`, `+` or `-`.
  /// A number that is given to a name, passed, returned or used as an index is told by what is around it.
  func magicNumbers(except: Set<String>) -> [Range<Int>] {
    var spans: [Range<Int>] = []
    for index in tokens.indices where tokens[index].kind == .number {
      guard isOperand(index), function(around: line(index)) != nil,
        !except.contains(string(index).lowercased()), !isInNamedValue(index)
      else { continue }
      spans.append(tokens[index].range)
    }
    return spans
  }

  private func isOperand(_ index: Int) -> Bool {
    if Self.isReckoning(symbol(index + 1)) { return true }
    guard Self.isReckoning(symbol(index - 1)) else { return false }
    // A sign is no operator.
    switch kind(index - 2) {
    case .identifier?, .number?: return true
    default: return symbol(index - 2) == Symbol.closeParenthesis || symbol(index - 2) == Symbol.closeBracket
    }
  }

  private static func isReckoning(_ symbol: UInt8) -> Bool {
    switch symbol {
    case Symbol.comparison, Symbol.less, Symbol.greater, Symbol.star, UInt8(ascii: "/"), UInt8(ascii: "%"),
      UInt8(ascii: "+"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  /// Whether the line begins with a word that declares a constant, or with a name in capitals: there the number has one.
  private func isInNamedValue(_ index: Int) -> Bool {
    let first = firstToken(onOrBehind: line(index))
    for position in first..<min(first + 4, index) {
      if keyword(position) == .constant || keyword(position) == .case { return true }
      if tokens[position].kind == .identifier,
        text(position).allSatisfy({
          $0 == 0x5F || $0 == 0x24 || (0x30...0x39).contains($0) || (0x41...0x5A).contains($0)
        })
      {
        return true
      }
    }
    return false
  }
}

internal import Lexing

/// Counts the parameters between two parentheses.
enum Parameters {
  /// Commas outside of inner brackets and type arguments, plus one; a trailing comma, a lone `void`, and Python's bare
  /// `*` and `/` count nothing. Linear in the tokens that stand directly in the list.
  static func count(_ code: CodeTokens, open: Int, close: Int, structure: Structure) -> Int {
    var count = 0
    var pending = false
    var angles = 0
    var inDefault = false
    var words = 0
    var position = open + 1
    while position < close {
      let symbol = code.symbol(position)
      switch symbol {
      case Symbol.comma where angles == 0:
        if pending { count += 1 }
        pending = false
        inDefault = false
        words = 0
      case Symbol.openParenthesis, Symbol.openBracket, Symbol.openBrace, Symbol.interpolationOpen:
        pending = true
        if let partner = code.partner(position), partner < close { position = partner }
      case Symbol.less where structure.angleGenerics && !inDefault: angles += 1
      case Symbol.greater where angles > 0: angles -= 1
      case Symbol.equals:
        inDefault = true
        pending = true
      case Symbol.star, UInt8(ascii: "/"), Symbol.spread, Symbol.at: break
      default:
        if code.keyword(position) == .void, words == 0, position + 1 == close { break }
        words += 1
        pending = true
      }
      position += 1
    }
    return count + (pending ? 1 : 0)
  }
}

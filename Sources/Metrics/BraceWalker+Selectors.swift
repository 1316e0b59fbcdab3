internal import Lexing

extension BraceWalker {
  /// How many tokens a method's head may have.
  private static let longestHead = 200

  /// At the `-` or `+` before a method of Objective-C: `- (void)move:(int)x to:(int)y {`. Its name is the selector,
  /// `move:to:`, and each colon takes a parameter; a head that ends with `;` is a declaration.
  mutating func selector(_ index: Int, _ bytes: Span<UInt8>) {
    guard brackets.isEmpty, code.symbol(index + 1) == Symbol.openParenthesis, let type = code.partner(index + 1) else {
      return
    }
    var name = ""
    var nameRange = 0..<0
    var parameters = 0
    var position = type + 1
    let limit = min(code.count, index + Self.longestHead)
    while position < limit {
      switch code.symbol(position) {
      case Symbol.openBrace:
        guard !name.isEmpty else { return }
        open(name: qualified(name), nameRange, list: nil, body: Body(index: position), parameters: parameters)
        // Up to the body tokens belong to the name.
        headEnd = position
        return
      case Symbol.openParenthesis:
        guard let close = code.partner(position) else { return }
        // The parameter's name stands behind its type.
        position = close + 1
      case Symbol.colon:
        name += ":"
        parameters += 1
      case 0:
        let token = code.tokens[position]
        // A part of the selector stands before a colon, or alone; what stands elsewhere names a parameter.
        if name.isEmpty || code.symbol(position + 1) == Symbol.colon {
          if name.isEmpty { nameRange = token.range }
          name += Names.text(token.range, bytes)
        }
      case Symbol.semicolon, Symbol.closeBrace: return
      default: break
      }
      position += 1
    }
  }

  private static let implementation = Array("@implementation".utf8)
  private static let end = Array("@end".utf8)

  /// In Objective-C, at `@implementation Name` and at the `@end` behind its methods.
  mutating func implementation(_ index: Int, _ bytes: Span<UInt8>) {
    if spells(index, Self.implementation, bytes), code.isName(index + 1) {
      types.append(Names.text(code.tokens[index + 1].range, bytes))
    } else if spells(index, Self.end, bytes), entries.isEmpty, !types.isEmpty {
      types.removeLast()
    }
  }
}

internal import Lexing

/// A file's tokens without comments, and for each bracket the index of its partner.
struct CodeTokens {
  let tokens: [Token]
  /// Index of the matching bracket, -1 where there is none and for other tokens.
  let partners: [Int32]

  init(_ all: [Token], structure: Structure) {
    var tokens: [Token] = []
    tokens.reserveCapacity(all.count)
    for token in all where !token.kind.isComment { tokens.append(token) }
    var partners = [Int32](repeating: -1, count: tokens.count)
    var open: [(index: Int32, close: UInt8)] = []
    // How many of each closer are awaited: a stray closer must not search the stack in vain.
    var awaited = [Int](repeating: 0, count: 256)
    for index in tokens.indices {
      let token = tokens[index]
      guard token.kind == .punctuation else { continue }
      let close: UInt8
      switch token.code {
      case Symbol.openParenthesis: close = Symbol.closeParenthesis
      case Symbol.openBracket: close = Symbol.closeBracket
      case Symbol.openBrace: close = Symbol.closeBrace
      case Symbol.interpolationOpen: close = Symbol.interpolationClose
      case Symbol.closeParenthesis, Symbol.closeBracket, Symbol.closeBrace, Symbol.interpolationClose:
        guard awaited[Int(token.code)] > 0 else { continue }
        while let last = open.popLast() {
          awaited[Int(last.close)] -= 1
          if last.close == token.code {
            partners[Int(last.index)] = Int32(index)
            partners[index] = last.index
            break
          }
        }
        continue
      default: continue
      }
      open.append((Int32(index), close))
      awaited[Int(close)] += 1
    }
    self.tokens = tokens
    self.partners = partners
  }

  var count: Int { tokens.count }

  func symbol(_ index: Int) -> UInt8 {
    index >= 0 && index < tokens.count ? tokens[index].symbol : 0
  }

  func keyword(_ index: Int) -> Keyword {
    guard index >= 0, index < tokens.count else { return .none }
    let token = tokens[index]
    return token.kind == .keyword ? Keyword(rawValue: token.code) ?? .none : .none
  }

  /// As `keyword`, for words that are keywords in some places only too.
  func word(_ index: Int) -> Keyword {
    index >= 0 && index < tokens.count ? tokens[index].keyword : .none
  }

  func isName(_ index: Int) -> Bool {
    index >= 0 && index < tokens.count && tokens[index].kind == .identifier
  }

  /// The index of the bracket's partner, nil where there is none.
  func partner(_ index: Int) -> Int? {
    guard index >= 0, index < partners.count, partners[index] >= 0 else { return nil }
    return Int(partners[index])
  }

  /// Whether an expression can end with this token.
  func isOperand(_ index: Int) -> Bool {
    guard index >= 0, index < tokens.count else { return false }
    let token = tokens[index]
    switch token.kind {
    case .identifier, .number, .string, .templateText, .regex, .markup: return true
    case .keyword: return token.keyword == .this || token.keyword == .literal
    default:
      return token.code == Symbol.closeParenthesis || token.code == Symbol.closeBracket
        || token.code == Symbol.closeBrace || token.code == Symbol.interpolationClose
        || token.code == Symbol.increment
    }
  }

  /// Behind a list of type arguments that opens at `index`; nil where it does not close within reach.
  func behindAngles(_ index: Int) -> Int? {
    var depth = 0
    var position = index
    let limit = min(tokens.count, index + 64)
    while position < limit {
      switch symbol(position) {
      case Symbol.less: depth += 1
      case Symbol.greater:
        depth -= 1
        if depth == 0 { return position + 1 }
      case Symbol.semicolon, Symbol.closeBrace, Symbol.closeParenthesis: return nil
      case Symbol.openParenthesis, Symbol.openBracket, Symbol.openBrace:
        guard let close = partner(position) else { return nil }
        position = close
      default: break
      }
      position += 1
    }
    return nil
  }
}

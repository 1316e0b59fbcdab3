internal import Lexing
internal import SourceText

/// A file's tokens without comments, and for each bracket the index of its partner.
struct CodeTokens {
  let tokens: [CodeToken]

  /// Linear in the tokens and the lines. `directives` says that the preprocessor's branches may each open brackets.
  init(_ all: [Token], lines: LineIndex, directives: Bool, _ bytes: Span<UInt8>) {
    var tokens: [CodeToken] = []
    tokens.reserveCapacity(all.count)
    let starts = lines.starts
    var open = OpenBrackets()
    var line = 0
    // Where the next line starts: most tokens lie before it.
    var lineEnd = starts.count > 1 ? starts[1] : Int.max
    for token in all {
      switch token.kind {
      case .lineComment, .blockComment, .docComment: continue
      default: break
      }
      let start = Int(token.start)
      while lineEnd <= start {
        line += 1
        lineEnd = line + 1 < starts.count ? starts[line + 1] : Int.max
      }
      let first = line
      let end = start + Int(token.length)
      while lineEnd < end {
        line += 1
        lineEnd = line + 1 < starts.count ? starts[line + 1] : Int.max
      }
      tokens.append(CodeToken(token, line: first, lineEnds: line - first))
      if token.kind == .punctuation {
        open.match(token.code, &tokens)
      } else if directives, token.kind == .preprocessor {
        open.take(Self.directive(token, bytes), &tokens)
      }
    }
    self.tokens = tokens
  }

  private enum Directive { case opens, branches, closes, other }

  /// What `#if`, `#else` and their kin do, by the first letters of the word.
  private static func directive(_ token: Token, _ bytes: Span<UInt8>) -> Directive {
    var start = Int(token.start) + 1
    while start < token.end, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
    guard start + 1 < token.end else { return .other }
    switch (bytes[start], bytes[start + 1]) {
    case (UInt8(ascii: "i"), UInt8(ascii: "f")): return .opens
    case (UInt8(ascii: "e"), UInt8(ascii: "l")): return .branches
    case (UInt8(ascii: "e"), UInt8(ascii: "n")):
      // `#endregion` is no end of a branch.
      return start + 5 < token.end && bytes[start + 3] == UInt8(ascii: "r") ? .other : .closes
    default: return .other
    }
  }

  /// The brackets that are open, while the tokens are read.
  private struct OpenBrackets {
    private var open: [(index: Int32, close: UInt8)] = []
    /// How many of each closer are awaited: a stray closer must not search the stack in vain.
    private var awaited = [Int](repeating: 0, count: 256)
    /// The conditional directives that are open.
    private var branches: [Branches] = []
    /// In a branch that may not change what is open: the brackets that were open before it, and which closers they await.
    private var floor: Floor?

    private struct Floor {
      let count: Int
      /// In the order of `closers`.
      let awaited: [Int]
    }

    private static let closers = [
      Symbol.closeParenthesis, Symbol.closeBracket, Symbol.closeBrace, Symbol.interpolationClose,
    ]

    private struct Branches {
      /// How many brackets were open before it, and how few were in its first branch.
      let base: Int
      var least: Int
      /// The floor around it.
      let floor: Floor?
      /// The first branch left other brackets open than it found; only one of the branches is compiled, so those of
      /// the others are no brackets where they do not balance.
      var isUneven = false
      var isFirst = true
    }

    /// A directive: the first branch decides which brackets are open behind all of them.
    mutating func take(_ directive: Directive, _ tokens: inout [CodeToken]) {
      switch directive {
      case .other: return
      case .opens: branches.append(Branches(base: open.count, least: open.count, floor: floor))
      case .branches, .closes:
        guard var last = branches.popLast() else { return }
        if last.isFirst {
          last.isFirst = false
          last.isUneven = last.least < last.base || open.count > last.base
        } else if last.isUneven {
          while open.count > floor?.count ?? 0, let bracket = open.popLast() {
            awaited[Int(bracket.close)] -= 1
            tokens[Int(bracket.index)].neutralise()
          }
        }
        if directive == .branches {
          if last.isUneven { floor = Floor(count: open.count, awaited: Self.closers.map { awaited[Int($0)] }) }
          branches.append(last)
        } else {
          floor = last.floor
          // What the branches closed, those around them closed too.
          if let outer = branches.indices.last { branches[outer].least = min(branches[outer].least, last.least) }
        }
      }
    }

    /// Takes the bracket that the last of `tokens` may be, and tells it and its partner of each other.
    mutating func match(_ code: UInt8, _ tokens: inout [CodeToken]) {
      let close: UInt8
      switch code {
      case Symbol.openParenthesis: close = Symbol.closeParenthesis
      case Symbol.openBracket: close = Symbol.closeBracket
      case Symbol.openBrace: close = Symbol.closeBrace
      case Symbol.interpolationOpen: close = Symbol.interpolationClose
      case Symbol.closeParenthesis, Symbol.closeBracket, Symbol.closeBrace, Symbol.interpolationClose:
        if let floor, let closer = Self.closers.firstIndex(of: code), awaited[Int(code)] <= floor.awaited[closer] {
          tokens[tokens.count - 1].neutralise()
          return
        }
        guard awaited[Int(code)] > 0 else { return }
        while let last = open.popLast() {
          if let inner = branches.indices.last { branches[inner].least = min(branches[inner].least, open.count) }
          awaited[Int(last.close)] -= 1
          if last.close == code {
            tokens[Int(last.index)].partner = Int32(tokens.count - 1)
            tokens[tokens.count - 1].partner = last.index
            return
          }
        }
        return
      default: return
      }
      open.append((Int32(tokens.count - 1), close))
      awaited[Int(close)] += 1
    }
  }

  var count: Int { tokens.count }

  func symbol(_ index: Int) -> UInt8 {
    index >= 0 && index < tokens.count ? tokens[index].symbol : 0
  }

  func keyword(_ index: Int) -> Keyword {
    guard index >= 0, index < tokens.count, case .keyword = tokens[index].kind else { return .none }
    return tokens[index].keyword
  }

  /// As `keyword`, for words that are keywords in some places only too.
  func word(_ index: Int) -> Keyword {
    index >= 0 && index < tokens.count ? tokens[index].keyword : .none
  }

  func isName(_ index: Int) -> Bool {
    guard index >= 0, index < tokens.count, case .identifier = tokens[index].kind else { return false }
    return true
  }

  /// The index of the bracket's partner, nil where there is none.
  func partner(_ index: Int) -> Int? {
    guard index >= 0, index < tokens.count, tokens[index].partner >= 0 else { return nil }
    return Int(tokens[index].partner)
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
    // What stands in brackets counts as one.
    var reach = 64
    while position < tokens.count, reach > 0 {
      reach -= 1
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

internal import Findings
internal import Lexing
internal import SourceText

/// A file's tokens without comments, with what checks ask of them: which bracket closes which, what surrounds a token,
/// on which line and in which column it begins.
struct TokenView {
  let bytes: [UInt8]
  let tokens: [Token]
  /// For each bracket the index of its partner, otherwise -1.
  private let partners: [Int32]
  /// For each token the index of the innermost bracket that is open before it, -1 for none.
  private let around: [Int32]
  /// From 1.
  private let lineOf: [Int32]
  let lines: LineIndex
  /// The id of the language that the tokens are read as.
  private(set) var language: String
  /// That language's.
  private(set) var traits: LanguageProfile.Traits
  /// Sorted by where they start.
  let functions: [FunctionMeasure]

  /// Linear in the tokens and the bytes, which are copied: a view is made once a file.
  init(_ file: FileUnderTest, bytes: [UInt8], functions: [FunctionMeasure]) {
    self.bytes = bytes
    let tokens = file.source.tokens.filter { !$0.kind.isComment }
    var partners = [Int32](repeating: -1, count: tokens.count)
    var around = [Int32](repeating: -1, count: tokens.count)
    var lineOf = [Int32](repeating: 1, count: tokens.count)
    var open: [(index: Int32, close: UInt8)] = []
    // How many of each closer are awaited: a stray closer must not search the stack in vain.
    var awaited = [Int](repeating: 0, count: 256)
    let starts = file.lines.starts
    var line = 1
    for (index, token) in tokens.enumerated() {
      while line < starts.count, starts[line] <= Int(token.start) { line += 1 }
      lineOf[index] = Int32(truncatingIfNeeded: line)
      if let close = Self.closer(of: token) {
        around[index] = open.last?.index ?? -1
        open.append((Int32(truncatingIfNeeded: index), close))
        awaited[Int(close)] += 1
        continue
      }
      if token.kind == .punctuation, awaited[Int(token.code)] > 0 {
        while let last = open.popLast() {
          awaited[Int(last.close)] -= 1
          if last.close == token.code {
            partners[index] = last.index
            partners[Int(last.index)] = Int32(truncatingIfNeeded: index)
            break
          }
        }
      }
      around[index] = open.last?.index ?? -1
    }
    self.tokens = tokens
    self.partners = partners
    self.around = around
    self.lineOf = lineOf
    lines = file.lines
    language = file.source.language?.id ?? ""
    traits = file.source.language?.profile?.traits ?? []
    self.functions = functions
  }

  /// The same tokens as those of another language, for code inside a document. Costs nothing in the tokens.
  func read(as other: Language?) -> TokenView {
    guard let other, other.id != language else { return self }
    var view = self
    view.language = other.id
    view.traits = other.profile?.traits ?? []
    return view
  }

  private static func closer(of token: Token) -> UInt8? {
    guard token.kind == .punctuation else { return nil }
    return switch token.code {
    case Symbol.openParenthesis: Symbol.closeParenthesis
    case Symbol.openBracket: Symbol.closeBracket
    case Symbol.openBrace: Symbol.closeBrace
    case Symbol.interpolationOpen: Symbol.interpolationClose
    default: nil
    }
  }

  func symbol(_ index: Int) -> UInt8 {
    tokens.indices.contains(index) ? tokens[index].symbol : 0
  }

  func keyword(_ index: Int) -> Keyword {
    tokens.indices.contains(index) ? tokens[index].keyword : .none
  }

  func kind(_ index: Int) -> TokenKind? {
    tokens.indices.contains(index) ? tokens[index].kind : nil
  }

  /// The bracket that opens or closes with the one at `index`.
  func partner(_ index: Int) -> Int? {
    guard tokens.indices.contains(index), partners[index] >= 0 else { return nil }
    return Int(partners[index])
  }

  /// The innermost bracket open before `index`, -1 for none.
  func enclosing(_ index: Int) -> Int { Int(around[index]) }

  func line(_ index: Int) -> Int { Int(lineOf[index]) }

  func isFirstOnLine(_ index: Int) -> Bool { index == 0 || lineOf[index - 1] < lineOf[index] }

  /// In bytes, from 0.
  func column(_ index: Int) -> Int { Int(tokens[index].start) - lines.starts[Int(lineOf[index]) - 1] }

  func text(_ index: Int) -> ArraySlice<UInt8> { bytes[tokens[index].range] }

  func string(_ index: Int) -> String { String(decoding: bytes[tokens[index].range], as: UTF8.self) }

  func isText(_ index: Int, _ other: String) -> Bool {
    guard tokens.indices.contains(index) else { return false }
    return text(index).elementsEqual(other.utf8)
  }

  func isSameText(_ left: Int, _ right: Int) -> Bool {
    tokens[left].length == tokens[right].length && text(left).elementsEqual(text(right))
  }

  /// The innermost function around a line, by its index in `functions`; nil outside of functions.
  func function(around line: Int) -> Int? { functions.innermost(around: line) }
}

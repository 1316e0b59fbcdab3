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

  /// How that language says which names stand for what.
  private(set) var imports: LanguageProfile.Imports?
  /// Whether it has functions of interest, whose variables may be looked into.
  private(set) var hasFunctions: Bool
  /// In a view with names resolved: whether more names stand for something than were followed.
  var isCut = false
  /// In a view with names resolved: for each token the index of that of the file which it stands for, rising.
  private let places: [Int32]?
  private let marks: [Mark]
  /// The file's own tokens.
  private let own: [Token]

  /// Linear in the tokens and the bytes, which are copied: a view is made once a file.
  init(_ file: FileUnderTest, bytes: [UInt8], functions: [FunctionMeasure]) {
    self.bytes = bytes
    let tokens = file.source.tokens.filter { !$0.kind.isComment }
    var lineOf = [Int32](repeating: 1, count: tokens.count)
    let starts = file.lines.starts
    var line = 1
    for (index, token) in tokens.enumerated() {
      while line < starts.count, starts[line] <= Int(token.start) { line += 1 }
      lineOf[index] = Int32(truncatingIfNeeded: line)
    }
    self.tokens = tokens
    (partners, around) = Self.brackets(of: tokens)
    self.lineOf = lineOf
    lines = file.lines
    language = file.source.language?.id ?? ""
    traits = file.source.language?.profile?.traits ?? []
    imports = file.source.language?.profile?.imports
    hasFunctions = file.source.language?.profile?.structure != nil
    self.functions = functions
    places = nil
    marks = []
    own = tokens
  }

  /// Other tokens in place of those of a file. Linear in them.
  ///
  /// - Parameters:
  ///   - bytes: those of the file, and what else tokens are made of behind them.
  ///   - places: for each token the index of the file's token that it stands for, rising.
  init(_ file: TokenView, bytes: [UInt8], tokens: [Token], places: [Int32], marks: [Mark]) {
    self.bytes = bytes
    self.tokens = tokens
    (partners, around) = Self.brackets(of: tokens)
    lineOf = places.map { file.lineOf[Int($0)] }
    lines = file.lines
    language = file.language
    traits = file.traits
    imports = file.imports
    hasFunctions = file.hasFunctions
    functions = file.functions
    self.places = places
    self.marks = marks
    own = file.tokens
  }

  /// For each bracket its partner, and for each token the innermost bracket that is open before it; otherwise -1.
  private static func brackets(of tokens: [Token]) -> (partners: [Int32], around: [Int32]) {
    var partners = [Int32](repeating: -1, count: tokens.count)
    var around = [Int32](repeating: -1, count: tokens.count)
    var open: [(index: Int32, close: UInt8)] = []
    // How many of each closer are awaited: a stray closer must not search the stack in vain.
    var awaited = [Int](repeating: 0, count: 256)
    for (index, token) in tokens.enumerated() {
      if let close = closer(of: token) {
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
    return (partners, around)
  }

  /// The same tokens as those of another language, for code inside a document. Costs nothing in the tokens.
  func read(as other: Language?) -> TokenView {
    guard let other, other.id != language else { return self }
    var view = self
    view.language = other.id
    view.traits = other.profile?.traits ?? []
    view.imports = other.profile?.imports
    view.hasFunctions = other.profile?.structure != nil
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

  /// Why a token stands where it does.
  func mark(_ index: Int) -> Mark { marks.isEmpty ? .own : marks[index] }

  /// The index of the file's token that a token stands for.
  func place(_ index: Int) -> Int { places.map { Int($0[index]) } ?? index }

  /// The first token that stands for the file's token at `place` or one behind it. Logarithmic.
  func firstToken(standingFor place: Int) -> Int {
    guard let places else { return place }
    var low = 0
    var high = places.count
    while low < high {
      let middle = (low + high) / 2
      if Int(places[middle]) < place { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The text of the file's token that a token stands for.
  func ownText(_ index: Int) -> ArraySlice<UInt8> { bytes[own[place(index)].range] }

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

/// A pattern over tokens, read from its text.
///
/// ```
/// exec($CMD, ...)               a call of exec; $CMD stands for its first argument, `, ...` for further ones, if any
/// exec($ARGS...)                $ARGS stands for all arguments
/// .query("...")                 a string literal, whatever is in it
/// $X = $X                       the same tokens twice
/// << exec | execSync >>(        one of them; each may be several tokens
/// verify=<<! True >>$_          what follows is not that; $_ is a variable that nobody asks about
/// ```
///
/// - A name, number, string or symbol stands for itself. Strings are compared by value: quotes and escapes don't matter.
/// - A variable stands for a run of tokens of at least one, as long as it can be, that leaves no bracket, crosses no
///   comma or semicolon, and outside of the pattern's brackets no statement's end. With `...` behind it, it crosses
///   commas and may be empty.
/// - `...` stands for a run of any length, as short as it can be. `, ...` and `..., ` stand for nothing as well.
/// - A pattern that begins with a name matches no member of that name (`db.exec` is no `exec`) and no declaration. An
///   empty choice before it, `<<>>`, lifts that.
/// - In `<<! … >>` the tests of a variable hold too. Twice, `<<! <<! … >> >>`, it says that something follows.
/// - `\$NAME` is the name `$NAME`, which would be a variable otherwise.
struct CodePattern: Sendable {
  struct Problem: Error {
    var message: String
  }

  struct Node: Sendable {
    enum Kind: Sendable {
      /// One token of exactly these bytes.
      case word([UInt8])
      /// Adjoining tokens that together are these bytes.
      case symbols([UInt8])
      /// A string literal with this value, nil for any.
      case string([UInt8]?)
      case variable(slot: Int, isMany: Bool)
      case ellipsis
      /// Each the first node of a way on.
      case branch([Int])
      /// Each the first node of what must not be here.
      case unless([Int])
      /// The end of what must not be here.
      case exclusionEnd
      case end
    }
    var kind: Kind
    var next: Int
    /// Outside of all brackets that the pattern opens.
    var isOutside: Bool
    /// Directly inside braces that the pattern opens, where semicolons separate and end nothing.
    var isInBraces: Bool

    var endsExclusion: Bool { if case .exclusionEnd = kind { true } else { false } }

    var isEnd: Bool {
      switch kind {
      case .end, .exclusionEnd: true
      default: false
      }
    }
  }

  /// The first two are ends.
  private(set) var nodes: [Node] = []
  private(set) var start = 0
  /// The variables' names by slot, without `$`; `_` is none of them.
  private(set) var variables: [String] = []
  /// Words of which every match holds one, at most `lead` tokens behind its first; empty where there is no such.
  private(set) var anchors: [String] = []
  private(set) var lead = 0
  /// Whether it begins with a name, so that members and declarations of that name don't count.
  private(set) var beginsWithName = false

  private static let end = Node(kind: .end, next: -1, isOutside: true, isInBraces: false)

  /// Linear in the text.
  init(_ text: String) throws(Problem) {
    var reader = CodePatternReader(text)
    let items = try reader.items()
    nodes = [Self.end, Node(kind: .exclusionEnd, next: -1, isOutside: true, isInBraces: false)]
    start = try append(items, next: 0, open: [])
    guard start != 0 else { throw Problem(message: "it is empty") }
    (anchors, lead) = Self.anchors(of: items)
    beginsWithName = Self.beginsWithName(items)
  }

  /// Adds the nodes of a sequence and gives the first; `next` where it is empty.
  ///
  /// Nodes are made from the last to the first, but brackets open from the first to the last: depths are reckoned before.
  private mutating func append(
    _ items: [CodePatternItem], next: Int, open: [UInt8]
  ) throws(Problem) -> Int {
    var open = open
    var stacks: [[UInt8]] = []
    for item in items {
      stacks.append(open)
      guard case .symbols(let bytes) = item, bytes.count == 1 else { continue }
      switch bytes[0] {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): open.append(bytes[0])
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): _ = open.popLast()
      default: break
      }
    }
    var next = next
    for (item, stack) in zip(items, stacks).reversed() {
      var node = Node(
        kind: .end, next: next, isOutside: stack.isEmpty, isInBraces: stack.last == UInt8(ascii: "{"))
      switch item {
      case .word(let bytes): node.kind = .word(bytes)
      case .symbols(let bytes): node.kind = .symbols(bytes)
      case .string(let value): node.kind = .string(value)
      case .ellipsis: node.kind = .ellipsis
      case .variable(let name, let isMany): node.kind = .variable(slot: slot(name), isMany: isMany)
      case .choice(let ways):
        var starts: [Int] = []
        for way in ways {
          starts.append(try append(way, next: next, open: stack))
        }
        node.kind = .branch(starts)
      case .exclusion(let ways):
        var starts: [Int] = []
        for way in ways {
          guard !way.isEmpty else { throw Problem(message: "an empty way in '<<! >>' would exclude everything") }
          starts.append(try append(way, next: 1, open: stack))
        }
        node.kind = .unless(starts)
      }
      nodes.append(node)
      next = nodes.count - 1
    }
    return next
  }

  private mutating func slot(_ name: String) -> Int {
    guard name != "_" else { return -1 }
    if let slot = variables.firstIndex(of: name) { return slot }
    variables.append(name)
    return variables.count - 1
  }

  /// The words to look for: those of the item, among the first of fixed length, whose shortest word is the longest.
  private static func anchors(of items: [CodePatternItem]) -> (words: [String], lead: Int) {
    var best: (words: [String], lead: Int) = ([], 0)
    var lead = 0
    for item in items {
      var words: [String] = []
      var length = 1
      switch item {
      case .word(let bytes): words = [String(decoding: bytes, as: UTF8.self)]
      // A member may be reached by `?.[`.
      case .symbols(let bytes): length = max(bytes.count, bytes == [UInt8(ascii: ".")] ? 2 : 0)
      case .string(let value):
        if let value, !value.isEmpty, value.allSatisfy(isPlain) { words = [String(decoding: value, as: UTF8.self)] }
        length = 1
      case .choice(let ways):
        let found = ways.map(anchors)
        if !ways.isEmpty, found.allSatisfy({ !$0.words.isEmpty }) { words = found.flatMap(\.words) }
        guard let widest = width([item]) else {
          return longer(words, found.map(\.lead).max() ?? 0, than: best, behind: lead)
        }
        length = widest
      case .exclusion: length = 0
      case .variable, .ellipsis: return best
      }
      let shortest = words.map(\.utf8.count).min() ?? 0
      if shortest > best.words.map(\.utf8.count).min() ?? 0 { best = (words, lead + max(0, length - 1)) }
      lead += length
    }
    return best
  }

  /// A choice with a way of no fixed length ends what is known, but its own words count.
  private static func longer(
    _ words: [String], _ inner: Int, than best: (words: [String], lead: Int), behind lead: Int
  ) -> (words: [String], lead: Int) {
    let shortest = words.map(\.utf8.count).min() ?? 0
    return shortest > best.words.map(\.utf8.count).min() ?? 0 ? (words, lead + inner) : best
  }

  /// Whether a byte of a string's value stands in the source as it is.
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte < 0x7F && byte != UInt8(ascii: "\\") && byte != UInt8(ascii: "\"")
      && byte != UInt8(ascii: "'")
  }

  /// The most tokens that a sequence of fixed length stands for; nil where it has none.
  private static func width(_ items: [CodePatternItem]) -> Int? {
    var total = 0
    for item in items {
      switch item {
      case .word, .string: total += 1
      case .symbols(let bytes): total += max(bytes.count, bytes == [UInt8(ascii: ".")] ? 2 : 0)
      case .exclusion: break
      case .choice(let ways):
        var widest = 0
        for way in ways {
          guard let width = width(way) else { return nil }
          widest = max(widest, width)
        }
        total += widest
      case .variable, .ellipsis: return nil
      }
    }
    return total
  }

  private static func beginsWithName(_ items: [CodePatternItem]) -> Bool {
    switch items.first {
    case .word?: true
    case .choice(let ways)?: ways.contains(where: beginsWithName)
    case .exclusion?: beginsWithName(Array(items.dropFirst()))
    default: false
    }
  }
}

/// A part of a pattern, as written.
indirect enum CodePatternItem: Sendable, Hashable {
  case word([UInt8])
  case symbols([UInt8])
  case string([UInt8]?)
  case variable(String, isMany: Bool)
  case ellipsis
  case choice([[CodePatternItem]])
  case exclusion([[CodePatternItem]])
}

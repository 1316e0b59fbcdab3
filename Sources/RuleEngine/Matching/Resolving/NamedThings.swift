internal import Findings
internal import Lexing

/// What names of a file stand for, because it says so: `import { exec as run } from "child_process"` makes `run` the
/// `exec` of `child_process`.
struct NamedThings {
  /// What a name stands for.
  struct Thing {
    /// In the file, in bytes: `child_process`, `exec`.
    var words: [Range<Int>]
    /// Whether an import says it, so that the last word alone names the thing too.
    var isImported: Bool
    /// The innermost function around where it is said, by its index; nil for the file.
    var function: Int?
  }

  private(set) var things: [[UInt8]: Thing] = [:]
  /// Tokens that say what names stand for and use none.
  private(set) var definitions: [Range<Int>] = []

  /// Linear in the tokens.
  init(_ view: TokenView) {
    switch view.imports {
    case nil: break
    case .ecmaScript: addECMAScript(view)
    case .python: addPython(view)
    case .php: addRenamed(view, by: .use)
    case .kotlin: addRenamed(view, by: .import)
    case .csharp: addCSharp(view)
    case .go: addGo(view)
    }
    // What a function of the file is called is no longer what was imported.
    if !things.isEmpty {
      for (index, token) in view.tokens.enumerated() where token.keyword == .function {
        if view.kind(index + 1) == .identifier { things[Array(view.text(index + 1))] = nil }
      }
    }
    definitions.sort { $0.lowerBound < $1.lowerBound }
  }

  private mutating func add(_ name: Int, _ words: [Range<Int>], isImported: Bool = true, _ view: TokenView) {
    guard view.kind(name) == .identifier, !words.isEmpty else { return }
    let text = Array(view.text(name))
    if words.count == 1, view.bytes[words[0]].elementsEqual(text) { return }
    things[text] = Thing(words: words, isImported: isImported, function: view.function(around: view.line(name)))
  }

  // MARK: JavaScript and TypeScript

  private mutating func addECMAScript(_ view: TokenView) {
    for (index, token) in view.tokens.enumerated() where token.length < 8 {
      if token.keyword == .import, view.symbol(index - 1) != Symbol.dot {
        addImport(at: index, view)
      } else if view.isText(index, "require"), view.symbol(index - 1) != Symbol.dot {
        addCall(at: index, view)
      } else if view.symbol(index) == Symbol.equals, view.symbol(index - 1) == Symbol.closeBrace {
        addParts(before: index, view)
      }
    }
  }

  /// `import d, { a, b as c } from "m"`, `import * as n from "m"`, `import("m")`.
  private mutating func addImport(at start: Int, _ view: TokenView) {
    if view.symbol(start + 1) == Symbol.openParenthesis { return addCall(at: start, view) }
    var end = start + 1
    var steps = 0
    while end < view.tokens.count, steps < 400, view.kind(end) != .string {
      if view.symbol(end) == Symbol.semicolon || view.symbol(end) == Symbol.equals { return }
      // However many names an import lists.
      if view.symbol(end) == Symbol.openBrace, let close = view.partner(end), close > end { end = close }
      end += 1
      steps += 1
    }
    guard view.kind(end) == .string, view.isText(end - 1, "from"), let module = Self.module(end, view) else { return }
    definitions.append(start..<end + 1)
    var index = start + 1
    while index < end - 1 {
      if view.symbol(index) == Symbol.star, view.isText(index + 1, "as") {
        add(index + 2, [module], view)
        index += 3
      } else if view.symbol(index) == Symbol.openBrace {
        let close = min(view.partner(index) ?? end, end)
        addMembers(index + 1..<close, of: [module], mark: { view.isText($0, "as") }, view)
        index = close + 1
      } else {
        if !view.isText(index, "type") { add(index, [module], view) }
        index += 1
      }
    }
  }

  /// `a, b: c` or `a, b as c`, each a member of what `words` name.
  private mutating func addMembers(
    _ range: Range<Int>, of words: [Range<Int>], isImported: Bool = true, mark isMark: (Int) -> Bool, _ view: TokenView
  ) {
    var index = range.lowerBound
    while index < range.upperBound {
      if view.isText(index, "type"), view.kind(index + 1) == .identifier { index += 1 }
      if view.kind(index) == .identifier || view.keyword(index) == .default {
        let isRenamed = index + 2 < range.upperBound && isMark(index + 1)
        let isWhole = view.keyword(index) == .default
        let member = isWhole ? words : words + [view.tokens[index].range]
        add(isRenamed ? index + 2 : index, member, isImported: isImported, view)
      }
      while index < range.upperBound, view.symbol(index) != Symbol.comma {
        index = max(index, view.partner(index) ?? index) + 1
      }
      index += 1
    }
  }

  /// `const m = require("m")`, `const { a, b: c } = require("m").d`, `m = await import("m")`.
  private mutating func addCall(at start: Int, _ view: TokenView) {
    guard view.symbol(start + 1) == Symbol.openParenthesis, view.kind(start + 2) == .string,
      view.symbol(start + 3) == Symbol.closeParenthesis, let module = Self.module(start + 2, view)
    else { return }
    var end = start + 4
    var before = start - 1
    // What compilers put around it.
    while view.symbol(before) == Symbol.openParenthesis, view.partner(before) == end,
      view.kind(before - 1) == .identifier
    {
      before -= 2
      end += 1
    }
    if view.keyword(before) == .await { before -= 1 }
    var words = [module]
    while view.symbol(end) == Symbol.dot, view.kind(end + 1) == .identifier {
      words.append(view.tokens[end + 1].range)
      end += 2
    }
    guard view.symbol(before) == Symbol.equals, view.symbol(end) != Symbol.openParenthesis else { return }
    if view.symbol(before - 1) == Symbol.closeBrace, let open = view.partner(before - 1) {
      definitions.append(open..<end)
      addMembers(open + 1..<before - 1, of: words, mark: { view.symbol($0) == Symbol.colon }, view)
    } else if view.kind(before - 1) == .identifier, view.symbol(before - 2) != Symbol.dot {
      definitions.append(before - 1..<end)
      add(before - 1, words, view)
    }
  }

  /// `const { query } = req`.
  private mutating func addParts(before equals: Int, _ view: TokenView) {
    guard let open = view.partner(equals - 1), open < equals, view.keyword(open - 1).declaresVariable else { return }
    var words: [Range<Int>] = []
    var index = equals + 1
    while view.kind(index) == .identifier {
      words.append(view.tokens[index].range)
      guard view.symbol(index + 1) == Symbol.dot else {
        index += 1
        break
      }
      index += 2
    }
    guard !words.isEmpty, words.count < 5,
      index >= view.tokens.count || view.symbol(index) == Symbol.semicolon || view.endsStatement(before: index)
    else { return }
    definitions.append(open..<equals)
    addMembers(open + 1..<equals - 1, of: words, isImported: false, mark: { view.symbol($0) == Symbol.colon }, view)
  }

  /// The name of a module in a string: `child_process` of `node:child_process`, `tls` of `crypto/tls`. Nil for a file of
  /// one's own.
  private static func module(_ index: Int, _ view: TokenView) -> Range<Int>? {
    var range = view.tokens[index].range
    guard range.count > 2 else { return nil }
    range = range.lowerBound + 1..<range.upperBound - 1
    guard view.bytes[range.lowerBound] != UInt8(ascii: "."), view.bytes[range.lowerBound] != UInt8(ascii: "/") else {
      return nil
    }
    let text = view.bytes[range]
    guard let mark = text.lastIndex(where: { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "/") }) else { return range }
    return mark + 1 < range.upperBound ? mark + 1..<range.upperBound : nil
  }

  // MARK: Other languages

  /// `from m import a, b as c`, `import a.b as c`.
  private mutating func addPython(_ view: TokenView) {
    for (index, token) in view.tokens.enumerated()
    where token.keyword == .import && view.isText(index, "import") {
      var start = index
      while start > 0, index - start < 40, !view.isFirstOnLine(start), view.symbol(start - 1) != Symbol.semicolon {
        start -= 1
      }
      var end = index + 1
      if view.symbol(end) == Symbol.openParenthesis, let close = view.partner(end) {
        end = close + 1
      } else {
        while end < view.tokens.count, !view.isFirstOnLine(end), view.symbol(end) != Symbol.semicolon { end += 1 }
      }
      definitions.append(start..<end)
      let isFrom = view.isText(start, "from")
      let module = isFrom ? Self.path(from: start + 1, view) : []
      if isFrom, module.isEmpty { continue }
      var next = index + 1
      while next < end {
        let words = Self.path(from: next, view)
        let behind = next + max(1, words.count * 2 - 1)
        if !words.isEmpty {
          if view.isText(behind, "as") {
            add(behind + 1, module + words, view)
          } else if isFrom {
            add(next, module + words, view)
          }
        }
        while next < end, view.symbol(next) != Symbol.comma, view.symbol(next) != Symbol.openParenthesis { next += 1 }
        next += 1
      }
    }
  }

  /// `a.b.c` from a token on; empty where none begins there.
  private static func path(from start: Int, _ view: TokenView) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var index = start
    while view.kind(index) == .identifier, words.count < 8 {
      words.append(view.tokens[index].range)
      guard view.symbol(index + 1) == Symbol.dot else { break }
      index += 2
    }
    return words
  }

  /// `use function a as b;`, `import a.b.C as D`: the last word before `as` is meant.
  private mutating func addRenamed(_ view: TokenView, by word: Keyword) {
    for (index, token) in view.tokens.enumerated() where token.keyword == word {
      guard view.symbol(index + 1) != Symbol.openParenthesis else { continue }
      var end = index + 1
      while end < min(view.tokens.count, index + 200), view.symbol(end) != Symbol.semicolon,
        word == .use || !view.isFirstOnLine(end)
      {
        if view.keyword(end) == .as, view.kind(end - 1) == .identifier {
          add(end + 1, [view.tokens[end - 1].range], view)
        }
        end += 1
      }
      definitions.append(index..<end)
    }
  }

  /// `using D = A.B.C;`
  private mutating func addCSharp(_ view: TokenView) {
    for index in view.tokens.indices where view.isText(index, "using") && view.symbol(index + 2) == Symbol.equals {
      guard let last = Self.path(from: index + 3, view).last else { continue }
      add(index + 1, [last], view)
      definitions.append(index..<index + 3)
    }
  }

  /// `import x "crypto/tls"`, and the same in a list.
  private mutating func addGo(_ view: TokenView) {
    for (index, token) in view.tokens.enumerated()
    where token.keyword == .import && view.isText(index, "import") {
      let isList = view.symbol(index + 1) == Symbol.openParenthesis
      let end = isList ? view.partner(index + 1) ?? index + 1 : min(view.tokens.count, index + 3)
      definitions.append(index..<end)
      for place in index + 1..<max(index + 1, end) where view.kind(place) == .string {
        if let module = Self.module(place, view) { add(place - 1, [module], view) }
      }
    }
  }
}

extension Keyword {
  /// `const`, `let`, `var`.
  var declaresVariable: Bool { self == .constant || self == .variable }
}

internal import Findings
internal import Lexing

/// Other ways to write the same, language by language.
extension ResolvedTokens {
  /// Writes several tokens from `index` on in the plain way, where that is another. The index behind them.
  mutating func rewritten(_ index: Int, place: Int, mark: TokenView.Mark, depth: Int) -> Int? {
    let mark: TokenView.Mark = mark.isByVariable ? mark : .alias
    switch view.imports {
    case .ecmaScript: return rewrittenECMAScript(index, place: place, mark: mark, depth: depth)
    case .python: return rewrittenPython(index, place: place, mark: mark, depth: depth)
    case .php: return rewrittenPHP(index, place: place, mark: mark, depth: depth)
    default: return nil
    }
  }

  private mutating func rewrittenECMAScript(
    _ index: Int, place: Int, mark: TokenView.Mark, depth: Int
  ) -> Int? {
    // `!0` and `!1`, as tools that squeeze code write them.
    if view.symbol(index) == Symbol.bang, view.kind(index + 1) == .number {
      if view.isText(index + 1, "0") {
        put(pool.yes, place: place, mark: mark)
      } else if view.isText(index + 1, "1") {
        put(pool.no, place: place, mark: mark)
      } else {
        return nil
      }
      return index + 2
    }
    // `(0, m.f)(x)`, which calls `f` without its object.
    if view.symbol(index) == Symbol.openParenthesis, view.kind(index + 1) == .number,
      view.symbol(index + 2) == Symbol.comma, let close = view.partner(index), close - index < 12,
      view.symbol(close + 1) == Symbol.openParenthesis, view.kind(index - 1) != .identifier,
      view.symbol(index - 1) != Symbol.closeParenthesis, view.symbol(index - 1) != Symbol.closeBracket
    {
      return putAll(index + 3..<close, behind: close + 1, place: place, mark: mark, depth: depth)
    }
    // `window.eval`, `globalThis["eval"]`
    let next = view.symbol(index + 1)
    guard next == Symbol.dot || next == Symbol.openBracket || next == Symbol.optionalChain,
      view.kind(index) == .identifier, isFree(index),
      ["window", "globalThis", "self", "global", "frames"].contains(where: { view.isText(index, $0) })
    else { return nil }
    if view.symbol(index + 1) == Symbol.dot || view.symbol(index + 1) == Symbol.optionalChain,
      view.kind(index + 2) == .identifier
    {
      put(view.tokens[index + 2], place: place, mark: mark)
      return index + 3
    }
    let open = view.symbol(index + 1) == Symbol.optionalChain ? index + 2 : index + 1
    guard view.symbol(open) == Symbol.openBracket, view.symbol(open + 2) == Symbol.closeBracket,
      let name = name(in: open + 1)
    else { return nil }
    put(name, place: place, mark: mark)
    return open + 3
  }

  private mutating func rewrittenPython(_ index: Int, place: Int, mark: TokenView.Mark, depth: Int) -> Int? {
    guard view.kind(index) == .identifier, isFree(index) else { return nil }
    // `builtins.eval`
    if view.isText(index, "builtins") || view.isText(index, "__builtins__"), view.symbol(index + 1) == Symbol.dot,
      view.kind(index + 2) == .identifier
    {
      put(view.tokens[index + 2], place: place, mark: mark)
      return index + 3
    }
    guard view.symbol(index + 1) == Symbol.openParenthesis, let close = view.partner(index + 1) else { return nil }
    // `__import__("os")`
    if view.isText(index, "__import__"), close == index + 3, let name = name(in: index + 2) {
      put(name, place: place, mark: mark)
      return close + 1
    }
    // `getattr(os, "system")`
    guard view.isText(index, "getattr"), view.symbol(close - 2) == Symbol.comma, close - index < 12,
      let name = name(in: close - 1)
    else { return nil }
    _ = putAll(index + 2..<close - 2, behind: close + 1, place: place, mark: mark, depth: depth)
    put(pool.dot, place: place, mark: mark)
    put(name, place: place, mark: mark)
    return close + 1
  }

  /// Functions that call what their first argument names with the arguments behind it.
  private static let callers: Set<String> = [
    "call_user_func", "call_user_func_array", "forward_static_call", "forward_static_call_array", "array_map",
    "register_shutdown_function", "iterator_apply",
  ]
  /// Functions that call what their second argument names with what is in the first.
  private static let listCallers: Set<String> = [
    "array_filter", "array_walk", "array_walk_recursive", "usort", "uasort", "uksort", "array_reduce",
  ]

  /// Whether the name of one of both may begin so, in small letters.
  private static func mayBeCaller(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a"), UInt8(ascii: "c"), UInt8(ascii: "f"), UInt8(ascii: "i"), UInt8(ascii: "r"),
      UInt8(ascii: "u"):
      true
    default: false
    }
  }

  private mutating func rewrittenPHP(_ index: Int, place: Int, mark: TokenView.Mark, depth: Int) -> Int? {
    // `"exec"($x)`
    if view.kind(index) == .string, view.symbol(index + 1) == Symbol.openParenthesis, let name = name(in: index) {
      put(name, place: place, mark: mark)
      return index + 1
    }
    guard view.kind(index) == .identifier, view.symbol(index + 1) == Symbol.openParenthesis,
      Self.mayBeCaller(view.bytes[Int(view.tokens[index].start)] | 0x20), isFree(index),
      let close = view.partner(index + 1)
    else { return nil }
    let function = view.string(index).lowercased()
    if Self.callers.contains(function), view.symbol(index + 3) == Symbol.comma, let name = callable(index + 2) {
      put(name, place: place, mark: mark)
      put(view.tokens[index + 1], place: place, mark: mark)
      return index + 4
    }
    guard Self.listCallers.contains(function), let comma = comma(in: index + 2..<close),
      view.symbol(comma + 2) == Symbol.comma || comma + 2 == close, let name = callable(comma + 1)
    else { return nil }
    put(name, place: place, mark: mark)
    put(view.tokens[index + 1], place: place, mark: mark)
    _ = putAll(index + 2..<comma, behind: comma, place: place, mark: mark, depth: depth)
    return comma + 2
  }

  private func comma(in range: Range<Int>) -> Int? {
    var index = range.lowerBound
    while index < range.upperBound {
      if view.symbol(index) == Symbol.comma { return index }
      index = max(index, view.partner(index) ?? index) + 1
    }
    return nil
  }

  /// The function that an argument names: by a string, or by a variable that has one.
  private func callable(_ index: Int) -> Token? {
    if let name = name(in: index) { return name }
    guard view.kind(index) == .identifier, let value = values.value(of: index).first, value.range.count == 1 else {
      return nil
    }
    return name(in: value.range.lowerBound)
  }

  /// A string's inside as a name; nil where it is none.
  func name(in index: Int) -> Token? {
    guard view.kind(index) == .string else { return nil }
    var range = view.tokens[index].range
    guard range.count > 2 else { return nil }
    range = range.lowerBound + 1..<range.upperBound - 1
    // A global function of PHP may say that it is one.
    while view.bytes[range.lowerBound] == UInt8(ascii: "\\"), range.count > 1 {
      range = range.lowerBound + 1..<range.upperBound
    }
    guard view.bytes[range].allSatisfy({ $0 >= 0x80 || $0 == 0x5F || $0 == 0x24 || Self.isAlphanumeric($0) }) else {
      return nil
    }
    return Token(kind: .identifier, start: range.lowerBound, length: range.count)
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }
}

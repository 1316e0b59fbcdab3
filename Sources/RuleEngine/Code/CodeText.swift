internal import Lexing

/// What a run of tokens says as text: the values of its strings, and whether there is more to it than literals.
enum CodeText {
  /// Stands for each stretch of a run that is no string.
  private static let other = UInt8(ascii: "$")

  /// The values of the strings in a run, one after the other, with `$` where something else stands between or around
  /// them. Operators and brackets are nothing: `"a" + "b"` is `ab`, `"a" + x` is `a$`.
  static func text(of range: Range<Int>, in view: TokenView) -> [UInt8] {
    var text: [UInt8] = []
    var isAfterOther = false
    for index in range {
      switch view.tokens[index].kind {
      case .string, .templateText:
        text += value(of: index, in: view)
        isAfterOther = false
      case .identifier, .keyword, .number, .unknown:
        if !isAfterOther { text.append(other) }
        isAfterOther = true
      default: break
      }
    }
    return text
  }

  /// Whether a run holds nothing but literals and what joins them.
  static func isLiteral(_ range: Range<Int>, in view: TokenView) -> Bool {
    range.allSatisfy { index in
      switch view.tokens[index].kind {
      case .string: !holdsPlainVariable(index, in: view)
      case .number, .regex, .operator, .templateText: true
      case .punctuation: view.tokens[index].symbol != Symbol.interpolationOpen
      case .keyword, .identifier: view.tokens[index].keyword == .literal
      default: false
      }
    }
  }

  /// Whether a string in a run has code in it.
  static func holdsInterpolation(_ range: Range<Int>, in view: TokenView) -> Bool {
    range.contains { index in
      if view.symbol(index) == Symbol.interpolationOpen {
        guard let close = view.partner(index), close > index else { return true }
        return !isLiteral(index + 1..<close, in: view)
      }
      return holdsPlainVariable(index, in: view)
    }
  }

  /// Whether a string in a run is joined to something that is no literal, or a format for it.
  static func holdsConcatenation(_ range: Range<Int>, in view: TokenView) -> Bool {
    range.contains { index in
      let kind = view.tokens[index].kind
      guard kind == .string || kind == .templateText else { return false }
      if isJoiner(index + 1, in: view), index + 2 < range.upperBound, !isLiteralOperand(from: index + 2, in: view) {
        return true
      }
      if isJoiner(index - 1, in: view), index - 2 >= range.lowerBound, !isLiteralOperand(to: index - 2, in: view) {
        return true
      }
      // `"…".format(x)`, `sprintf("…", x)`, `String.format("…", x)`
      let isMethod =
        view.symbol(index + 1) == Symbol.dot && isFormat(index + 2, in: view) && index + 2 < range.upperBound
      if isMethod { return true }
      guard view.symbol(index - 1) == Symbol.openParenthesis, index - 2 >= range.lowerBound,
        isFormat(index - 2, in: view), let close = view.partner(index - 1), close <= range.upperBound
      else { return false }
      return view.symbol(index + 1) == Symbol.comma && !isLiteral(index + 2..<max(index + 2, close), in: view)
    }
  }

  /// What is put into the strings of a run: the code of each interpolation, what is joined to a string and is none itself,
  /// each of several arguments, and strings that hold variables without a mark; the run itself where it is nothing of the
  /// kind. Sorted.
  static func parts(of range: Range<Int>, in view: TokenView) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var index = range.lowerBound
    while index < range.upperBound {
      if view.symbol(index) == Symbol.interpolationOpen {
        let close = view.partner(index).map { min(max($0, index + 1), range.upperBound) } ?? range.upperBound
        if close > index + 1 { parts.append(index + 1..<close) }
        index = close
      } else if holdsPlainVariable(index, in: view) {
        parts.append(index..<index + 1)
      }
      index += 1
    }
    parts += operands(of: range, in: view)
    return parts.isEmpty && !range.isEmpty ? [range] : parts.sorted { $0.lowerBound < $1.lowerBound }
  }

  /// What stands between the run's outermost commas and joining operators and does not begin with a string; nothing where
  /// there are neither, or no string is joined.
  private static func operands(of range: Range<Int>, in view: TokenView) -> [Range<Int>] {
    var operands: [Range<Int>] = []
    var start = range.lowerBound
    var index = range.lowerBound
    var isList = false
    while index < range.upperBound {
      let isComma = view.symbol(index) == Symbol.comma
      isList = isList || isComma
      if isComma || isJoiner(index, in: view) {
        operands.append(start..<index)
        start = index + 1
      } else if let close = view.partner(index), close > index, close < range.upperBound {
        index = close
      }
      index += 1
    }
    operands.append(start..<range.upperBound)
    let others = operands.filter { operand in operand.first.map { !isTextToken($0, in: view) } ?? false }
    return operands.count > 1 && (isList || others.count < operands.count) ? others : []
  }

  private static func isTextToken(_ index: Int, in view: TokenView) -> Bool {
    view.kind(index) == .string || view.kind(index) == .templateText
  }

  /// Whether what begins at a token, a group in brackets as a whole, is a literal.
  private static func isLiteralOperand(from index: Int, in view: TokenView) -> Bool {
    let close = view.partner(index).map { max($0, index) } ?? index
    return isLiteral(index..<(close + 1), in: view)
  }

  /// The same of what ends at a token; what is called or looked up there is no literal.
  private static func isLiteralOperand(to index: Int, in view: TokenView) -> Bool {
    guard let open = view.partner(index), open < index else { return isLiteral(index..<(index + 1), in: view) }
    return view.kind(open - 1) != .identifier && isLiteral(open..<(index + 1), in: view)
  }

  private static func isFormat(_ index: Int, in view: TokenView) -> Bool {
    guard view.kind(index) == .identifier else { return false }
    let text = view.string(index).lowercased()
    return text == "format" || text == "sprintf" || text == "vsprintf" || text == "formatted"
      || text == "stringwithformat" || text == "format_map"
  }

  private static func isJoiner(_ index: Int, in view: TokenView) -> Bool {
    guard view.tokens.indices.contains(index) else { return false }
    if view.symbol(index) == 0 { return false }
    if view.symbol(index) == Symbol.dot { return view.traits.contains(.dotJoinsTexts) }
    return view.isText(index, "+") || view.isText(index, "%") || view.isText(index, "..") || view.isText(index, "<>")
      || view.isText(index, "||") && view.traits.contains(.barsJoinTexts)
  }

  /// Some languages put the values of variables into strings without a mark of their own.
  private static func holdsPlainVariable(_ index: Int, in view: TokenView) -> Bool {
    guard view.kind(index) == .string || view.kind(index) == .templateText,
      view.traits.contains(.variablesInStrings)
    else { return false }
    let text = view.text(index)
    let isContinued = view.kind(index) == .templateText && view.symbol(index - 1) == Symbol.interpolationClose
    if !isContinued, text.first == UInt8(ascii: "'") || text.starts(with: "<<<'".utf8) {
      guard view.traits.contains(.variablesInSingleQuotes) else { return false }
    }
    var previous: UInt8 = 0
    for byte in text {
      if previous == UInt8(ascii: "$"), isNameStart(byte) { return true }
      // An escaped sign and a doubled backslash begin nothing.
      previous = previous == UInt8(ascii: "\\") ? 0 : byte
    }
    return false
  }

  private static func isNameStart(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x5F || byte >= 0x80
  }

  /// The value of a string literal, or of one part of it between code: without quotes, escapes resolved.
  static func value(of index: Int, in view: TokenView) -> [UInt8] {
    var text = view.text(index)
    let isPart = view.kind(index) == .templateText
    let opens = !isPart || view.symbol(index - 1) != Symbol.interpolationClose
    let closes = !isPart || view.symbol(index + 1) != Symbol.interpolationOpen
    var isRaw = false
    var quotes = 0
    if opens, text.starts(with: "<<".utf8) {
      // A document: from behind its first line up to its last.
      text = text.drop { $0 != 0x0A }.dropFirst()
      if closes, let last = text.lastIndex(of: 0x0A) { text = text[..<last] }
      return Array(text)
    }
    if opens {
      // Letters and signs before the quotes: `rb"…"`, `$@"…"`, `#"…"#`.
      while let byte = text.first, byte != 0x22, byte != 0x27, byte != 0x60, text.count > 1 {
        guard isNameStart(byte) || byte == UInt8(ascii: "@") || byte == UInt8(ascii: "$") || byte == UInt8(ascii: "#")
        else { break }
        isRaw = isRaw || byte | 0x20 == UInt8(ascii: "r") || byte == UInt8(ascii: "@")
        text = text.dropFirst()
      }
      guard let quote = text.first, quote == 0x22 || quote == 0x27 || quote == 0x60 else {
        return Array(view.text(index))
      }
      let run = text.prefix { $0 == quote }.count
      quotes = run >= 3 && text.count > 3 ? 3 : 1
      text = text.dropFirst(quotes)
    }
    if closes {
      while text.last == UInt8(ascii: "#"), text.count > 1 { text = text.dropLast() }
      if let quote = text.last, quote == 0x22 || quote == 0x27 || quote == 0x60 {
        let run = text.reversed().prefix { $0 == quote }.count
        text = text.dropLast(quotes > 0 ? min(quotes, run) : run >= 3 ? 3 : 1)
      }
    }
    return isRaw ? Array(text) : unescaped(text)
  }

  private static func unescaped(_ text: ArraySlice<UInt8>) -> [UInt8] {
    guard text.contains(UInt8(ascii: "\\")) else { return Array(text) }
    var value: [UInt8] = []
    var index = text.startIndex
    while index < text.endIndex {
      let byte = text[index]
      guard byte == UInt8(ascii: "\\"), index + 1 < text.endIndex else {
        value.append(byte)
        index += 1
        continue
      }
      let escape = text[index + 1]
      index += 2
      switch escape {
      case UInt8(ascii: "n"): value.append(0x0A)
      case UInt8(ascii: "t"): value.append(0x09)
      case UInt8(ascii: "r"): value.append(0x0D)
      case UInt8(ascii: "x"): appendNumber(text, &index, digits: 2, to: &value)
      case UInt8(ascii: "u"): appendNumber(text, &index, digits: 4, to: &value)
      // A line end that is escaped is no part of the value.
      case 0x0A: break
      default: value.append(escape)
      }
    }
    return value
  }

  /// `41`, `0041` or `{41}`.
  private static func appendNumber(
    _ text: ArraySlice<UInt8>, _ index: inout Int, digits: Int, to value: inout [UInt8]
  ) {
    let isBraced = index < text.endIndex && text[index] == Symbol.openBrace
    var end = isBraced ? index + 1 : index
    let first = end
    while end < text.endIndex, end - first < (isBraced ? 8 : digits), isHexadecimal(text[end]) { end += 1 }
    guard let number = UInt32(String(decoding: text[first..<end], as: UTF8.self), radix: 16),
      let scalar = Unicode.Scalar(number)
    else { return }
    value += Array(String(Character(scalar)).utf8)
    index = isBraced && end < text.endIndex && text[end] == Symbol.closeBrace ? end + 1 : end
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
  }
}

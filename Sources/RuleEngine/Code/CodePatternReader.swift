/// Reads the text of a pattern over tokens.
struct CodePatternReader {
  private let bytes: [UInt8]
  private var position = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  mutating func items() throws(CodePattern.Problem) -> [CodePatternItem] {
    let ways = try ways(isNested: false)
    return ways[0]
  }

  /// What stands between `|`, up to the end or to `>>`.
  private mutating func ways(isNested: Bool) throws(CodePattern.Problem) -> [[CodePatternItem]] {
    var ways: [[CodePatternItem]] = [[]]
    while true {
      while let byte = peek(), byte <= 0x20 { position += 1 }
      guard let byte = peek() else {
        if isNested { throw CodePattern.Problem(message: "'<<' without '>>'") }
        break
      }
      if isNested, starts(with: ">>") {
        position += 2
        break
      }
      if isNested, byte == UInt8(ascii: "|"), !starts(with: "||"), !starts(with: "|=") {
        position += 1
        ways.append([])
        continue
      }
      ways[ways.count - 1] += try item(byte)
    }
    return ways.map(Self.withOptionalLists)
  }

  private mutating func item(_ byte: UInt8) throws(CodePattern.Problem) -> [CodePatternItem] {
    if starts(with: "<<!") {
      position += 3
      return [.exclusion(try ways(isNested: true))]
    }
    if starts(with: "<<") {
      position += 2
      return [.choice(try ways(isNested: true))]
    }
    if starts(with: "...") {
      position += 3
      return [.ellipsis]
    }
    if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { return [.string(try string(byte))] }
    if byte == UInt8(ascii: "\\"), position + 1 < bytes.count, bytes[position + 1] == UInt8(ascii: "$") {
      position += 1
      return [.word(word())]
    }
    if starts(with: "${") || starts(with: "#{") {
      position += 2
      return [.symbols([byte, UInt8(ascii: "{")])]
    }
    if byte == UInt8(ascii: "$"), let variable = variable() { return [variable] }
    if byte == UInt8(ascii: "@"), position + 1 < bytes.count, Self.isName(bytes[position + 1]) {
      // To some lexers a decorator is one token, to others two.
      position += 1
      let name = word()
      return [.choice([[.word([byte] + name)], [.symbols([byte]), .word(name)]])]
    }
    if Self.isName(byte) { return [.word(word())] }
    return [.symbols(symbols())]
  }

  /// `$NAME`, `$NAME...`, `$_`; nil where `$` begins a name of the language.
  private mutating func variable() -> CodePatternItem? {
    var end = position + 1
    if end < bytes.count, bytes[end] == UInt8(ascii: "_") {
      end += 1
    } else {
      while end < bytes.count, Self.isCapital(bytes[end]) || (end > position + 1 && Self.isDigitOrScore(bytes[end])) {
        end += 1
      }
    }
    guard end > position + 1, end == bytes.count || !Self.isName(bytes[end]) || bytes[end] == UInt8(ascii: "$") else {
      return nil
    }
    let name = String(decoding: bytes[(position + 1)..<end], as: UTF8.self)
    position = end
    guard starts(with: "...") else { return .variable(name, isMany: false) }
    position += 3
    return .variable(name, isMany: true)
  }

  private mutating func word() -> [UInt8] {
    let start = position
    position += 1
    let isNumber = (0x30...0x39).contains(bytes[start])
    while let byte = peek() {
      let isPoint = isNumber && byte == UInt8(ascii: ".") && !starts(with: "..")
      guard Self.isName(byte) || isPoint else { break }
      position += 1
    }
    return Array(bytes[start..<position])
  }

  private mutating func string(_ quote: UInt8) throws(CodePattern.Problem) -> [UInt8]? {
    var value: [UInt8] = []
    position += 1
    while let byte = peek() {
      position += 1
      if byte == quote { return value == Array("...".utf8) ? nil : value }
      if byte == UInt8(ascii: "\\"), let escaped = peek() {
        position += 1
        value.append(escaped)
      } else {
        value.append(byte)
      }
    }
    throw CodePattern.Problem(message: "a string without its end")
  }

  /// A bracket, comma or semicolon alone; of other symbols as many as adjoin.
  private mutating func symbols() -> [UInt8] {
    let start = position
    position += 1
    guard Self.isOperator(bytes[start]) else { return [bytes[start]] }
    while let byte = peek(), Self.isOperator(byte), !starts(with: "..."), !starts(with: "<<"), !starts(with: ">>") {
      position += 1
    }
    return Array(bytes[start..<position])
  }

  /// `f(a, ...)` matches `f(a)` too, and `f(..., a)` likewise.
  private static func withOptionalLists(_ items: [CodePatternItem]) -> [CodePatternItem] {
    let comma = CodePatternItem.symbols([UInt8(ascii: ",")])
    var result: [CodePatternItem] = []
    var index = 0
    while index < items.count {
      let item = items[index]
      let next = index + 1 < items.count ? items[index + 1] : nil
      if item == comma, next == .ellipsis {
        // Between two commas the second belongs to what follows: `f(a, ..., b)`.
        result.append(.choice([[], [comma, .ellipsis]]))
        index += 2
      } else if item == .ellipsis, next == comma {
        result.append(.choice([[], [.ellipsis, comma]]))
        index += 2
      } else {
        result.append(item)
        index += 1
      }
    }
    return result
  }

  private func peek() -> UInt8? { position < bytes.count ? bytes[position] : nil }

  private func starts(with text: String) -> Bool { bytes[position...].starts(with: text.utf8) }

  private static func isCapital(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }

  private static func isDigitOrScore(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) || byte == 0x5F }

  private static func isName(_ byte: UInt8) -> Bool {
    isCapital(byte) || isDigitOrScore(byte) || (0x61...0x7A).contains(byte) || byte == UInt8(ascii: "$") || byte >= 0x80
  }

  private static func isOperator(_ byte: UInt8) -> Bool {
    "+-*/%=<>!&|^~?.:".utf8.contains(byte)
  }
}

extension EncodedRuns {
  /// Between two literals there are no more bytes than this.
  private static let widest = 256

  /// From behind the last sign of a literal to the first one of the next, with which the program puts it together: by an
  /// operator (`"…" + "…"`, `.`, `..`, `&`, `||`, `++`, `<>`, `~`, `.concat(`), by nothing but white space, or by a
  /// backslash at the end of the line. Comments, parentheses, string prefixes and empty literals between the two count for
  /// nothing.
  ///
  /// Only where signs of a key may stand on both sides: words of a message are put together around blanks.
  func seam(at start: Int) -> Escape? {
    guard start > 0, isKeySign(start - 1) else { return nil }
    if self[start] == UInt8(ascii: "\\") { return lineEnd(start) }
    let limit = min(count, start + Self.widest)
    var between = Between()
    var position = start + 1
    while position < limit {
      let byte = self[position]
      switch byte {
      case 0x20, 0x09, 0x0D, 0x0A:
        between.hasSpace = true
        position += 1
      case UInt8(ascii: "("), UInt8(ascii: ")"):
        between.hasParenthesis = true
        position += 1
      case UInt8(ascii: "\\"):
        guard let end = self.lineBreak(position + 1) else { return nil }
        between.hasSpace = true
        position = end
      case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"):
        guard position + 1 < count, between.isSeam(from: self[start], to: byte) else { return nil }
        if self[position + 1] == byte {
          // An empty literal, behind which another operator may stand.
          position += 2
          between = Between(hasSpace: true)
          continue
        }
        guard isKeySign(position + 1) || self[position + 1] == UInt8(ascii: "\\") else { return nil }
        if !between.hasOperator, !between.hasSpace, !isLetter(start - 1) || !isLetter(position + 1) { return nil }
        return Escape(scalar: nil, end: position + 1, encoding: .joined)
      case UInt8(ascii: "/"), UInt8(ascii: "#"):
        guard let end = comment(position, limit) else { return nil }
        between.hasSpace = true
        position = end
      case UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: "&"), UInt8(ascii: "|"), UInt8(ascii: "<"),
        UInt8(ascii: "~"):
        guard !between.hasOperator, let end = joiner(position, limit) else { return nil }
        between.hasOperator = true
        position = end
      default:
        guard between.hasOperator || between.hasSpace, let end = prefix(position, limit) else { return nil }
        position = end
      }
    }
    return nil
  }

  /// What was met since the literal's end.
  private struct Between {
    var hasSpace = false
    var hasOperator = false
    var hasParenthesis = false

    func isSeam(from close: UInt8, to open: UInt8) -> Bool {
      if hasOperator { return true }
      return !hasParenthesis && (hasSpace || close == open)
    }
  }

  /// A backslash at the end of a line within a literal; the blanks that the next one begins with go with it.
  private func lineEnd(_ backslash: Int) -> Escape? {
    guard var position = lineBreak(backslash + 1) else { return nil }
    let limit = min(count, position + Self.widest)
    while position < limit, self[position] == 0x20 || self[position] == 0x09 { position += 1 }
    guard position < limit, isKeySign(position) else { return nil }
    return Escape(scalar: nil, end: position, encoding: .joined)
  }

  private func lineBreak(_ start: Int) -> Int? {
    var position = start
    if position < count, self[position] == 0x0D { position += 1 }
    return position < count && self[position] == 0x0A ? position + 1 : nil
  }

  private func comment(_ start: Int, _ limit: Int) -> Int? {
    var position = start + 1
    switch self[start] {
    case UInt8(ascii: "/") where position < limit && self[position] == UInt8(ascii: "*"):
      position += 2
      while position < limit, self[position] != UInt8(ascii: "/") || self[position - 1] != UInt8(ascii: "*") {
        position += 1
      }
      return position < limit ? position + 1 : nil
    case UInt8(ascii: "/") where position < limit && self[position] == UInt8(ascii: "/"), UInt8(ascii: "#"):
      while position < limit, self[position] != 0x0A { position += 1 }
      return position < limit ? position : nil
    default: return nil
    }
  }

  private static let joiners = [".concat(", "..", "||", "++", "<>", "+", ".", "&", "~"].map { Array($0.utf8) }

  private func joiner(_ start: Int, _ limit: Int) -> Int? {
    for joiner in Self.joiners where start + joiner.count <= limit {
      guard joiner.indices.allSatisfy({ self[start + $0] == joiner[$0] }) else { continue }
      var end = start + joiner.count
      // As Basic goes on in the next line.
      if end + 2 < limit, self[end] == 0x20, self[end + 1] == UInt8(ascii: "_"), lineBreak(end + 2) != nil { end += 2 }
      return end
    }
    return nil
  }

  /// Up to two letters or signs right before a literal, which say what kind it is.
  private func prefix(_ start: Int, _ limit: Int) -> Int? {
    var position = start
    while position < min(limit, start + 3) {
      switch self[position] {
      case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"): return position > start ? position : nil
      case UInt8(ascii: "@"), UInt8(ascii: "$"), UInt8(ascii: "8"): position += 1
      default:
        guard isLetter(position) else { return nil }
        position += 1
      }
    }
    return nil
  }

  private func isLetter(_ position: Int) -> Bool {
    switch self[position] {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"):
      true
    default: false
    }
  }

  /// Printable, and neither a blank nor what opens or closes a literal.
  private func isKeySign(_ position: Int) -> Bool {
    switch self[position] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"), UInt8(ascii: "\\"): false
    case 0x21...0x7E: true
    default: false
    }
  }
}

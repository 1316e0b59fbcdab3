extension Scanner {
  /// `<<<EOT` in PHP, `<<~EOS` in Ruby, `<<-EOF` in shell. PHP's body follows at once, the others' on the next line.
  mutating func scanHeredocStart(_ bytes: Span<UInt8>) -> Bool {
    let isPHP = traits.contains(.phpHeredocs)
    var offset = position + 2
    var state = StringState(close: 0)
    if isPHP {
      guard offset < count, bytes[offset] == Symbol.less else { return false }
      offset += 1
      while offset < count, bytes[offset] == 0x20 || bytes[offset] == 0x09 { offset += 1 }
      state.terminatorMayIndent = true
    } else if offset < count, bytes[offset] == UInt8(ascii: "-") || bytes[offset] == UInt8(ascii: "~") {
      state.terminatorMayIndent = true
      offset += 1
      if traits.contains(.shellWords) { skipBlanks(&offset, bytes) }
    } else if traits.contains(.shellWords) {
      // `<< EOF` is one too, but not in arithmetic.
      if parentheses.last == true { return false }
      skipBlanks(&offset, bytes)
    } else if traits.contains(.perlLiterals) {
      if previous?.kind == .number { return false }
    } else if traits.contains(.rubyLiterals) {
      guard previous?.kind != .number else { return false }
    }
    var quote: UInt8 = 0
    if offset < count, bytes[offset] == UInt8(ascii: "'") || bytes[offset] == UInt8(ascii: "\"") {
      quote = bytes[offset]
      offset += 1
    } else if offset < count, bytes[offset] == UInt8(ascii: "\\"), traits.contains(.shellWords) {
      offset += 1
    }
    let start = offset
    if quote != 0 {
      // A quoted word may hold anything, but is short.
      while offset < count, offset - start < 80, bytes[offset] != quote, bytes[offset] != 0x0A { offset += 1 }
    } else {
      while offset < count, compiled.continuesName[Int(bytes[offset])] { offset += 1 }
    }
    if offset == start, quote != 0, traits.contains(.perlLiterals) {
      state.endsAtEmptyLine = true
    } else {
      guard offset > start, bytes[start] < 0x30 || bytes[start] > 0x39 else { return false }
    }
    state.terminator = start..<offset
    if quote != 0 {
      guard offset < count, bytes[offset] == quote else { return false }
      offset += 1
    }
    if traits.contains(.rubyLiterals), !state.terminatorMayIndent, bytes[start] < 0x41 || bytes[start] > 0x5A {
      // `list <<value` may also append: small letters are a heredoc's where the line that ends it comes.
      guard hasTerminatorLine(bytes, state) else { return false }
    }
    let isRaw = quote == UInt8(ascii: "'")
    state.escapes = !isRaw
    if !isRaw {
      state.interpolation = compiled.profile.heredocInterpolation
      if isPHP { state.interpolation = .braceDollar }
      if traits.contains(.rubyLiterals) { state.interpolation = .hashBrace }
    }
    let mark = position
    position = offset
    if isPHP {
      skipLine(bytes)
      scanHeredocBody(bytes, state, from: mark)
    } else {
      emit(.templateText, from: mark)
      if pendingHeredocs.count < 16 { pendingHeredocs.append(state) }
    }
    return true
  }

  /// The body of the first heredoc announced on the line before.
  mutating func scanPendingHeredoc(_ bytes: Span<UInt8>) {
    guard !pendingHeredocs.isEmpty else { return }
    let state = pendingHeredocs.removeFirst()
    scanHeredocBody(bytes, state, from: position)
  }

  /// Lines up to the one that holds the terminator alone (or, in PHP, starts with it).
  mutating func scanHeredocBody(_ bytes: Span<UInt8>, _ state: StringState, from start: Int) {
    var atLineStart = position == 0 || bytes[position - 1] == 0x0A
    while position < count {
      if atLineStart, let end = terminatorEnd(bytes, state) {
        position = end
        emit(.templateText, from: start)
        return
      }
      let byte = bytes[position]
      atLineStart = byte == 0x0A
      if byte == UInt8(ascii: "\\"), state.escapes, position + 1 < count, bytes[position + 1] != 0x0A {
        position += 2
        continue
      }
      if state.interpolation != .none, let length = interpolationLength(bytes, state), length > 0 {
        let parenthesis = state.interpolation == .dollarParenthesis
        interrupt(
          bytes, state, from: start, markLength: length,
          open: parenthesis ? Symbol.openParenthesis : Symbol.openBrace)
        return
      }
      position += 1
    }
    position = min(position, count)
    emit(.templateText, from: start)
  }

  private func terminatorEnd(_ bytes: Span<UInt8>, _ state: StringState) -> Int? {
    if state.isHereString {
      let mark = state.terminator.lowerBound
      return position + 1 < count && bytes[position] == bytes[mark + 1] && bytes[position + 1] == bytes[mark]
        ? position + 2 : nil
    }
    if state.endsAtEmptyLine { return bytes[position] == 0x0A ? position : nil }
    var offset = position
    if state.terminatorMayIndent {
      while offset < count, bytes[offset] == 0x20 || bytes[offset] == 0x09 { offset += 1 }
    }
    let length = state.terminator.count
    guard offset + length <= count else { return nil }
    for index in 0..<length where bytes[offset + index] != bytes[state.terminator.lowerBound + index] { return nil }
    let end = offset + length
    if traits.contains(.phpHeredocs) {
      return end < count && compiled.continuesName[Int(bytes[end])] ? nil : end
    }
    var rest = end
    if rest < count, bytes[rest] == 0x0D { rest += 1 }
    return rest >= count || bytes[rest] == 0x0A ? end : nil
  }

  /// Whether a line below holds the terminator alone. Each search in vain counts towards the limit.
  private mutating func hasTerminatorLine(_ bytes: Span<UInt8>, _ state: StringState) -> Bool {
    guard vainSearches < Self.searchLimit else { return false }
    let word = state.terminator
    var line = word.upperBound
    while line < count {
      while line < count, bytes[line] != 0x0A { line += 1 }
      line += 1
      var offset = 0
      while offset < word.count, line + offset < count, bytes[line + offset] == bytes[word.lowerBound + offset] {
        offset += 1
      }
      guard offset == word.count else { continue }
      let end = line + offset
      if end >= count || bytes[end] == 0x0A || bytes[end] == 0x0D {
        steps += end - word.upperBound
        return true
      }
    }
    steps += count - word.upperBound
    vainSearches += 1
    return false
  }

  private func skipBlanks(_ offset: inout Int, _ bytes: Span<UInt8>) {
    while offset < count, bytes[offset] == 0x20 || bytes[offset] == 0x09 { offset += 1 }
  }
}

extension Scanner {
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
        interrupt(bytes, state, from: start, markLength: length, open: Symbol.openBrace)
        return
      }
      position += 1
    }
    position = min(position, count)
    emit(.templateText, from: start)
  }

  private func terminatorEnd(_ bytes: Span<UInt8>, _ state: StringState) -> Int? {
    var offset = position
    if state.terminatorMayIndent {
      while offset < count, bytes[offset] == 0x20 || bytes[offset] == 0x09 { offset += 1 }
    }
    let length = state.terminator.count
    guard offset + length <= count else { return nil }
    for index in 0..<length where bytes[offset + index] != bytes[state.terminator.lowerBound + index] { return nil }
    let end = offset + length
    if traits.contains(.phpTags) {
      return end < count && compiled.continuesName[Int(bytes[end])] ? nil : end
    }
    var rest = end
    if rest < count, bytes[rest] == 0x0D { rest += 1 }
    return rest >= count || bytes[rest] == 0x0A ? end : nil
  }
}

internal import SourceText

extension EncodedRuns {
  static let leastBase64 = 16
  private static let leastHexadecimal = 24
  /// Of a run that goes on in the next line, the least length in each line.
  static let leastInLine = 4
  /// No archive is shorter, once it is written in base64.
  private static let leastPacked = 36
  /// From this length on, what is no text is looked at whatever it begins with: a tar of the oldest dialect has no mark,
  /// and its header has 512 bytes.
  private static let leastUnmarked = 684
  /// In lines of at least this length.
  private static let leastInUnmarkedLine = 40

  /// Decodes what can be decoded of a run. Returns where the search goes on: behind it, and behind the lines in which it
  /// goes on.
  mutating func run(_ range: Range<Int>) -> Int {
    if hexadecimal(range) { return range.upperBound }
    if let end = wrapped(range) { return end }
    guard range.count >= Self.leastBase64 else { return range.upperBound }
    if base64(range) { return range.upperBound }
    // A word in front, or a path: the parts by the signs of one alphabet are runs of the other.
    for (one, other) in [(UInt8(ascii: "-"), UInt8(ascii: "_")), (UInt8(ascii: "+"), UInt8(ascii: "/"))] {
      var start = range.lowerBound
      var isFound = false
      while start < range.upperBound {
        var end = start
        while end < range.upperBound, self[end] != one, self[end] != other { end += 1 }
        let part = start..<end
        if part.count >= Self.leastBase64, part != range, hexadecimal(part) || base64(part) { isFound = true }
        start = end + 1
      }
      if isFound { break }
    }
    return range.upperBound
  }

  /// `6b65793a…`, with or without `0x` in front.
  private mutating func hexadecimal(_ range: Range<Int>) -> Bool {
    var range = range
    if range.count > 2, self[range.lowerBound] == UInt8(ascii: "0"),
      self[range.lowerBound + 1] | 0x20 == UInt8(ascii: "x")
    {
      range = (range.lowerBound + 2)..<range.upperBound
    }
    guard range.count >= Self.leastHexadecimal, range.count.isMultiple(of: 2) else { return false }
    // Most runs are words: their first signs tell.
    guard Hexadecimal.digit(self[range.lowerBound]) != nil, Hexadecimal.digit(self[range.lowerBound + 1]) != nil,
      Hexadecimal.digit(self[range.lowerBound + 2]) != nil
    else { return false }
    var text: [UInt8] = []
    var isText = true
    var position = range.lowerBound
    while position < range.upperBound {
      guard let high = Hexadecimal.digit(self[position]), let low = Hexadecimal.digit(self[position + 1]) else {
        return false
      }
      isText = isText && Base64Text.isText(high << 4 | low)
      text.append(high << 4 | low)
      position += 2
      // Hashes are no text from their first bytes on.
      if !isText, text.count == 4 {
        guard let signs, signs.mayBegin(text.reduce(0) { $0 << 8 | UInt32($1) }) else { return false }
      }
      if !isText, text.count > 4, signs == nil { return false }
    }
    guard isText else {
      guard let signs, signs.holdsArchive(text) else { return false }
      decoded.append(packed: text, from: range, [.hexadecimal])
      return true
    }
    decoded.append(text, from: range, [.hexadecimal])
    return true
  }

  /// The run as it begins, or without its first, first two or first three signs: something may stand before it. What
  /// begins as text and goes on as something else is taken as far as it is text.
  private mutating func base64(_ range: Range<Int>) -> Bool {
    for skipped in 0..<4 where range.count - skipped >= Self.leastBase64 {
      let run = (range.lowerBound + skipped)..<range.upperBound
      var text = Base64Text()
      unsafe text.append(run, of: bytes)
      guard let (plain, encodings) = text.text else { continue }
      decoded.append(plain, from: run.lowerBound..<padded(run.upperBound), encodings)
      return true
    }
    guard signs != nil, range.count >= Self.leastPacked else { return false }
    for skipped in 0..<4 {
      let run = (range.lowerBound + skipped)..<range.upperBound
      guard isPacked(run, isLong: skipped == 0 && run.count >= Self.leastUnmarked) else { continue }
      decoded.append(packed: unsafe Base64Text.bytes(of: run, in: bytes), from: run, [.base64])
      return true
    }
    return false
  }

  /// Whether an archive begins with what these signs stand for: its first bytes tell.
  ///
  /// - Parameter isLong: whether it may be an archive without a mark.
  private func isPacked(_ signs: some Collection<Int>, isLong: Bool) -> Bool {
    guard let known = self.signs else { return false }
    guard isLong || mayBegin(signs) else { return false }
    return unsafe known.holdsArchive(Base64Text.bytes(of: signs.prefix(Self.leastUnmarked), in: bytes))
  }

  private func mayBegin(_ signs: some Sequence<Int>) -> Bool {
    var start: UInt64 = 0
    var count = 0
    for position in signs {
      start = start << 6 | UInt64(Base64Text.sextet(self[position]) ?? 0)
      count += 1
      if count == 6 { break }
    }
    // Of 36 bits the upper 32.
    return count == 6 && self.signs?.mayBegin(UInt32(truncatingIfNeeded: start >> 4)) ?? false
  }

  private func padded(_ end: Int) -> Int {
    var padded = end
    while padded < count, padded < end + 2, self[padded] == UInt8(ascii: "=") { padded += 1 }
    return padded
  }

  // MARK: Over lines

  /// Lines of base64 and nothing else behind the first, as mail, YAML and whoever wants to hide something wrap long
  /// values. Returns where the last line ends; nil where it is one line alone, or nothing that can be read.
  private mutating func wrapped(_ first: Range<Int>) -> Int? {
    guard nextLine(behind: first.upperBound) != nil else { return nil }
    var text = Base64Text()
    guard unsafe text.append(first, of: bytes) else { return packedLines(first) }
    guard first.lowerBound >= wrappedTo else { return nil }
    var last = first
    var lines = 1
    while let next = nextLine(behind: last.upperBound), unsafe text.append(next, of: bytes) {
      last = next
      lines += 1
    }
    guard lines > 1, let (plain, encodings) = text.lenientText else {
      // A line that goes on well and comes to nothing is not begun with again.
      if lines > 1 { wrappedTo = last.upperBound }
      return packedLines(first)
    }
    decoded.append(plain, from: first.lowerBound..<padded(last.upperBound), encodings)
    return last.upperBound
  }

  /// The same for an archive.
  private mutating func packedLines(_ first: Range<Int>) -> Int? {
    guard signs != nil else { return nil }
    var lines = [first]
    var length = first.count
    func isMore(than wanted: Int) -> Bool {
      while length <= wanted, let next = nextLine(behind: lines[lines.count - 1].upperBound) {
        lines.append(next)
        length += next.count
      }
      return length > wanted
    }
    _ = isMore(than: 8)
    let isLong = first.count >= Self.leastInUnmarkedLine
    guard isLong || mayBegin(lines.joined()) else { return nil }
    let isUnmarked = isMore(than: Self.leastUnmarked - 1) && isLong
    guard length >= Self.leastPacked, isPacked(Array(lines.joined()), isLong: isUnmarked) else { return nil }
    _ = isMore(than: .max - 1)
    let last = lines[lines.count - 1].upperBound
    let packed = unsafe Base64Text.bytes(of: lines.joined(), in: bytes)
    decoded.append(packed: packed, from: first.lowerBound..<padded(last), [.base64])
    return last
  }

  /// The run that the line behind `end` begins with, behind its indentation.
  private func nextLine(behind end: Int) -> Range<Int>? {
    var position = end
    if position < count, self[position] == 0x0D { position += 1 }
    guard position < count, self[position] == 0x0A else { return nil }
    position += 1
    while position < count, self[position] == 0x20 || self[position] == 0x09 { position += 1 }
    let next = position..<runEnd(position)
    return next.isEmpty ? nil : next
  }
}

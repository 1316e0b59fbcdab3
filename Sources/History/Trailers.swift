/// The trailers at the end of a commit message, found as git finds them.
///
/// The block is the last paragraph, never the title's. Every line of it must be a trailer or continue one, or it holds a
/// line git writes itself (`Signed-off-by: `, `(cherry picked from commit `) and is a quarter trailers at least. A line
/// that starts with white space continues the one before. `#` lines count for nothing.
/// Source: trailer.c of git 2.39, as `git log --format=%(trailers)` uses it.
enum Trailers {
  /// One trailer: the key as written, the value unfolded to one line and trimmed.
  struct Trailer: Sendable, Hashable {
    var key: [UInt8]
    var value: [UInt8]
  }

  /// The co-authors of a message as claimed, in order, one address once.
  static func coAuthors(in message: String) -> [(name: String, email: String)] {
    coAuthors(in: Array(message.utf8)).map { ($0.nameText, $0.emailText) }
  }

  /// - Parameter message: the whole message with its title, in UTF-8.
  static func coAuthors(in message: [UInt8]) -> [IdentityClaim] {
    let key = Array("co-authored-by".utf8)
    var found: [IdentityClaim] = []
    var seen: Set<[UInt8]> = []
    // Most messages have none: the search for the block is only worth its cost where the word stands somewhere.
    guard mayHold(key, in: message) else { return [] }
    for trailer in all(in: message) where ASCII.folded(trailer.key) == key {
      guard let claim = contact(trailer.value), seen.insert(ASCII.folded(claim.email)).inserted else { continue }
      found.append(claim)
    }
    return found
  }

  /// Every trailer of the block, in order.
  static func all(in message: [UInt8]) -> [Trailer] {
    // git reads a message as text that ends at a NUL.
    let message = message[..<(message.firstIndex(of: 0) ?? message.endIndex)]
    var lines = message.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    lines.removeFirst(lines.prefix(while: TrailerBlock.isBlank).count)
    lines.removeSubrange(TrailerBlock.end(of: lines)...)
    var trailers: [Trailer] = []
    var continues = false
    for line in lines[TrailerBlock.start(in: lines)...] {
      if continues, let first = line.first, ASCII.isSpace(first) {
        trailers[trailers.count - 1].value += [UInt8(ascii: "\n")] + line
        continue
      }
      guard let separator = TrailerBlock.separator(in: line), separator > line.startIndex else {
        continues = false
        continue
      }
      let key = Array(ASCII.trimmed(line[..<separator]))
      trailers.append(Trailer(key: key, value: Array(line[(separator + 1)...])))
      continues = true
    }
    return trailers.map { Trailer(key: $0.key, value: unfolded(Array(ASCII.trimmed($0.value[...])))) }
  }

  /// One space for each line end and the white space after it.
  private static func unfolded(_ value: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var offset = 0
    while offset < value.count {
      let byte = value[offset]
      offset += 1
      guard byte == UInt8(ascii: "\n") else {
        result.append(byte)
        continue
      }
      while offset < value.count, ASCII.isSpace(value[offset]) { offset += 1 }
      result.append(0x20)
    }
    return Array(ASCII.trimmed(result[...]))
  }

  /// `Name <address>`, `<address>`, or an address alone. A name alone is nobody who could be asked.
  private static func contact(_ value: [UInt8]) -> IdentityClaim? {
    if let open = value.firstIndex(of: UInt8(ascii: "<")) {
      guard let close = value[open...].firstIndex(of: UInt8(ascii: ">")) else { return nil }
      let email = Array(ASCII.trimmed(value[(open + 1)..<close]))
      return email.isEmpty ? nil : IdentityClaim(name: Array(ASCII.trimmed(value[..<open])), email: email)
    }
    guard value.contains(UInt8(ascii: "@")), !value.contains(where: ASCII.isSpace) else { return nil }
    return IdentityClaim(name: [], email: value)
  }

  private static func mayHold(_ key: [UInt8], in message: [UInt8]) -> Bool {
    guard message.count > key.count else { return false }
    // The hyphen after `co` is rarer than any letter.
    for offset in 2...(message.count - key.count + 2)
    where message[offset] == UInt8(ascii: "-") && message[offset - 1] | 0x20 == UInt8(ascii: "o")
      && ASCII.folded(Array(message[(offset - 2)..<(offset - 2 + key.count)])) == key
    {
      return true
    }
    return false
  }
}

/// What a file tells editors about its language: `vim: set ft=ruby:` and `-*- mode: python -*-`.
///
/// As vim's `modelines` has it, only the first and last five lines count; Emacs reads the first two.
enum Modeline {
  private static let lines = 5
  /// How many bytes at either end are read.
  static let reach = 1_024

  /// The lowercase name of the file type or mode; nil where there is none. Constant work.
  static func name(in content: borrowing Span<UInt8>) -> String? {
    // Most files have none, and making lines of text costs more than lexing them.
    let first = 0..<min(content.count, reach)
    let last = max(0, content.count - reach)..<content.count
    guard mayHaveMark(content, first) || mayHaveMark(content, last) else { return nil }
    let head = split(content, first)
    for line in head.prefix(lines) {
      if let name = emacsMode(line) ?? vimType(line) { return name }
    }
    let tail = split(content, last)
    for line in tail.suffix(lines) {
      if let name = vimType(line) { return name }
    }
    return nil
  }

  /// Whether the letters stand there that every mark begins with: `-*-`, `vi`, `Vim`, `ex:`.
  private static func mayHaveMark(_ content: borrowing Span<UInt8>, _ range: Range<Int>) -> Bool {
    var offset = range.lowerBound
    let end = range.upperBound - 2
    while offset < end {
      switch content[offset] {
      case UInt8(ascii: "-"):
        if content[offset + 1] == UInt8(ascii: "*"), content[offset + 2] == UInt8(ascii: "-") { return true }
      case UInt8(ascii: "v"), UInt8(ascii: "V"):
        if content[offset + 1] == UInt8(ascii: "i"),
          content[offset + 2] == UInt8(ascii: "m") || content[offset + 2] == UInt8(ascii: ":")
        {
          return true
        }
      case UInt8(ascii: "e"):
        if content[offset + 1] == UInt8(ascii: "x"), content[offset + 2] == UInt8(ascii: ":") { return true }
      default: break
      }
      offset += 1
    }
    return false
  }

  private static func split(_ content: borrowing Span<UInt8>, _ range: Range<Int>) -> [String] {
    var lines: [String] = []
    var line: [UInt8] = []
    for offset in range {
      if content[offset] == 0x0A {
        lines.append(String(decoding: line, as: UTF8.self))
        line.removeAll(keepingCapacity: true)
      } else {
        line.append(content[offset])
      }
    }
    if !line.isEmpty { lines.append(String(decoding: line, as: UTF8.self)) }
    return lines
  }

  /// `-*- ruby -*-` or `-*- tab-width: 2; mode: ruby; -*-`
  private static func emacsMode(_ line: String) -> String? {
    guard let open = line.firstRange(of: "-*-"), let close = line[open.upperBound...].firstRange(of: "-*-") else {
      return nil
    }
    let inside = line[open.upperBound..<close.lowerBound]
    guard inside.contains(":") else { return word(inside) }
    for variable in inside.split(separator: ";") {
      let parts = variable.split(separator: ":", maxSplits: 1)
      if parts.count == 2, word(parts[0]) == "mode" { return word(parts[1]) }
    }
    return nil
  }

  /// `vim: ft=ruby`, `vim: set filetype=ruby syntax=ruby:`
  private static func vimType(_ line: String) -> String? {
    guard line.contains("vi:") || line.contains("vim") || line.contains("Vim:") || line.contains("ex:") else {
      return nil
    }
    let words = line.split { $0 == " " || $0 == "\t" || $0 == ":" }
    guard let mark = words.firstIndex(where: isMark) else { return nil }
    for option in words[mark...].dropFirst() {
      let parts = option.split(separator: "=", maxSplits: 1)
      if parts.count == 2, ["ft", "filetype", "syntax"].contains(parts[0]) { return word(parts[1]) }
    }
    return nil
  }

  /// `vim`, `vi`, `ex`, and with a version, `vim>700`.
  private static func isMark(_ word: Substring) -> Bool {
    if word == "vi" || word == "ex" { return true }
    guard word.hasPrefix("vim") || word.hasPrefix("Vim") else { return false }
    return word.dropFirst(3).allSatisfy { $0.isNumber || "<=>".contains($0) }
  }

  private static func word(_ text: Substring) -> String? {
    let word = text.lowercased().split { $0 == " " || $0 == "\t" || $0 == "\r" }.first
    return word.map(String.init)
  }
}

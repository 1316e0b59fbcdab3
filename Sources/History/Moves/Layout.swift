internal import Git
internal import Lexing
internal import SourceText

/// Tells a new layout from an edit.
enum Layout {
  /// Whether two versions of a file differ only in what formatters change: line ends, blank lines, indentation, line
  /// breaks; also semicolons at line ends and commas before closing brackets, and in JavaScript and TypeScript the kind
  /// of quotes.
  ///
  /// White space between two words counts as one blank, elsewhere not at all. Where indentation means something
  /// (Python), and where the language is unknown or has no code (YAML, Markdown), only line ends, blanks at them and
  /// blank lines are layout. White space inside literals counts as layout too: whoever changes only that is charged
  /// with nothing. Linear.
  static func isSame(
    _ old: some Collection<UInt8>, _ new: some Collection<UInt8>, language: String
  ) -> Bool {
    let structure = LanguageRegistry.language(id: language).flatMap { LanguageRegistry.profile(of: $0) }?.structure
    guard let structure, structure.blocks != .indentation else { return lines(old) == lines(new) }
    let quotesAlike = equalQuotes.contains(language)
    return words(old, quotesAlike: quotesAlike) == words(new, quotesAlike: quotesAlike)
  }

  /// The same of two versions that differ in `hunks` alone: reads the hunks, and stops at the first that is an edit.
  static func isSame(_ old: [UInt8], _ new: [UInt8], hunks: [LineHunk], language: String) -> Bool {
    guard !hunks.isEmpty else { return true }
    let oldLines = LineIndex(old)
    let newLines = LineIndex(new)
    return hunks.allSatisfy { hunk in
      // With the line that follows: whether a comma is a trailing one is told by it.
      let left = oldLines.bytes(ofLines: hunk.oldStart..<hunk.oldStart + hunk.oldCount + 1)
      let right = newLines.bytes(ofLines: hunk.newStart..<hunk.newStart + hunk.newCount + 1)
      return isSame(old[left], new[right], language: language)
    }
  }

  /// Languages in which `'a'` and `"a"` are one.
  private static let equalQuotes: Set<String> = ["javascript", "jsx", "typescript", "tsx"]

  private static func lines(_ bytes: some Collection<UInt8>) -> [UInt8] {
    var kept: [UInt8] = []
    kept.reserveCapacity(bytes.count)
    for line in Array(bytes).split(whereSeparator: { $0 == 0x0a || $0 == 0x0d }) {
      guard let last = line.lastIndex(where: { $0 > 0x20 }) else { continue }
      kept += line[...last]
      kept.append(0x0a)
    }
    return kept
  }

  private static func words(_ bytes: some Collection<UInt8>, quotesAlike: Bool) -> [UInt8] {
    var kept: [UInt8] = []
    kept.reserveCapacity(bytes.count)
    var isApart = false
    // What follows decides about semicolons and commas: read from the end.
    var next: UInt8?
    var hasLineEnd = true
    for byte in Array(bytes).reversed() {
      guard byte > 0x20 else {
        isApart = true
        if byte == 0x0a || byte == 0x0d { hasLineEnd = true }
        continue
      }
      let isCloser = next == 0x29 || next == 0x5d || next == 0x7d
      if byte == 0x2c && isCloser || byte == 0x3b && (hasLineEnd || next == 0x7d) {
        isApart = true
        continue
      }
      if isApart, isWord(byte), let last = kept.last, isWord(last) { kept.append(0x20) }
      isApart = false
      hasLineEnd = false
      next = byte
      kept.append(quotesAlike && byte == 0x27 ? 0x22 : byte)
    }
    return kept
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5a, 0x5f, 0x61...0x7a, 0x80...0xff: true
    default: false
    }
  }
}

extension LineIndex {
  /// The bytes of lines from 0; lines past the end are left out.
  fileprivate func bytes(ofLines range: Range<Int>) -> Range<Int> {
    let start = range.lowerBound < lineCount ? starts[range.lowerBound] : byteCount
    let end = range.upperBound < lineCount ? starts[range.upperBound] : byteCount
    return start..<max(start, end)
  }
}

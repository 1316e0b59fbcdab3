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
  /// (Python), line ends, blanks at them, blank lines and what a level of indentation is made of are layout; where the
  /// language is unknown or has no code (YAML, Markdown), the first three. White space inside literals counts as layout
  /// too: whoever changes only that is charged with nothing. Linear.
  static func isSame(
    _ old: some Collection<UInt8>, _ new: some Collection<UInt8>, language: String
  ) -> Bool {
    guard let structure = structure(of: language) else { return lines(old) == lines(new) }
    if structure.blocks == .indentation {
      return lines(old) == lines(new) || lines(old, indentation: .levels) == lines(new, indentation: .levels)
    }
    let quotesAlike = equalQuotes.contains(language)
    return words(old, quotesAlike: quotesAlike) == words(new, quotesAlike: quotesAlike)
  }

  /// The same of two versions that differ in `hunks` alone: reads the hunks, and stops at the first that is an edit.
  static func isSame(_ old: [UInt8], _ new: [UInt8], hunks: [LineHunk], language: String) -> Bool {
    guard !hunks.isEmpty else { return true }
    let oldLines = LineIndex(old)
    let newLines = LineIndex(new)
    func allAlike(_ isSame: (ArraySlice<UInt8>, ArraySlice<UInt8>) -> Bool) -> Bool {
      hunks.allSatisfy { hunk in
        // With the line that follows: whether a comma is a trailing one is told by it.
        let left = oldLines.bytes(ofLines: hunk.oldStart..<hunk.oldStart + hunk.oldCount + 1)
        let right = newLines.bytes(ofLines: hunk.newStart..<hunk.newStart + hunk.newCount + 1)
        return isSame(old[left], new[right])
      }
    }
    guard structure(of: language)?.blocks == .indentation else {
      return allAlike { isSame($0, $1, language: language) }
    }
    if allAlike({ lines($0) == lines($1) }) { return true }
    // A line's level is told by all that stand before it, so the whole is asked only where nothing else differs.
    return allAlike { lines($0, indentation: .none) == lines($1, indentation: .none) }
      && lines(old, indentation: .levels) == lines(new, indentation: .levels)
  }

  private static func structure(of language: String) -> Structure? {
    LanguageRegistry.language(id: language).flatMap { LanguageRegistry.profile(of: $0) }?.structure
  }

  /// Languages in which `'a'` and `"a"` are one.
  private static let equalQuotes: Set<String> = ["javascript", "jsx", "typescript", "tsx"]

  private enum Indentation { case asWritten, levels, none }

  /// The lines that are not blank, without blanks at their ends.
  private static func lines(
    _ bytes: some Collection<UInt8>, indentation: Indentation = .asWritten
  ) -> [UInt8] {
    var kept: [UInt8] = []
    kept.reserveCapacity(bytes.count)
    var levels: [Int] = []
    for line in Array(bytes).split(whereSeparator: { $0 == 0x0a || $0 == 0x0d }) {
      guard let first = line.firstIndex(where: { $0 > 0x20 }), let last = line.lastIndex(where: { $0 > 0x20 }) else {
        continue
      }
      if indentation == .levels {
        // As Python's tokenizer has it: a tab goes to the next multiple of eight.
        let width = line[..<first].reduce(0) { $1 == 0x09 ? ($0 / 8 + 1) * 8 : $0 + 1 }
        while let top = levels.last, top > width { levels.removeLast() }
        if levels.last ?? 0 < width { levels.append(width) }
        kept += withUnsafeBytes(of: UInt32(levels.count)) { Array($0) }
      }
      kept += line[(indentation == .asWritten ? line.startIndex : first)...last]
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

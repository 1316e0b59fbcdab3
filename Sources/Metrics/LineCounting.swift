internal import Findings
internal import Lexing
internal import SourceText

/// Counts the lines of a file as scc and cloc do: a line with code and a comment is code, a line inside a comment is
/// comment even when empty space is all it holds besides the comment, a line without any token is blank.
///
/// Blank lines inside a comment or a multi-line string are blank, as cloc has it. Python docstrings are comments.
enum LineCounting {
  /// One pass over the tokens and the line starts.
  static func counts(_ bytes: borrowing Span<UInt8>, source: LexedSource, lines: LineIndex) -> LineCounts {
    let starts = lines.starts
    let total = starts.count
    guard total > 0 else { return LineCounts() }
    // 0 nothing, 1 comment, 2 code
    var kinds = [UInt8](repeating: 0, count: total)
    if source.language == nil {
      for line in 0..<total where !isBlank(bytes, lines, line) { kinds[line] = 2 }
    }
    var line = 0
    // Where the next line starts: most tokens lie before it.
    var next = total > 1 ? starts[1] : Int.max
    for token in source.tokens {
      let start = Int(token.start)
      while next <= start {
        line += 1
        next = line + 1 < total ? starts[line + 1] : Int.max
      }
      let mark: UInt8
      switch token.kind {
      case .lineComment, .blockComment, .docComment: mark = 1
      default: mark = 2
      }
      if kinds[line] < mark { kinds[line] = mark }
      let end = start + Int(token.length)
      while next < end {
        line += 1
        next = line + 1 < total ? starts[line + 1] : Int.max
        if kinds[line] < mark, !isBlank(bytes, lines, line) { kinds[line] = mark }
      }
    }
    var counts = LineCounts(lines: total)
    for kind in kinds {
      switch kind {
      case 2: counts.code += 1
      case 1: counts.comment += 1
      default: counts.blank += 1
      }
    }
    return counts
  }

  private static func isBlank(_ bytes: borrowing Span<UInt8>, _ lines: LineIndex, _ line: Int) -> Bool {
    let end = line + 1 < lines.lineCount ? lines.starts[line + 1] : lines.byteCount
    for offset in lines.starts[line]..<end where bytes[offset] > 0x20 { return false }
    return true
  }
}

internal import Findings
internal import Git
internal import SourceText

/// What stands around a finding: tells a finding that moved from another one of the same rule.
///
/// A finding's own text can be as short as `eval(`, so that equal text alone says nothing. Lines are compared as
/// formatters leave them: without white space, with quotes alike.
struct FindingContext: Sendable, Hashable {
  /// The line that it starts on.
  var line: UInt64
  /// The nearest lines above and below, within five, that say something; 0 where there is none.
  var above: UInt64
  var below: UInt64
  /// All lines of the hunk that it stands in; 0 outside hunks and for hunks too short to be told from others.
  var hunk: UInt64
  /// Which hunk it stands in, from 0; -1 where its line is unchanged.
  var hunkIndex: Int
  /// The first lines of the functions around it, the outermost first.
  var functions: [Int]

  /// Whether the same lines stand around both: its own and a neighbour, or the whole hunk.
  func isSamePlace(as other: FindingContext) -> Bool {
    if hunk != 0, hunk == other.hunk { return true }
    guard line == other.line else { return false }
    return (above != 0 && above == other.above) || (below != 0 && below == other.below)
  }
}

/// Reads the contexts of one version's findings.
struct FindingContextReader {
  /// Letters and digits from which a line says something: `}` and `);` do not.
  private static let lineWeight = 3
  /// Letters and digits from which a hunk is told from others by its content: more than one short statement. Our default.
  private static let hunkWeight = 24
  private static let reach = 5

  private let bytes: [UInt8]
  private let lines: LineIndex
  private let functions: [FunctionMeasure]
  /// The hunks' lines on this side, from 0.
  private let hunks: [Range<Int>]
  private var hunkHashes: [Int: UInt64] = [:]

  /// - Parameter hunks: the lines that changed on this side, from 0, in order.
  init(_ bytes: [UInt8], functions: [FunctionMeasure], hunks: [Range<Int>]) {
    self.bytes = bytes
    self.lines = LineIndex(bytes)
    self.functions = functions.sorted { ($0.startLine, $1.endLine) < ($1.startLine, $0.endLine) }
    self.hunks = hunks
  }

  mutating func context(of finding: Finding) -> FindingContext {
    let line = min(max(1, finding.range.start.line), max(1, lines.lineCount))
    guard lines.lineCount > 0 else {
      return FindingContext(line: 0, above: 0, below: 0, hunk: 0, hunkIndex: -1, functions: [])
    }
    let hunk = hunks.firstIndex { $0.contains(line - 1) } ?? -1
    var around: [Int] = []
    for function in functions {
      if function.startLine > line { break }
      if function.endLine >= line { around.append(function.startLine) }
    }
    return FindingContext(
      line: hash(line).hash, above: neighbour(of: line, by: -1), below: neighbour(of: line, by: 1),
      hunk: hunk < 0 ? 0 : hash(ofHunk: hunk), hunkIndex: hunk, functions: around)
  }

  private func hash(_ line: Int) -> (hash: UInt64, weight: Int) {
    LineHash.line(bytes.span, lines.byteRange(ofLine: line))
  }

  private func neighbour(of line: Int, by step: Int) -> UInt64 {
    var place = line + step
    var looked = 0
    while place >= 1, place <= lines.lineCount, looked < Self.reach {
      let found = hash(place)
      if found.weight >= Self.lineWeight { return found.hash }
      place += step
      looked += 1
    }
    return 0
  }

  private mutating func hash(ofHunk index: Int) -> UInt64 {
    if let known = hunkHashes[index] { return known }
    var all = LineHash()
    var weight = 0
    for line in hunks[index] where line < lines.lineCount {
      let found = hash(line + 1)
      guard found.weight > 0 else { continue }
      all.mix(found.hash)
      weight += found.weight
    }
    let hash = weight >= Self.hunkWeight ? all.value : 0
    hunkHashes[index] = hash
    return hash
  }
}

/// What the lines of a text look like, whatever they say: how long they are, what indents them and what ends them.
package struct TextShape: Sendable, Hashable {
  /// A number, and the line (from 1) that shows best what was counted; nil where the number is 0.
  package struct Tally: Sendable, Hashable {
    package var value: Int
    package var line: Int?

    package init(value: Int = 0, line: Int? = nil) {
      self.value = value
      self.line = line
    }

    fileprivate mutating func add(_ line: Int) {
      value += 1
      if self.line == nil { self.line = line }
    }
  }

  /// A line over this many columns counts as long. Twice what formatters allow (Prettier 80, PSR-12 120), and more than
  /// any window of a code review shows.
  package static let longLineColumns = 200

  /// The bytes of the longest line without its end, and that line.
  package private(set) var longestLine = Tally()
  /// The lines of over `longLineColumns` columns, and the first of them. A column is a character of UTF-8, a tab is one.
  ///
  /// Left out are lines that begin inside a literal, and those of which one literal is more than half: a sentence, an
  /// address or a picture in letters cannot be broken.
  package private(set) var longLines = Tally()
  /// The lines indented with what fewer lines of the file are, tabs or blanks, and the first of them.
  ///
  /// What the line begins with decides: blanks behind a tab align. A single blank indents nothing. Lines that hold
  /// nothing else, and those that begin inside a literal, are left out. Where both have as many lines, what comes second
  /// in the file is the stranger.
  package private(set) var mixedIndentation = Tally()
  /// The lines that end as fewer lines of the file do, in CR LF or in LF, and the first of them; where both have as many
  /// lines, what comes second in the file. A last line without an end is neither.
  package private(set) var mixedLineEnds = Tally()

  /// Linear in the lines, the literals, and the bytes of long lines.
  ///
  /// - Parameter literals: the byte ranges of comments, strings and regular expressions; rising, without overlaps.
  package init(_ bytes: borrowing Span<UInt8>, lines: LineIndex, literals: [Range<Int>]) {
    var tabs = Tally()
    var blanks = Tally()
    var withReturn = Tally()
    var plain = Tally()
    var next = 0
    for line in 1..<(lines.lineCount + 1) {
      let range = lines.byteRange(ofLine: line)
      var end = range.upperBound
      if end > range.lowerBound, bytes[end - 1] == UInt8(ascii: "\n") {
        end -= 1
        if end > range.lowerBound, bytes[end - 1] == UInt8(ascii: "\r") {
          end -= 1
          withReturn.add(line)
        } else {
          plain.add(line)
        }
      }
      if end - range.lowerBound > longestLine.value { longestLine = Tally(value: end - range.lowerBound, line: line) }
      while next < literals.count, literals[next].upperBound <= range.lowerBound { next += 1 }
      if next < literals.count, literals[next].lowerBound < range.lowerBound { continue }
      if end - range.lowerBound > Self.longLineColumns,
        Self.isLong(range.lowerBound..<end, bytes, literals[next...])
      {
        longLines.add(line)
      }
      switch Self.indentation(range.lowerBound..<end, bytes) {
      case UInt8(ascii: "\t"): tabs.add(line)
      case UInt8(ascii: " "): blanks.add(line)
      default: break
      }
    }
    mixedIndentation = Self.rarer(tabs, blanks)
    mixedLineEnds = Self.rarer(withReturn, plain)
  }

  /// What a line begins with, a tab or a blank; nil where it is not indented or empty.
  private static func indentation(_ line: Range<Int>, _ bytes: borrowing Span<UInt8>) -> UInt8? {
    guard let first = line.first, bytes[first] == 0x20 || bytes[first] == 0x09 else { return nil }
    var offset = first
    while offset < line.upperBound, bytes[offset] == 0x20 || bytes[offset] == 0x09 { offset += 1 }
    guard offset < line.upperBound, offset - first > 1 || bytes[first] == 0x09 else { return nil }
    return bytes[first]
  }

  private static func isLong(
    _ line: Range<Int>, _ bytes: borrowing Span<UInt8>, _ literals: ArraySlice<Range<Int>>
  ) -> Bool {
    var columns = 0
    for offset in line where bytes[offset] & 0xC0 != 0x80 { columns += 1 }
    guard columns > longLineColumns else { return false }
    for literal in literals {
      if literal.lowerBound >= line.upperBound { break }
      if literal.clamped(to: line).count * 2 > line.count { return false }
    }
    return true
  }

  private static func rarer(_ left: Tally, _ right: Tally) -> Tally {
    guard let first = left.line, let second = right.line else { return Tally() }
    if left.value != right.value { return left.value < right.value ? left : right }
    return first < second ? right : left
  }
}

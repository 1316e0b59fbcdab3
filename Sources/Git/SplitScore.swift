/// What stands around a place where a run of changed lines could begin or end.
struct SplitSurroundings {
  /// More blank lines in a row are not counted.
  static let blankLimit = 20
  private static let indentLimit = 200

  /// Whether it is the end of the file.
  var isAtEnd = false
  /// Columns before the line below the place; nil where that is blank.
  var indent: Int?
  var blankBefore = 0
  /// Of the nearest line above that is not blank.
  var indentBefore: Int?
  var blankAfter = 0
  /// Of the nearest line that is not blank below the one below.
  var indentAfter: Int?

  /// The columns before a line's first visible character, tabs to every eighth; nil for a blank line.
  @unsafe static func indent(of line: UnsafeBufferPointer<UInt8>) -> Int? {
    var columns = 0
    for index in line.indices {
      let byte = unsafe line[index]
      switch byte {
      case UInt8(ascii: " "): columns += 1
      case UInt8(ascii: "\t"): columns += 8 - columns % 8
      // git takes nothing else for white space, form feeds neither.
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"): break
      default: return columns
      }
      if columns >= indentLimit { return indentLimit }
    }
    return nil
  }
}

/// How badly a run of changed lines reads between two places; only good for comparing.
/// Source: `score_add_split` in git's xdiff.
struct SplitScore {
  private static let startOfFile = 1
  private static let endOfFile = 21
  private static let blankLine = -30
  private static let blankLineBelow = 6
  private static let indented = (plain: -4, withBlank: 10)
  private static let outdented = (plain: 24, withBlank: 17)
  private static let dedented = (plain: 23, withBlank: 17)
  private static let indentWeight = 60

  private var indent = 0
  private var penalty = 0

  mutating func add(_ place: SplitSurroundings) {
    if place.indentBefore == nil, place.blankBefore == 0 { penalty += Self.startOfFile }
    if place.isAtEnd { penalty += Self.endOfFile }
    let blankBelow = place.indent == nil ? 1 + place.blankAfter : 0
    let blank = place.blankBefore + blankBelow
    penalty += Self.blankLine * blank + Self.blankLineBelow * blankBelow
    let below = place.indent ?? place.indentAfter
    indent += below ?? -1
    guard let below, let above = place.indentBefore, below != above else { return }
    let weight =
      if below > above {
        Self.indented
      } else if let after = place.indentAfter, after > below {
        Self.outdented
      } else {
        Self.dedented
      }
    penalty += blank == 0 ? weight.plain : weight.withBlank
  }

  func isBetter(than other: SplitScore) -> Bool {
    Self.indentWeight * (indent - other.indent).signum() + (penalty - other.penalty) < 0
  }
}

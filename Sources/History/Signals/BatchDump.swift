/// A change that brings very much at once against its author's own habit: work that nobody saw growing.
///
/// Compared with the person's own past, never with other people's: who always works in large steps dumps nothing.
package struct BatchDump: Sendable, Hashable {
  /// `Change.index`.
  package var change: Int
  package var lines: Int
  package var files: Int
  /// Days since the person's change before; nil for their first.
  package var silenceDays: Double?
  /// The middle of the person's changes before it, in lines.
  package var usualLines: Double

  /// From when on a change is a dump. Our defaults.
  package struct Limits: Sendable, Hashable {
    /// Changed lines that a dump has at least: 1,000, two and a half times what can be reviewed in one sitting.
    package var lines = 1_000
    /// How many times the person's usual change it must be: 8.
    package var factor = 8.0
    /// Days of silence before it: 5, a week's work in one piece ...
    package var silenceDays = 5.0
    /// ... or files at once: 30, from which change coupling takes a change for no one piece of work either.
    package var files = 30
    /// Changes of the person before it, from which there is a habit: 5.
    package var habit = 5

    package init() {}
  }

  /// The dumps among a person's changes, in order of time. Source and test lines that are not only a new layout.
  package static func all(in part: PersonalHistory, limits: Limits = Limits()) -> [BatchDump] {
    let own = part.changes(from: .min, until: .max).filter { !$0.isMerge && $0.substantiveLines > 0 }
      .sorted { ($0.authoredAt, $0.index) < ($1.authoredAt, $1.index) }
    var sizes: [Int] = []
    var dumps: [BatchDump] = []
    var last: Int64?
    for change in own {
      let lines = change.substantiveLines
      let files = change.files.count { $0.isCounted && !$0.isCosmetic }
      let silence = last.map { (Double(change.authoredAt) - Double($0)) / 86_400 }
      let usual = Self.median(sizes)
      let isHuge = lines >= limits.lines && Double(lines) >= limits.factor * usual
      let isSudden = (silence ?? 0) >= limits.silenceDays || files >= limits.files
      if sizes.count >= limits.habit, isHuge, isSudden {
        dumps.append(
          BatchDump(change: change.index, lines: lines, files: files, silenceDays: silence, usualLines: usual))
      } else {
        // A dump is no habit.
        sizes.insert(lines, at: sizes.firstIndex { $0 > lines } ?? sizes.count)
      }
      last = change.authoredAt
    }
    return dumps
  }

  /// Of sorted numbers; 0 without any.
  private static func median(_ sorted: [Int]) -> Double {
    guard !sorted.isEmpty else { return 0 }
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? Double(sorted[middle]) : Double(sorted[middle - 1] + sorted[middle]) / 2
  }
}

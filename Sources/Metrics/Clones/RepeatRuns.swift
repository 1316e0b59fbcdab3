/// Stretches of a text in which a pattern follows itself, like `a a a a` or a list of equal rows, and goes on after its
/// second time.
///
/// Such a stretch equals itself moved on by one pattern, by two, and so on: without care it would be as many clones as
/// it has patterns, each overlapping the next. So the stretch is one clone of its own, and where the pattern stands
/// three times or more only its first one may start a clone with other places.
struct RepeatRuns {
  struct Run: Hashable {
    /// The first number of the stretch and the one behind its last.
    var range: Range<Int>
    /// How long the pattern is.
    var period: Int
  }

  /// By where they start. They may overlap: a list inside a repeated block is one too.
  private(set) var runs: [Run] = []
  private let minimum: Int

  /// A stretch in which every place equals the one a period before.
  private struct Stretch {
    var start: Int
    var period: Int
  }

  /// Linear in the length of the text.
  ///
  /// - Parameters:
  ///   - classes: for each place of the text the number of the `minimum` symbols that start there; -1 where nothing
  ///     equals them.
  ///   - classCount: how many numbers there are.
  init(classes: [Int32], classCount: Int, minimum: Int) {
    self.minimum = minimum
    var lastSeen = [Int32](repeating: -1, count: classCount)
    // Two at once: the first may follow an earlier copy of the whole run, or a repeat within the pattern.
    var first: Stretch?
    var second: Stretch?
    for place in classes.indices {
      let number = classes[place]
      if let stretch = first, number < 0 || classes[place - stretch.period] != number {
        end(stretch, at: place)
        first = second
        second = nil
      }
      if let stretch = first, number < 0 || classes[place - stretch.period] != number {
        end(stretch, at: place)
        first = nil
      }
      if let stretch = second, number < 0 || classes[place - stretch.period] != number {
        end(stretch, at: place)
        second = nil
      }
      guard number >= 0 else { continue }
      if lastSeen[Int(number)] >= 0 {
        let nearest = Stretch(start: place, period: place - Int(lastSeen[Int(number)]))
        if first == nil {
          first = nearest
        } else if second == nil, first?.period != nearest.period {
          second = nearest
        }
      }
      lastSeen[Int(number)] = Int32(place)
    }
    if let first { end(first, at: classes.count) }
    if let second { end(second, at: classes.count) }
    runs.sort { ($0.range.lowerBound, $0.period) < ($1.range.lowerBound, $1.period) }
  }

  private mutating func end(_ stretch: Stretch, at place: Int) {
    // As long as that and no longer it is two places side by side, which overlap nowhere.
    guard place - stretch.start + minimum - 1 > stretch.period else { return }
    runs.append(
      Run(range: (stretch.start - stretch.period)..<(place + minimum - 1), period: stretch.period))
  }

  /// The places that repeat the pattern before them, where there are many.
  func hidden(_ run: Run) -> Range<Int> {
    let start = run.range.lowerBound + run.period
    return start..<(run.range.count >= 3 * run.period ? run.range.upperBound - minimum + 1 : start)
  }

  /// The run in whose first pattern `place` stands; of several the one that starts last.
  func run(startingAround place: Int) -> Run? {
    var low = 0
    var high = runs.count
    while low < high {
      let middle = (low + high) / 2
      if runs[middle].range.lowerBound <= place { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return nil }
    let run = runs[low - 1]
    return place < run.range.lowerBound + run.period ? run : nil
  }
}

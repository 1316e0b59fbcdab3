/// How long hiring took, from the day the job was posted, else from its first application.
package struct FunnelDays: Sendable, Hashable {
  package struct Spread: Sendable, Hashable {
    package var median: Double
    package var least: Int
    package var most: Int
    package var people: Int

    /// Nil of nobody.
    init?(_ days: [Int]) {
      let sorted = days.sorted()
      guard let first = sorted.first, let last = sorted.last else { return nil }
      least = first
      most = last
      people = sorted.count
      median = Double(sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    }
  }

  /// Nil where no such pair of days is on record.
  package var toTrial: Spread?
  package var toKeep: Spread?

  init(people: [Candidate]) {
    toTrial = Spread(people.compactMap(\.daysToTrial))
    toKeep = Spread(people.compactMap(\.daysToKeep))
  }
}

/// How a person hands over work: in what steps, and with what words.
package struct CommitHabits: Sendable, Hashable {
  /// Changes that changed source or tests, co-authors sharing equally.
  package var changes: Double
  /// The middle of their sizes in lines; 0 without changes.
  package var medianLines: Double
  /// Those of more lines than can be reviewed in one sitting.
  package var large: Double
  /// Those whose message does not say what was done.
  package var vague: Double

  /// - Parameters:
  ///   - largeLines: 400, the most that SmartBear's study of Cisco's reviews advises in one sitting.
  ///   - vagueWords: words that say nothing; a message needs `leastWords` others.
  ///   - from, until: the window by the committer's clock.
  package static func of(
    _ part: PersonalHistory, largeLines: Int = 400, vagueWords: [String], leastWords: Int = 2,
    from: Int64 = .min, until: Int64 = .max
  ) -> CommitHabits {
    var habits = CommitHabits(changes: 0, medianLines: 0, large: 0, vague: 0)
    var sizes: [Int] = []
    for change in part.changes(from: from, until: until) where !change.isMerge {
      let lines = change.substantiveLines
      guard lines > 0 else { continue }
      sizes.append(lines)
      habits.changes += change.weight
      if lines > largeLines { habits.large += change.weight }
      if MessageWords.isVague(change.subject + " " + change.body, vague: vagueWords, atLeast: leastWords) {
        habits.vague += change.weight
      }
    }
    sizes.sort()
    if !sizes.isEmpty {
      let middle = sizes.count / 2
      habits.medianLines =
        sizes.count % 2 == 1 ? Double(sizes[middle]) : Double(sizes[middle - 1] + sizes[middle]) / 2
    }
    return habits
  }
}

package import SourceText

/// Whose lines are alive, and whose alone.
package struct LiveLines: Sendable, Hashable {
  package var person: Person
  package var lines: Int
  /// Live lines in islands of this person: files where they wrote at least the island's share of the lines.
  package var soleOwned: Int
  /// Those files, by path.
  package var islands: [RepositoryPath]

  /// Largest first, then by person. By the line's author; co-authors are not told apart in lines. Machines are shown
  /// too: their lines are nobody's knowledge. Linear in the runs of live lines.
  ///
  /// - Parameter islandShare: CodeScene calls a file an island from 0.95 by one person.
  package static func all(in history: RepositoryHistory, islandShare: Double) -> [LiveLines] {
    var people: [Person: LiveLines] = [:]
    for file in history.ownership {
      var here: [Person: Int] = [:]
      for run in file.runs where history.changes.indices.contains(run.origin) {
        here[history.changes[run.origin].author, default: 0] += run.lines
      }
      let all = here.values.reduce(0, +)
      for (person, count) in here {
        var known = people[person] ?? LiveLines(person: person, lines: 0, soleOwned: 0, islands: [])
        known.lines += count
        if Double(count) >= islandShare * Double(all) {
          known.soleOwned += count
          known.islands.append(file.path)
        }
        people[person] = known
      }
    }
    return people.values.sorted { ($1.lines, $0.person) < ($0.lines, $1.person) }
  }
}

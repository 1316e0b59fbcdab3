/// Lines that one change took away from another: how old they were and what kind of change took them.
///
/// Exact as the tracking of lines is (`FileChange.replaced`): each line dies once on each line of development. A new
/// layout takes nothing away, what machines do counts like anybody's.
package struct LineDeath: Sendable {
  /// `Change.index` of the change that wrote the lines and of the one that took them away.
  package var origin: Int
  package var by: Int
  package var lines: Int
  /// The lines' age by the authors' clocks; 0 where the clocks run backwards.
  package var seconds: Int64
  package var repair: FixRecognition.Repair
  /// Whether the author of the taking change is one of those who wrote them.
  package var isBySameAuthor: Bool

  package var days: Double { Double(seconds) / 86_400 }
  package var isRepair: Bool { repair != .none }

  /// The same, recognising what each change is.
  package static func all(in history: RepositoryHistory, recognition: FixRecognition) -> [LineDeath] {
    all(in: history, repairs: history.changes.map(recognition.repair))
  }

  /// Every death in source and test files, in order of the taking change. Linear in the changes' files.
  ///
  /// - Parameter repairs: what each change is by its message, by index.
  package static func all(in history: RepositoryHistory, repairs: [FixRecognition.Repair]) -> [LineDeath] {
    var deaths: [LineDeath] = []
    for change in history.changes {
      for file in change.files where file.isCounted && !file.isCosmetic {
        for replaced in file.replaced where replaced.origin < change.index {
          guard history.changes.indices.contains(replaced.origin) else { continue }
          let origin = history.changes[replaced.origin]
          deaths.append(
            LineDeath(
              origin: replaced.origin, by: change.index, lines: replaced.lines,
              seconds: max(0, origin.authoredAt.seconds(to: change.authoredAt)), repair: repairs[change.index],
              isBySameAuthor: origin.isBy(change.author)))
        }
      }
    }
    return deaths
  }
}

extension Int64 {
  /// The seconds from one claimed instant to another. Clocks of commits claim whatever their makers liked: a distance
  /// beyond the numbers is the largest there is, not a crash.
  func seconds(to other: Int64) -> Int64 {
    let (distance, isOver) = other.subtractingReportingOverflow(self)
    return isOver ? (other > self ? .max : .min + 1) : distance
  }
}

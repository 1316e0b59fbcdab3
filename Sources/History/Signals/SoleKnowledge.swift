package import SourceText

/// The files that one person alone has worked on: nobody else wrote a line of them or ever changed them.
package struct SoleKnowledge: Sendable {
  /// The person's live lines, and those of them in such files.
  package var lines = 0
  package var soleLines = 0
  package var files: [(path: RepositoryPath, lines: Int)] = []
  /// Whether anybody else changed anything.
  package var hasColleague = false

  /// Files are followed through renames; who shared a change as co-author knows it too. Linear.
  ///
  /// - Parameters:
  ///   - own: indexes of the person's changes.
  ///   - followed: the history's files.
  ///   - isSubstantive: by change index whether it changed anything but layout.
  package init(
    of person: Person, own: Set<Int>, in history: RepositoryHistory, followed: FollowedFiles, isSubstantive: [Bool]
  ) {
    var byOthers: Set<Int32> = []
    for change in history.changes {
      guard change.author.standing != .bot, isSubstantive[change.index] else { continue }
      let isShared = !change.coAuthors.isEmpty && change.isBy(person)
      guard isShared || !change.isBy(person) else { continue }
      hasColleague = true
      for (number, file) in zip(followed.numbers(of: change.index), change.files.indices)
      where !change.files[file].isCosmetic { byOthers.insert(number) }
    }
    let touchedByOthers = Set(byOthers.map { followed.name($0) })
    for file in history.ownership {
      let mine = file.runs.reduce(0) { $0 + (own.contains($1.origin) ? $1.lines : 0) }
      guard mine > 0 else { continue }
      lines += mine
      let all = file.runs.reduce(0) { $0 + $1.lines }
      guard mine == all, !touchedByOthers.contains(file.path) else { continue }
      soleLines += mine
      files.append((file.path, mine))
    }
  }
}

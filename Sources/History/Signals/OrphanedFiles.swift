package import SourceText

/// The files that nobody knows any more once one person leaves: nobody who stays wrote a line of them or changed them.
///
/// Beside `SoleKnowledge`, which says what one person alone knows today: here people who left before are no comfort, and
/// lines that machines or mere layout put there are nobody's knowledge.
package struct OrphanedFiles: Sendable {
  package struct File: Sendable, Hashable {
    package var path: RepositoryPath
    /// All live lines: whoever takes over has to read them all.
    package var lines: Int
    /// Those of them that the person wrote.
    package var own: Int

    package init(path: RepositoryPath, lines: Int, own: Int) {
      self.path = path
      self.lines = lines
      self.own = own
    }
  }

  /// In the order of the history's ownership, by path.
  package var files: [File] = []

  /// Files are followed through renames; who shared a change as co-author knows it too. Linear.
  ///
  /// - Parameters:
  ///   - person: who leaves.
  ///   - own: indexes of the person's changes.
  ///   - departed: people who left before.
  ///   - followed: the history's files.
  ///   - isSubstantive: by change index whether it changed anything but layout.
  package init(
    leaving person: Person, own: Set<Int>, departed: Set<Person>, in history: RepositoryHistory,
    followed: FollowedFiles, isSubstantive: [Bool]
  ) {
    let isKnown = history.changes.map { change in
      isSubstantive[change.index]
        && ([change.author] + change.coAuthors).contains {
          $0 != person && $0.standing != .bot && !departed.contains($0)
        }
    }
    var byOthers: Set<Int32> = []
    for change in history.changes where isKnown[change.index] {
      for (number, file) in zip(followed.numbers(of: change.index), change.files.indices)
      where !change.files[file].isCosmetic { byOthers.insert(number) }
    }
    let touchedByOthers = Set(byOthers.map { followed.name($0) })
    for file in history.ownership where !touchedByOthers.contains(file.path) {
      let mine = file.runs.reduce(0) { $0 + (own.contains($1.origin) ? $1.lines : 0) }
      guard mine > 0, !file.runs.contains(where: { isKnown.indices.contains($0.origin) && isKnown[$0.origin] }) else {
        continue
      }
      files.append(File(path: file.path, lines: file.runs.reduce(0) { $0 + $1.lines }, own: mine))
    }
  }
}

internal import Findings
internal import History

/// Work under one contractor's name that another contractor committed.
///
/// A rebase or a patch taken over looks the same as a change made in a colleague's name, and as one's own work with a
/// colleague's name put on it afterwards: git knows what the committer claims and no more. So it stays the author's, it
/// is told on both cards, and until it is settled nobody is released by it alone and nobody is kept in spite of it.
enum ContestedWork {
  /// Share of the window's changed lines under the person's name that other contractors committed, 0 to 1.
  static func share(in evidence: ContractorEvidence) -> Double {
    let all = evidence.changedLines
    guard all > 0 else { return 0 }
    return evidence.own.reduce(0) { $0 + (isContested($1.change, of: evidence) ? $1.lines : 0) } / all
  }

  /// The evidence without it.
  static func left(out evidence: ContractorEvidence) -> ContractorEvidence {
    var rest = evidence
    for index in rest.works.indices {
      let contested = Set(rest.works[index].own.map(\.change).filter { isContested($0, of: evidence) }.map(\.index))
      rest.works[index].own.removeAll { contested.contains($0.change.index) }
      rest.works[index].ownIndexes.subtract(contested)
      rest.works[index].everIndexes.subtract(contested)
    }
    return rest
  }

  /// Credentials in the code that the person is the author of and somebody else committed.
  static func openKeys(_ evidence: ContractorEvidence) -> Int {
    evidence.works.reduce(0) { count, work in
      count
        + work.facts.lives.count { life in
          work.everIndexes.contains(life.origin) && life.finding.isCredential && life.finding.severity >= .high
            && life.finding.confidence >= .medium && life.isOpen(before: evidence.end)
            && isContested(work.facts.history.changes[life.origin], of: evidence)
        }
    }
  }

  /// What has to be asked about it, sentences, for the card of the author and for that of the
  /// committer. The other's name is on the other's card: the contractor's copy names nobody else.
  static func sentences(_ evidence: ContractorEvidence) -> [String] {
    var sentences: [String] = []
    for work in evidence.works {
      let repository = work.facts.history.id
      let taken = work.own.map(\.change).filter { isContested($0, of: evidence) }
      if !taken.isEmpty {
        sentences.append(
          "\(described(taken)) in \(repository) under their name \(taken.count == 1 ? "was" : "were") committed by another "
            + "contractor: ask both whose work that is.")
      }
      let given = work.facts.history.changes.filter { change in
        change.committer == evidence.person && change.author != evidence.person
          && change.author.standing == .confirmed && work.facts.isSubstantive[change.index]
          && change.committedAt >= evidence.start && change.committedAt < evidence.end
      }
      if !given.isEmpty {
        sentences.append(
          "They committed \(described(given)) in \(repository) in another contractor's name: ask both whose work that is."
        )
      }
    }
    return sentences
  }

  private static func isContested(_ change: Change, of evidence: ContractorEvidence) -> Bool {
    change.author == evidence.person && !change.isByItsCommitter
  }

  private static func described(_ changes: [Change]) -> String {
    let lines = changes.reduce(0) { $0 + $1.substantiveLines }
    return "\(Words.count(changes.count, "change")) (\(Words.count(lines, "line")))"
  }
}

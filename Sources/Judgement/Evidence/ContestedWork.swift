internal import Findings
internal import History

/// Work under one contractor's name that another contractor committed.
///
/// A rebase or a patch taken over looks the same as a change made in a colleague's name: git knows what the committer
/// claims and no more. So it stays the author's, it is told on both cards, and nobody is released by it alone.
enum ContestedWork {
  /// Share of the window's changed lines under the person's name that other contractors committed, 0 to 1.
  static func share(in evidence: ContractorEvidence) -> Double {
    let all = evidence.changedLines
    guard all > 0 else { return 0 }
    return evidence.own.reduce(0) { $0 + (isContested($1.change, of: evidence) ? $1.lines : 0) } / all
  }

  /// What has to be asked about it, sentences, for the card of the author and for that of the committer.
  static func sentences(_ evidence: ContractorEvidence) -> [String] {
    var sentences: [String] = []
    for work in evidence.works {
      let taken = work.own.map(\.change).filter { isContested($0, of: evidence) }
      for (committer, changes) in Dictionary(grouping: taken, by: \.committer).sorted(by: { $0.key < $1.key }) {
        sentences.append(
          "\(described(changes)) in \(work.facts.history.id) under their name \(verb(changes)) committed by "
            + "\(committer.id): ask both whose work that is.")
      }
      let given = work.facts.history.changes.filter { change in
        change.committer == evidence.person && change.author != evidence.person
          && change.author.standing == .confirmed && work.facts.isSubstantive[change.index]
          && work.facts.isInside(change, from: evidence.start, until: evidence.end)
      }
      for (author, changes) in Dictionary(grouping: given, by: \.author).sorted(by: { $0.key < $1.key }) {
        sentences.append(
          "They committed \(described(changes)) in \(work.facts.history.id) in the name of \(author.id): ask both whose "
            + "work that is.")
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

  private static func verb(_ changes: [Change]) -> String { changes.count == 1 ? "was" : "were" }
}

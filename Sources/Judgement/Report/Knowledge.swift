internal import Findings
internal import History

/// Whose lines are alive.
enum Knowledge {
  /// Largest first, then by person; confirmed people under their id, unknown ones under their address. Machines are
  /// shown too: their lines are nobody's knowledge.
  static func shares(_ history: RepositoryHistory, policy: JudgementPolicy) -> [RepositoryPage.KnowledgeShare] {
    var lines: [Person: Int] = [:]
    var sole: [Person: Int] = [:]
    for file in history.ownership {
      var here: [Person: Int] = [:]
      for run in file.runs where history.changes.indices.contains(run.origin) {
        here[history.changes[run.origin].author, default: 0] += run.lines
      }
      let all = here.values.reduce(0, +)
      for (person, count) in here {
        lines[person, default: 0] += count
        if Double(count) >= policy.islandShare * Double(all) { sole[person, default: 0] += count }
      }
    }
    let all = lines.values.reduce(0, +)
    return lines.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { person, count in
      RepositoryPage.KnowledgeShare(
        person: person.id, isConfirmed: person.standing == .confirmed, lines: count,
        share: Double(count) / Double(max(1, all)), soleOwnedLines: sole[person] ?? 0)
    }
  }
}

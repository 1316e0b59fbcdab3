internal import Findings
internal import History

/// Whose lines are alive, as the page shows it.
enum Knowledge {
  /// Largest first, then by person; confirmed people under their id, unknown ones under their address. Machines are
  /// shown too: their lines are nobody's knowledge.
  static func shares(_ facts: RepositoryFacts) -> [RepositoryPage.KnowledgeShare] {
    let live = facts.live
    let all = live.reduce(0) { $0 + $1.lines }
    return live.map { lines in
      RepositoryPage.KnowledgeShare(
        person: lines.person.id, isConfirmed: lines.person.standing == .confirmed, lines: lines.lines,
        share: Double(lines.lines) / Double(max(1, all)), soleOwnedLines: lines.soleOwned)
    }
  }
}

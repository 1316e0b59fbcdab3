internal import Findings
internal import Git
internal import History
internal import SourceText

/// Files by how often they change and how ill they are, as the page shows them.
enum Hotspots {
  /// Worst first: changes of the window times points of health missing, then changes, then path.
  static func rank(_ evidence: RepositoryEvidence) -> [RepositoryPage.Hotspot] {
    Hotspot.rank(evidence.history, followed: evidence.facts.followed, window: evidence.recent)
      .map { hotspot in
        let worst = hotspot.measure.functions.max {
          ($0.cyclomatic, $1.startLine) < ($1.cyclomatic, $0.startLine)
        }
        return RepositoryPage.Hotspot(
          path: hotspot.path.lossyString, changes: hotspot.changes, health: hotspot.health,
          codeLines: hotspot.measure.counts.code, worstFunction: worst?.name, worstCyclomatic: worst?.cyclomatic ?? 0)
      }
  }
}

package import Findings
internal import History
internal import SourceText

/// Share of the source lines that stand in clones.
package struct RepositoryDuplication: RepositorySignal {
  package let id = "repository.duplication"
  package let title = "Code that stands there more than once"
  package let dimension = Dimension.maintainability
  package let unit = "share of source lines"
  package let question: String? = nil
  package let ladder = Ladder(
    [0: 100, 0.03: 90, 0.05: 75, 0.1: 60, 0.2: 40, 1: 0],
    source: "our scores over SIG 2007's bands for duplication (3, 5, 10, 20 %)")

  package init() {}

  package func read(_ evidence: RepositoryEvidence, policy: JudgementPolicy, ladder: Ladder) -> Reading {
    guard evidence.isCurrent else { return .notAssessed("The tree of a past week was not read.") }
    let files = evidence.sourceFiles
    let lines = files.reduce(0) { $0 + $1.measure.counts.lines }
    guard lines > 0 else { return .notApplicable("No source file was found in the tree.") }
    let duplicated = files.reduce(0) { $0 + ($1.duplicated?.count ?? 0) }
    let value = min(1, Double(duplicated) / Double(lines))
    let sources = Set(files.map(\.path))
    let rows = evidence.history.clones.lazy.compactMap { group -> Evidence? in
      guard let place = group.places.first(where: { sources.contains($0.path) }),
        let other = group.places.first(where: { $0 != place })
      else { return nil }
      let more = group.places.count > 2 ? " and \(Words.count(group.places.count - 2, "other place"))" : ""
      return evidence.row(
        "\(Words.count(place.lines, "line")) like \(other.path.lossyString):\(other.startLine)\(more)",
        path: place.path,
        line: place.startLine)
    }
    return .measured(
      Measurement(
        value: value, exposure: Double(lines), exposureUnit: "source lines", estimator: .exact,
        summary:
          "\(Words.percent(value)) of \(Words.count(lines, "source line")) stand in code that is there more than "
          + "once.",
        // The groups come worst first.
        evidence: Array(rows.prefix(Evidence.rowLimit))))
  }
}

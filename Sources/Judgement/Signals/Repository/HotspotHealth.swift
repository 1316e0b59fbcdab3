package import Findings
internal import Git
internal import History
internal import SourceText

/// The health of the files that change most often: that is where ill health costs.
package struct HotspotHealth: RepositorySignal {
  package let id = "repository.hotspots"
  package let title = "Health where most work happens"
  package let dimension = Dimension.maintainability
  package let unit = "health, 0 to 100"
  package let question: String? = nil
  package let ladder = Ladder(
    [0: 0, 40: 40, 70: 75, 95: 100], source: "our default; hotspots are Tornhill's change rate times ill health")

  package init() {}

  package func read(_ evidence: RepositoryEvidence, policy: JudgementPolicy, ladder: Ladder) -> Reading {
    guard evidence.isCurrent else { return .notAssessed("The tree of a past week was not read.") }
    let hotspots = Hotspots.rank(evidence).prefix(5)
    guard !hotspots.isEmpty else { return .notApplicable("No source file of the tree changed in the window.") }
    let changes = hotspots.reduce(0) { $0 + $1.changes }
    let value = hotspots.reduce(0.0) { $0 + $1.health * Double($1.changes) } / Double(changes)
    return .measured(
      Measurement(
        value: value, exposure: Double(changes), exposureUnit: "changes to them", estimator: .exact,
        summary: "The files that change most have a health of \(Words.whole(value)) of 100, by changes.",
        evidence: hotspots.map {
          evidence.row(
            "\(Words.count($0.changes, "change")), health \(Words.whole($0.health))", path: RepositoryPath($0.path))
        }))
  }
}

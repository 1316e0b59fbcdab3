package import Findings
internal import History
internal import SourceText

/// Whether somebody else could take over from what is in the repository.
package struct HandoverReadiness: RepositorySignal {
  package let id = "repository.handover"
  package let title = "Ready to be handed over"
  package let dimension = Dimension.ownership
  package let unit = "share of what a newcomer needs"
  package let question: String? = nil
  package let ladder = Ladder(
    [0: 0, 0.5: 50, 0.75: 75, 1: 100], source: "our default over the usual technical due diligence lists")

  package init() {}

  package func read(_ evidence: RepositoryEvidence, policy: JudgementPolicy, ladder: Ladder) -> Reading {
    guard evidence.isCurrent else { return .notAssessed("The tree of a past week was not read.") }
    let parts = HandoverNeed.asked(of: evidence.history)
    let missing = parts.filter { $0.place == nil }.map(\.need)
    let value = Double(parts.count - missing.count) / Double(max(1, parts.count))
    return .measured(
      Measurement(
        value: value, exposure: Double(parts.count), exposureUnit: "things a newcomer needs", estimator: .exact,
        summary: missing.isEmpty
          ? "Everything a newcomer needs is there." : "Missing: \(Words.list(missing.map(\.name))).",
        evidence: missing.map { evidence.row("missing: \($0.name)") }
          + parts.compactMap { part in
            part.place.map { evidence.row(part.need.name, path: $0.path, line: $0.line) }
          }))
  }
}

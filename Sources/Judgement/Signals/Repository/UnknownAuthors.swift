package import Findings
internal import History
internal import SourceText

/// Live lines of people whom the owner has not confirmed.
package struct UnknownAuthors: RepositorySignal {
  package let id = "repository.unknown-authors"
  package let title = "Live code by people nobody has confirmed"
  package let dimension = Dimension.ownership
  package let unit = "share of live lines"
  package let question: String? = nil
  package let ladder = Ladder([0: 100, 0.1: 85, 0.3: 65, 0.6: 35, 1: 10], source: "our default")

  package init() {}

  package func read(_ evidence: RepositoryEvidence, policy: JudgementPolicy, ladder: Ladder) -> Reading {
    guard evidence.isCurrent else { return .notAssessed("Who wrote what is alive was not read for a past week.") }
    let shares = evidence.facts.live
    let all = shares.reduce(0) { $0 + $1.lines }
    guard all > 0 else { return .notApplicable("No live line was read.") }
    let unknown = shares.filter { $0.person.standing != .confirmed }
    let lines = unknown.reduce(0) { $0 + $1.lines }
    return .measured(
      Measurement(
        value: Double(lines) / Double(all), exposure: Double(all), exposureUnit: "live lines", estimator: .exact,
        summary: "\(Words.percent(Double(lines) / Double(all))) of live lines are by people nobody has confirmed.",
        evidence: Evidence.limited(
          unknown.map {
            evidence.row("\($0.person.id): \(Words.count($0.lines, "line"))", lastOf: $0.person)
          })
      ))
  }
}

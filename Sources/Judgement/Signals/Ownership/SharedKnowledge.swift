package import Findings
internal import Git
internal import History
internal import SourceText

/// Share of the person's surviving lines that stand in files nobody else has ever worked on.
///
/// A risk to the owner more than a fault: the ladder ends at the bar, and who works alone is not asked.
package struct SharedKnowledge: ContractorSignal {
  package let id = "ownership.sole-knowledge"
  package let title = "Code that only this person knows"
  package let dimension = Dimension.ownership
  package let basis = SignalBasis.code
  package let unit = "share of surviving lines"
  package let question: String? = "Who else could change this code tomorrow, and what would they have to be told first?"
  package let ladder = Ladder(
    [0: 100, 0.5: 92, 0.8: 84, 1: 76],
    source: "our default; CodeScene calls a file an island from 95 % by one person")

  package init() {}

  package func read(_ evidence: ContractorEvidence, policy: JudgementPolicy, ladder: Ladder) -> Reading {
    guard evidence.isCurrent else {
      return .notAssessed("Who wrote what is alive is known for the latest state only, not for a past week.")
    }
    var lines = 0
    var sole = 0
    var rows: [(Int, Evidence)] = []
    var hasColleague = false
    for work in evidence.works {
      let islands = work.soleKnowledge(of: evidence.person)
      hasColleague = hasColleague || islands.hasColleague
      lines += islands.lines
      sole += islands.soleLines
      rows += islands.files.map {
        (
          $0.lines,
          Evidence(
            text: Words.count($0.lines, "line"), repository: work.facts.history.id,
            commit: work.facts.history.head.hex, path: $0.path.lossyString, line: 1)
        )
      }
    }
    guard lines > 0 else { return .notApplicable("None of the contractor's lines are alive.") }
    guard hasColleague else { return .notApplicable("Nobody else works in these repositories.") }
    let value = Double(sole) / Double(lines)
    let sorted = rows.enumerated().sorted { ($1.element.0, $0.offset) < ($0.element.0, $1.offset) }
    return .measured(
      Measurement(
        value: value, exposure: Double(lines), exposureUnit: "surviving lines", estimator: .exact,
        summary:
          "\(Words.percent(value)) of their \(Words.count(lines, "surviving line")) stand in files that nobody else "
          + "has touched.",
        evidence: Evidence.limited(sorted.map(\.element.1))))
  }
}

extension ContractorEvidence.RepositoryWork {
  /// The files that the person alone has worked on.
  func soleKnowledge(of person: Person) -> SoleKnowledge {
    SoleKnowledge(
      of: person, own: everIndexes, in: facts.history, followed: facts.followed, isSubstantive: facts.isSubstantive)
  }
}

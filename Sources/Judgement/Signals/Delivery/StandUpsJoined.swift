package import Findings
internal import Hiring

/// Share of the team's meetings that the contractor came to while they were engaged; excused ones are left out.
package struct StandUpsJoined: ContractorSignal {
  package let id = "delivery.stand-ups"
  package let title = "Stand-ups joined"
  package let dimension = Dimension.delivery
  package let basis = SignalBasis.attendance
  package let unit = "share of meetings held"
  package let question: String? = "What kept you from the stand-ups you missed?"
  package let ladder = Ladder([0: 25, 0.5: 55, 0.75: 78, 0.9: 100], source: "our default")

  package init() {}

  package func read(_ evidence: ContractorEvidence, policy: JudgementPolicy, ladder: Ladder) -> Reading {
    let stand = evidence.standUps
    guard stand.namesAbsent else {
      return .notAssessed("The attendance lists name only who came, so nobody can tell who was missing.")
    }
    guard stand.held > 0 else { return .notAssessed("No meeting is on record for them while they were engaged.") }
    let excused = stand.excused.isEmpty ? "" : ", \(stand.excused.count) more excused"
    let unlisted = stand.unlisted > 0 ? "; of \(Words.count(stand.unlisted, "further one")) nothing is known" : ""
    return .measured(
      Measurement(
        value: Double(stand.present.count) / Double(stand.held), exposure: Double(stand.held),
        exposureUnit: "meetings held", estimator: policy.share(of: Double(stand.held), ladder: ladder),
        summary: "\(stand.present.count) of \(Words.count(stand.held, "meeting")) joined\(excused)\(unlisted).",
        evidence: Evidence.limited(
          stand.absent.map {
            Evidence(text: "\($0.meeting) of \($0.date): absent", record: $0.record ?? "\($0.system) \($0.id)")
          })))
  }
}

/// How the owner decided about somebody after a trial.
package struct HiringOutcome: Sendable, Hashable {
  package enum Kind: String, Sendable, CaseIterable { case kept, released }

  /// The portfolio's id.
  package var contractor: String
  package var kind: Kind
  package var on: CivilDate

  package init(contractor: String, kind: Kind, on: CivilDate) {
    self.contractor = contractor
    self.kind = kind
    self.on = on
  }

  /// What decided the trial: the last word up to the day on which it ended, else the first after it. What came later is
  /// about the work since and not about the hire.
  ///
  /// - Parameters:
  ///   - outcomes: in the order in which they were signed: of one day's, the last counts.
  ///   - trialEnds: nil where no end was set; the first word then decides.
  package static func decidingTrial(_ outcomes: [HiringOutcome], trialEnds: CivilDate?) -> HiringOutcome? {
    let days = Dictionary(outcomes.map { ($0.on, $0) }) { _, later in later }.sorted { $0.key < $1.key }.map(\.value)
    guard let trialEnds else { return days.first }
    return days.last { $0.on <= trialEnds } ?? days.first
  }
}

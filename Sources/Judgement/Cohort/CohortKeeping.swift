package import Hiring

/// How many of a cohort are kept, beside the owner's own past and what is usual. Shown, and nothing is derived from it:
/// a cohort of five good people is five kept.
package struct CohortKeeping: Sendable, Hashable {
  /// Kept of those whose trial the owner decided.
  package var decided: CountedShare
  /// What the evidence supports so far for the others, by outcome.
  package var supported: [Recommendation.Outcome: Int]
  /// Decided or supported to be kept, of all but those of whom there is too little to judge.
  package var soFar: CountedShare
  /// The owner's own, over everybody outside of this cohort; nil where it could not be told.
  package var past: CountedShare?
  /// What owners of this kind usually keep, with its source in `FunnelPolicy`.
  package var usual: ClosedRange<Double>
  /// Of those who work now and have a score: how many are at the bar, in the asked week.
  package var atBar: CountedShare
  package var team: [TeamStanding]
  package var aim: ClosedRange<Double>

  /// - Parameters:
  ///   - outcomes: what ended each person's trial, by the contractor's id.
  ///   - past: see `past`.
  init(
    people: [CohortComparison.Person], outcomes: [String: HiringOutcome], past: CountedShare?, team: [TeamStanding],
    policy: FunnelPolicy
  ) {
    let ended = people.compactMap { outcomes[$0.contractor.id] }
    let kept = ended.count { $0.kind == .kept }
    let open = people.filter { outcomes[$0.contractor.id] == nil }
    decided = CountedShare(kept, of: ended.count)
    supported = Dictionary(grouping: open, by: \.recommendation).mapValues(\.count)
    let judged = open.filter { $0.recommendation != .insufficientEvidence }
    soFar = CountedShare(
      kept + judged.count { $0.recommendation == .keep }, of: ended.count + judged.count)
    self.past = past
    usual = policy.usualKeepShare
    atBar = CountedShare(
      team.count { $0.standing == .atBar }, of: team.count { [.atBar, .under].contains($0.standing) })
    self.team = team
    aim = policy.aimAtBar
  }
}

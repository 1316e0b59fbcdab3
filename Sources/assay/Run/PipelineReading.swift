import Foundation
import Hiring
import Judgement
import Ledger

/// Gathers from the ledger and the portfolio what the pipeline is told from.
struct PipelineReading {
  let portfolio: Portfolio
  let policy: JudgementPolicy
  let ledger: Ledger
  let now: Date

  func input() throws -> PipelineInput {
    PipelineInput(
      postings: try ledger.postings(), applicants: try ledger.applicants(), meetings: try ledger.meetings(),
      interviews: try ledger.interviews(), contractors: portfolio.contractors,
      outcomes: try ledger.decisions().standing.compactMap { outcome(of: $0.decision) },
      payments: try ledger.payments(), billedEntries: try ledger.billedEntries(),
      timeEntries: try ledger.timeEntries(roster: Roster(contractors: portfolio.contractors)), team: try team(),
      timeZone: portfolio.timeZone, now: now)
  }

  /// Only keeping and releasing end a trial.
  private func outcome(of decision: OwnerDecision) -> HiringOutcome? {
    let kind: HiringOutcome.Kind
    switch decision.action {
    case .keep: kind = .kept
    case .release: kind = .released
    case .coach, .pause, .extendTrial, .reply, .forget: return nil
    }
    return HiringOutcome(contractor: decision.contractor, kind: kind, on: portfolio.timeZone.day(of: decision.at))
  }

  /// Whoever has an engagement that runs today, by the latest card of this version of the judgement. At the bar is who
  /// would be kept by their score: the lower end of the overall score is at or over it.
  private func team() throws -> [TeamStanding] {
    let today = portfolio.timeZone.day(of: now)
    let active = portfolio.contractors.filter { contractor in
      contractor.engagements.contains { $0.started <= today && ($0.ended.map { today <= $0 } ?? true) }
    }
    return try active.map { contractor in
      let cards = try ledger.scorecards(subject: contractor.id, kind: .contractor, model: JudgementModel.version)
      guard let card = cards.map(\.card).filter({ $0.week.end <= now }).max(by: { $0.week < $1.week }) else {
        return TeamStanding(contractor: contractor.id, standing: .noCard, week: nil)
      }
      guard let overall = card.overall else {
        return TeamStanding(contractor: contractor.id, standing: .notAssessed, week: card.week)
      }
      return TeamStanding(
        contractor: contractor.id, standing: overall.low >= policy.bar ? .atBar : .under, week: card.week)
    }
  }
}

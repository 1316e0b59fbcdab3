import Foundation
import Hiring
import Judgement
import Ledger

/// Judges every week again that has a stored card, with the model, policy, rules and records of now, and says how far
/// each card moved. The former cards stay: a decision may rest on one.
struct Recomputation {
  let run: WeeklyRun

  /// What there was before, by week, then contractors before repositories, each in the portfolio's order.
  struct Former {
    var stored: StoredScorecard
    var outcome: Recommendation.Outcome?
  }

  /// - Returns: how each card moved, and what of the weeks could not be read, sentences.
  func shifts() async throws -> (shifts: [CardShift], problems: [String]) {
    let former = try former()
    var shifts: [CardShift] = []
    var problems: [String] = []
    for week in Set(former.map(\.stored.card.week)).sorted() {
      var again = run
      again.week = week
      Console.progress("judging \(week) again", run.output)
      let report = try await again.report()
      problems += report.problems.filter { !problems.contains($0) }
      let cards = report.contractors.map(\.card) + report.repositories.map(\.card)
      let outcomes = Dictionary(
        report.contractors.map { ($0.card.id, $0.recommendation.outcome) }, uniquingKeysWith: { first, _ in first })
      for entry in former where entry.stored.card.week == week {
        let old = entry.stored.card
        guard let new = cards.first(where: { $0.kind == old.kind && $0.id == old.id }) else {
          problems.append("The card of \(old.id) of \(week) could not be made again.")
          continue
        }
        shifts.append(
          CardShift(
            kind: old.kind, id: old.id, week: week,
            before: .init(model: entry.stored.model, overall: old.overall, outcome: entry.outcome),
            after: .init(
              model: report.provenance.modelVersion, overall: new.overall,
              outcome: old.kind == .contractor ? outcomes[old.id] : nil),
            isChanged: new != old || entry.stored.model != report.provenance.modelVersion))
      }
    }
    Console.endProgress(run.output)
    return (shifts, problems)
  }

  /// The card stored last of each subject and week that is over.
  private func former() throws -> [Former] {
    let subjects =
      run.portfolio.contractors.map { ($0.id, Scorecard.SubjectKind.contractor) }
      + run.portfolio.repositories.map { ($0.id, .repository) }
    return try subjects.flatMap { id, kind in
      let cards = Dictionary(grouping: try run.ledger.scorecards(subject: id, kind: kind), by: \.card.week)
      return try cards.keys.sorted().filter { $0.end <= run.now }.compactMap { week -> Former? in
        guard let last = cards[week]?.max(by: { ($0.at, $0.model) < ($1.at, $1.model) }) else { return nil }
        let outcome = try run.ledger.recommendation(cardDigest: last.digest)?.recommendation.outcome
        return Former(stored: last, outcome: kind == .contractor ? outcome : nil)
      }
    }
  }
}

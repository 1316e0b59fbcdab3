import Foundation
import Hiring
import Judgement
import Ledger
import SourceText

/// Reads from the portfolio, the ledger and the repositories what a trial cohort is compared by. Keeps nothing.
struct CohortReading {
  var comparison: CohortComparison
  /// What could not be read, sentences.
  var problems: [String]
  var hasUnreadable: Bool
  /// Record files of which nothing was taken.
  var unread: [String]

  /// - Parameters:
  ///   - tasks: ids of the task; none for the whole trial.
  ///   - sort: a row's id; nil for the portfolio's order.
  static func read(_ name: String, tasks: [String], sort: String?, run: WeeklyRun) async throws -> CohortReading {
    // A name that nobody has must not cost the time of reading everything.
    guard Cohort(named: name, in: run.portfolio.contractors) != nil else {
      let known = Cohort.names(in: run.portfolio.contractors)
      throw CommandError.usage(
        known.isEmpty
          ? "no engagement in assay.yml names a cohort; write `cohort: \(name)` into those of the trial"
          : Wording.unknown("cohort", name, among: known))
    }
    let (judged, unread) = try await run.input()
    guard let cohort = Cohort(named: name, in: judged.portfolio.contractors) else {
      throw CommandError.usage("the data of everybody in the cohort \(name) was removed, so nothing is told of them")
    }
    let (input, chain) = try input(judged, cohort: cohort, tasks: tasks, run: run)
    var comparison = CohortJudgement.comparison(of: cohort, input, policy: run.policy)
    if let unknown = comparison.unknownTasks.first {
      throw CommandError.usage(
        unknownTask(unknown, among: CohortJudgement.knownTasks(judged), prefixes: run.policy.taskPrefixes))
    }
    if let sort {
      guard let sorted = comparison.sorted(by: sort) else {
        throw CommandError.usage(Wording.unknown("row", sort, among: comparison.rows.map(\.id)))
      }
      comparison = sorted
    }
    return CohortReading(
      comparison: comparison, problems: judged.problems + chain, hasUnreadable: !judged.unreadable.isEmpty,
      unread: unread)
  }

  /// - Returns: also what is wrong with the chain of decisions, sentences.
  private static func input(
    _ judged: JudgementInput, cohort: Cohort, tasks: [String], run: WeeklyRun
  ) throws -> (CohortInput, problems: [String]) {
    let payments = try run.ledger.payments()
    let found = try run.ledger.decisionsAsFound()
    if case .broken(let sequence, let problem) = found.verdict {
      let sentence =
        "The chain of decisions is broken: decision \(sequence) \(problem). None is shown, and no keep rate is told; "
        + "`assay records decisions` tells more."
      return (
        CohortInput(judgement: judged, payments: payments, decisions: [], past: nil, tasks: tasks), [sentence]
      )
    }
    let known = found.decisions.filter { $0.decision.at <= run.now && $0.decision.week <= run.week }
    let pipeline = try PipelineReading(
      portfolio: run.portfolio, policy: run.policy, ledger: run.ledger, now: run.now
    ).input()
    let ids = Set(cohort.trials.map(\.contractor.id))
    return (
      CohortInput(
        judgement: judged, payments: payments, decisions: known.standing,
        past: PipelineReport(pipeline).keepRate(without: ids), tasks: tasks), []
    )
  }

  /// A list of hundreds of tasks helps nobody: without a near one, only the first are named.
  private static func unknownTask(_ id: String, among known: [String], prefixes: [String]) -> String {
    guard !known.isEmpty else { return "no card, hour or change on record has the task `\(id)`" }
    // Trackers' exports have ids without what messages put before them.
    let prefix = prefixes.first { id.lowercased().hasPrefix($0.lowercased()) } ?? ""
    let bare = String(id.dropFirst(prefix.count))
    if NearestName.suggestion(for: bare, among: known) != nil { return Wording.unknown("task", bare, among: known) }
    let rest = known.count > 20 ? " and \(known.count - 20) more" : ""
    return Wording.unknown("task", id, among: Array(known.prefix(20))) + rest
  }
}

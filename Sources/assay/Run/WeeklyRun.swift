import Analysis
import Findings
import Foundation
import Git
import Hiring
import History
import Judgement
import Ledger
import RuleEngine

/// The weekly run: records, histories, judgement, in this order; what it returns is all that the pages show.
struct WeeklyRun {
  var portfolio: Portfolio
  var policy: JudgementPolicy
  var rules: RuleSet
  var ledger: Ledger
  var week: ISOWeek
  var now: Date
  var analysis: AnalysisOptions
  var output: OutputOptions
  /// Facts of earlier runs; nil with `--no-cache`.
  var facts: FactCacheFile?
  /// What a release is reckoned by.
  var cost = CostPolicy.default
  /// Up to when histories are read; nil for the week's end.
  var historiesUntil: Date?
  /// What the owner accepted; nil where the policy names nothing.
  var accepted: AcceptedFindings?

  static func prepare(
    portfolio options: PortfolioOptions, analysis: AnalysisOptions, output: OutputOptions, week: ISOWeek?
  ) throws -> WeeklyRun {
    let portfolio = try PortfolioFile.read(try options.path())
    let policyPath = analysis.policy ?? portfolio.policyPath
    let policy = try PolicyFile.read(policyPath)
    let now = try options.instant()
    if let week, week.end > now {
      throw CommandError.usage(
        "\(week) is not over yet, so its work and hours are not all there; the last whole week is "
          + "\(ISOWeek(containing: now).advanced(by: -1))")
    }
    var run = WeeklyRun(
      portfolio: portfolio, policy: policy.judgement, rules: try PolicyFile.rules(analysis, policy: policy),
      ledger: try LedgerOpening.open(portfolio), week: week ?? ISOWeek(containing: now).advanced(by: -1), now: now,
      analysis: analysis, output: output, facts: analysis.noCache ? nil : FactCacheFile(beside: portfolio.ledgerPath))
    run.cost = policy.cost
    run.accepted = try AcceptedFindings.read(policy: policyPath)
    for repository in portfolio.repositories { try run.accepted?.check(against: repository) }
    return run
  }

  /// What the import of the portfolio's records could not do.
  struct RecordProblems {
    var sentences: [String]
    /// Files of which nothing was taken.
    var failures: [RecordImport.Outcome]

    var unread: [String] { failures.map(\.file) }
  }

  /// Imports what is new of the records and says what was not taken.
  func importRecords() throws -> RecordProblems {
    let outcomes = try RecordImport(portfolio: portfolio, ledger: ledger, now: now).all()
    return RecordProblems(
      sentences: outcomes.flatMap(RecordWords.problems), failures: outcomes.filter { $0.failure != nil })
  }

  /// The hours of the ledger up to the run's week.
  func hours(without records: RecordProblems) -> HoursReading {
    HoursReading(
      portfolio: portfolio, policy: policy, ledger: ledger, week: week, now: now, unread: records.failures)
  }

  /// Everything that the portfolio's repositories hold up to the week's end.
  ///
  /// - Returns: also the ids of those that could not be read, and why, sentences.
  func histories() async throws -> (read: [RepositoryHistory], unreadable: [String], problems: [String]) {
    var histories: [RepositoryHistory] = []
    var problems: [String] = []
    var unreadable: [String] = []
    for repository in portfolio.repositories {
      Console.progress("reading \(repository.id)", output)
      do {
        let read = try await history(of: repository)
        let (history, told) = try withoutAccepted(read, of: repository)
        histories.append(history)
        problems += told.filter { !problems.contains($0) }
      } catch {
        // One repository that cannot be read must not take the others' cards away; the page says that it is missing.
        unreadable.append(repository.id)
        problems.append("Repository \(repository.id) could not be judged: \(CommandError.wrapping(error).message)")
      }
    }
    Console.endProgress(output)
    if let facts {
      facts.prune(keeping: [try memory(facts).context])
      for note in facts.notes { Console.note(note, output) }
    }
    return (histories, unreadable, problems)
  }

  /// Everything that the week is judged from, and the record files of which nothing was taken.
  func input() async throws -> (input: JudgementInput, unreadRecords: [String]) {
    let records = try importRecords()
    let (histories, unreadable, unread) = try await histories()
    let (judged, removed) = try withoutRemoved()
    let problems = records.sentences + unread + removed
    var input = JudgementInput(
      portfolio: judged, histories: histories,
      timeEntries: try ledger.timeEntries(roster: Roster(contractors: portfolio.contractors)),
      billedEntries: try ledger.billedEntries(), reconciliation: try hours(without: records).rows(),
      cards: try ledger.taskCards(), attendance: try ledger.attendance(), week: week, generatedAt: now,
      toolVersion: Assay.version, rulesDigest: rules.digest.hex,
      cardsSince: try firstNotice(), unreadable: unreadable, problems: problems)
    input.onboarding = try onboarding(without: records)
    input.cost = cost
    return (input, records.unread)
  }

  /// How far everybody's onboarding was on the week's last day: the records say no more of a past week than what they
  /// hold by now.
  private func onboarding(without records: RecordProblems) throws -> [OnboardingProgress] {
    let reading = AccessReading(
      portfolio: portfolio, policy: policy.access, ledger: ledger, now: min(now, week.end.addingTimeInterval(-1)),
      unread: records.unread)
    let onboarding = try reading.onboarding()
    return portfolio.contractors.flatMap { onboarding.progress(only: $0.id) }
  }

  func report() async throws -> WeeklyReport {
    let (input, unread) = try await input()
    var report = WeeklyJudgement.report(input, policy: policy)
    report.unreadRecords = unread
    let run = try ledger.record(run: RunRecord(command: "scorecard", at: now, provenance: report.provenance))
    try ledger.store(
      scorecards: report.contractors.map(\.card) + report.repositories.map(\.card),
      model: report.provenance.modelVersion, run: run, at: now)
    try ledger.store(
      recommendations: report.contractors.map { ($0.recommendation, $0.card) },
      model: report.provenance.modelVersion, run: run, at: now)
    try showDecisions(on: &report)
    if let overdue = try Retention.sentence(ledger, policy: policy, now: now) { Console.note(overdue, output) }
    return report
  }

  /// The portfolio without those whose data was removed: no card is made of them, though their work stays known as
  /// theirs for as long as the portfolio names them.
  private func withoutRemoved() throws -> (portfolio: Portfolio, problems: [String]) {
    var judged = portfolio
    var problems: [String] = []
    judged.contractors = try portfolio.contractors.filter { contractor in
      guard let erasure = try ledger.forgotten(contractor.id) else { return true }
      problems.append(
        "The data of \(contractor.id) was removed on \(CivilDate(utc: erasure.at)), so there is no card of them: take "
          + "them out of the portfolio, or let them in again with `assay records forget \(contractor.id) --lift`.")
      return false
    }
    return (judged, problems)
  }

  /// The last decision about each contractor that was made by now, on a card up to this week's, and their replies to the
  /// cards of the window.
  private func showDecisions(on report: inout WeeklyReport) throws {
    let found = try ledger.decisionsAsFound()
    if case .broken(let sequence, let problem) = found.verdict {
      report.problems.append(
        "The chain of decisions is broken: decision \(sequence) \(problem). None is shown; `assay records decisions` "
          + "tells more.")
      return
    }
    for index in report.contractors.indices {
      report.contractors[index].replies = found.decisions.filter { signed in
        let decision = signed.decision
        return decision.contractor == report.contractors[index].contractor.id && decision.action == .reply
          && !signed.isErased && decision.week <= week && decision.at <= now
          && decision.week > week.advanced(by: -policy.windowWeeks)
      }
      report.contractors[index].decision = found.decisions.last { signed in
        let decision = signed.decision
        return decision.contractor == report.contractors[index].contractor.id && decision.action.isOfOwner
          && decision.week <= week && decision.at <= now
      }
    }
  }

  /// The first week whose card was on the table when the next one began: before it, nobody had notice of anything.
  private func firstNotice() throws -> ISOWeek {
    let stored = try portfolio.contractors.flatMap { contractor in
      try ledger.scorecards(subject: contractor.id, kind: .contractor).map { stored in
        max(stored.card.week, ISOWeek(containing: stored.at).advanced(by: -1))
      }
    }
    return min(stored.min() ?? week, week)
  }

  private func history(of repository: Portfolio.Repository) async throws -> RepositoryHistory {
    let confirmed = Dictionary(uniqueKeysWithValues: portfolio.contractors.map { ($0.id, $0.identities) })
    let options = Repository.OpenOptions(trustedOwners: analysis.trustOwner)
    let reader = HistoryReader(
      path: repository.path, options: options, id: repository.id,
      mainline: repository.mainline,
      identities: IdentityMap(confirmed: confirmed, bots: policy.bots, assistants: policy.assistants), rules: rules,
      key: try ledger.fingerprintKey(), jobs: analysis.jobs, clones: policy.clones, memory: try facts.map(memory))
    var history = try await reader.read(
      until: Int64((historiesUntil ?? min(week.end, now)).timeIntervalSince1970), now: Int64(now.timeIntervalSince1970))
    let check = RewriteCheck(ledger: ledger, options: options, now: now)
    history.warnings = try check.sentences(for: repository, mainline: history.mainline) + history.warnings
    return history
  }

  /// The history without what the owner accepted, and what of it was left out.
  private func withoutAccepted(
    _ history: RepositoryHistory, of repository: Portfolio.Repository
  ) throws -> (RepositoryHistory, [String]) {
    guard let accepted else { return (history, []) }
    let opened = try Repository(opening: repository.path, options: .init(trustedOwners: analysis.trustOwner))
    return try accepted.left(
      out: history, on: CivilDate(daysSince1970: CivilDate(utc: week.end).daysSince1970 - 1), repository: opened,
      rules: rules, key: ledger.fingerprintKey())
  }

  private func memory(_ facts: FactCacheFile) throws -> FactMemory {
    FactMemory(
      store: facts, rules: rules.factsDigest, build: ProgramBuild.name, key: try ledger.fingerprintKey())
  }
}

import ArgumentParser
import Foundation
import Hiring
import Ledger
import Reporting

/// `assay reconcile`: billed against tracked, per contract and week, and what to ask.
struct ReconcileCommand: AsyncParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, csv }

  static let configuration = CommandConfiguration(
    commandName: "reconcile",
    abstract: "Hold billed hours against tracked ones, for each contract and week, and say what to ask.",
    discussion: """
      Weeks run from Monday to Sunday, UTC. Hours that several exports bill for one week are the same hours: the largest \
      statement is compared. A difference is an observation; the questions are for the contractor to answer.
      A record file that cannot be read makes its weeks not assessable and ends the command with 3.
      """)

  @Option(name: .long, help: "Up to this week, like 2026-W46. Default: the last whole week.")
  var week: WeekArgument?

  @Option(name: .long, help: "From this week on, like 2026-W40. Earlier weeks still count as the past of later ones.")
  var since: WeekArgument?

  @Option(name: .long, help: "Only this contractor, by the portfolio's id.")
  var contractor: String?

  @Flag(
    name: .long,
    help: "Read the repositories' commits too, to see hours that stand on no task and left no trace in the code.")
  var commits = false

  @Option(name: .long, help: "text, json or csv.")
  var format: Format = .text

  @OptionGroup var portfolio: PortfolioOptions
  @OptionGroup var analysis: AnalysisOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if let since, let week, since.week > week.week {
      throw ValidationError("--since is after --week, so there is nothing to compare")
    }
  }

  func run() async throws {
    let run = try WeeklyRun.prepare(portfolio: portfolio, analysis: analysis, output: output, week: week?.week)
    try checkOptions(run)
    let problems = try run.importRecords()
    for problem in problems.sentences { Console.note(problem, output) }
    let hours = run.hours(without: problems)
    var records = try hours.records()
    records.edits = try HoursEdits(
      roster: Roster(contractors: run.portfolio.contractors), files: run.ledger.importedFiles()
    ).read(run.ledger.amendments())
    var unread: [String] = []
    if commits {
      let found = CommitDays(portfolio: run.portfolio, policy: run.policy, trustedOwners: analysis.trustOwner).read()
      for problem in found.problems { Console.note(problem, output) }
      // Commits that are missing would make work look like none.
      if found.problems.isEmpty { records.commitDays = found.days }
      unread = found.problems
    }
    let report = ReconciliationReport(
      rows: records.rows, review: hours.review(records), through: run.week,
      names: Dictionary(uniqueKeysWithValues: run.portfolio.contractors.map { ($0.id, $0.name) })
    ).only(contractor: contractor, since: since?.week)
    let style = TerminalStyle(width: Console.width(output), color: Console.colors(output))
    let text =
      switch format {
      case .text: ReconciliationText.render(report, style: style)
      case .json: ReconciliationJSON.render(report)
      case .csv: ReconciliationCSV.render(report)
      }
    try Console.emit(text, to: output)
    try ReportProblems.leave(unread: problems.unread)
    if !unread.isEmpty {
      throw CommandError.cannotJudge("not every repository could be read, so hours were held against no commits")
    }
  }

  private func checkOptions(_ run: WeeklyRun) throws {
    let known = run.portfolio.contractors.map(\.id)
    if let contractor, !known.contains(contractor) {
      throw CommandError.usage(Wording.unknown("contractor", contractor, among: known))
    }
    if let since, since.week > run.week {
      throw CommandError.usage("--since \(since.week) is after \(run.week), the last week that is compared")
    }
  }
}

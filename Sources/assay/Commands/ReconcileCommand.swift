import ArgumentParser
import Foundation
import Hiring
import Reporting

/// `assay reconcile`: billed against tracked, per contract and week.
struct ReconcileCommand: AsyncParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  static let configuration = CommandConfiguration(
    commandName: "reconcile", abstract: "Hold billed hours against tracked ones, for each contract and week.")

  @Option(name: .long, help: "Up to this week, like 2026-W46. Default: the last whole week.")
  var week: WeekArgument?

  @Option(name: .long, help: "text or json.")
  var format: Format = .text

  @OptionGroup var portfolio: PortfolioOptions
  @OptionGroup var analysis: AnalysisOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let run = try WeeklyRun.prepare(portfolio: portfolio, analysis: analysis, output: output, week: week?.week)
    let records = try run.importRecords()
    for problem in records.sentences { Console.note(problem, output) }
    let rows = try run.reconciliation()
    let style = TerminalStyle(width: Console.width(output), color: Console.colors(output))
    try Console.emit(
      format == .json ? ReconciliationJSON.render(rows) : ReconciliationText.render(rows, style: style), to: output)
    try ReportProblems.leave(unread: records.unread)
  }
}

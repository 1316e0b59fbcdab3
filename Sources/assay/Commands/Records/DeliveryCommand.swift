import ArgumentParser
import Foundation
import Hiring
import History
import Judgement
import Ledger
import Reporting

extension RecordsCommand {
  /// `assay records delivery`: how the work goes, by cards, stand-ups and changes.
  struct Delivery: AsyncParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, csv }

    static let configuration = CommandConfiguration(
      commandName: "delivery",
      abstract: "Show for each contractor how cards went, what was said on them, and what to ask.")

    @Argument(help: "The id of one contractor. Default: everybody.")
    var contractor: String?

    @Option(name: .long, help: "The week, like 2026-W46. Default: the last whole week.")
    var week: WeekArgument?

    @Option(name: .long, help: "How many weeks up to it, from 1 to 52.")
    var weeks = 1

    @Option(name: .long, help: "text, json or csv.")
    var format: Format = .text

    @Flag(name: .long, help: "Read no repository: leaves out which changes belong to which cards.")
    var noHistory = false

    @OptionGroup var portfolio: PortfolioOptions
    @OptionGroup var analysis: AnalysisOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
      guard (1...52).contains(weeks) else { throw ValidationError("--weeks takes a number from 1 to 52, not \(weeks)") }
    }

    func run() async throws {
      let run = try WeeklyRun.prepare(portfolio: portfolio, analysis: analysis, output: output, week: week?.week)
      let people = try contractors(of: run.portfolio)
      let imported = try run.importRecords()
      for problem in imported.sentences { Console.note(problem, output) }
      let reading = try await DeliveryReading.read(run, withHistory: !noHistory)
      let review = DeliveryReview(records: reading.records, now: run.now)
      let shown = (0..<weeks).reversed().map { run.week.advanced(by: -$0) }
      let report = DeliveryReport(
        contractors: people, weeks: shown, rows: review.weeks(shown, of: people), untraced: reading.untraced,
        notes: reading.notes(about: people))
      try Console.emit(text(of: report), to: output)
      for problem in reading.problems { Console.note(problem, output) }
      if !reading.problems.isEmpty {
        throw CommandError.cannotJudge("not every repository could be read, so no change was held against a card")
      }
      try ReportProblems.leave(unread: imported.unread)
    }

    private func contractors(of portfolio: Portfolio) throws -> [Contractor] {
      guard let contractor else { return portfolio.contractors }
      let known = portfolio.contractors.filter { $0.id == contractor }
      guard !known.isEmpty else {
        throw CommandError.usage(Wording.unknown("contractor", contractor, among: portfolio.contractors.map(\.id)))
      }
      return known
    }

    private func text(of report: DeliveryReport) -> String {
      switch format {
      case .json: DeliveryJSON.render(report)
      case .csv: DeliveryCSV.render(report)
      case .text:
        DeliveryText.render(
          report, style: TerminalStyle(width: Console.width(output), color: Console.colors(output)))
      }
    }
  }
}

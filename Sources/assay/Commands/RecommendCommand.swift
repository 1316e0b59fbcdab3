import ArgumentParser
import Hiring
import Judgement
import Reporting

/// `assay recommend`: keep, coach, release or insufficient-evidence, with reasons.
struct RecommendCommand: AsyncParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  static let configuration = CommandConfiguration(
    commandName: "recommend",
    abstract: "Say of each contractor whether to keep, coach or release them, why, and what would change it.")

  @Option(name: .long, help: "The week to judge, like 2026-W46. Default: the last whole week.")
  var week: WeekArgument?

  @Option(name: .long, help: "text or json.")
  var format: Format = .text

  @OptionGroup var portfolio: PortfolioOptions
  @OptionGroup var analysis: AnalysisOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let run = try WeeklyRun.prepare(portfolio: portfolio, analysis: analysis, output: output, week: week?.week)
    let report = try await run.report()
    let recommendations = report.contractors.map(\.recommendation)
    let names = Dictionary(uniqueKeysWithValues: report.contractors.map { ($0.contractor.id, $0.contractor.name) })
    let decisions = Dictionary(
      uniqueKeysWithValues: report.contractors.compactMap { page in page.decision.map { (page.contractor.id, $0) } })
    let style = TerminalStyle(width: Console.width(output), color: Console.colors(output))
    let text =
      switch format {
      case .json: RecommendationJSON.render(recommendations, decisions: decisions, week: report.week)
      case .text:
        RecommendationText.render(
          recommendations, names: names, decisions: decisions, week: report.week, style: style)
      }
    try Console.emit(text, to: output)
    try ReportProblems.leave(report, of: run)
  }
}

/// What a weekly report could not include.
enum ReportProblems {
  /// A record file of which nothing was taken ends the command with "could not judge": its hours are missing above.
  static func leave(unread files: [String]) throws {
    guard !files.isEmpty else { return }
    throw CommandError.cannotJudge(
      "\(Wording.count(files.count, "record file")) could not be read, so what stands above lacks their records: "
        + files.joined(separator: ", "))
  }

  /// Says what is missing; a repository that could not be judged ends the command with "could not judge".
  static func leave(_ report: WeeklyReport, of run: WeeklyRun) throws {
    for problem in report.problems { Console.note(problem, run.output) }
    if report.repositories.count < run.portfolio.repositories.count {
      throw CommandError.cannotJudge("not every repository could be judged; what was judged stands above")
    }
    try leave(unread: report.unreadRecords)
  }
}

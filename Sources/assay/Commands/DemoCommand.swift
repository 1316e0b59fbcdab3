import ArgumentParser
import Foundation
import Hiring
import Judgement
import Reporting

/// `assay demo`: builds a sample portfolio, runs the whole job on it, and says which page to open.
struct DemoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Build a sample portfolio of five contractors, judge it, and say which page to open.")

  /// The demo's histories end in this week; its clock stands on the Monday after.
  static let week = "2026-W46"
  static let now = "2026-11-16T08:00:00Z"

  @Argument(help: "The folder to build in; it must be new, empty or an earlier demo.")
  var folder: String = "assay-demo"

  @Option(name: .long, help: "How many workers; the result is the same for any number.")
  var jobs: Int = ProcessInfo.processInfo.activeProcessorCount

  @OptionGroup var output: OutputOptions

  func run() async throws {
    _ = try DemoBuilder.build(into: folder)
    var portfolio = try PortfolioOptions.parse([])
    portfolio.portfolio = folder + "/assay.yml"
    portfolio.now = Self.now
    var analysis = try AnalysisOptions.parse([])
    analysis.jobs = jobs
    let run = try WeeklyRun.prepare(
      portfolio: portfolio, analysis: analysis, output: output, week: ISOWeek(Self.week))
    let report = try await run.report()
    try Pages.write(report, to: folder + "/scorecards")
    let style = TerminalStyle(width: Console.width(output), color: Console.colors(output))
    var text = ScorecardText.render(report, style: style)
    text += """

      Open \(OutputEscaping.terminal(folder))/scorecards/index.html

      Then try the other commands on it, for example
        assay recommend --portfolio \(OutputEscaping.terminal(folder))/assay.yml --week \(Self.week)
        assay scan \(OutputEscaping.terminal(folder))/repositories/storefront

      """
    try Console.emit(text, to: output)
    try ReportProblems.leave(report, of: run)
  }
}

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

  /// The demo's trial: its weekly run is made on the Monday after each of these weeks, as an owner would.
  static let weeks = ["2026-W42", "2026-W43", "2026-W44", "2026-W45", "2026-W46"].compactMap { ISOWeek($0) }

  @Argument(help: "The folder to build in; it must be new, empty or an earlier demo.")
  var folder: String = "assay-demo"

  @Option(name: .long, help: "How many workers; the result is the same for any number.")
  var jobs: Int = ProcessInfo.processInfo.activeProcessorCount

  @OptionGroup var output: OutputOptions

  func run() async throws {
    _ = try DemoBuilder.build(into: folder)
    let arguments = ["--portfolio", folder + "/assay.yml"]
    var run = try WeeklyRun.prepare(
      portfolio: PortfolioOptions.parse(arguments), analysis: AnalysisOptions.parse(["--jobs", String(jobs)]),
      output: output, week: nil)
    var report: WeeklyReport?
    for week in Self.weeks {
      run.week = week
      // Monday, eight o'clock.
      run.now = week.end.addingTimeInterval(8 * 3_600)
      report = try await run.report()
    }
    guard let report else { return }
    try Pages.write(report, to: folder + "/scorecards")
    let style = TerminalStyle(width: Console.width(output), color: Console.colors(output))
    var text = ScorecardText.render(report, style: style)
    text += """

      Open \(OutputEscaping.terminal(folder))/scorecards/index.html

      Then try the other commands on it, for example
        assay recommend --portfolio \(OutputEscaping.terminal(folder))/assay.yml --week \(report.week)
        assay scan \(OutputEscaping.terminal(folder))/repositories/storefront

      """
    try Console.emit(text, to: output)
    try ReportProblems.leave(report, of: run)
  }
}

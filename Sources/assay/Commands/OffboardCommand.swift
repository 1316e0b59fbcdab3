import ArgumentParser
import Hiring
import Judgement
import Reporting

/// `assay offboard`: what a release orphans, what to rotate, what to ask for while they are still paid, and what it costs.
struct OffboardCommand: AsyncParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, csv, markdown }

  static let configuration = CommandConfiguration(
    commandName: "offboard",
    abstract: "Tell what a contractor's leaving means, and list with dates what to ask for while they are still paid.",
    discussion: """
      What nobody else knows, work that is not merged, passwords and keys that they could read (never their values), \
      private accounts in the code, access to take away, documents and tasks that are open, hours that are not settled, \
      and an estimate in hours and money as a range. It is told from what is here now: fetch all branches first, and \
      import fresh lists of access. The last day is --by, else the end of the last engagement, else that of the trial. \
      --format markdown is the checklist, to be pasted into a task card.
      """)

  @Argument(help: "The contractor's id in the portfolio.")
  var contractor: String

  @Option(name: .long, help: "Their last day, like 2026-11-27. Default: the engagement's end, or the trial's.")
  var by: DayArgument?

  @Option(name: .long, help: "text, json, csv or markdown.")
  var format: Format = .text

  @Option(name: .long, help: "How many files of each repository text shows; 0 shows all. JSON and CSV have all.")
  var limit: Int = 15

  @OptionGroup var portfolio: PortfolioOptions
  @OptionGroup var analysis: AnalysisOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard limit >= 0 else { throw ValidationError("--limit takes 0 or more") }
    if analysis.only != nil { throw ValidationError("a leaving is told from all dimensions; leave --only out") }
  }

  func run() async throws {
    let run = try WeeklyRun.prepare(portfolio: portfolio, analysis: analysis, output: output, week: nil)
    // An id that nobody has must not cost the time of reading everything.
    _ = try run.portfolio.contractor(named: contractor)
    let reading = try await OffboardReading.read(contractor, by: by?.day, run: run)
    for note in reading.notes { Console.note(note, output) }
    let report = reading.offboarding
    let text =
      switch format {
      case .text:
        OffboardingText.render(
          report, style: TerminalStyle(width: Console.width(output), color: Console.colors(output)),
          limit: limit == 0 ? Int.max : limit)
      case .json: OffboardingJSON.render(report)
      case .csv: OffboardingCSV.render(report)
      case .markdown: OffboardingMarkdown.render(report)
      }
    try Console.emit(text, to: output)
    try ReportProblems.leave(unread: reading.unread)
    if !reading.unreadable.isEmpty {
      throw CommandError.cannotJudge(
        "not everything could be read (\(Set(reading.unreadable).sorted().joined(separator: ", "))), so there may be more "
          + "to ask for; what is missing stands above")
    }
  }
}

/// A day as an argument, like `2026-11-27`.
struct DayArgument: ExpressibleByArgument {
  var day: CivilDate

  init?(argument: String) {
    guard let day = CivilDate(argument) else { return nil }
    self.day = day
  }
}

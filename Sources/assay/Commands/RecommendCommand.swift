import ArgumentParser
import Hiring
import Judgement
import Reporting

/// `assay recommend`: keep, coach, release or insufficient-evidence, with reasons; or one trial cohort side by side.
struct RecommendCommand: AsyncParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, csv, markdown }

  static let configuration = CommandConfiguration(
    commandName: "recommend",
    abstract: "Say of each contractor whether to keep, coach or release them, why, and what would change it.",
    discussion: """
      --cohort sets the people of one trial side by side in absolute terms, over the days of the trial: each number with \
      what it is out of and its interval, and whether a difference may be chance. Nobody is ranked: the columns stand in \
      the portfolio's order, unless --sort asks for one row's order on one task. It keeps nothing in the ledger.
      """)

  @Option(name: .long, help: "The week to judge, like 2026-W46. Default: the last whole week.")
  var week: WeekArgument?

  @Option(name: .long, help: "text or json; with --cohort csv and markdown too.")
  var format: Format = .text

  @Option(name: .long, help: "Set the people of this trial cohort (`cohort:` in assay.yml) side by side.")
  var cohort: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "With --cohort: only this task, like SHOP-12 or CU-86ex101. Repeat it where each was given a card of their own.",
      valueName: "id"))
  var task: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "With --cohort and --task: order the people by this row, rising, like task.hours.", valueName: "row"))
  var sort: String?

  @OptionGroup var portfolio: PortfolioOptions
  @OptionGroup var analysis: AnalysisOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard cohort != nil else {
      if !task.isEmpty || sort != nil { throw ValidationError("--task and --sort belong to --cohort NAME") }
      if format == .csv || format == .markdown {
        throw ValidationError("--format \(format.rawValue) belongs to --cohort NAME; take text or json")
      }
      return
    }
    if sort != nil, task.isEmpty {
      throw ValidationError(
        "people are put in an order only on one task: name it with --task, or leave --sort out")
    }
    if task.contains(where: { $0.allSatisfy(\.isWhitespace) }) { throw ValidationError("--task needs a task's id") }
    if analysis.only != nil { throw ValidationError("people are compared in all dimensions; leave --only out") }
  }

  func run() async throws {
    let run = try WeeklyRun.prepare(portfolio: portfolio, analysis: analysis, output: output, week: week?.week)
    if let cohort { return try await compare(cohort, run) }
    let report = try await run.report()
    let recommendations = report.contractors.map(\.recommendation)
    let names = Dictionary(uniqueKeysWithValues: report.contractors.map { ($0.contractor.id, $0.contractor.name) })
    let decisions = Dictionary(
      uniqueKeysWithValues: report.contractors.compactMap { page in page.decision.map { (page.contractor.id, $0) } })
    let style = TerminalStyle(width: Console.width(output), color: Console.colors(output))
    let text =
      switch format {
      case .json: RecommendationJSON.render(recommendations, decisions: decisions, week: report.week)
      // Refused before: these are tables of a cohort.
      case .text, .csv, .markdown:
        RecommendationText.render(
          recommendations, names: names, decisions: decisions, week: report.week, style: style)
      }
    try Console.emit(text, to: output)
    try ReportProblems.leave(report, of: run)
  }

  private func compare(_ cohort: String, _ run: WeeklyRun) async throws {
    let reading = try await CohortReading.read(cohort, tasks: task, sort: sort, run: run)
    let text =
      switch format {
      case .text:
        CohortText.render(
          reading.comparison, style: TerminalStyle(width: Console.width(output), color: Console.colors(output)))
      case .json: CohortJSON.render(reading.comparison)
      case .csv: CohortCSV.render(reading.comparison)
      case .markdown: CohortMarkdown.render(reading.comparison)
      }
    try Console.emit(text, to: output)
    for problem in reading.problems { Console.note(problem, output) }
    if reading.hasUnreadable {
      throw CommandError.cannotJudge("not every repository could be judged; what was judged stands above")
    }
    try ReportProblems.leave(unread: reading.unread)
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

import ArgumentParser
import Foundation
import Hiring
import Judgement
import Ledger
import Reporting

/// `assay scorecard`: the weekly run.
struct ScorecardCommand: AsyncParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, markdown }

  static let configuration = CommandConfiguration(
    commandName: "scorecard", abstract: "Judge a week and write the scorecards of contractors and repositories.")

  @Option(name: .long, help: "The week to judge, like 2026-W46. Default: the last whole week.")
  var week: WeekArgument?

  @Option(name: .long, help: "Write the pages, scorecards.json and scorecards.md into this folder.")
  var out: String?

  @Option(name: .long, help: "text, json or markdown, to standard output.")
  var format: Format?

  @Option(name: .long, help: "Exit 1 where anybody's recommendation is release, or any grade is F: release or F.")
  var failOn: FailOn?

  @Option(
    name: .long,
    help: "Print how each number of one contractor's or repository's card came to be, from the counts to the grade.")
  var explain: String?

  @Flag(
    name: .long,
    help: "Judge every week again that has a stored card, as after an upgrade, and list how far each card moved.")
  var recompute = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The contractor's own copy: the same numbers in words to them, without rates or other people. With --out into its folder copies/; `all` for everybody there. May be repeated.",
      valueName: "contractor"))
  var copy: [String] = []

  enum FailOn: String, ExpressibleByArgument, CaseIterable {
    case release
    case gradeF = "F"
  }

  @OptionGroup var portfolio: PortfolioOptions
  @OptionGroup var analysis: AnalysisOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let run = try WeeklyRun.prepare(portfolio: portfolio, analysis: analysis, output: output, week: week?.week)
    if recompute { return try await printShifts(run) }
    if let explain { return try await print(explanationOf: explain, run) }
    for id in copy where id != "all" { _ = try run.portfolio.contractor(named: id) }
    let report = try await run.report()
    let copies =
      copy.isEmpty
      ? []
      : try CopyReading(report: report, portfolio: run.portfolio, ledger: run.ledger, policy: run.policy)
        .copies(of: copy)
    if let out {
      if copy.isEmpty {
        try Pages.write(report, to: out)
      } else {
        try Pages.write(try copies.flatMap { try CopyFiles.files(of: $0) }, to: out + "/copies")
      }
      try run.ledger.note(
        WrittenPlace(kind: .pages, path: URL(filePath: out).absoluteURL.standardizedFileURL.path, at: run.now))
    }
    if format != nil || out == nil {
      try Console.emit(copy.isEmpty ? text(of: report) : copies.map(text).joined(separator: "\n"), to: output)
    }
    try ReportProblems.leave(report, of: run)
    if fails(report) { throw ExitCode(Exit.failed) }
  }

  func validate() throws {
    if format == .json, out == nil, copy.count > 1 || copy.contains("all") {
      throw ValidationError("--format json prints one copy; name one contractor, or write them all with --out DIR")
    }
    if !copy.isEmpty, recompute || explain != nil {
      throw ValidationError("--copy, --explain and --recompute print different things: take one of them")
    }
    if recompute, explain != nil || week != nil || out != nil || failOn != nil || format == .markdown {
      throw ValidationError(
        "--recompute judges every stored week again: leave out --week, --explain, --out and --fail-on, and take --format "
          + "text or json")
    }
    guard explain != nil else { return }
    if out != nil || failOn != nil || format == .markdown {
      throw ValidationError(
        "--explain prints one card's sums as text or JSON: leave out --out and --fail-on, and take --format text or json"
      )
    }
  }

  /// Judges like the card itself, and keeps nothing of it.
  private func print(explanationOf subject: String, _ run: WeeklyRun) async throws {
    let known = run.portfolio.contractors.map(\.id) + run.portfolio.repositories.map(\.id)
    guard known.contains(subject) else {
      throw CommandError.usage(Wording.unknown("contractor or repository", subject, among: known))
    }
    let (input, unread) = try await run.input()
    guard let explanation = WeeklyJudgement.explanation(of: subject, input, policy: run.policy) else {
      throw CommandError.cannotJudge(input.problems.first { $0.contains(subject) } ?? "\(subject) could not be read")
    }
    let name = run.portfolio.contractors.first { $0.id == subject }?.name ?? subject
    let style = TerminalStyle(width: Console.width(output), color: Console.colors(output))
    let text =
      format == .json
      ? ExplanationJSON.render(explanation) : ExplanationText.render(explanation, name: name, style: style)
    try Console.emit(text, to: output)
    for problem in input.problems { Console.note(problem, output) }
    try ReportProblems.leave(unread: unread)
  }

  private func printShifts(_ run: WeeklyRun) async throws {
    let (shifts, problems) = try await Recomputation(run: run).shifts()
    let style = TerminalStyle(width: Console.width(output), color: Console.colors(output))
    let model = JudgementModel.version
    try Console.emit(
      format == .json
        ? CardShiftsJSON.render(shifts, model: model) : CardShiftsText.render(shifts, model: model, style: style),
      to: output)
    for problem in problems { Console.note(problem, output) }
    if problems.contains(where: { $0.hasPrefix("The card of ") }) {
      throw CommandError.cannotJudge("not every card could be made again; what could be stands above")
    }
  }

  private func text(of report: WeeklyReport) -> String {
    switch format ?? .text {
    case .json: return ScorecardJSON.render(report)
    case .markdown: return ScorecardsMarkdown.render(report)
    case .text:
      return ScorecardText.render(
        report, style: TerminalStyle(width: Console.width(output), color: Console.colors(output)))
    }
  }

  private func text(of copy: ContractorCopy) -> String {
    switch format ?? .text {
    case .json: return CopyJSON.render(copy)
    case .markdown: return CopyMarkdown.render(copy)
    case .text:
      return CopyText.render(
        copy, style: TerminalStyle(width: Console.width(output), color: Console.colors(output)))
    }
  }

  private func fails(_ report: WeeklyReport) -> Bool {
    switch failOn {
    case nil: return false
    case .release: return report.contractors.contains { $0.recommendation.outcome == .release }
    case .gradeF:
      let cards = report.contractors.map(\.card) + report.repositories.map(\.card)
      return cards.contains { $0.overall?.grade == .f }
    }
  }
}

/// Writes the files of a weekly run.
enum Pages {
  static func write(_ report: WeeklyReport, to folder: String) throws {
    try write(try WeeklyPages.files(of: report), to: folder)
  }

  static func write(_ files: [PageFile], to folder: String) throws {
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      for file in files {
        try Data(file.text.utf8).write(to: URL(filePath: folder).appending(path: file.name), options: .atomic)
      }
    } catch {
      throw CommandError.usage("\(folder): cannot write the pages: \(CommandError.reason(error))")
    }
  }
}

import ArgumentParser
import Foundation
import Hiring
import Judgement
import Ledger
import Reporting
import SourceText

extension RecordsCommand {
  /// `assay records pipeline`: from applications to decisions.
  struct Pipeline: AsyncParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, csv }

    static let configuration = CommandConfiguration(
      commandName: "pipeline",
      abstract: "Show how far applicants came, what those kept cost, and what the records leave open.",
      discussion: """
        Joins the lists of postings and applicants, the calendar, the interviews, the contractors of the portfolio, the \
        decisions of `assay decide` and what was paid. People are joined by address, then by exact name within the \
        posting; what could be two people is listed, never guessed. Shares stand with their counts and an 80 % interval.
        """)

    @Option(name: .long, help: "Only this posting, by its id or title.")
    var posting: String?

    @Option(name: .long, help: "Only this source, like Upwork.")
    var source: String?

    @Option(name: .long, help: "text, json or csv (a row a person and posting).")
    var format: Format = .text

    @Option(name: .long, help: "The policy file, for the bar. Default: the portfolio's.")
    var policy: String?

    @OptionGroup var portfolio: PortfolioOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
      let portfolio = try PortfolioFile.read(try self.portfolio.path())
      let policy = try PolicyFile.read(policy ?? portfolio.policyPath).judgement
      let now = try self.portfolio.instant()
      let ledger = try LedgerOpening.open(portfolio)
      let outcomes = try RecordImport(portfolio: portfolio, ledger: ledger, now: now).all()
      for problem in outcomes.flatMap(RecordWords.problems) { Console.note(problem, output) }
      let input = try PipelineReading(portfolio: portfolio, policy: policy, ledger: ledger, now: now).input()
      let report = PipelineReport(input, scope: try scope(of: input))
      let text =
        switch format {
        case .text:
          PipelineText.render(
            report, style: TerminalStyle(width: Console.width(output), color: Console.colors(output)))
        case .json: PipelineJSON.render(report)
        case .csv: PipelineCSV.render(report)
        }
      try Console.emit(text, to: output)
      try ReportProblems.leave(unread: outcomes.filter { $0.failure != nil }.map(\.file))
    }

    /// A name that nothing has is a slip, not an empty funnel.
    private func scope(of input: PipelineInput) throws -> PipelineScope {
      let titles = input.postings.map(\.title)
      if let posting { try check(posting, "posting", PipelineReport.postingNames(input), also: titles) }
      if let posting { try checkTitle(posting, of: input.postings) }
      if let source { try check(source, "source", PipelineReport.sourceNames(input), also: []) }
      return PipelineScope(posting: posting, source: source)
    }

    /// A job that was posted twice under one title has two ids.
    private func checkTitle(_ name: String, of postings: [Posting]) throws {
      let titled = postings.filter { $0.title.lowercased() == name.lowercased() }
      if titled.count < 2 || postings.contains(where: { $0.id.lowercased() == name.lowercased() }) { return }
      let ids = titled.map(\.id).sorted().joined(separator: ", ")
      throw CommandError.usage("--posting \(name): several postings have that title; name one by its id: \(ids)")
    }

    private func check(_ name: String, _ what: String, _ known: [String], also: [String]) throws {
      let isKnown = (known + also).contains { $0.lowercased() == name.lowercased() }
      if isKnown { return }
      if known.isEmpty { throw CommandError.usage("--\(what) \(name): the records name no \(what)") }
      throw CommandError.usage(Wording.unknown(what, name, among: known))
    }
  }
}

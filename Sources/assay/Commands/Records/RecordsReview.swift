import ArgumentParser
import Foundation
import Hiring
import Judgement
import Ledger
import Reporting

extension RecordsCommand {
  /// `assay records review`: a platform review as a draft for a person to edit.
  struct Review: AsyncParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable { case text, markdown }

    static let configuration = CommandConfiguration(
      commandName: "review",
      abstract: "Draft the platform's review of a contractor from the evidence, for you to edit; nothing is posted.")

    @Argument(help: "The contractor's id in the portfolio.")
    var contractor: String

    @Option(name: .long, help: "From the card of this week, like 2026-W46. Default: the latest.")
    var week: WeekArgument?

    @Option(name: .long, help: "text or markdown.")
    var format: Format = .text

    @OptionGroup var portfolio: PortfolioOptions
    @OptionGroup var analysis: AnalysisOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
      let run = try WeeklyRun.prepare(portfolio: portfolio, analysis: analysis, output: output, week: week?.week)
      let person = try run.portfolio.contractor(named: contractor)
      let cards = StoredCards(ledger: run.ledger, contractor: person)
      guard let stored = try cards.latest(of: week?.week) else {
        throw CommandError.usage(try cards.absence(of: week?.week))
      }
      let problems = try run.importRecords()
      for problem in problems.sentences { Console.note(problem, output) }
      let hours = try run.hours(without: problems).rows().filter {
        $0.contractor == person.id && $0.week <= stored.card.week
      }
      let last = try run.ledger.decisionsAsFound().decisions.last {
        $0.decision.contractor == person.id && $0.decision.action.isOfOwner
      }
      let draft = ReviewDraft(
        of: person, card: stored.card, digest: stored.digest,
        recommendation: try run.ledger.recommendation(cardDigest: stored.digest)?.recommendation,
        decision: last?.decision, hours: hours, bar: run.policy.bar)
      let text =
        switch format {
        case .text:
          ReviewText.render(draft, style: TerminalStyle(width: Console.width(output), color: Console.colors(output)))
        case .markdown: ReviewMarkdown.render(draft)
        }
      try Console.emit(text, to: output)
      try ReportProblems.leave(unread: problems.unread)
    }
  }
}

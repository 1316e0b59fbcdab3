import ArgumentParser
import Foundation
import Hiring
import Judgement
import Ledger
import Reporting

extension RecordsCommand {
  /// `assay records decisions`: what was decided, whether the chain holds, and how recommendations turned out.
  struct Decisions: AsyncParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, csv }

    static let configuration = CommandConfiguration(
      commandName: "decisions",
      abstract: "List the decisions, check their chain, and see how past recommendations turned out.")

    @Argument(help: "Only those about this contractor.")
    var contractor: String?

    @Option(name: .long, help: "text, json or csv.")
    var format: Format = .text

    @OptionGroup var portfolio: PortfolioOptions
    @OptionGroup var analysis: AnalysisOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
      let owned = try PortfolioFile.read(try portfolio.path())
      let ledger = try LedgerOpening.open(owned)
      let found = try ledger.decisionsAsFound()
      try checkContractor(owned, found.decisions)
      var unread: [String] = []
      try Console.emit(render(try report(ledger, found, unread: &unread)), to: output)
      if case .broken(let sequence, let problem) = found.verdict {
        throw CommandError.cannotJudge(
          "the chain of decisions is broken: decision \(sequence) \(problem); put back the last copy of the ledger")
      }
      try ReportProblems.leave(unread: unread)
    }

    /// Somebody may have left the portfolio whose decisions stay.
    private func checkContractor(_ owned: Portfolio, _ decisions: [SignedDecision]) throws {
      guard let contractor, !decisions.contains(where: { $0.decision.contractor == contractor }) else { return }
      _ = try owned.contractor(named: contractor)
    }

    /// - Parameter unread: gets the record files of which nothing was taken.
    private func report(
      _ ledger: Ledger, _ found: (verdict: ChainVerdict, decisions: [SignedDecision]), unread: inout [String]
    ) throws -> DecisionsReport {
      var report = DecisionsReport(
        verdict: found.verdict, lastDigest: found.decisions.last?.digest,
        decisions: found.decisions.filter { contractor == nil || $0.decision.contractor == contractor },
        aftermaths: [:], corrected: [], tallies: nil, withoutRecommendation: 0, whyNoTallies: nil)
      guard case .intact = found.verdict else {
        report.whyNoTallies = "How recommendations turned out is not counted: the chain is broken."
        return report
      }
      guard format != .csv else { return report }
      let past = PastRecommendations(
        decisions: found.decisions, records: try records(ledger, found.decisions, unread: &unread))
      for entry in past.cases { report.aftermaths[entry.signed.sequence] = entry.aftermath }
      report.corrected = Set(
        past.cases.filter { !$0.isCounted && $0.signed.decision.action.isOfOwner }.map(\.signed.sequence))
      if contractor == nil {
        report.tallies = past.tallies
        report.withoutRecommendation = past.withoutRecommendation
      } else {
        report.whyNoTallies =
          "How recommendations turned out is counted over everybody: leave the contractor out to see it."
      }
      return report
    }

    private func records(
      _ ledger: Ledger, _ decisions: [SignedDecision], unread: inout [String]
    ) throws -> DecisionRecords {
      let run = try WeeklyRun.prepare(portfolio: portfolio, analysis: analysis, output: output, week: nil)
      let problems = try run.importRecords()
      for problem in problems.sentences { Console.note(problem, output) }
      unread = problems.unread
      var decided: [String: ModelledCard] = [:]
      for digest in Set(decisions.compactMap(\.decision.cardDigest)).sorted() {
        decided[digest] = try ledger.scorecard(digest: digest).map { ModelledCard(card: $0.card, model: $0.model) }
      }
      let cards = try Set(decisions.map(\.decision.contractor)).sorted().flatMap { contractor in
        try ledger.scorecards(subject: contractor, kind: .contractor)
      }
      return DecisionRecords(
        recommendations: try ledger.recommendations().map(\.recommendation),
        cards: cards.map { ModelledCard(card: $0.card, model: $0.model) }, decidedCards: decided,
        contractors: run.portfolio.contractors, hours: try run.hours(without: problems).rows())
    }

    private func render(_ report: DecisionsReport) -> String {
      switch format {
      case .text:
        DecisionsText.render(
          report, style: TerminalStyle(width: Console.width(output), color: Console.colors(output)))
      case .json: DecisionsJSON.render(report)
      case .csv: DecisionsCSV.render(report)
      }
    }
  }
}

import ArgumentParser
import Foundation
import Hiring
import Judgement
import Ledger
import Reporting

extension RecordsCommand {
  /// `assay records prune`: removes what is older than the policy keeps.
  struct Prune: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "prune", abstract: "Remove what is older than the policy's retention_days; totals by week stay.",
      discussion: """
        Goes for records with their old values, cards, recommendations, and the texts of decisions and replies, in the \
        ledger and the backups that `assay records backup` wrote. Attestations and job posts stay: they prove an \
        agreement or speak of nobody. Old exports do not bring anything back. Also finishes a removal that another \
        process kept from being finished.
        """)

    @Flag(name: .long, help: "Only show what would go.")
    var dryRun = false

    @Option(name: .long, help: "The policy file. Default: the portfolio's.")
    var policy: String?

    @OptionGroup var portfolio: PortfolioOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
      let owned = try PortfolioFile.read(try portfolio.path())
      let policy = try PolicyFile.read(policy ?? owned.policyPath).judgement
      guard FileManager.default.fileExists(atPath: owned.ledgerPath) else {
        throw CommandError.usage("\(owned.ledgerPath): there is no ledger yet, so nothing is too old")
      }
      let ledger = try LedgerOpening.open(owned)
      let now = try portfolio.instant()
      let cutoff = Retention.cutoff(policy, now: now)
      let run = ErasureRun(portfolio: owned, ledger: ledger, now: now)
      let outcome = try run.perform(isTrial: dryRun) {
        try $0.prune(before: cutoff, by: owned.ownerName, at: now, isTrial: dryRun)
      }
      let day = CivilDate(utc: cutoff)
      try Console.emit(
        ErasureText.render(
          title: dryRun ? "What is older than \(day) and would go" : "What was older than \(day)",
          sections: [
            .init(dryRun ? "Would be removed" : "Removed", ErasureWords.counts(outcome.summary)),
            .init("Kept", ErasureWords.kept(outcome.summary)),
            .init(
              "Backups of the ledger",
              outcome.backups.map { dryRun ? $0 : "\($0): the same was removed from it" }
                + run.missingBackups(outcome.summary)),
            .init("What failed", outcome.problems),
          ], style: TerminalStyle(width: Console.width(output), color: Console.colors(output))), to: output)
      guard outcome.problems.isEmpty else {
        throw CommandError.cannotJudge("not everything could be removed; what failed stands above")
      }
    }
  }
}

import ArgumentParser
import Foundation
import Hiring
import Judgement
import Ledger
import Reporting

extension RecordsCommand {
  /// `assay records forget`: removes a person from everything that this program keeps.
  struct Forget: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "forget",
      abstract: "Remove a person from the ledger, its cache and its backups; totals of hours and money stay.",
      discussion: """
        Removes their records with all old values, their cards, recommendations and replies, and their name from what is \
        about others. The removal itself is appended to the chain of decisions, which still verifies. Later imports of \
        the same exports do not bring them back. What this cannot reach is listed with its place. Run it while the \
        person is still in the portfolio, which says by what names and accounts they are known; take them out afterwards.
        """)

    @Argument(help: "The contractor's id in the portfolio.")
    var contractor: String

    @Flag(name: .long, help: "Do it. Without it nothing is removed.")
    var yes = false

    @Flag(name: .long, help: "Only show what would go, and what could not be reached.")
    var dryRun = false

    @Flag(name: .long, help: "Let them be imported again: they work for you once more. What is gone stays gone.")
    var lift = false

    @Option(name: .long, help: "Who has it removed. Default: the portfolio's owner.")
    var by: String?

    @OptionGroup var portfolio: PortfolioOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
      if [yes, dryRun, lift].count(where: { $0 }) > 1 {
        throw ValidationError("--yes, --dry-run and --lift exclude each other")
      }
    }

    func run() async throws {
      let path = try portfolio.path()
      let owned = try PortfolioFile.read(path)
      let person = try owned.contractor(named: contractor)
      guard FileManager.default.fileExists(atPath: owned.ledgerPath) else {
        throw CommandError.usage("\(owned.ledgerPath): there is no ledger yet, so nothing is held of anybody")
      }
      let ledger = try LedgerOpening.open(owned)
      if lift { return try letIn(person, ledger) }
      let (now, others) = (try portfolio.instant(), owned.contractors.filter { $0.id != person.id })
      let run = ErasureRun(portfolio: owned, ledger: ledger, now: now)
      let outcome = try run.perform(isTrial: !yes) {
        try $0.forget(person, others: others, by: by ?? owned.ownerName, at: now, isTrial: !yes)
      }
      let unreached = UnreachedPlaces(
        portfolio: owned, portfolioPath: path,
        matcher: PersonMatcher(PersonMarks(person).subtracting(.union(of: others))), places: outcome.summary.places)
      var problems = outcome.problems
      var backups = outcome.backups.map { yes ? "\($0): the same was removed from it" : $0 }
      backups += run.missingBackups(outcome.summary)
      var cache: [String] = []
      if yes {
        do {
          if try run.removeCache() { cache = ["removed; it is made anew from the repositories"] }
        } catch {
          problems.append(CommandError.wrapping(error).message)
        }
      }
      try Console.emit(
        ErasureText.render(
          title: title(person, outcome.summary),
          sections: [
            .init(yes ? "Removed" : "Would be removed", ErasureWords.counts(outcome.summary)),
            .init("Kept, under the number \(outcome.summary.number)", ErasureWords.kept(outcome.summary)),
            .init("Backups of the ledger", backups), .init("The cache of facts", cache),
            .init("Not reached: still named there", unreached.sentences()), .init("What failed", problems),
          ], style: TerminalStyle(width: Console.width(output), color: Console.colors(output))), to: output)
      guard problems.isEmpty else {
        throw CommandError.cannotJudge("not everything could be removed; what failed stands above")
      }
      if !yes, !dryRun { throw CommandError.usage("nothing was removed; it cannot be undone, so say --yes to do it") }
    }

    private func title(_ person: Contractor, _ summary: ErasureSummary) -> String {
      yes
        ? "\(person.id) was removed and is somebody-\(summary.number) from now on"
        : "What removing \(person.id) would do"
    }

    private func letIn(_ person: Contractor, _ ledger: Ledger) throws {
      guard try ledger.forgotten(person.id) != nil else {
        throw CommandError.usage("\(person.id) is on no stop list, so there is nothing to lift")
      }
      try ledger.lift(person.id)
      try Console.emit(
        OutputEscaping.terminal("\(person.id) may be imported again; old exports bring back what they hold") + "\n",
        to: output)
    }
  }
}

import ArgumentParser
import Hiring
import Reporting

extension RecordsCommand {
  /// `assay records access`: who can reach what, and what has to be taken away.
  struct Access: AsyncParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, csv }

    /// What ends the command with 1.
    enum Failure: String, ExpressibleByArgument, CaseIterable { case outliving }

    static let configuration = CommandConfiguration(
      commandName: "access",
      abstract: "Say who can reach what by the newest lists, what outlives an engagement, and what cannot be said.")

    @Argument(help: "A contractor of the portfolio. Default: everybody, and accounts that are nobody's.")
    var contractor: String?

    @Option(name: .long, help: "text, json or csv.")
    var format: Format = .text

    @Option(
      name: .long,
      help:
        "outliving: exit 1 where access outlives an engagement, and 3 where it is not known of somebody who left that it is gone."
    )
    var failOn: Failure?

    @Option(name: .long, help: "The policy file. Default: the portfolio's.")
    var policy: String?

    @OptionGroup var portfolio: PortfolioOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
      let reading = try AccessReading.prepare(portfolio: portfolio, policy: policy, output: output)
      let only = try reading.contractor(contractor)
      let whole = try reading.inventory()
      let inventory = only.map { whole.only($0.id) } ?? whole
      let text =
        switch format {
        case .json: AccessJSON.render(inventory)
        case .csv: AccessCSV.render(inventory)
        case .text:
          AccessText.render(
            inventory, contractor: only?.name,
            style: TerminalStyle(width: Console.width(output), color: Console.colors(output)))
        }
      try Console.emit(text, to: output)
      if failOn == .outliving, inventory.hasOutliving { throw ExitCode(Exit.failed) }
      try ReportProblems.leave(unread: reading.unread)
      if failOn == .outliving, inventory.hasUnknownLeavers {
        throw CommandError.cannotJudge(
          "of somebody who left it is not known that their access is gone; what is missing stands above")
      }
    }
  }
}

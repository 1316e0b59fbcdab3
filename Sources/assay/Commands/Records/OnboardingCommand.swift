import ArgumentParser
import Hiring
import Reporting

extension RecordsCommand {
  /// `assay records onboarding`: what of each contractor's start is done, open or overdue.
  struct Onboarding: AsyncParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, csv }

    static let configuration = CommandConfiguration(
      commandName: "onboarding",
      abstract: "Say of each contractor what of the start is done, by what it shows, and what is open or overdue.")

    @Argument(help: "A contractor of the portfolio. Default: everybody whose engagements have not all ended.")
    var contractor: String?

    @Option(name: .long, help: "text, json or csv.")
    var format: Format = .text

    @Option(name: .long, help: "The policy file. Default: the portfolio's.")
    var policy: String?

    @OptionGroup var portfolio: PortfolioOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
      let reading = try AccessReading.prepare(portfolio: portfolio, policy: policy, output: output)
      let only = try reading.contractor(contractor)
      let onboarding = try reading.onboarding()
      let progress = onboarding.progress(only: only?.id)
      let text =
        switch format {
        case .json: OnboardingJSON.render(progress, today: onboarding.today)
        case .csv: OnboardingCSV.render(progress)
        case .text:
          OnboardingText.render(
            progress, today: onboarding.today,
            style: TerminalStyle(width: Console.width(output), color: Console.colors(output)))
        }
      try Console.emit(text, to: output)
      try ReportProblems.leave(unread: reading.unread)
    }
  }
}

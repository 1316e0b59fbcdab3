import ArgumentParser
import Foundation
import Gate
import Reporting

/// `assay hook run`: what the installed scripts call. Exit 0 lets git go on; anything else stops it.
struct HookRunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Judge what git is about to do; for hooks, which give it what git gave them.")

  @Argument(help: "The hook: \(HookKind.allCases.map(\.rawValue).joined(separator: ", ")).")
  var kind: HookKind

  @Argument(help: "What git gives the hook: for pre-push the remote's name and address.")
  var arguments: [String] = []

  @Option(name: .long, help: "The branch that changes go into. Default: the one of HEAD, or of the remote's HEAD.")
  var mainline: String?

  @Option(
    name: .long,
    help: "The file of accepted findings. Default: the policy's, or \(GateSettings.baselinePath) at the base.")
  var baseline: String?

  @OptionGroup var analysis: AnalysisOptions
  @OptionGroup var portfolio: PortfolioOptions
  @OptionGroup var output: OutputOptions

  /// What a server's lines have in front at the client, and what a terminal has where nobody says.
  private static let widest = 90

  func run() async throws {
    let kind = kind
    let verdicts = await HookRun(
      kind: kind, arguments: arguments, mainline: mainline, baseline: baseline, analysis: analysis,
      portfolio: portfolio, environment: HookEnvironment(), input: { try HookInput.read(kind) }
    ).verdicts()
    let style = TerminalStyle(width: min(Self.widest, Console.width(output)), color: Console.colors(output))
    if verdicts.isEmpty {
      Console.note("no ref is pushed, so there is nothing to judge", output)
    }
    try Console.emit(HookText.render(verdicts, subject: kind.subject, style: style), to: output)
    switch HookVerdict.worst(of: verdicts) {
    case .pass: break
    case .fail: throw ExitCode(Exit.failed)
    case .cannotJudge: throw ExitCode(Exit.cannotJudge)
    }
  }
}

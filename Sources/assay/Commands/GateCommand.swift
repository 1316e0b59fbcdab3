import Analysis
import ArgumentParser
import Findings
import Foundation
import Gate
import Git
import Hiring
import History
import Judgement
import Reporting
import RuleEngine

/// `assay gate`: judges a change, or looks after what was accepted.
struct GateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gate", abstract: "Judge a change against the policy before it is merged.",
    subcommands: [GateCheckCommand.self, GateBaselineCommand.self], defaultSubcommand: GateCheckCommand.self)
}

/// `assay gate [REPO]`: the verdict on a change.
struct GateCheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Judge a change: exit 0 if it may be merged, 1 if not, 3 if nobody can say.")

  @Argument(help: "The repository.")
  var repository: String = "."

  @OptionGroup var change: GateChangeOptions

  @Option(name: .long, help: "The form of the result: \(GateFormat.names).")
  var format: GateFormat = .text

  @Option(
    name: .long, help: "Write a further form to a file, like json=gate.json; as often as needed.")
  var report: [GateReportFile] = []

  @Option(name: .long, help: "Say what a condition means, and judge nothing.")
  var explain: String?

  @OptionGroup var analysis: AnalysisOptions
  @OptionGroup var portfolio: PortfolioOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    if let explain {
      try Console.emit(try explanation(of: explain), to: output)
      return
    }
    let document = try await document()
    let style = TerminalStyle(width: Console.width(output), color: Console.colors(output))
    for file in report {
      var target = output
      target.output = file.path
      try Console.emit(file.format.render(document, style: TerminalStyle()), to: target)
    }
    try Console.emit(format.render(document, style: style), to: output)
    switch document.report.verdict {
    case .pass: break
    case .fail: throw ExitCode(Exit.failed)
    case .cannotJudge: throw ExitCode(Exit.cannotJudge)
    }
  }

  /// The verdict; where something makes judging impossible from the start, that nobody can say.
  private func document() async throws -> GateDocument {
    var ends = change.ends
    do {
      ends = try ends.completed(
        by: .current, repository: repository, options: .init(trustedOwners: analysis.trustOwner))
      // Forms for tools have no place for how the ends were found.
      if format != .text { ends.notes.forEach { Console.note($0, output) } }
      return try await GateRun(repository, ends, analysis, portfolio).document()
    } catch {
      var failure = CommandError.wrapping(error)
      if error is HistoryError, let fullClone = ends.fullClone { failure.message += "; \(fullClone)" }
      // A wrong word on the command line is the caller's to mend at once; a policy or a rule that cannot be read is not.
      guard failure.code == Exit.cannotJudge || error is ConfigurationError || error is RuleError else { throw error }
      Console.error(failure.message)
      return GateRun.unjudged(repository, ends, reason: failure.message)
    }
  }

  private func explanation(of id: String) throws -> String {
    guard let definition = ConditionRegistry.condition(id)?.definition else {
      throw CommandError.usage(Wording.unknown("condition", id, among: ConditionRegistry.ids))
    }
    let policy = try analysis.policy.map { try PolicyFile.read($0) }
    let gate = try policy?.gate.map { try GatePolicy($0) } ?? GatePolicy()
    let style = TerminalStyle(width: Console.width(output), color: Console.colors(output))
    return GateText.explain(definition, setting: gate.setting(of: definition), style: style)
  }
}

/// What a gate judges.
struct GateChangeOptions: ParsableArguments {
  @Option(name: .long, help: "The revision that the change is to go into. Default: what the CI system says.")
  var base: String?

  @Option(name: .long, help: "The change's last revision. Default: what the CI system says with the base, or HEAD.")
  var head: String?

  @Flag(name: .long, help: "Judge what was added to the index, against HEAD.")
  var staged = false

  @Flag(
    name: .long, help: "Judge what lies in the worktree, against HEAD; what ignore files leave out is not looked at.")
  var worktree = false

  @Option(
    name: .long,
    help: "The file of accepted findings. Default: the policy's, or \(GateSettings.baselinePath) at the base.")
  var baseline: String?

  var ends: GateEnds { GateEnds(base: base, head: head, isStaged: staged, isWorktree: worktree, baseline: baseline) }

  func validate() throws {
    if staged, worktree {
      throw ValidationError("--staged judges the index and --worktree what lies in the folder; name one of them")
    }
    if staged || worktree, base != nil || head != nil {
      let (option, what) = staged ? ("--staged", "the index") : ("--worktree", "what lies in the folder")
      throw ValidationError("\(option) judges \(what) against HEAD; leave --base and --head out")
    }
  }
}

/// One further form of the result and where it goes.
struct GateReportFile: ExpressibleByArgument {
  var format: GateFormat
  var path: String

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1)
    guard parts.count == 2, let format = GateFormat(rawValue: String(parts[0])) else { return nil }
    self.format = format
    path = String(parts[1])
  }
}

/// The forms of a verdict.
enum GateFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json, sarif, junit, gitlab, github, checkstyle, markdown

  static let names = allCases.map(\.rawValue).joined(separator: ", ")

  func render(_ document: GateDocument, style: TerminalStyle) -> String {
    switch self {
    case .text: GateText.render(document, style: style)
    case .json: GateJSON.render(document)
    case .sarif: GateSARIF.render(document)
    case .junit: GateJUnit.render(document)
    case .gitlab: GateGitLab.render(document)
    case .github: GateGitHub.render(document)
    case .checkstyle: GateCheckstyle.render(document)
    case .markdown: GateMarkdown.render(document)
    }
  }
}

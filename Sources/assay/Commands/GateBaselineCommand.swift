import Analysis
import ArgumentParser
import Findings
import Foundation
import Gate
import Git
import Hiring
import Reporting
import SourceText

/// `assay gate baseline`: the findings that whoever answers for the policy has accepted.
struct GateBaselineCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "baseline", abstract: "Accept findings of a change, or look after those that were accepted.",
    subcommands: [GateBaselineWriteCommand.self, GateBaselinePruneCommand.self, GateBaselineShowCommand.self])
}

/// The file and the change that a baseline is for.
struct GateBaselineOptions: ParsableArguments {
  @Argument(help: "The repository.")
  var repository: String = "."

  @Option(name: .long, help: "The baseline file; keep it where whoever is judged cannot change it.")
  var file: String

  @Option(name: .long, help: "The revision that the change is to go into.")
  var base: String

  @Option(name: .long, help: "The change's last revision. Default: HEAD.")
  var head: String = "HEAD"

  /// The baseline as it is; empty where there is no file yet.
  func baseline() throws -> Baseline {
    guard FileManager.default.fileExists(atPath: file) else { return Baseline() }
    return try Baseline(yaml: try RecordFiles.read(file), file: file)
  }

  func write(_ baseline: Baseline, _ output: OutputOptions) throws {
    var target = output
    target.output = file
    try Console.emit(baseline.yaml(), to: target)
  }
}

/// `assay gate baseline write`: accepts what a change brings.
struct GateBaselineWriteCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "write", abstract: "Accept the findings of a change, with who, why and until when.")

  @OptionGroup var target: GateBaselineOptions

  @Option(name: .long, help: "Who accepts them.")
  var by: String

  @Option(name: .long, help: "Why.")
  var reason: String

  @Option(name: .long, help: "The last day on which it counts, like 2027-01-31. Default: no end.")
  var until: String?

  @Option(name: .long, help: "Only the findings with these fingerprints, as `assay gate` prints them.")
  var fingerprint: [String] = []

  @OptionGroup var analysis: AnalysisOptions
  @OptionGroup var portfolio: PortfolioOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if let until, !Baseline.isDay(until) {
      throw ValidationError("--until takes a day like 2027-01-31, not `\(until)`")
    }
    if reason.allSatisfy(\.isWhitespace) { throw ValidationError("--reason must say why they are accepted") }
  }

  func run() async throws {
    let change = GateEnds(base: target.base, head: target.head)
    let document = try await GateRun(target.repository, change, analysis, portfolio).document()
    let found = document.report.findings
    for wanted in fingerprint where !found.contains(where: { $0.fingerprint.hex == wanted }) {
      throw CommandError.usage(
        Wording.unknown("fingerprint", wanted, among: found.map(\.fingerprint.hex)))
    }
    let chosen = found.filter { fingerprint.isEmpty || fingerprint.contains($0.fingerprint.hex) }
    let baseline = try target.baseline()
    let kept = baseline.entries.filter { entry in !chosen.contains { $0.fingerprint == entry.fingerprint } }
    let new = chosen.map {
      Baseline.Entry(
        fingerprint: $0.fingerprint, rule: $0.rule, path: $0.path, by: by, reason: reason, until: until)
    }
    try target.write(Baseline(entries: kept + new), output)
    Console.note("\(target.file): \(Wording.count(new.count, "finding")) accepted, \(kept.count) kept", output)
  }
}

/// `assay gate baseline prune`: drops what no longer counts or no longer is there.
struct GateBaselinePruneCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prune",
    abstract: "Take out entries that have ended, and with --stale those that the head no longer has.")

  @Flag(
    name: .long,
    help:
      "Take out what this head does not have too. Branches that are still to come may need it; ask for it on the mainline."
  )
  var stale = false

  @OptionGroup var target: GateBaselineOptions
  @OptionGroup var analysis: AnalysisOptions
  @OptionGroup var portfolio: PortfolioOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let states = try await BaselineStates.read(target, analysis, portfolio)
    let kept = states.filter { $0.state == .counts || $0.state == .stale && !stale }
    try target.write(Baseline(entries: kept.map(\.entry)), output)
    Console.note("\(target.file): \(states.count - kept.count) taken out, \(kept.count) kept", output)
  }
}

/// `assay gate baseline show`: every entry and whether it counts.
struct GateBaselineShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "List every entry: who, why, until when, and whether it still counts.")

  @OptionGroup var target: GateBaselineOptions
  @OptionGroup var analysis: AnalysisOptions
  @OptionGroup var portfolio: PortfolioOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let states = try await BaselineStates.read(target, analysis, portfolio)
    let style = TerminalStyle(width: Console.width(output), color: Console.colors(output))
    try Console.emit(BaselineText.render(states.map { ($0.entry, $0.state.rawValue) }, style: style), to: output)
  }
}

/// What became of each entry.
enum BaselineStates {
  enum State: String {
    case counts, expired
    /// The head has no such finding any more.
    case stale
  }

  static func read(
    _ target: GateBaselineOptions, _ analysis: AnalysisOptions, _ portfolio: PortfolioOptions
  ) async throws -> [(entry: Baseline.Entry, state: State)] {
    guard FileManager.default.fileExists(atPath: target.file) else {
      throw CommandError.usage("\(target.file): no such baseline; `assay gate baseline write` makes one")
    }
    let day = CivilDate(utc: try portfolio.instant()).description
    // All of the head, whoever brought it: an entry goes on counting after its change was merged.
    let rules = try PolicyFile.rules(analysis)
    let tree = try await TreeReading.read(
      target.repository, rev: target.head, rules: rules, key: .unkeyed, options: analysis)
    guard !tree.facts.coverage.isIncomplete else {
      throw CommandError.cannotJudge(
        "\(target.repository): some files could not be read, so nobody can say which entries are stale; "
          + "`assay scan` lists them")
    }
    let change = GateEnds(base: target.base, head: target.head)
    let brought = try await GateRun(target.repository, change, analysis, portfolio).document().report
    let there = Set(
      tree.facts.findings.map(\.fingerprint) + brought.findings.map(\.fingerprint)
        + brought.accepted.map(\.finding.fingerprint))
    return try target.baseline().entries.map { entry in
      (entry, entry.isExpired(on: day) ? .expired : there.contains(entry.fingerprint) ? .counts : .stale)
    }
  }
}

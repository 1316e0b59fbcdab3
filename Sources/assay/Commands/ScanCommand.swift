import Analysis
import ArgumentParser
import Findings
import Foundation
import Git
import Judgement
import Reporting
import RuleEngine

/// `assay scan`: the findings of a tree.
struct ScanCommand: AsyncParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, markdown }

  static let configuration = CommandConfiguration(
    commandName: "scan", abstract: "Find what is wrong in a tree: HEAD, a revision, or a folder as it lies on disk.")

  @Argument(help: "The repository, or with --worktree any folder.")
  var repository: String = "."

  @Option(name: .long, help: "The revision to scan: a branch, tag or commit id.")
  var rev: String = "HEAD"

  @Flag(name: .long, help: "Scan the files as they lie on disk, a repository or not.")
  var worktree = false

  @Option(name: .long, help: "text, json or markdown.")
  var format: Format = .text

  @Option(name: .long, help: "Exit 1 on a finding of this severity or worse: info, low, medium, high or critical.")
  var failOn: Severity?

  @OptionGroup var analysis: AnalysisOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let rules = try PolicyFile.rules(analysis)
    let tree = try await TreeReading.read(
      repository, rev: worktree ? nil : rev, rules: rules, key: .unkeyed, options: analysis)
    let report = ScanReport(
      tool: ScanReport.Tool(
        name: "assay", version: Assay.version, model: JudgementModel.version, rulesDigest: rules.digest.hex),
      repository: ScanReport.Repository(
        path: repository, head: tree.head?.hex, rev: worktree ? nil : rev, isShallow: tree.isShallow),
      findings: tree.facts.findings, coverage: tree.facts.coverage)
    for warning in tree.warnings { Console.note(warning, output) }
    let style = TerminalStyle(width: Console.width(output), color: Console.colors(output))
    let text =
      switch format {
      case .text: FindingsText.render(report, style: style)
      case .json: ScanJSON.render(report)
      case .markdown: FindingsMarkdown.render(report)
      }
    try Console.emit(text, to: output)
    if tree.facts.coverage.isIncomplete {
      throw CommandError.cannotJudge(
        "some files could not be read, so this is not all; they are listed in the coverage with the reason")
    }
    if let failOn, tree.facts.findings.contains(where: { $0.severity >= failOn }) { throw ExitCode(Exit.failed) }
  }
}

extension Severity: ExpressibleByArgument {}

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

  @Option(
    name: .long,
    help: """
      Tell only what is new since the history parted from this revision: what --rev has and it had not, and the \
      credentials of every commit between, gone again or not.
      """)
  var base: String?

  @Flag(name: .long, help: "Scan the files as they were added to the index: what the next commit would have.")
  var staged = false

  @Option(name: .long, help: "text, json or markdown.")
  var format: Format = .text

  @Option(name: .long, help: "Exit 1 on a finding of this severity or worse: info, low, medium, high or critical.")
  var failOn: Severity?

  @Flag(
    name: .long,
    help: """
      Look for credentials in every object too, reachable or not: what is gone from the files is still for anybody to \
      read.
      """)
  var history = false

  @Flag(
    name: .long, help: "Tell since when each finding is there and who brought it, by the history of its line.")
  var ages = false

  @OptionGroup var analysis: AnalysisOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if staged, worktree || history || ages || base != nil || rev != "HEAD" {
      throw ValidationError("--staged scans the index alone; leave --worktree, --history, --ages, --base and --rev out")
    }
    if base != nil, worktree || history {
      throw ValidationError("--base reads the commits since a revision; leave --worktree and --history out")
    }
    if history, worktree { throw ValidationError("--history reads a repository's objects; leave --worktree out") }
    if ages, worktree { throw ValidationError("--ages reads the history of a revision; leave --worktree out") }
  }

  func run() async throws {
    let rules = try PolicyFile.rules(analysis)
    var tree =
      if let base {
        try await TreeReading.change(
          repository, base: base, rev: rev, rules: rules, key: .unkeyed, options: analysis)
      } else if staged {
        try await TreeReading.staged(repository, rules: rules, key: .unkeyed, options: analysis)
      } else {
        try await TreeReading.read(
          repository, rev: worktree ? nil : rev, rules: rules, key: .unkeyed, options: analysis)
      }
    if ages, let head = tree.head {
      let dated = try await FindingAges.adding(
        to: tree.facts.findings, repository: repository,
        options: Repository.OpenOptions(trustedOwners: analysis.trustOwner), head: head, jobs: analysis.jobs)
      tree.facts.findings = dated.findings
      tree.facts.coverage.merge(Coverage(skipped: dated.skipped))
    }
    if history { try await addPast(to: &tree, rules) }
    var paths = try ConcealedPaths(rules)
    try paths.conceal(in: &tree.facts.findings, &tree.facts.coverage)
    let report = ScanReport(
      tool: ScanReport.Tool(
        name: "assay", version: Assay.version, model: JudgementModel.version, rulesDigest: rules.digest.hex),
      repository: ScanReport.Repository(
        path: repository, head: tree.head?.hex, rev: try worktree || staged ? nil : paths.shown(rev),
        isShallow: tree.isShallow,
        committedAt: tree.committedAt),
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
    if base == nil, tree.facts.coverage.files == 0, tree.facts.coverage.skipped.isEmpty {
      throw CommandError.cannotJudge("\(repository): there is no file to scan; check the path and the revision")
    }
    if tree.facts.coverage.isIncomplete {
      throw CommandError.cannotJudge(
        "some files could not be read, so this is not all; they are listed in the coverage with the reason")
    }
    if let failOn, tree.facts.findings.contains(where: { $0.severity >= failOn }) { throw ExitCode(Exit.failed) }
  }
}

extension ScanCommand {
  /// Adds the credentials that the files no longer hold, and to those that they do since when they are known.
  private func addPast(to tree: inout TreeReading, _ rules: RuleSet) async throws {
    let credentials = try RuleDatabaseFile.credentials(of: rules, isCached: !analysis.noCache)
    // What is searched are the bytes that are there, under whatever name: hashing all of them would take as long again.
    let options = Repository.OpenOptions(trustedOwners: analysis.trustOwner, verification: .sample())
    let past = try await ObjectScan.scan(
      repository: repository, options: options, head: tree.head, rules: credentials, key: .unkeyed,
      jobs: analysis.jobs)
    tree.facts.findings = CredentialOrigins.merged(tree.facts.findings, with: past.findings)
    tree.facts.coverage.blobs = past.coverage.blobs
    tree.facts.coverage.bytes = past.coverage.bytes
    tree.facts.coverage.skipped = Array(Set(tree.facts.coverage.skipped + past.coverage.skipped)).sorted()
  }
}

extension Severity: ExpressibleByArgument {}

import Analysis
import ArgumentParser
import Findings
import Foundation
import Git
import Metrics
import Reporting
import RuleEngine
import SourceText

/// `assay measure`: functions, files, clones or the risk profile of a tree.
struct MeasureCommand: AsyncParsableCommand {
  enum What: String, ExpressibleByArgument, CaseIterable { case functions, files, clones, profile }
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, csv, html }

  static let configuration = CommandConfiguration(
    commandName: "measure", abstract: "Measure a tree: its functions, its files, its clones, or its risk profile.")

  @Argument(help: "The repository, or with --worktree any folder.")
  var repository: String = "."

  @Option(name: .long, help: "functions, files, clones or profile.")
  var what: What = .functions

  @Option(name: .long, help: "The revision to measure: a branch, tag or commit id.")
  var rev: String = "HEAD"

  @Flag(name: .long, help: "Measure the files as they lie on disk, a repository or not.")
  var worktree = false

  @Option(name: .long, help: "text or csv; the profile: text or html.")
  var format: Format = .text

  @Option(name: .long, help: "How many rows of text to show, worst first; 0 shows all. CSV always has all.")
  var limit: Int = 50

  @Flag(name: .long, help: "Clones: also where only names and literals differ.")
  var renamed = false

  @Option(
    name: .long,
    help: "How many tokens in a row must be equal to be a clone. Default: \(CloneSettings.standard.minimumTokens).")
  var minTokens: Int?

  @Option(
    name: .long, help: "How many lines a clone must stand on. Default: \(CloneSettings.standard.minimumLines).")
  var minLines: Int?

  @OptionGroup var analysis: AnalysisOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard limit >= 0 else { throw ValidationError("--limit takes 0 or more") }
    if what == .profile, format == .csv {
      throw ValidationError("the profile is a picture for people; --what functions --format csv has its numbers")
    }
    if what != .profile, format == .html { throw ValidationError("--format html goes with --what profile") }
    if what != .clones, renamed { throw ValidationError("--renamed goes with --what clones") }
    guard (10...10_000).contains(minTokens ?? 10) else {
      throw ValidationError("--min-tokens takes a number from 10 to 10000")
    }
    guard (1...10_000).contains(minLines ?? 1) else {
      throw ValidationError("--min-lines takes a number from 1 to 10000")
    }
  }

  func run() async throws {
    switch (what, format) {
    case (.functions, .csv): try await measure { MeasuresCSV.functions($0) }
    case (.functions, _): try await measure { MeasuresText.functions($0, style: style, limit: rows) }
    case (.files, .csv): try await measure { MeasuresCSV.files($0) }
    case (.files, _): try await measure { MeasuresText.files($0, style: style, limit: rows) }
    case (.profile, .html): try await measureProfile { try ProfilePage.render($0, limit: rows) }
    case (.profile, _): try await measureProfile { ProfileText.render($0, style: style, limit: rows) }
    case (.clones, .csv): try await measureClones { ClonesCSV.render($0.report) }
    case (.clones, _):
      try await measureClones {
        ClonesText.render($0.report, excluded: ExcludedFile.all(of: $0.exclusions), style: style, limit: rows)
      }
    }
  }

  private var settings: CloneSettings {
    CloneSettings(
      kind: renamed ? .renamed : .exact, minimumTokens: minTokens ?? CloneSettings.standard.minimumTokens,
      minimumLines: minLines ?? CloneSettings.standard.minimumLines)
  }

  /// The measures of every file, with what of it stands in clones.
  private func read() async throws -> (tree: TreeReading, clones: CloneReport, files: [MeasuredFile]) {
    let rev = worktree ? nil : rev
    let tree = try await TreeReading.read(
      repository, rev: rev, rules: RuleSet(rules: []), key: .unkeyed, options: analysis, obeysAttributes: true)
    let clones = try await TreeReading.clones(repository, rev: rev, settings: settings, options: analysis).report
    let duplicated = Dictionary(clones.duplicated.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    var paths = try ConcealedPaths(analysis)
    let files = try tree.facts.files.map { file in
      let measure = file.measure ?? FileMeasure(language: "", counts: LineCounts(), kind: .binary, functions: [])
      return MeasuredFile(
        path: try paths.shown(file.path), measure: measure, duplicated: duplicated[file.path],
        exclusion: tree.facts.exclusions[file.path])
    }
    return (tree, clones, files)
  }

  private func measure(_ render: ([MeasuredFile]) -> String) async throws {
    let (tree, clones, files) = try await read()
    try Console.emit(render(files), to: output)
    warn(tree.warnings)
    try checkComplete(tree.facts.coverage)
    try checkAllClones(clones)
  }

  private func measureProfile(_ render: (ProfileReport) throws -> String) async throws {
    let (tree, clones, files) = try await read()
    let report = ProfileReport(
      name: URL(filePath: repository).standardizedFileURL.lastPathComponent, head: tree.head?.hex, files: files,
      clones: clones)
    try Console.emit(render(report), to: output)
    warn(tree.warnings)
    try checkComplete(tree.facts.coverage)
    try checkAllClones(clones)
  }

  private func measureClones(_ render: (CloneFacts) -> String) async throws {
    let facts = try await TreeReading.clones(
      repository, rev: worktree ? nil : rev, settings: settings, options: analysis)
    var paths = try ConcealedPaths(analysis)
    var shown = facts
    try paths.conceal(in: &shown.report)
    try Console.emit(render(shown), to: output)
    try checkComplete(facts.coverage)
    try checkAllClones(facts.report)
  }

  /// What makes git show another tree than the one that was measured.
  private func warn(_ warnings: [String]) {
    for warning in warnings { Console.error(warning) }
  }

  private func checkAllClones(_ report: CloneReport) throws {
    guard report.unlisted > 0 else { return }
    throw CommandError.cannotJudge(
      "the limit on the work was reached with \(report.unlisted) candidates for clones left, so this is not all; "
        + "some file is made of parts of others over and over")
  }

  private func checkComplete(_ coverage: Coverage) throws {
    guard coverage.isIncomplete else { return }
    for skipped in coverage.skipped { Console.error("\(skipped.path.lossyString): \(skipped.reason)") }
    throw CommandError.cannotJudge("some files could not be read, so this is not all")
  }

  private var style: TerminalStyle {
    TerminalStyle(width: Console.width(output), color: Console.colors(output))
  }

  private var rows: Int { limit == 0 ? Int.max : limit }
}

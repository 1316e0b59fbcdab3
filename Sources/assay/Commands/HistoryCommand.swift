import ArgumentParser
import Findings
import Foundation
import Git
import Hiring
import History
import Reporting
import SourceText

/// `assay history`: every commit's changed files with the lines they gained and lost, or with `--what` how people worked,
/// which files change together, and which change often and are ill.
struct HistoryCommand: AsyncParsableCommand {
  enum What: String, ExpressibleByArgument, CaseIterable { case changes, people, coupling, hotspots }
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, csv, json }

  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract:
      "List who changed what: a row for each changed file of each commit; or what that says of people and files.",
    discussion: """
      The rows are those of `git log --numstat -M --no-merges --topo-order`: renames by the same object or half alike \
      in content, no copies, no merges, `-` for binary files, a submodule as one line that names its commit. \
      Attributes, replace refs and grafts of the repository are not obeyed.
      Commits are verified against their ids, files by a sample: `git fsck` verifies all.
      --what people, coupling and hotspots compare both sides of every change as the weekly card does, verify every \
      object, and take --since and --until for the window; thresholds are the policy's.
      """)

  @Argument(help: "The repository.")
  var repository: String = "."

  @Option(
    name: .long,
    help: """
      changes; people: sizes, survival, rework, later fixes, live lines; coupling: files that change together; \
      hotspots: files of code by changes and health.
      """)
  var what: What = .changes

  @Option(name: .long, help: "The revision to start at, or a range A..B: what B has and A has not.")
  var rev: String = "HEAD"

  @Option(
    name: .long,
    help: """
      Leave out commits that were committed before this, with all their ancestors, as git does: a day like 2026-11-02 \
      (from its start, UTC) or an instant like 2026-11-02T08:00:00+07:00.
      """)
  var since: String?

  @Option(name: .long, help: "Leave out commits that were committed after this day (UTC) or instant.")
  var until: String?

  @Option(
    name: .long,
    help: """
      Only this file or folder; may be repeated. A rename across the limit is an addition or a deletion, as with \
      `git log --full-history -- PATH`.
      """)
  var path: [String] = []

  @Flag(name: .long, help: "Follow first parents only, and show merges by what they changed in their first parent.")
  var firstParent = false

  @Option(name: .long, help: "text, csv or json.")
  var format: Format = .text

  @Option(
    name: .long,
    help: "How many rows text shows of --what people, coupling and hotspots; 0 shows all. JSON and CSV have all.")
  var limit: Int = 30

  @OptionGroup var portfolio: PortfolioOptions
  @OptionGroup var analysis: AnalysisOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard limit >= 0 else { throw ValidationError("--limit takes 0 or more") }
    if what != .changes, !path.isEmpty || firstParent || rev.contains("..") {
      throw ValidationError(
        "--path, --first-parent and ranges are for --what changes; \(what.rawValue) is read of the whole history of a "
          + "revision")
    }
    let (since, until) = (
      try Self.instant(since, "--since", isEnd: false), try Self.instant(until, "--until", isEnd: true)
    )
    if let since, let until, since > until {
      throw ValidationError("--since is after --until, so there is nothing to list")
    }
    for path in path { _ = try Self.limit(path) }
  }

  func run() async throws {
    guard FileManager.default.fileExists(atPath: repository) else {
      throw CommandError.usage("\(repository): no such folder")
    }
    let warnings = try warnings()
    if let part = HistorySignalsReport.Part(rawValue: what.rawValue) {
      try await emit(part)
    } else {
      try await emitChanges(warnings)
    }
  }

  private var style: TerminalStyle { TerminalStyle(width: Console.width(output), color: Console.colors(output)) }

  private func emit(_ part: HistorySignalsReport.Part) async throws {
    Console.progress("reading the history of \(repository)", output)
    var report = try await HistorySignalsReading.read(
      repository, rev: rev, since: try Self.instant(since, "--since", isEnd: false),
      until: try Self.instant(until, "--until", isEnd: true), portfolio: portfolio, analysis: analysis)
    var paths = try ConcealedPaths(analysis)
    try paths.conceal(in: &report.signals)
    Console.endProgress(output)
    let text =
      switch format {
      case .text: HistorySignalsText.render(report, part, style: style, limit: limit == 0 ? Int.max : limit)
      case .csv: HistorySignalsCSV.render(report, part)
      case .json: HistorySignalsJSON.render(report, part)
      }
    // The other forms have room for them.
    if format == .csv { for warning in report.warnings { Console.note(warning, output) } }
    try Console.emit(text, to: output)
    let gaps = report.coverage.skipped.filter(\.isGap)
    if format == .csv { for gap in gaps { Console.error("\(gap.path.lossyString): \(gap.reason)") } }
    let files = Set(gaps.map(\.path)).count
    if files > 0 {
      throw CommandError.cannotJudge("\(Wording.count(files, "file")) could not be read, so this is not all")
    }
  }

  private func emitChanges(_ warnings: [String]) async throws {
    for warning in warnings { Console.note(warning, output) }
    let query = HistoryQuery(
      revision: rev, since: try Self.instant(since, "--since", isEnd: false),
      until: try Self.instant(until, "--until", isEnd: true), paths: try path.map(Self.limit),
      firstParentOnly: firstParent)
    let report = HistoryReport(
      path: repository, revision: rev, since: query.since, until: query.until,
      paths: query.paths.map(\.lossyString), firstParentOnly: firstParent, warnings: warnings)
    let log = HistoryLog(
      path: repository, options: .init(trustedOwners: analysis.trustOwner, verification: .sample()), query: query,
      jobs: analysis.jobs)
    let style = style
    let sink = ResultSink(output)
    var totals = HistoryReport.Totals()
    var hasBegun = false
    let begin = { () throws in
      if hasBegun { return }
      hasBegun = true
      switch format {
      case .text: break
      case .csv: try sink.write(HistoryCSV.header)
      case .json: try sink.write(HistoryJSON.opening(report))
      }
    }
    var paths = try ConcealedPaths(analysis)
    let summary = try await log.read { read in
      var entries = read
      try paths.conceal(in: &entries)
      // Only once the history can be read, so that an error leaves no empty result.
      try begin()
      switch format {
      case .text: try sink.write(HistoryText.commits(entries, style: style))
      case .csv: try sink.write(HistoryCSV.rows(entries))
      case .json: try sink.write(HistoryJSON.commits(entries, first: totals.commits == 0))
      }
      totals.add(entries)
      Console.progress("\(totals.commits) commits", output)
    }
    try begin()
    Console.endProgress(output)
    switch format {
    case .text: try sink.write(HistoryText.totals(totals, summary, style: style))
    case .csv: break
    case .json: try sink.write(HistoryJSON.closing(totals, summary))
    }
    try sink.finish()
    if let first = summary.coverage.skipped.first {
      throw CommandError.cannotJudge(
        "\(Wording.count(summary.coverage.skipped.count, "changed file")) could not be counted, so this is not all; "
          + "the first is \(first.path.lossyString): \(first.reason)")
    }
  }

  /// What makes git show another history; refuses a branch without a commit.
  private func warnings() throws -> [String] {
    let repository = try Repository(opening: repository, options: .init(trustedOwners: analysis.trustOwner))
    if rev == "HEAD", case .unborn(let branch) = try repository.head() {
      throw CommandError.cannotJudge(
        "\(self.repository): branch \(branch) has no commit yet, so there is no history; commit something, "
          + "or name another revision with --rev")
    }
    return try repository.historyOverrides().sentence.map { [$0] } ?? []
  }

  /// Seconds since 1970 of a day's start or, as an end, its last second, or of an instant.
  static func instant(_ text: String?, _ option: String, isEnd: Bool) throws -> Int64? {
    guard let text else { return nil }
    if let day = CivilDate(text) { return Int64(day.daysSince1970) * 86_400 + (isEnd ? 86_399 : 0) }
    do {
      return Int64(try Date(text, strategy: .iso8601).timeIntervalSince1970.rounded(.down))
    } catch {
      throw ValidationError(
        "\(option) takes a day like 2026-11-02 or an instant like 2026-11-02T08:00:00Z, not `\(text)`")
    }
  }

  /// A path inside the repository without `./` before and slashes after it.
  static func limit(_ text: String) throws -> RepositoryPath {
    var parts = text.split(separator: "/", omittingEmptySubsequences: true).map(String.init)
    if parts.first == "." { parts.removeFirst() }
    guard !text.isEmpty, !text.hasPrefix("/"), !parts.contains(".."), !parts.contains(".") else {
      throw ValidationError("--path takes a file or folder inside the repository, like src/payments, not `\(text)`")
    }
    return RepositoryPath(parts.joined(separator: "/"))
  }
}

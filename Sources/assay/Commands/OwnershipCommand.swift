import ArgumentParser
import Findings
import Git
import Hiring
import History
import Reporting
import SourceText

/// `assay ownership`: who knows what of a tree, or with `--lines` who wrote each line of it.
struct OwnershipCommand: AsyncParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, csv }

  static let configuration = CommandConfiguration(
    commandName: "ownership", abstract: "Who knows what of a tree; with --lines, which commit each line is from.",
    discussion: """
      Lines are those of `git blame` without -M and -C, for all files in one pass over the history. Commits to look \
      through come from --ignore-revs or --ignore-revs-from only: who hides a commit hides its author, so a list in \
      the judged tree counts only if you name the revision to take it from. Commits are verified against their ids, \
      files by a sample: `git fsck` verifies all.
      """)

  @Argument(help: "The repository.")
  var repository: String = "."

  @Flag(name: .long, help: "The commit of every line.")
  var lines = false

  @Flag(name: .long, help: "Everybody who appears in the history, by which names, and who may be whom.")
  var people = false

  @OptionGroup var selection: OwnershipSelection

  @Option(
    name: .long,
    help: """
      Take this person, a contractor or an id that the report shows, for gone, and tell what nobody knows then and who \
      is nearest to each file. Can be repeated.
      """)
  var without: [String] = []

  @Option(name: .long, help: "text or json; with --lines text or csv; with --people text, csv or json.")
  var format: Format = .text

  @Option(name: .long, help: "How many rows of people and files text shows; 0 shows all. JSON and CSV have all.")
  var limit: Int = 30

  @OptionGroup var portfolio: PortfolioOptions
  @OptionGroup var analysis: AnalysisOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard limit >= 0 else { throw ValidationError("--limit takes 0 or more") }
    if lines, format == .json { throw ValidationError("--lines has --format text or csv; json is for the summary") }
    if lines, people { throw ValidationError("--lines and --people are two reports; ask for one at a time") }
    if !lines, !people, format == .csv {
      throw ValidationError("--format csv is for --lines and --people; the summary has text or json")
    }
    if lines || people, !without.isEmpty {
      throw ValidationError("--without is for the summary; lines and names stay whose they are")
    }
  }

  func run() async throws {
    Console.progress("reading the history of \(repository)", output)
    let reading = try await OwnershipReading.read(
      repository, selection: selection, followsChanges: !lines && !people, options: analysis)
    Console.endProgress(output)
    for warning in reading.warnings { Console.note(warning, output) }
    if lines {
      try emitLines(reading.ownership)
    } else if people {
      try emitPeople(reading.ownership)
    } else {
      try emitSummary(reading)
    }
    let gaps = reading.ownership.skipped.filter(\.isGap)
    for gap in gaps { Console.error("\(gap.path.lossyString): \(gap.reason)") }
    if !gaps.isEmpty {
      throw CommandError.cannotJudge("\(Wording.count(gaps.count, "file")) could not be followed, so this is not all")
    }
  }

  private var style: TerminalStyle { TerminalStyle(width: Console.width(output), color: Console.colors(output)) }

  private func emitLines(_ ownership: LineOwnership) throws {
    var paths = try ConcealedPaths(analysis)
    var shown: [RepositoryPath] = []
    for file in ownership.files { shown.append(try paths.shown(file.path)) }
    let files = zip(shown, ownership.files).lazy.map { OwnedLines(path: $0, owners: $1.lines) }
    if format == .csv {
      let ids = ownership.commits.map { Array($0.id.hex.utf8) }
      try Console.emit(Array(LinesCSV.header.utf8), then: files.map { LinesCSV.rows($0, commits: ids) }, to: output)
    } else {
      let ids = ownership.commits.map(\.id.short)
      let authors = ownership.commits.map(\.author.nameText)
      let style = style
      let text = files.map { Array(LinesText.rows($0, commits: ids, authors: authors, style: style).utf8) }
      try Console.emit([], then: text, to: output)
    }
  }

  private func emitPeople(_ ownership: LineOwnership) throws {
    var liveLines: [ObjectID: Int] = [:]
    for file in ownership.files {
      for owner in file.lines { liveLines[ownership.commits[Int(owner)].id, default: 0] += 1 }
    }
    let owners = try portfolio.found().map { try PortfolioFile.read($0) }
    let text = try OwnershipPeople.render(
      repository, rev: selection.rev, portfolio: owners,
      policy: PolicyFile.read(analysis.policy ?? owners?.policyPath).judgement,
      options: Repository.OpenOptions(trustedOwners: analysis.trustOwner), liveLines: liveLines,
      format: format, style: style, limit: limit)
    try Console.emit(text, to: output)
  }

  private func emitSummary(_ reading: OwnershipReading) throws {
    var report = try reading.report(
      portfolio: portfolio, policy: analysis.policy, without: without, named: repository, rev: selection.rev)
    var paths = try ConcealedPaths(analysis)
    try paths.conceal(in: &report)
    let text =
      format == .json
      ? OwnershipJSON.render(report)
      : OwnershipText.render(report, style: style, limit: limit == 0 ? Int.max : limit)
    try Console.emit(text, to: output)
  }
}

/// Which lines of which files, and what is taken for a change.
struct OwnershipSelection: ParsableArguments {
  @Option(name: .long, help: "The revision: a branch, tag or commit id.")
  var rev: String = "HEAD"

  @Option(name: .customLong("path"), help: "Only this file. Can be repeated.")
  var paths: [String] = []

  @Option(name: .long, help: "Only the files that this file lists, a path a line.")
  var pathsFrom: String?

  @Option(name: .long, help: "Look through the commits that this file of yours lists, a full id a line.")
  var ignoreRevs: String?

  @Option(
    name: .long, help: "Look through the commits that the repository's .git-blame-ignore-revs lists at this revision.")
  var ignoreRevsFrom: String?

  @Flag(name: [.customShort("w"), .long], help: "Lines that differ only in white space are the same.")
  var ignoreWhitespace = false
}

import Analysis
import ArgumentParser
import Findings
import Metrics
import Reporting
import RuleEngine
import SourceText

/// `assay measure`: functions, files or the risk profile of a tree.
struct MeasureCommand: AsyncParsableCommand {
  enum What: String, ExpressibleByArgument, CaseIterable { case functions, files, profile }
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, csv }

  static let configuration = CommandConfiguration(
    commandName: "measure", abstract: "Measure a tree: its functions, its files, or its risk profile.")

  @Argument(help: "The repository, or with --worktree any folder.")
  var repository: String = "."

  @Option(name: .long, help: "functions, files or profile.")
  var what: What = .functions

  @Option(name: .long, help: "The revision to measure: a branch, tag or commit id.")
  var rev: String = "HEAD"

  @Flag(name: .long, help: "Measure the files as they lie on disk, a repository or not.")
  var worktree = false

  @Option(name: .long, help: "text or csv.")
  var format: Format = .text

  @Option(name: .long, help: "How many rows of text to show, worst first; 0 shows all. CSV always has all.")
  var limit: Int = 50

  @OptionGroup var analysis: AnalysisOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard limit >= 0 else { throw ValidationError("--limit takes 0 or more") }
    if what == .profile, format == .csv {
      throw ValidationError("the profile is a picture for people; --what functions --format csv has its numbers")
    }
  }

  func run() async throws {
    let tree = try await TreeReading.read(
      repository, rev: worktree ? nil : rev, rules: RuleSet(rules: []), key: .unkeyed, options: analysis)
    let files = tree.facts.files.map { file in
      let measure = file.measure ?? FileMeasure(language: "", counts: LineCounts(), kind: .binary, functions: [])
      return MeasuredFile(
        path: file.path, measure: measure, health: measure.functions.isEmpty ? nil : FunctionHealth.health(of: measure))
    }
    try Console.emit(text(of: files), to: output)
    if tree.facts.coverage.isIncomplete {
      for skipped in tree.facts.coverage.skipped {
        Console.error("\(skipped.path.lossyString): \(skipped.reason)")
      }
      throw CommandError.cannotJudge("some files could not be read, so this is not all")
    }
  }

  private func text(of files: [MeasuredFile]) -> String {
    let style = TerminalStyle(width: Console.width(output), color: Console.colors(output))
    let rows = limit == 0 ? Int.max : limit
    return switch (what, format) {
    case (.functions, .csv): MeasuresCSV.functions(files)
    case (.functions, .text): MeasuresText.functions(files, style: style, limit: rows)
    case (.files, .csv): MeasuresCSV.files(files)
    case (.files, .text): MeasuresText.files(files, style: style, limit: rows)
    case (.profile, _): MeasuresText.profiles(Profiles.of(files), style: style)
    }
  }
}

/// The risk profile of a tree: shares of function lines by band.
enum Profiles {
  static func of(_ files: [MeasuredFile]) -> [Reporting.RiskProfile] {
    let functions = files.filter { $0.measure.kind == .source || $0.measure.kind == .test }
      .flatMap(\.measure.functions)
    return Metrics.RiskProfile.Property.allCases.map { property in
      let profile = Metrics.RiskProfile(property, of: functions)
      return Reporting.RiskProfile(
        name: property.rawValue, low: profile.share(of: .low), moderate: profile.share(of: .moderate),
        high: profile.share(of: .high), veryHigh: profile.share(of: .veryHigh))
    }
  }
}

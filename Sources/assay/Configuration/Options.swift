import ArgumentParser
import Findings
import Foundation
import Hiring

/// When to colour.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never
}

/// Options that every command has.
struct OutputOptions: ParsableArguments {
  @Option(name: .long, help: "Write the result to this file in place of standard output.")
  var output: String?

  @Option(name: .long, help: "When to colour: auto, always or never. NO_COLOR is honoured.")
  var color: ColorChoice = .auto

  @Flag(name: .long, help: "Say nothing but the result and errors.")
  var quiet = false
}

/// Options of commands that read code.
struct AnalysisOptions: ParsableArguments {
  @Option(name: .long, help: "How many workers; the result is the same for any number.")
  var jobs: Int = ProcessInfo.processInfo.activeProcessorCount

  @Option(name: .long, help: "A folder of further rule packs, checked when read.")
  var rules: [String] = []

  @Option(name: .long, help: "The policy file. Default: the portfolio's.")
  var policy: String?

  @Option(
    name: .long, help: "Only these dimensions, separated by commas: security, quality, maintainability, ownership.")
  var only: String?

  @Flag(name: .long, help: "Analyse everything anew, and keep nothing for the next run.")
  var noCache = false

  @Option(name: .long, help: "Trust the owner of this repository's folder although it is another user.")
  var trustOwner: [String] = []

  func validate() throws {
    guard (1...256).contains(jobs) else { throw ValidationError("--jobs takes a number from 1 to 256, not \(jobs)") }
    _ = try dimensions()
  }

  /// The dimensions that `--only` names, or all.
  func dimensions() throws -> Set<Findings.Dimension> {
    guard let only else { return Set(Findings.Dimension.allCases) }
    return try Set(
      only.split(separator: ",").map { name in
        let text = name.trimmingCharacters(in: .whitespaces)
        guard let dimension = Findings.Dimension(rawValue: text) else {
          throw ValidationError(Wording.unknown("dimension", text, among: Findings.Dimension.allCases.map(\.rawValue)))
        }
        return dimension
      })
  }
}

/// Options of commands that join code with the hiring records.
struct PortfolioOptions: ParsableArguments {
  @Option(name: .long, help: "The portfolio file. Default: assay.yml here or above.")
  var portfolio: String?

  @Option(name: .long, help: "The instant to take as now, like 2026-11-16T08:00:00Z, for reproducible output.")
  var now: String?

  /// The portfolio file that the user named or that lies here or above.
  func path() throws -> String {
    if let found = found() { return found }
    throw CommandError.usage(
      "no assay.yml here or above; name the portfolio with --portfolio FILE, or run `assay demo` to see one")
  }

  /// The same; nil where there is none.
  ///
  /// - Parameter isPassedOver: a file for which it is true counts as not there, unless the user named it.
  func found(besides isPassedOver: (String) -> Bool = { _ in false }) -> String? {
    if let portfolio { return portfolio }
    var folder = URL(filePath: FileManager.default.currentDirectoryPath)
    while true {
      let candidate = folder.appending(path: "assay.yml").path
      if FileManager.default.fileExists(atPath: candidate), !isPassedOver(candidate) { return candidate }
      let parent = folder.deletingLastPathComponent()
      if parent.path == folder.path { return nil }
      folder = parent
    }
  }

  func instant() throws -> Date {
    guard let now else { return Date() }
    do {
      return try Date(now, strategy: .iso8601)
    } catch {
      throw CommandError.usage("--now takes an instant like 2026-11-16T08:00:00Z, not `\(now)`")
    }
  }
}

/// A week as an argument, like `2026-W46`.
struct WeekArgument: ExpressibleByArgument {
  var week: ISOWeek

  init?(argument: String) {
    guard let week = ISOWeek(argument) else { return nil }
    self.week = week
  }
}

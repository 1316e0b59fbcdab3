import CohortGenerator
import Foundation
import Ledger
import TestSupport

/// A planted trial, the cards that the built program makes of it, and those that it makes of the same trial told in
/// another way.
struct MetamorphicTrial: Sendable {
  struct Failed: Error, CustomStringConvertible {
    var description: String
  }

  static let weeks = 3
  /// The repository's id in the portfolio.
  static let repository = "shop"

  let cohort: Cohort
  let history: CommitHistory
  let cards: [String: Card]
  private let folder: TemporaryFolder

  init(seed: UInt64, kinds: [ContractorKind], language: Language) throws {
    cohort = Cohort(seed: seed, kinds: kinds, language: language, weeks: Self.weeks)
    folder = try TemporaryFolder()
    try cohort.build(in: folder.path)
    history = try CommitHistory(readingFrom: GitProcess(folder: folder.path + "/shop"))
    cards = try Self.judge(folder.path)
  }

  /// The person of a kind.
  func person(_ kind: ContractorKind) throws -> Person {
    guard let person = cohort.people.first(where: { $0.kind == kind }) else {
      throw Failed(description: "nobody is planted as \(kind.rawValue)")
    }
    return person
  }

  /// The first instant of the trial.
  var start: Int64 { WorkCalendar.instant(0, day: 0, hour: 0) }

  /// What the cards are once the history was told in another way.
  ///
  /// - Parameter portfolio: the owner's file in other words.
  func shifts(
    portfolio: (String) throws -> String = { $0 }, _ change: (inout CommitHistory) throws -> Void
  ) throws -> [String: CardShift] {
    var history = history
    try change(&history)
    let other = try TemporaryFolder()
    let files = FileManager.default
    for name in ["records", "policy.yml"] {
      try files.copyItem(atPath: folder.path + "/" + name, toPath: other.path + "/" + name)
    }
    // Keeps what an analysis of a file's bytes says: it holds whatever history they stand in.
    try files.copyItem(atPath: folder.path + "/assay.db.cache", toPath: other.path + "/assay.db.cache")
    let written = try String(contentsOfFile: folder.path + "/assay.yml", encoding: .utf8)
    try other.write(try portfolio(written), to: "assay.yml")
    try files.createDirectory(atPath: other.path + "/shop", withIntermediateDirectories: true)
    try history.write(into: GitProcess(folder: other.path + "/shop"))
    let after = try Self.judge(other.path)
    return cards.reduce(into: [:]) { shifts, entry in
      shifts[entry.key] = CardShift(person: entry.key, before: entry.value, after: after[entry.key] ?? Card())
    }
  }

  private static func judge(_ folder: String) throws -> [String: Card] {
    let now = ["--now", WorkCalendar(weeks: weeks).after]
    let week = ["--week", WorkCalendar.isoWeek(weeks - 1), "--format", "json"]
    let told = try AssayCommand.run(["scorecard"] + week + now, in: folder)
    guard told.code == 0 else { throw Failed(description: "assay scorecard exited \(told.code): \(told.errors)") }
    // The run keeps what it recommends: `assay recommend` would reckon all of it once more.
    let kept = try Ledger(path: folder + "/assay.db", key: [UInt8](repeating: 1, count: 32)).recommendations()
    return try Card.read(scorecards: told.output, recommendations: kept)
  }
}

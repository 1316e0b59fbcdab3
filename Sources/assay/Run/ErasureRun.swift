import Findings
import Foundation
import Hiring
import Judgement
import Ledger
import Reporting

/// An erasure over everything that this program keeps: the ledger, its cache of facts and the copies it knows of.
struct ErasureRun {
  let portfolio: Portfolio
  let ledger: Ledger
  let now: Date

  /// What one erasure did, or would do.
  struct Outcome {
    var summary: ErasureSummary
    var backups: [String] = []
    var problems: [String] = []
  }

  /// - Parameter erase: the erasure itself, on the ledger and on each backup.
  func perform(isTrial: Bool, erase: (Ledger) throws -> ErasureSummary) throws -> Outcome {
    var outcome = Outcome(summary: try erase(ledger))
    if isTrial {
      outcome.backups = try knownBackups(outcome.summary)
      return outcome
    }
    do {
      try ledger.scrub()
    } catch {
      outcome.problems.append("\(error)")
    }
    for path in try knownBackups(outcome.summary) {
      do {
        let backup = try Ledger(path: path, key: [])
        _ = try erase(backup)
        try backup.scrub()
        outcome.backups.append(path)
      } catch {
        outcome.problems.append("the backup was not changed: \(error)")
      }
    }
    return outcome
  }

  /// The cache beside the ledger; it is made anew from the repositories.
  func removeCache() throws -> Bool {
    let path = portfolio.ledgerPath + ".cache"
    do {
      return try FactCache.remove(at: path)
    } catch {
      throw CommandError.cannotJudge("\(path): the cache could not be removed: \(CommandError.reason(error))")
    }
  }

  /// Copies that `assay records backup` noted, and those under its usual names beside the ledger, that are there.
  private func knownBackups(_ summary: ErasureSummary) throws -> [String] {
    let ledger = URL(filePath: portfolio.ledgerPath).absoluteURL.standardizedFileURL
    var paths = Set(summary.places.filter { $0.kind == .backup }.map(\.path))
    let stem = ledger.deletingPathExtension().lastPathComponent
    let ending = ledger.pathExtension.isEmpty ? "" : ".\(ledger.pathExtension)"
    let folder = ledger.deletingLastPathComponent()
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path)
    where name.hasPrefix(stem + "-") && name.hasSuffix(ending) {
      guard CivilDate(String(name.dropFirst(stem.count + 1).dropLast(ending.count))) != nil else { continue }
      paths.insert(folder.appending(path: name).path)
    }
    paths.remove(ledger.path)
    return paths.filter { FileManager.default.fileExists(atPath: $0) }.sorted()
  }

  /// Backups that were written and are not where they were.
  func missingBackups(_ summary: ErasureSummary) -> [String] {
    summary.places.filter { $0.kind == .backup && !FileManager.default.fileExists(atPath: $0.path) }.map {
      "the backup \($0.path) of \(CivilDate(utc: $0.at)) is not there: wherever it is now, remove it"
    }
  }
}

/// An erasure in words.
enum ErasureWords {
  static func counts(_ summary: ErasureSummary) -> [String] {
    var lines = summary.counts.map { count in
      [
        count.removed > 0 ? "\(count.kind): \(count.removed) removed" : nil,
        count.redacted > 0 ? "\(count.kind): the name taken out of \(count.redacted)" : nil,
      ].compactMap(\.self).joined(separator: "; ")
    }
    if summary.decisions > 0 {
      lines.append(
        "decisions and replies: texts taken out of \(summary.decisions), whose places in the chain stay and verify")
    }
    return lines.isEmpty ? ["nothing: the ledger holds none of it"] : lines
  }

  /// What stays, and why.
  static func kept(_ summary: ErasureSummary) -> [String] {
    var lines: [String] = []
    let seconds = Dictionary(grouping: summary.totals.filter { $0.seconds > 0 }, by: \.side)
    for (side, totals) in seconds.sorted(by: { $0.key < $1.key }) {
      lines.append(
        "\(side): \(hours(totals.map(\.seconds).reduce(0, +))) in "
          + "\(Wording.count(Set(totals.map(\.week)).count, "week"))")
    }
    let money = Dictionary(grouping: summary.totals.compactMap { total in total.amount.map { (total.side, $0) } }) {
      "\($0.0) \($0.1.currency)"
    }
    for (name, amounts) in money.sorted(by: { $0.key < $1.key }) {
      lines.append("\(name): \(amount(amounts.map(\.1.minorUnits).reduce(0, +))) in all")
    }
    if summary.unsealedDecisions > 0 {
      lines.append(
        "\(Wording.count(summary.unsealedDecisions, "decision")) of an earlier version of assay "
          + "\(summary.unsealedDecisions == 1 ? "keeps its digest" : "keep their digests"), on which the chain rests: "
          + "whoever guesses the whole text to the letter can confirm the guess, and nobody can read it")
    }
    return lines
  }

  private static func hours(_ seconds: Int) -> String {
    "\(seconds / 3_600):\(String(format: "%02d", seconds / 60 % 60)) h"
  }

  /// In the currency's units, of two decimals as most are.
  private static func amount(_ minor: Int) -> String {
    "\(minor < 0 ? "-" : "")\(abs(minor) / 100).\(String(format: "%02d", abs(minor) % 100))"
  }
}

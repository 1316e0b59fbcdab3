import Foundation
import Git
import Hiring
import History
import Ledger

/// Asks whether a repository still holds what it held in the last run, and keeps the answer.
struct RewriteCheck {
  var ledger: Ledger
  var options: Repository.OpenOptions
  var now: Date

  /// One sentence for each branch that was ever found rewritten or gone with its work; the mainline's first.
  ///
  /// What was found once stays found: the branch's old tip is replaced in the ledger, the finding beside it is not.
  func sentences(for repository: Portfolio.Repository, mainline: String) throws -> [String] {
    let opened = try Repository(opening: repository.path, options: options)
    let found = try RewrittenHistory.findings(old: ledger.tips(repository: repository.id), in: opened)
    try ledger.store(
      tips: RewrittenHistory.tips(of: opened),
      rewrites: found.map { (reference: $0.reference, old: $0.old, new: $0.new) }, repository: repository.id, at: now)
    // What a later run found is not part of this one: the same run twice says the same.
    let kept = try ledger.rewrites(repository: repository.id, before: now.addingTimeInterval(0.001))
    let isMainline = { (rewrite: StoredRewrite) in Self.isBranch(rewrite.reference, named: mainline) }
    return (kept.filter(isMainline) + kept.filter { !isMainline($0) }).map { rewrite in
      let what = isMainline(rewrite) ? "The mainline \(rewrite.reference)" : "Branch \(rewrite.reference)"
      let between = "between \(Self.day(rewrite.since)) and \(Self.day(rewrite.at))"
      guard let new = rewrite.new else {
        return "\(what) was deleted \(between), and nothing else holds what it held at \(rewrite.old.prefix(10))."
      }
      return "\(what) was rewritten \(between): it stands at \(new.prefix(10)) and no longer holds "
        + "\(rewrite.old.prefix(10)), so work and its traces may be missing."
    }
  }

  /// Whether a reference is the branch that a portfolio names, here or at a remote.
  static func isBranch(_ reference: String, named name: String) -> Bool {
    if reference == name || reference == "refs/heads/\(name)" || reference == "refs/remotes/\(name)" { return true }
    let parts = reference.split(separator: "/", maxSplits: 3)
    return parts.count == 4 && parts[0] == "refs" && parts[1] == "remotes" && parts[3] == name
  }

  private static func day(_ instant: Date) -> String { CivilDate(utc: instant).description }
}

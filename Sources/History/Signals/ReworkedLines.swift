/// A person's young lines that were rewritten: by themselves, by others, and by reverts.
///
/// Neutral in itself: requirements shift. Whether it counts is the reader's to decide, by who followed whom with what.
package struct ReworkedLines: Sendable, Hashable {
  /// Lines added by the person in the window, co-authors sharing equally.
  package var added: Double
  /// Those taken away while young by a change of the person's own, or of somebody else's, that was no revert.
  package var bySelf: Double
  package var byOthers: Double
  /// Those taken away by a revert, whoever reverted.
  package var reverted: Double
  /// Those of all three that a fix or a revert took away.
  package var repaired: Double

  package static let none = ReworkedLines(added: 0, bySelf: 0, byOthers: 0, reverted: 0, repaired: 0)

  package static func + (left: ReworkedLines, right: ReworkedLines) -> ReworkedLines {
    ReworkedLines(
      added: left.added + right.added, bySelf: left.bySelf + right.bySelf, byOthers: left.byOthers + right.byOthers,
      reverted: left.reverted + right.reverted, repaired: left.repaired + right.repaired)
  }

  package var all: Double { bySelf + byOthers + reverted }
  /// Of the added lines, 0 to 1; nil where none was added.
  package var share: Double? { added > 0 ? min(1, all / added) : nil }

  /// What became of the person's lines of the window within `days` of writing.
  ///
  /// - Parameters:
  ///   - days: 21 as LinearB and Flow count rework, or 14 as GitClear counts churn.
  ///   - from, until: the window of the writing changes by the committer's clock; what happens at `until` and later is
  ///     not known yet.
  package static func of(
    _ part: PersonalHistory, within days: Int, from: Int64 = .min, until: Int64
  ) -> ReworkedLines {
    var reworked = ReworkedLines.none
    for change in part.changes(from: from, until: until) {
      reworked.added += Double(change.writtenLines) * change.weight
    }
    for death in part.deaths where death.seconds < Int64(days) * 86_400 {
      let origin = part.history.changes[death.origin]
      let by = part.history.changes[death.by]
      guard origin.committedAt >= from, origin.committedAt < until, by.committedAt < until, by.author.standing != .bot
      else { continue }
      let lines = Double(death.lines) * origin.weight
      if death.repair == .revert {
        reworked.reverted += lines
      } else if by.isBy(part.person) {
        reworked.bySelf += lines
      } else {
        reworked.byOthers += lines
      }
      if death.isRepair { reworked.repaired += lines }
    }
    return reworked
  }
}

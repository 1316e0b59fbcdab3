internal import Foundation
internal import Hiring
internal import History

/// The weeks that an applicant is judged over: their own in the repository, however long ago.
///
/// A contractor's card forgets what is older than its window; a sample has no engagement, so all that they did in it
/// counts. It ends with the repository's last change, because what is still in the code is known for its head only.
struct EvaluationPeriod {
  /// The week of the repository's last change.
  let week: ISOWeek
  let weeks: Int

  /// Nil where the person has no change.
  init?(of person: Person, in history: RepositoryHistory) {
    guard let first = history.changes.lazy.filter({ $0.isBy(person) }).map(\.committedAt).min() else { return nil }
    let past = history.changes.lazy.map(\.committedAt).filter { $0 < history.until }
    let last = Self.sane(past.max() ?? first)
    week = ISOWeek(containing: Date(timeIntervalSince1970: Double(last)))
    let end = Int64(week.end.timeIntervalSince1970)
    weeks = max(1, Int((end - Self.sane(first) + 7 * 86_400 - 1) / (7 * 86_400)))
  }

  /// Years 1 to 9999: a clock may claim anything, and a calendar has to show it.
  static func sane(_ instant: Int64) -> Int64 { min(max(instant, -62_135_596_800), 253_402_300_799) }

  var window: Evaluation.Window {
    let end = CivilDate(utc: week.end).daysSince1970
    return Evaluation.Window(
      from: CivilDate(daysSince1970: end - weeks * 7), to: CivilDate(daysSince1970: end - 1), weeks: weeks)
  }
}

internal import Foundation

extension Engagement {
  /// A change of the weekly limit.
  package struct LimitChange: Sendable, Hashable {
    /// The day of UTC on which it was changed.
    package var from: CivilDate
    /// Nil takes the limit away.
    package var seconds: Int?

    package init(from: CivilDate, seconds: Int?) {
      self.from = from
      self.seconds = seconds
    }
  }

  /// The limit that holds in a week of UTC; nil where there is none.
  ///
  /// A raised limit holds for the whole week in which it was raised, a lowered one from the Monday after. Source: Upwork's
  /// help on weekly limits. What is dated before the engagement began is how it began.
  package func weeklyLimit(in week: ISOWeek) -> Int? {
    var limit = weeklyLimitSeconds
    let changes = limitChanges.enumerated().sorted { ($0.element.from, $0.offset) < ($1.element.from, $1.offset) }
    for change in changes.map(\.element) {
      let changed = ISOWeek(containing: change.from.startUTC)
      let isRaised = (change.seconds ?? .max) >= (limit ?? .max)
      let holds = isRaised || change.from <= started ? changed : changed.advanced(by: 1)
      if holds <= week { limit = change.seconds }
    }
    return limit
  }

  /// Whether it ever had a weekly limit.
  package var isLimited: Bool { weeklyLimitSeconds != nil || limitChanges.contains { $0.seconds != nil } }
}

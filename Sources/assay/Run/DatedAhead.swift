import Foundation

/// What must not be dated after now: it would outweigh everything that comes later, and for good.
enum DatedAhead {
  /// How far the clocks of two machines may lie apart, in seconds: 300, as Kerberos allows (RFC 4120, 3.1.3).
  static let skew: TimeInterval = 300

  /// Whether `date` lies ahead by this machine's clock.
  ///
  /// - Parameter now: what the user takes as now, where that may be later than the clock; nil where it may not.
  static func contains(_ date: Date, now: Date? = nil) -> Bool { date > latest(now).addingTimeInterval(skew) }

  /// The latest time at which anything can have happened.
  static func latest(_ now: Date?) -> Date { max(Date(), now ?? .distantPast) }
}

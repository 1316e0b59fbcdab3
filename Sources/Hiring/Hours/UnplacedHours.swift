internal import Foundation

/// Hours of one week on an account, or a contract, that belongs to nobody in the portfolio.
struct UnplacedHours {
  var subject: RecordSubject
  var seconds: Int
  /// The contractor who is most likely meant; nil where nobody is near.
  var suggestion: String?

  /// Sorted by system, then account.
  ///
  /// - Parameter tracked: of accounts that nobody has.
  static func byWeek(
    tracked: [TimeEntry], billed: [BilledEntry], roster: Roster
  ) -> [ISOWeek: [UnplacedHours]] {
    var seconds: [ISOWeek: [RecordSubject: Int]] = [:]
    for entry in tracked {
      for (week, part) in entry.secondsByWeek where part > 0 {
        seconds[week, default: [:]][RecordSubject(entry), default: 0] += part
      }
    }
    for entry in billed
    where entry.seconds > 0 && roster.contractor(platform: entry.system, contract: entry.contract) == nil {
      var subject = RecordSubject(entry)
      subject.name = entry.title
      seconds[ISOWeek(containing: entry.date.startUTC), default: [:]][subject, default: 0] += entry.seconds
    }
    var suggestions: [RecordSubject: String?] = [:]
    return seconds.mapValues { subjects in
      subjects.sorted { ($0.key.system, $0.key.account, $0.key.name) < ($1.key.system, $1.key.account, $1.key.name) }
        .map { subject, seconds in
          let near =
            suggestions[subject]
            ?? roster.suggestion(
              system: subject.system, account: subject.account, name: subject.name, heedsName: subject.side == .tracked)
          suggestions[subject] = .some(near)
          return UnplacedHours(subject: subject, seconds: seconds, suggestion: near)
        }
    }
  }
}

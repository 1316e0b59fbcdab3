/// Whom hours in an export are about: an account of a tracker, or a contract of a platform.
package struct RecordSubject: Sendable, Hashable {
  /// A side of the comparison of hours.
  package enum Side: String, Sendable, CaseIterable {
    case tracked, billed
  }

  package var side: Side
  /// The tracker or the platform.
  package var system: String
  /// The account's or the contract's id.
  package var account: String
  /// The account's name, or the contract's title.
  package var name: String
  package var email: String?

  package init(side: Side, system: String, account: String, name: String = "", email: String? = nil) {
    self.side = side
    self.system = system
    self.account = account
    self.name = name
    self.email = email
  }

  package init(_ entry: TimeEntry) {
    self.init(side: .tracked, system: entry.system, account: entry.user, name: entry.userName, email: entry.email)
  }

  package init(_ entry: BilledEntry) {
    self.init(side: .billed, system: entry.system, account: entry.contract)
  }
}

package import Foundation

/// One stretch of time that a contractor logged in a tracker.
package struct TimeEntry: Sendable, Hashable, Codable {
  /// The system, like `clickup`, and its id of the entry, as text: 19 digits do not fit a double.
  package var system: String
  package var id: String
  /// The tracker's account id and name; `contractor` is the portfolio's id where the account is known.
  package var user: String
  package var userName: String
  package var contractor: String?
  package var start: Date
  /// Nil for an entry that only has a duration.
  package var end: Date?
  /// Whole seconds worked, which need not equal end - start.
  package var seconds: Int
  package var memo: String
  package var taskID: String?
  package var taskName: String?
  package var taskStatus: String?
  /// The task's estimate; nil where none was given.
  package var taskEstimateSeconds: Int?
  package var isBillable: Bool
  /// When the entry was written down, to see entries made after the fact; nil where the export lacks it.
  package var createdAt: Date?

  package init(
    system: String, id: String, user: String, userName: String, contractor: String?, start: Date, end: Date?,
    seconds: Int, memo: String, taskID: String?, taskName: String?, taskStatus: String?, taskEstimateSeconds: Int?,
    isBillable: Bool, createdAt: Date?
  ) {
    self.system = system
    self.id = id
    self.user = user
    self.userName = userName
    self.contractor = contractor
    self.start = start
    self.end = end
    self.seconds = seconds
    self.memo = memo
    self.taskID = taskID
    self.taskName = taskName
    self.taskStatus = taskStatus
    self.taskEstimateSeconds = taskEstimateSeconds
    self.isBillable = isBillable
    self.createdAt = createdAt
  }
}

/// Hours that a platform billed on one day of one contract.
package struct BilledEntry: Sendable, Hashable, Codable {
  package var system: String
  /// Made from what identifies the row in its export, so that importing twice adds nothing.
  package var id: String
  package var contract: String
  package var title: String
  package var date: CivilDate
  package var seconds: Int
  package var amount: Money?
  package var paymentType: String
  /// The file and line it stands on, like `upwork-weekly.csv:7`; nil where it came from no file.
  package var record: String?

  package init(
    system: String, id: String, contract: String, title: String, date: CivilDate, seconds: Int, amount: Money?,
    paymentType: String, record: String? = nil
  ) {
    self.system = system
    self.id = id
    self.contract = contract
    self.title = title
    self.date = date
    self.seconds = seconds
    self.amount = amount
    self.paymentType = paymentType
    self.record = record
  }
}

extension TimeEntry {
  /// How the entry is cited: `clickup 4013526171234567890`.
  package var reference: String { "\(system) \(id)" }
}

extension BilledEntry {
  /// How the row is cited: `upwork-weekly.csv:7`, or its id where it came from no file.
  package var reference: String { record ?? "\(system) \(id)" }
}

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
  /// The day as the tracker states it, where it knows no time of day: `start` is then the start of that day in UTC, and
  /// overlaps and hours of the night cannot be told.
  package var day: CivilDate?
  /// Whether it was typed in and not timed; nil where the export does not say.
  package var isManual: Bool?
  /// The person's address, by which they are known where no account is named in the portfolio.
  package var email: String?
  /// The task's id in the owner's own numbering, like `SHOP-12`.
  package var taskCustomID: String?
  /// The newest export that speaks of this account and time and does not have the entry, by its name: it was deleted
  /// since, or left out of that export. Nil where the newest has it. Known of what a ledger holds alone.
  package var missingFrom: String?
  /// Rows of older exports that state the same hours in other words, by file and line; they do not count beside this one.
  package var restates: [String] = []
  /// What another export says that was made at the same instant; nil where none says otherwise.
  package var rival: RivalHours?

  package init(
    system: String, id: String, user: String, userName: String, contractor: String?, start: Date, end: Date?,
    seconds: Int, memo: String, taskID: String?, taskName: String?, taskStatus: String?, taskEstimateSeconds: Int?,
    isBillable: Bool, createdAt: Date?, day: CivilDate? = nil, isManual: Bool? = nil, email: String? = nil,
    taskCustomID: String? = nil, missingFrom: String? = nil
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
    self.day = day
    self.isManual = isManual
    self.email = email
    self.taskCustomID = taskCustomID
    self.missingFrom = missingFrom
  }
}

extension TimeEntry {
  /// How the entry is cited: `clickup 4013526171234567890`.
  package var reference: String { "\(system) \(id)" }
}

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
  /// The importer's id: hours of one contract that two kinds of export state are the same hours, not twice as many.
  package var source: String
  /// How many of `seconds` were typed in and not timed; nil where the export does not say.
  package var manualSeconds: Int?
  package var memo: String?
  /// The file and line it stands on, like `upwork-weekly.csv:7`; nil where it came from no file.
  package var record: String?
  /// The newest export of the same kind that speaks of this contract and day and does not have the row, by its name: it
  /// was corrected since, or left out of that export. Nil where the newest has it. Known of what a ledger holds alone.
  package var missingFrom: String?
  /// What another export says that was made at the same instant; nil where none says otherwise.
  package var rival: RivalHours?

  package init(
    system: String, id: String, contract: String, title: String, date: CivilDate, seconds: Int, amount: Money?,
    paymentType: String, source: String = "upwork-weekly", manualSeconds: Int? = nil, memo: String? = nil,
    record: String? = nil, missingFrom: String? = nil
  ) {
    self.system = system
    self.id = id
    self.contract = contract
    self.title = title
    self.date = date
    self.seconds = seconds
    self.amount = amount
    self.paymentType = paymentType
    self.source = source
    self.manualSeconds = manualSeconds
    self.memo = memo
    self.record = record
    self.missingFrom = missingFrom
  }
}

extension BilledEntry {
  /// How the row is cited: `upwork-weekly.csv:7`, or its id where it came from no file.
  package var reference: String { record ?? "\(system) \(id)" }
}

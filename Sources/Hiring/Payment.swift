/// One line of a platform's account statement: what was charged, paid out, given back or kept as a fee.
package struct Payment: Sendable, Hashable, Codable {
  package enum Kind: String, Sendable, Codable, CaseIterable {
    case hourly
    case fixedPrice = "fixed-price"
    case milestone, bonus, tip, extra
    case serviceFee = "service-fee"
    case refund, withdrawal, tax, connects, membership, other
  }

  /// The platform: `upwork`, `fiverr`, `direct`.
  package var system: String
  /// Made from what identifies the row in its export, so that importing twice adds nothing.
  package var id: String
  package var date: CivilDate
  package var kind: Kind
  /// The kind in the export's words.
  package var type: String
  /// The platform's contract or order id; nil where the row names none.
  package var contract: String?
  /// The freelancer's or seller's name as written; empty where none is.
  package var person: String
  /// The contract's or order's title and what else describes the row.
  package var title: String
  /// As the statement has it: negative leaves the owner's account.
  package var amount: Money
  /// The days it is for, both included; nil where none are stated.
  package var from: CivilDate?
  package var to: CivilDate?
  /// The hours it bills, in seconds; nil where it bills none or they cannot be told.
  package var seconds: Int?
  /// Whether `seconds` is the amount divided by the rate, for want of a statement.
  package var isFromRate: Bool
  /// The platform's own reference: transaction, invoice or order number.
  package var reference: String
  /// The file and line it stands on.
  package var record: String?

  package init(
    system: String, id: String, date: CivilDate, kind: Kind, type: String, contract: String?, person: String,
    title: String, amount: Money, from: CivilDate?, to: CivilDate?, seconds: Int?, isFromRate: Bool, reference: String,
    record: String? = nil
  ) {
    self.system = system
    self.id = id
    self.date = date
    self.kind = kind
    self.type = type
    self.contract = contract
    self.person = person
    self.title = title
    self.amount = amount
    self.from = from
    self.to = to
    self.seconds = seconds
    self.isFromRate = isFromRate
    self.reference = reference
    self.record = record
  }
}

extension Payment {
  /// How the row is cited: `transactions.csv:7`, or by the platform's reference where it came from no file.
  package var citation: String { record ?? "\(system) \(reference)" }
}

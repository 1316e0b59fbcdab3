internal import Foundation

/// Upwork's transaction statement, in its current form and the one before; which of them a file is, its header says.
///
/// Amounts are USD; one in local currency is kept in the title and never counted. There is no column of hours: they stand
/// in the descriptions, else they are the amount divided by the rate, the stated one or the engagement's, and nil
/// otherwise. Dates are `Sep 8, 2026`; the period stands in the text, month first. The contract is the one that the text
/// names, else the only one that the freelancer can mean, else nil.
///
/// A row is told by `Ref ID`, kind and date. `Transaction ID` is not unique a row: the hours and the fee on them share
/// one. A row without `Ref ID` is told by everything it says but its balance, so that an amount that was corrected there
/// is another payment. Both forms of the same row have one id.
///
/// A payment that Upwork has only scheduled stands in the statement without a balance; it is skipped until it has one.
package struct UpworkTransactions: TableImporter {
  package let id = "upwork-transactions"
  package let version = 2
  package let summary = "Upwork: Reports, Transactions, download CSV"
  package let hasOwnIDs = false
  package let columns = Form.current.columns + Form.legacy.columns.filter { !Form.current.columns.contains($0) }

  package init() {}

  package func missingColumns(in table: RecordTable, options: ImportOptions) -> [String] {
    let missing = Form.allCases.map { absent($0.needed, in: table, options: options) }
    // The form that lacks the fewest is the one that is meant.
    return missing.min { $0.count < $1.count } ?? []
  }

  package func read(_ table: RecordTable, options: ImportOptions, into sink: ImportSink) throws(RecordFileError) {
    let reading = try TableReading(table, options)
    let isCurrent = absent(Form.current.needed, in: table, options: options).isEmpty
    let statement = StatementColumns(reading, isCurrent ? .current : .legacy)
    let hasBalances = try statement.hasBalances(table)
    if statement.balance != nil, !hasBalances {
      sink.warn("\(table.file): no row has a balance, so payments that are only scheduled cannot be told from others")
    }
    var identity = EntryIdentity()
    try sink.rows(of: table) { (row) throws(ImportStop) in
      if hasBalances, row.text(statement.balance).isEmpty {
        throw .row("has no balance yet: the payment is only scheduled")
      }
      let payment = try statement.payment(row, reading, roster: sink.roster, identity: &identity)
      sink.take(.payment(payment), line: row.line)
      if let contract = payment.contract {
        sink.mentions(
          platform: "upwork", contract: contract, title: payment.title, seconds: payment.seconds ?? 0, line: row.line)
      } else if !payment.person.isEmpty {
        sink.mentions(
          system: "upwork", account: payment.person, name: payment.person, seconds: payment.seconds ?? 0,
          line: row.line)
      }
    }
  }
}

private let month = 31 * 86_400

private enum Form: CaseIterable {
  case current, legacy

  var needed: [String] {
    switch self {
    case .current: ["Date", "Transaction type", "Transaction summary", "Amount $"]
    case .legacy: ["Date", "Ref ID", "Type", "Description", "Amount"]
    }
  }

  var columns: [String] {
    let own =
      switch self {
      case .current:
        [
          "Transaction ID", "Transaction summary details", "Description 1", "Description 2", "Description 3", "Ref ID",
          "Current balance $",
        ]
      case .legacy: ["Balance"]
      }
    return needed + own + ["Freelancer", "Amount in local currency", "Currency"]
  }
}

/// Where the columns of one form stand.
private struct StatementColumns {
  let date, transaction, reference, type, title, person, amount, local, currency, balance: Int?
  /// The columns with words beside the title's; in the form before, that one.
  let details: [Int?]

  init(_ reading: TableReading, _ form: Form) {
    date = reading.column("Date")
    reference = reading.column("Ref ID")
    person = reading.column("Freelancer")
    local = reading.column("Amount in local currency")
    currency = reading.column("Currency")
    switch form {
    case .current:
      transaction = reading.column("Transaction ID")
      type = reading.column("Transaction type")
      title = reading.column("Transaction summary")
      amount = reading.column("Amount $")
      balance = reading.column("Current balance $")
      details = ["Transaction summary details", "Description 1", "Description 2", "Description 3"]
        .map { reading.column($0) }
    case .legacy:
      transaction = nil
      type = reading.column("Type")
      title = nil
      amount = reading.column("Amount")
      balance = reading.column("Balance")
      details = [reading.column("Description")]
    }
  }

  func hasBalances(_ table: RecordTable) throws(RecordFileError) -> Bool {
    guard balance != nil else { return false }
    var cursor = try table.rows()
    var malformed: [SkippedRow] = []
    while let row = try table.nextRow(&cursor, skipped: &malformed) {
      if !row.text(balance).isEmpty { return true }
    }
    return false
  }

  func payment(
    _ row: RecordRow, _ reading: TableReading, roster: Roster, identity: inout EntryIdentity
  ) throws(ImportStop) -> Payment {
    let day = try reading.day(row, date)
    let type = try reading.required(row, type, "transaction type")
    guard let amount = try reading.amount(row, amount, currency: "USD") else { throw .row("has no amount") }
    let kind = Payment.Kind(upwork: type)
    let person = UpworkPerson(account: "", name: row.text(person))
    let text = UpworkStatementText(title: row.text(title), details: details.map { row.text($0) })
    let period = text.period
    let contract =
      text.contract { roster.contractor(platform: "upwork", contract: $0) != nil }
      ?? roster.contract(of: person, kind: kind, period: period, paid: day)
    // A refund gives hours back where it says for which days or how many; else it may be one of anything.
    let isOfHours = kind == .hourly || kind == .refund && (period != nil || !text.hours.isEmpty)
    let hours = isOfHours ? hours(text, amount, contract: contract, roster) : nil
    return Payment(
      system: "upwork", id: id(row, day, kind, type, amount, &identity), date: day, kind: kind, type: type,
      contract: contract, person: person.name, title: words(row), amount: amount, from: period?.lowerBound,
      to: period?.upperBound, seconds: hours?.seconds, isFromRate: hours?.isFromRate ?? false,
      reference: reading.text(row, transaction) ?? row.text(reference), record: reading.place(row))
  }

  private func id(
    _ row: RecordRow, _ day: CivilDate, _ kind: Payment.Kind, _ type: String, _ amount: Money,
    _ identity: inout EntryIdentity
  ) -> String {
    // Words of another kind tell it better than that it is another.
    let kind = kind == .other ? type.lowercased() : kind.rawValue
    let reference = row.text(reference)
    if !reference.isEmpty { return EntryIdentity.key([reference, kind, day.description]) }
    return identity.id([
      "", kind, day.description, row.text(transaction), row.text(person).lowercased(), String(amount.minorUnits),
      words(row),
    ])
  }

  private func words(_ row: RecordRow) -> String {
    var parts = [row.text(title)]
    for column in details where !parts.contains(row.text(column)) { parts.append(row.text(column)) }
    let currency = row.text(currency)
    if !row.text(local).isEmpty, !currency.isEmpty, currency.uppercased() != "USD" {
      parts.append("\(row.text(local)) \(currency)")
    }
    return parts.filter { !$0.isEmpty }.joined(separator: " \u{B7} ")
  }

  private func hours(
    _ text: UpworkStatementText, _ amount: Money, contract: String?, _ roster: Roster
  ) -> (seconds: Int, isFromRate: Bool)? {
    let cents = abs(amount.minorUnits)
    let stated = text.hours
    let total = stated.reduce(0) { $0 + $1.seconds }
    let agreed = contract.flatMap { contract in
      roster.contractor(platform: "upwork", contract: contract)?.engagements
        .first { $0.platform == .upwork && $0.contract == contract && $0.kind == .hourly }?.rate
    }
    let rate = text.rate ?? agreed.flatMap { $0.currency == "USD" && $0.minorUnits > 0 ? $0.minorUnits : nil }
    // No payment is for more than a month without a pause; such a number means something else.
    let fromRate = rate.map { UpworkStatementText.seconds(cents: cents, rate: $0) }.flatMap { $0 > month ? nil : $0 }
    let isCertain = stated.allSatisfy { $0.rate != nil || $0.isExact } || fromRate == total
    if !stated.isEmpty, isCertain, total <= month { return (total, false) }
    return fromRate.map { ($0, true) }
  }
}

extension Roster {
  /// The contract that a payment to `person` can only be for. Hours are paid up to seventeen days after they were
  /// worked: the week, its review and the days that Upwork holds the money (ten days after the week's end).
  fileprivate func contract(
    of person: UpworkPerson, kind: Payment.Kind, period: ClosedRange<CivilDate>?, paid: CivilDate
  ) -> String? {
    let first = period?.lowerBound ?? CivilDate(daysSince1970: paid.daysSince1970 - 17)
    let engagement: Engagement.Kind? =
      switch kind {
      case .hourly: .hourly
      case .fixedPrice, .milestone: .fixed
      default: nil
      }
    return upworkContract(of: person, kind: engagement, from: first, to: period?.upperBound ?? paid)
  }
}

extension Payment.Kind {
  /// From Upwork's word for a transaction, in either spelling of the two forms.
  fileprivate init(upwork type: String) {
    self =
      switch type.lowercased().replacing("-", with: " ") {
      case "hourly": .hourly
      case "fixed price": .fixedPrice
      case "milestone": .milestone
      case "bonus": .bonus
      case "service fee": .serviceFee
      case "refund": .refund
      case "withdrawal": .withdrawal
      case "vat", "wht": .tax
      case "connects": .connects
      case "membership", "subscription": .membership
      default: .other
      }
  }
}

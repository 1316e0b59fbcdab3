/// Fiverr's billing history or any list of its orders: what its columns are called is nowhere documented, so that they
/// are named in the portfolio under `columns:`.
///
/// Needs `order`, `date` and `amount`; takes `type`, `seller`, `title`, `hours`, `currency` and `invoice`. An order has
/// several invoices, for itself, its extras and the tip, and one that is cancelled credits them: each is a payment of its
/// own under the order's number, with the sign that the list gives it. A payment is told by order, invoice number and
/// type; without a number by everything that parts the invoices of an order: date, type and amount. A corrected amount
/// is then another payment, and equal rows are counted.
package struct FiverrOrders: TableImporter {
  package let id = "fiverr-orders"
  package let version = 1
  package let summary = "Fiverr: the billing history or a list of orders as CSV, with the columns named in `columns:`"
  package let hasOwnIDs = false
  package let columns = ["order", "date", "amount", "type", "seller", "title", "hours", "currency", "invoice"]
  package let needsMapping = true

  package init() {}

  package func missingColumns(in table: RecordTable, options: ImportOptions) -> [String] {
    let needed = ["order", "date", "amount"]
    return absent(columns.filter { needed.contains($0) || options.mapped($0) != nil }, in: table, options: options)
  }

  package func read(_ table: RecordTable, options: ImportOptions, into sink: ImportSink) throws(RecordFileError) {
    let reading = try TableReading(table, options)
    let places = Dictionary(uniqueKeysWithValues: columns.map { ($0, reading.column($0)) })
    var identity = EntryIdentity()
    try sink.rows(of: table) { (row) throws(ImportStop) in
      func text(_ name: String) -> String? { reading.text(row, places[name] ?? nil) }
      let written = try reading.required(row, places["order"] ?? nil, "order number")
      let order = written.first == "#" ? String(written.dropFirst()) : written
      let date = try reading.day(row, places["date"] ?? nil)
      let currency = text("currency")?.uppercased() ?? options.currency
      guard let amount = try reading.amount(row, places["amount"] ?? nil, currency: currency) else {
        throw .row("has no amount")
      }
      let hours = places["hours"] ?? nil
      let seconds = row.text(hours).isEmpty ? nil : try reading.hours(row, hours)
      let (type, seller, invoice) = (text("type") ?? "", text("seller") ?? "", text("invoice"))
      // With another number of parts than those without, so that an invoice's number never passes for a date.
      let key =
        invoice.map { EntryIdentity.key([order, $0, type.lowercased()]) }
        ?? identity.id([order, date.description, type.lowercased(), String(amount.minorUnits)])
      let payment = Payment(
        system: "fiverr", id: key, date: date, kind: Payment.Kind(fiverr: type), type: type,
        contract: order, person: seller, title: text("title") ?? "", amount: amount, from: nil, to: nil,
        seconds: seconds, isFromRate: false, reference: invoice ?? order, record: reading.place(row))
      sink.take(.payment(payment), line: row.line)
      // An order that the portfolio does not list may still be by a seller whom it does.
      if seller.isEmpty || sink.roster.contractor(platform: "fiverr", contract: order) != nil {
        sink.mentions(
          platform: "fiverr", contract: order, title: payment.title, seconds: seconds ?? 0, line: row.line)
      } else {
        sink.mentions(system: "fiverr", account: seller, name: seller, seconds: seconds ?? 0, line: row.line)
      }
    }
  }
}

extension Payment.Kind {
  /// From the words of a list that its owner or Fiverr wrote; what they do not tell is `other`.
  fileprivate init(fiverr type: String) {
    let words = type.lowercased().split { !$0.isLetter }.map(String.init)
    func has(_ stems: String...) -> Bool { words.contains { word in stems.contains { word.hasPrefix($0) } } }
    // A cancelled extra is a credit before it is an extra, and a fee on an order is no order.
    if has("cancel", "refund", "credit", "revers") {
      self = .refund
    } else if has("tip") {
      self = .tip
    } else if has("fee") {
      self = .serviceFee
    } else if has("vat", "tax", "gst") {
      self = .tax
    } else if has("extra", "addon") {
      self = .extra
    } else if has("milestone") {
      self = .milestone
    } else if has("hourly", "hours") {
      self = .hourly
    } else if has("withdraw") {
      self = .withdrawal
    } else if has("order", "gig", "purchase", "offer", "fixed") {
      self = .fixedPrice
    } else {
      self = .other
    }
  }
}

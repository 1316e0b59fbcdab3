/// The time report of Upwork's GraphQL API: billed hours by day, contract, task and memo.
///
/// Read are the answers of `contractTimeReport` (`{"data":{"contractTimeReport":{"edges":[{"node":{…}}],"pageInfo":…}}}`)
/// and of `timeReport` (`{"data":{"timeReport":[{…}]}}`), a list of nodes and a list of edges. Source: the reference of
/// the API, https://www.upwork.com/developer/documentation/graphql/api/docs/index.html, queries contractTimeReport and
/// timeReport; the type is TimeReport, its freelancer a GenericUser (`id`, `name`, `email`), its hours and charges
/// floats in USD. Some clients name the freelancer `uid` and `displayName`, and charges as `{"rawValue", "currency"}`.
///
/// Hours that were timed are online, those typed in offline. A row is told from others by day, contract, freelancer,
/// task and memo, which are what the report groups by: corrected hours amend it. Ask for the same fields each time; a
/// report without `memo` groups otherwise, and its rows would stand beside the finer ones.
package struct UpworkTime: DocumentImporter {
  package let id = "upwork-time"
  package let version = 1
  package let summary = "Upwork: the time report of its API as JSON (contractTimeReport or timeReport)"
  package let coverage = ImportCoverage.billed
  package let hasOwnIDs = false

  package init() {}

  package func recognises(_ document: RecordDocument) -> Bool {
    guard let report = UpworkTime.report(document.root) else { return false }
    guard let first = report.nodes.first else { return document.root["data"] != nil }
    return first["dateWorkedOn"] != nil && first["totalHoursWorked"] != nil
  }

  package func read(_ document: RecordDocument, options: ImportOptions, into sink: ImportSink) throws(RecordFileError) {
    let report = UpworkTime.report(document.root)
    if let errors = document.root["errors"]?.elements, !errors.isEmpty {
      sink.notes(lack: "holds errors of Upwork in place of rows")
      sink.warn("\(document.file): the answer holds errors of Upwork and may lack rows; fetch it again")
    }
    if report?.hasMore == true {
      sink.notes(lack: "holds one page of a report that goes on")
      sink.warn("\(document.file): the report goes on; fetch its next page too")
    }
    var identity = EntryIdentity()
    try sink.elements(report?.nodes ?? [], about: UpworkTime.topic) { (node, number) throws(ImportStop) in
      let day = try UpworkTime.day(node["dateWorkedOn"]?.nonEmpty)
      guard let seconds = try UpworkTime.seconds(node, "totalHoursWorked") else { throw .row("has no hours") }
      if seconds > 86_400 { throw .row("more than 24 hours on one day are impossible; ask for the report by day") }
      let freelancer = node["freelancer"]
      let account = freelancer?["id"]?.nonEmpty ?? freelancer?["uid"]?.nonEmpty ?? ""
      let name = freelancer?["name"]?.nonEmpty ?? freelancer?["displayName"]?.nonEmpty ?? freelancer?.nonEmpty ?? ""
      let person = UpworkPerson(account: account, name: name, email: freelancer?["email"]?.nonEmpty)
      let contract = try UpworkTime.contract(node, person, day, sink, number, seconds)
      let task = node["task"]?.nonEmpty ?? ""
      let memo = node["memo"]?.nonEmpty
      let entry = BilledEntry(
        system: "upwork",
        id: identity.id(["time", day.description, contract, account.isEmpty ? name : account, task, memo ?? ""]),
        contract: contract,
        title: node["contract"]?["title"]?.nonEmpty ?? (task.isEmpty ? node["taskDescription"]?.nonEmpty ?? "" : task),
        date: day, seconds: seconds, amount: try UpworkTime.charge(node), paymentType: "", source: id,
        manualSeconds: try UpworkTime.seconds(node, "totalOfflineHoursWorked"), memo: memo,
        record: "\(document.file):\(number)")
      if let manual = entry.manualSeconds, manual > seconds {
        throw .row("has more hours typed in than hours")
      }
      sink.take(.billed(entry), line: number)
      sink.mentions(platform: "upwork", contract: contract, title: entry.title, seconds: seconds, line: number)
    }
  }

  /// The rows, and whether the report goes on behind them. Nil for another shape.
  private static func report(_ root: RecordValue) -> (nodes: [RecordValue], hasMore: Bool)? {
    if let list = root.elements { return (list.map { $0["node"] ?? $0 }, false) }
    for name in ["contractTimeReport", "timeReport", "clientTimeReport", "clientContractTimeReport"] {
      guard let answer = root["data"]?[name] ?? root[name] else { continue }
      if let list = answer.elements { return (list.map { $0["node"] ?? $0 }, false) }
      if let edges = (answer["edges"] ?? answer["nodes"])?.elements {
        return (edges.map { $0["node"] ?? $0 }, answer["pageInfo"]?["hasNextPage"]?.flag ?? false)
      }
      if answer["dateWorkedOn"] != nil { return ([answer], false) }
    }
    return nil
  }

  /// `2026-09-21`, `20260921`, or either with midnight behind it.
  private static func day(_ text: String?) throws(ImportStop) -> CivilDate {
    guard let text else { throw .row("has no dateWorkedOn") }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    if digits.count == 8, digits.count == text.count, let number = Int(digits),
      let day = CivilDate(checkedYear: number / 10_000, month: number / 100 % 100, day: number % 100)
    {
      return day
    }
    guard let day = CivilDate(String(text.prefix(10))), text.count == 10 || text.dropFirst(10).hasPrefix("T") else {
      throw .row("`\(text)` is no date that can be read")
    }
    return day
  }

  private static func topic(_ node: RecordValue) -> RowTopic {
    let contract = node["contract"].flatMap { contract in
      contract["id"]?.nonEmpty ?? contract.nonEmpty.map { UpworkWeekly.contract($0)?.id ?? $0 }
    }
    let subject = contract.map { RecordSubject(side: .billed, system: "upwork", account: $0) }
    do throws(ImportStop) {
      let day = try day(node["dateWorkedOn"]?.nonEmpty).startUTC
      return RowTopic(subject: subject, span: day...day)
    } catch {
      return RowTopic(subject: subject)  // Why the row was not taken is told already.
    }
  }

  private static func seconds(_ node: RecordValue, _ name: String) throws(ImportStop) -> Int? {
    guard let value = node[name] else { return nil }
    guard let text = value.string, let seconds = UpworkStatementText.seconds(text) else {
      throw .row("its \(name) is no number of hours")
    }
    if seconds < 0 { throw .row("its \(name) is negative") }
    return seconds
  }

  private static func charge(_ node: RecordValue) throws(ImportStop) -> Money? {
    guard let value = node["totalCharges"] else { return nil }
    let currency = value["currency"]?.nonEmpty ?? "USD"
    guard let text = value.string ?? value["rawValue"]?.string ?? value["amount"]?.string,
      let units = FieldText.minorUnits(text, allowsComma: false, decimals: Money.decimals(of: currency))
    else { throw .row("its totalCharges is no amount") }
    return Money(minorUnits: units, currency: currency)
  }

  /// The contract's id: the report's, else the only one that the freelancer can mean.
  private static func contract(
    _ node: RecordValue, _ person: UpworkPerson, _ day: CivilDate, _ sink: ImportSink, _ number: Int, _ seconds: Int
  ) throws(ImportStop) -> String {
    if let contract = node["contract"] {
      if let id = contract["id"]?.nonEmpty { return id }
      if let text = contract.nonEmpty { return UpworkWeekly.contract(text)?.id ?? text }
    }
    if let found = sink.roster.upworkContract(of: person, kind: .hourly, from: day, to: day) { return found }
    if !person.isEmpty {
      sink.mentions(
        system: "upwork", account: person.account.isEmpty ? person.name : person.account, name: person.name,
        email: person.email, seconds: seconds, line: number)
    }
    throw .row("names no contract, and the freelancer has no single hourly one on \(day)")
  }
}

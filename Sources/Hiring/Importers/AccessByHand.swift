/// A list of access that a person keeps, for systems that export none: who can reach what, since when and until when.
///
/// Needs the system, whom (account, address or name) and to what or at which level. A row is one stretch of access: given
/// again after it was taken away, it is another row.
package struct AccessByHand: TableImporter {
  package let id = "access"
  package let version = 1
  package let summary =
    "A list of access from a sheet: system, account or name, resource, level, granted, revoked; see `columns:`"
  package let columns = [
    "system", "account", "person", "name", "email", "resource", "level", "granted", "revoked", "active",
  ]

  package let isSnapshot = true

  package init() {}

  package func missingColumns(in table: RecordTable, options: ImportOptions) -> [String] {
    var missing = absent(
      columns.filter { $0 == "system" || options.mapped($0) != nil }, in: table, options: options)
    for names in [["account", "person", "name", "email"], ["resource", "level"]]
    where options.column(anyOf: names, in: table) == nil {
      missing.append(names[0])
    }
    return missing
  }

  package func read(
    _ table: RecordTable, options: ImportOptions, into sink: ImportSink
  ) throws(RecordFileError) {
    let reading = try TableReading(table, options)
    let places = Dictionary(uniqueKeysWithValues: columns.map { ($0, reading.column($0)) })
    try sink.rows(of: table) { (row) throws(ImportStop) in
      func text(_ name: String) -> String? { reading.text(row, places[name] ?? nil) }
      let system = try reading.required(row, places["system"] ?? nil, "system").lowercased()
      let name = text("name") ?? text("person") ?? ""
      let email = text("email")
      guard let account = text("account") ?? email ?? (name.isEmpty ? nil : name) else {
        throw .row("names nobody: it has no account, name or address")
      }
      let granted = try reading.optionalDay(row, places["granted"] ?? nil)
      let revoked = try reading.optionalDay(row, places["revoked"] ?? nil)
      if let granted, let revoked, revoked < granted { throw .row("is revoked before it is granted") }
      let resource = text("resource") ?? system
      let grant = AccessGrant(
        system: system,
        id: AccessGrant.handKeptID(
          resource: resource, account: account, granted: granted, revoked: revoked),
        account: account, name: name, email: email, resource: resource, level: text("level") ?? "",
        isActive: try reading.flag(row, places["active"] ?? nil) ?? true, granted: granted, revoked: revoked,
        record: reading.place(row))
      sink.take(.access(grant), line: row.line)
      if sink.roster.owners(of: grant).isEmpty, !grant.isMachine {
        sink.mentions(system: system, account: account, name: name, email: email, seconds: 0, line: row.line)
      }
    }
  }
}

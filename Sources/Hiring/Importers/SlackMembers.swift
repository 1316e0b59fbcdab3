internal import Foundation

/// Slack's list of a workspace's members.
///
/// A deactivated account is taken as switched off, a bot with `Bot` as its level. Where members sign in through the
/// company's own sign-on, Slack's own second factor is not asked for, so that its absence says nothing. A guest's
/// expiry is taken as the day on which the access ends.
package struct SlackMembers: TableImporter {
  package let id = "slack-members"
  package let version = 1
  package let summary = "Slack: Tools & settings, Manage members, Export full member list, CSV"
  package let columns = [
    "username", "email", "status", "billing-active", "has-2fa", "has-sso", "userid", "fullname", "displayname",
    "expiration-timestamp",
  ]

  package let isSnapshot = true

  package init() {}

  package func missingColumns(in table: RecordTable, options: ImportOptions) -> [String] {
    var missing = absent(["username", "status"], in: table, options: options)
    // Enough to tell it from other lists with a user name and a status.
    if options.column(anyOf: ["userid", "has-2fa"], in: table) == nil { missing.append("userid") }
    return missing
  }

  package func read(
    _ table: RecordTable, options: ImportOptions, into sink: ImportSink
  ) throws(RecordFileError) {
    let reading = try TableReading(table, options)
    let places = Dictionary(uniqueKeysWithValues: columns.map { ($0, reading.column($0)) })
    let workspace = options.about ?? "slack"
    try sink.rows(of: table) { (row) throws(ImportStop) in
      func text(_ name: String) -> String? { reading.text(row, places[name] ?? nil) }
      guard let account = text("username") ?? text("email") ?? text("userid") else { throw .row("names no member") }
      let status = try reading.required(row, places["status"] ?? nil, "status")
      let email = text("email")
      let hasSecondFactor = try reading.flag(row, places["has-2fa"] ?? nil)
      let signsOnElsewhere = try reading.flag(row, places["has-sso"] ?? nil) ?? false
      let isActive = status.lowercased() != "deactivated"
      let grant = AccessGrant(
        system: "slack", id: AccessGrant.id(resource: workspace, account: text("userid") ?? account),
        account: account, name: text("fullname") ?? text("displayname") ?? "", email: email, resource: workspace,
        level: status, isActive: isActive,
        hasSecondFactor: hasSecondFactor == false && signsOnElsewhere ? nil : hasSecondFactor,
        revoked: try SlackMembers.expiry(text("expiration-timestamp")), record: reading.place(row))
      sink.take(.access(grant), line: row.line)
      if isActive, !grant.isMachine {
        sink.mentions(
          accountOf: "slack", account, id: text("userid"), name: grant.name, email: email, line: row.line)
      }
    }
  }

  /// Seconds since 1970, which this export writes where others write milliseconds; `0` and nothing mean never.
  private static func expiry(_ text: String?) throws(ImportStop) -> CivilDate? {
    guard let text, text != "0" else { return nil }
    guard let seconds = FieldText.integer(text), (946_684_800..<4_102_444_800).contains(seconds) else {
      throw .row("the expiry `\(text)` is no time in seconds between 2000 and 2100")
    }
    return CivilDate(utc: Date(timeIntervalSince1970: Double(seconds)))
  }
}

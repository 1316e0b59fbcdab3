internal import Foundation

/// Calendly's export of scheduled events: one row an invitee.
///
/// Times stand in the zone of whoever exported them and rarely name it; `Invitee Time Zone` is the invitee's own and says
/// nothing about them. A talk that was moved is a cancelled row and a new one. Without `Canceled`, talks that were called
/// off would count as held, so the column is needed. The header is known from other people's exports, not from a
/// document of Calendly's.
package struct Calendly: TableImporter {
  package let id = "calendly"
  package let version = 1
  package let summary = "Calendly: Meetings, Export, CSV"
  package let columns = [
    "User Name", "User Email", "Invitee Name", "Invitee First Name", "Invitee Last Name", "Invitee Email",
    "Event Type Name", "Start Date & Time", "End Date & Time", "Canceled", "Marked as No-Show", "Event UUID",
    "Invitee UUID",
  ]

  package init() {}

  package func missingColumns(in table: RecordTable, options: ImportOptions) -> [String] {
    let needed = ["Start Date & Time", "Canceled"]
    let mapped = columns.filter { !needed.contains($0) && options.mapped($0) != nil }
    var missing = absent(needed + mapped, in: table, options: options)
    let names = ["Invitee Email", "Invitee Name", "Invitee First Name"]
    if absent(names, in: table, options: options).count == names.count { missing.append("Invitee Email") }
    return missing
  }

  package func read(
    _ table: RecordTable, options: ImportOptions, into sink: ImportSink
  ) throws(RecordFileError) {
    let reading = try TableReading(table, options)
    let places = Dictionary(uniqueKeysWithValues: columns.map { ($0, reading.column($0)) })
    let times = CalendarTime(reading: reading)
    let noShow = reading.column("Marked as No-Show")
    var taken = 0
    var withoutZone = 0
    try sink.rows(of: table) { (row) throws(ImportStop) in
      func text(_ name: String) -> String? { reading.text(row, places[name] ?? nil) }
      let email = text("Invitee Email")
      let parts = [text("Invitee First Name"), text("Invitee Last Name")].compactMap(\.self)
      guard let name = text("Invitee Name") ?? (parts.isEmpty ? email : parts.joined(separator: " ")) else {
        throw .row("names no invitee")
      }
      let (start, namesZone) = try times.instant(row, places["Start Date & Time"] ?? nil, "start")
      var end: Date?
      if text("End Date & Time") != nil {
        end = try times.instant(row, places["End Date & Time"] ?? nil, "end").0
        if let end, end < start { throw .row("ends before it starts") }
      }
      let meeting = Meeting(
        system: id, id: Calendly.identifier(text("Event UUID"), text("Invitee UUID"), email ?? name, start),
        invitee: name, email: email, title: text("Event Type Name") ?? "", start: start, end: end,
        isCanceled: try reading.flag(row, places["Canceled"] ?? nil) ?? false,
        isNoShow: try reading.flag(row, noShow) ?? false, host: text("User Name") ?? text("User Email") ?? "",
        record: reading.place(row))
      taken += 1
      if !namesZone { withoutZone += 1 }
      sink.take(.meeting(meeting), line: row.line)
    }
    if withoutZone > 0, let warning = reading.zoneWarning { sink.warn(warning) }
    if noShow == nil, taken > 0 {
      sink.warn("\(table.file): has no column `Marked as No-Show`, so talks that nobody came to count as held")
    }
  }

  /// The invitee's own id; where an export leaves the ids out, who meets when.
  private static func identifier(_ event: String?, _ invitee: String?, _ who: String, _ start: Date) -> String {
    if let invitee { return invitee }
    return "\(event ?? String(start.milliseconds))|\(who.lowercased())"
  }
}

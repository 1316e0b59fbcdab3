internal import Foundation
internal import Hiring

/// The header of ClickUp's export, as documented.
let clickUpHeader = """
  User ID,Username,Time Entry ID,Description,Billable,Time Labels,Start,Start Text,Stop,Stop Text,Time Tracked,\
  Time Tracked Text,Space ID,Space Name,Folder ID,Folder Name,List ID,List Name,Task ID,Task Name,Task Status,Due Date,\
  Due Date Text,Start Date,Start Date Text,Task Time Estimated,Task Time Estimated Text,Task Time Spent,\
  Task Time Spent Text,User Total Time Estimated,User Total Time Estimated Text,User Total Time Tracked,\
  User Total Time Tracked Text,Tags,Checklists,User Period Time Spent,User Period Time Spent Text,Date Created,\
  Date Created Text,Custom Task ID,Parent Task ID
  """

/// A row of ClickUp's export; columns that are not named are as an export leaves them.
func clickUpRow(_ values: [String: String], header: String = clickUpHeader) -> String {
  var row = [
    "User ID": "81234567", "Username": "Amir K.", "Time Entry ID": "4013526171234567890",
    "Description": "Checkout form",
    "Billable": "true", "Start": "1762131600000", "Start Text": "11/03/2025, 8:00:00 AM +07",
    "Stop": "1762137000000", "Stop Text": "11/03/2025, 9:30:00 AM +07", "Time Tracked": "5400000",
    "Time Tracked Text": "1 h 30 m", "Task ID": "86abc1", "Task Name": "Checkout", "Task Status": "in progress",
    "Task Time Estimated": "7200000", "Task Time Spent": "36000000", "User Total Time Tracked": "72000000",
    "User Period Time Spent": "72000000", "Date Created": "1762045200000",
  ]
  row.merge(values) { $1 }
  return header.split(separator: ",").map { quoted(row[String($0)] ?? "") }.joined(separator: ",")
}

func clickUpExport(_ rows: [[String: String]]) -> String {
  ([clickUpHeader] + rows.map { clickUpRow($0) }).joined(separator: "\n") + "\n"
}

private func quoted(_ text: String) -> String {
  text.contains { ",\"\n\r".contains($0) } ? "\"\(text.replacing("\"", with: "\"\""))\"" : text
}

func parse(
  _ text: String, kind: String, file: String = "export.csv", options: ImportOptions = ImportOptions(roster: roster)
) throws -> ImportResult {
  try ImporterRegistry.parse(Array(text.utf8), file: file, kind: kind, options: options)
}

/// The error that reading `text` throws; nil where it throws none.
func refusal(_ text: String, kind: String, options: ImportOptions = ImportOptions(roster: roster)) -> RecordFileError? {
  do throws(RecordFileError) {
    _ = try ImporterRegistry.parse(Array(text.utf8), file: "export.csv", kind: kind, options: options)
    return nil
  } catch {
    return error
  }
}

func contractor(
  _ id: String, clickup: String?, engagements: [Engagement], name: String? = nil
) -> Contractor {
  Contractor(
    id: id, name: name ?? id.capitalized, role: .engineer, identities: [], clickup: clickup, upwork: nil, fiverr: nil,
    assignment: nil, engagements: engagements)
}

func engagement(
  _ contract: String, started: String = "2026-01-05", ended: String? = nil, limitHours: Int? = nil,
  pauses: [(String, String?)] = [], kind: Engagement.Kind = .hourly, platform: Engagement.Platform = .upwork
) throws -> Engagement {
  Engagement(
    platform: platform, contract: contract, kind: kind, rate: nil, weeklyLimitSeconds: limitHours.map { $0 * 3_600 },
    started: try day(started), ended: try ended.map(day), trialEnds: nil,
    pauses: try pauses.map { Engagement.Pause(from: try day($0.0), to: try $0.1.map(day)) }, scope: .core,
    repositories: [], cohort: nil)
}

func day(_ text: String) throws -> CivilDate {
  guard let day = CivilDate(text) else { throw FixtureError(text: text) }
  return day
}

func week(_ text: String) throws -> ISOWeek {
  guard let week = ISOWeek(text) else { throw FixtureError(text: text) }
  return week
}

/// From `2026-11-02T10:00:00Z`.
func instant(_ text: String) throws -> Date { try Date.ISO8601FormatStyle().parse(text) }

func zone(_ name: String) throws -> TimeZone {
  guard let zone = TimeZone(identifier: name) else { throw FixtureError(text: name) }
  return zone
}

struct FixtureError: Error { var text: String }

func tracked(
  _ id: String, _ start: String, minutes: Int, user: String = "81234567", memo: String = "Checkout form",
  task: String? = "86abc1", spanning: Int? = nil, created: String? = nil
) throws -> TimeEntry {
  let start = try instant(start)
  return TimeEntry(
    system: "clickup", id: id, user: user, userName: "", contractor: nil, start: start,
    end: start.addingTimeInterval(Double((spanning ?? minutes) * 60)), seconds: minutes * 60, memo: memo, taskID: task,
    taskName: task, taskStatus: nil, taskEstimateSeconds: nil, isBillable: true, createdAt: try created.map(instant))
}

func billed(_ date: String, minutes: Int, contract: String = "34848691") throws -> BilledEntry {
  BilledEntry(
    system: "upwork", id: "\(date)|\(contract)|", contract: contract, title: "Shop", date: try day(date),
    seconds: minutes * 60, amount: nil, paymentType: "", record: "upwork.csv:\(date.suffix(2))")
}

/// Amir, ClickUp 81234567, Upwork 34848691; Bea, 81234568, 34848700.
let roster: Roster = {
  do {
    return Roster(contractors: [
      contractor("amir", clickup: "81234567", engagements: [try engagement("34848691")], name: "Amir Khan"),
      contractor("bea", clickup: "91110002", engagements: [try engagement("35900700")], name: "Bea Lindqvist"),
    ])
  } catch {
    preconditionFailure("the fixture is wrong: \(error)")
  }
}()

/// An export that names accounts, or contracts, from one instant to another; made long after.
func export(
  _ side: RecordSubject.Side, _ system: String, _ accounts: [String], from first: Date, to last: Date,
  made: Date = .distantFuture, file: String = "export.csv"
) -> RecordExport {
  var export = RecordExport(file: file, madeAt: made)
  for account in accounts { export.add(RecordSubject(side: side, system: system, account: account), first...last) }
  return export
}

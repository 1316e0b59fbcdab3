internal import Foundation
internal import Hiring
internal import Testing

/// The planted cohort through exports as owners really have them: in part, by person, with rows that cannot be read, of
/// accounts that nobody has, and corrected. Nobody is accused of what an export only lacks, and who pads is still found.
struct PlantedExportsTests {
  typealias Verdict = ReconciliationRow.Verdict

  private struct File {
    var name: String
    var kind: String
    var text: String
    var made = "2026-12-01T08:00:00Z"
  }

  private static let padders: Set<String> = ["pad-120", "sunday-120"]

  /// Imports the files, the newest last, as the ledger does: where they disagree, the newer counts.
  private func rows(_ cohort: PlantedCohort, _ files: [File]) throws -> [ReconciliationRow] {
    let contractors = try cohort.contractors()
    var records: [ImportResult.Record.Key: ImportResult.Record] = [:]
    var coverage = RecordCoverage()
    for file in files {
      let result = try parse(
        file.text, kind: file.kind, file: file.name, options: ImportOptions(roster: Roster(contractors: contractors)))
      for entry in result.entries { records[entry.record.key] = entry.record }
      coverage.add(RecordExport(file: file.name, madeAt: try instant(file.made), result))
    }
    let whole = ImportResult(
      kind: "", reading: "", entries: records.values.map { ImportResult.Entry(line: 1, record: $0) })
    return Reconciliation(contractors: contractors, timeZone: try zone("Asia/Bangkok")).rows(
      timeEntries: whole.timeEntries, billedEntries: whole.billedEntries, coverage: coverage)
  }

  private func verdicts(_ rows: [ReconciliationRow], _ contractor: String) -> [Verdict] {
    rows.filter { $0.contractor == contractor }.map(\.verdict)
  }

  private func accused(_ rows: [ReconciliationRow]) -> Set<String> {
    Set(rows.filter { $0.verdict == .overBilled }.map(\.contractor))
  }

  private func upwork(_ cohort: PlantedCohort) -> File {
    File(name: "up.csv", kind: "upwork-weekly", text: cohort.upwork)
  }

  private static let names = [
    "pad-0", "pad-5", "pad-10", "pad-30", "pad-120", "sunday-0", "sunday-30", "sunday-120", "night", "twin-a",
  ]

  /// What the same cohort is judged as by one export of everybody.
  private func whole(_ cohort: PlantedCohort) throws -> [ReconciliationRow] {
    try rows(cohort, [File(name: "cu.csv", kind: "clickup-time", text: cohort.clickUp), upwork(cohort)])
  }

  @Test("one export of everybody, and one a person, are judged as without their spans", arguments: 1...10)
  func perPerson(_ seed: Int) throws {
    let cohort = try PlantedCohort(seed: seed)
    let one = try whole(cohort)
    #expect(accused(one) == Self.padders)
    #expect(verdicts(one, "pad-120") == [.overBilled, .overBilled])
    #expect(verdicts(one, "sunday-120") == [.overBilled, .underLogged])
    #expect(verdicts(one, "sunday-0") == [.note, .note] && verdicts(one, "night") == [.note, .note])
    #expect(verdicts(one, "pad-30") == [.note, .note] && verdicts(one, "pad-10") == [.match, .match])
    let files = Self.names.map { name in
      File(
        name: "cu-\(name).csv", kind: "clickup-time",
        text: cohort.clickUp(of: { week, _ in week.contractor == name || name == "twin-a" && week.contractor == "twin-b"
        }))
    }
    let bills = Set(Self.names + ["twin-b"]).sorted().map { name in
      File(name: "up-\(name).csv", kind: "upwork-weekly", text: cohort.upwork(of: { $0 == name }))
    }
    #expect(try rows(cohort, files + bills).map(\.verdict) == one.map(\.verdict))
  }

  @Test("a person's second week was not exported: nobody else's export stands for it", arguments: 1...10)
  func missingPerson(_ seed: Int) throws {
    let cohort = try PlantedCohort(seed: seed)
    let monday = try instant("2026-11-09T00:00:00Z")
    let files = Self.names.map { name in
      File(
        name: "cu-\(name).csv", kind: "clickup-time",
        text: cohort.clickUp(of: { week, session in
          week.contractor == name && (name != "pad-5" && name != "sunday-0" || session.start < monday)
        }))
    }
    let found = try rows(cohort, files + [upwork(cohort)])
    #expect(accused(found) == Self.padders)
    #expect(verdicts(found, "pad-5") == [.match, .notAssessable])
    #expect(verdicts(found, "sunday-0") == [.notAssessable, .notAssessable])
    #expect(verdicts(found, "pad-120") == [.overBilled, .overBilled])
  }

  @Test("two exports of one instant that word every row otherwise accuse nobody who does not pad", arguments: 1...10)
  func reworded(_ seed: Int) throws {
    let cohort = try PlantedCohort(seed: seed)
    let words = cohort.upwork.replacing(",\"1\",\"\"\n", with: ",\"1\",\"Hourly\"\n")
    #expect(words != cohort.upwork)
    let tracker = File(name: "cu.csv", kind: "clickup-time", text: cohort.clickUp)
    let found = try rows(
      cohort, [tracker, upwork(cohort), File(name: "up-2.csv", kind: "upwork-weekly", text: words)])
    #expect(accused(found) == Self.padders)
    #expect(verdicts(found, "pad-0") == [.notAssessable, .notAssessable])
    #expect(verdicts(found, "pad-120") == [.overBilled, .overBilled])
    #expect(found.allSatisfy { $0.verdict != .underLogged || $0.contractor == "sunday-120" })
  }

  @Test("exports that were made within the second week judge the first alone", arguments: 1...10)
  func midweek(_ seed: Int) throws {
    let cohort = try PlantedCohort(seed: seed)
    let thursday = try instant("2026-11-12T00:00:00Z")
    let part = File(
      name: "cu.csv", kind: "clickup-time", text: cohort.clickUp(of: { _, session in session.start < thursday }),
      made: "2026-11-12T00:00:00Z")
    let found = try rows(cohort, [part, upwork(cohort)])
    #expect(accused(found) == Self.padders)
    #expect(verdicts(found, "pad-120") == [.overBilled, .notAssessable])
    #expect(verdicts(found, "sunday-120") == [.overBilled, .notAssessable])
    #expect(verdicts(found, "pad-0") == [.match, .notAssessable])
    #expect(verdicts(found, "sunday-0") == [.notAssessable, .notAssessable])
    let bills = File(
      name: "up.csv", kind: "upwork-weekly", text: cohort.upwork(before: "2026-11-12"), made: "2026-11-12T00:00:00Z")
    let tracker = File(name: "cu.csv", kind: "clickup-time", text: cohort.clickUp)
    let mirror = try rows(cohort, [tracker, bills])
    #expect(accused(mirror).isSubset(of: Self.padders))
    #expect(mirror.allSatisfy { $0.verdict != .underLogged })
    #expect(verdicts(mirror, "pad-120") == [.overBilled, .notAssessable])
    // Exported once more after the week, everything is judged.
    let again = File(name: "cu-2.csv", kind: "clickup-time", text: cohort.clickUp)
    #expect(try rows(cohort, [part, again, upwork(cohort)]).map(\.verdict) == whole(cohort).map(\.verdict))
  }

  @Test("a row that cannot be read takes its week's verdict from its person, and from nobody else", arguments: 1...10)
  func skipped(_ seed: Int) throws {
    let cohort = try PlantedCohort(seed: seed)
    let monday = try instant("2026-11-09T00:00:00Z").milliseconds
    var broken: Set<String> = []
    let text = cohort.clickUp(change: { week, row in
      guard ["pad-10", "pad-120"].contains(week.contractor), let start = row["Start"].flatMap({ Int($0) }),
        start >= monday, broken.insert(week.contractor).inserted
      else { return }
      row["Time Tracked"] = "8h-ish"
    })
    let found = try rows(cohort, [File(name: "cu.csv", kind: "clickup-time", text: text), upwork(cohort)])
    #expect(broken.count == 2)
    #expect(accused(found) == Self.padders)
    #expect(verdicts(found, "pad-120") == [.overBilled, .notAssessable])
    #expect(![.overBilled, .underLogged].contains(verdicts(found, "pad-10")[1]))
    let row = try #require(found.last { $0.contractor == "pad-120" })
    #expect(row.reasons.contains { $0.contains("was not taken and may hold hours of this week") })
    #expect(verdicts(found, "pad-0") == [.match, .match])
    // A newer export that has the row stands for the older.
    let newer = File(name: "cu-2.csv", kind: "clickup-time", text: cohort.clickUp, made: "2026-12-02T08:00:00Z")
    let mended = try rows(cohort, [File(name: "cu.csv", kind: "clickup-time", text: text), newer, upwork(cohort)])
    #expect(mended.map(\.verdict) == (try whole(cohort)).map(\.verdict))
  }

  @Test("hours under a name in place of the account are told and not held against them", arguments: 1...10)
  func unplaced(_ seed: Int) throws {
    let cohort = try PlantedCohort(seed: seed)
    let monday = try instant("2026-11-09T00:00:00Z").milliseconds
    let text = cohort.clickUp(change: { week, row in
      if week.contractor == "night", let start = row["Start"].flatMap({ Int($0) }), start >= monday {
        row["User ID"] = ""
      }
    })
    let found = try rows(cohort, [File(name: "cu.csv", kind: "clickup-time", text: text), upwork(cohort)])
    #expect(accused(found) == Self.padders)
    #expect(verdicts(found, "night")[1] == .notAssessable)
    #expect(found.last { $0.contractor == "night" }?.reasons.contains { $0.contains("is it night's?") } == true)
    #expect(verdicts(found, "pad-120") == [.overBilled, .overBilled])
  }

  @Test("where exports were corrected the newer counts, also for who padded", arguments: 1...10)
  func corrected(_ seed: Int) throws {
    let cohort = try PlantedCohort(seed: seed)
    let older = cohort.clickUp(change: { _, row in
      if let tracked = row["Time Tracked"].flatMap({ Int($0) }) { row["Time Tracked"] = "\(tracked / 2)" }
    })
    let files = [
      File(name: "cu-1.csv", kind: "clickup-time", text: older, made: "2026-11-16T08:00:00Z"),
      File(name: "cu-2.csv", kind: "clickup-time", text: cohort.clickUp), upwork(cohort),
    ]
    #expect(try rows(cohort, files).map(\.verdict) == whole(cohort).map(\.verdict))
  }
}

internal import Foundation
internal import Hiring
internal import Testing

struct CalendlyTests {
  private func options(_ name: String?, format: String? = nil) throws -> ImportOptions {
    ImportOptions(
      dateFormat: format, roster: roster, declaredZone: try name.map(zone), ownerZone: try zone("Asia/Bangkok"))
  }

  private func talk(_ start: String, zone name: String? = "Europe/Berlin") throws -> ImportResult {
    try parse(
      "Invitee Email,Start Date & Time,Canceled,Marked as No-Show\na@example.com,\(start),false,No\n", kind: "calendly",
      options: options(name))
  }

  private func meetings(_ result: ImportResult) -> [Meeting] {
    result.entries.compactMap { if case .meeting(let meeting) = $0.record { meeting } else { nil } }
  }

  @Test("the sample is read as a calendar shows it: moved talks twice, noon and midnight right, the last row whole")
  func sample() throws {
    let result = try sampleExport("calendly.csv", kind: "calendly", options: options("Asia/Bangkok"))
    let found = meetings(result)
    #expect(result.skipped.isEmpty && result.warnings.isEmpty && result.unknownPeople.isEmpty)
    #expect(
      found.first
        == Meeting(
          system: "calendly", id: "0f6b4c1e-31d2-4a55-8f0a-6f2a8f5b0101", invitee: "Amir Khan",
          email: "amir@example.com", title: "Full-stack talk", start: try instant("2026-09-24T14:30:00Z"),
          end: try instant("2026-09-24T15:00:00Z"), isCanceled: false, isNoShow: false, host: "Nora West",
          record: "calendly.csv:2"))
    #expect(
      found.map(\.start) == [
        try instant("2026-09-24T14:30:00Z"), try instant("2026-09-24T17:00:00Z"), try instant("2026-09-26T05:15:00Z"),
        try instant("2026-09-28T05:15:00Z"),
      ])
    #expect(found.map(\.isCanceled) == [false, false, true, false])
    #expect(found.map(\.isNoShow) == [false, true, false, false])
    #expect(result.entries.map(\.line) == [2, 4, 5, 6])
    #expect(ImporterRegistry.kinds(of: try sampleTable("calendly.csv")) == ["calendly"])
  }

  @Test("times without a zone are read by the declared clock, else by the owner's with one warning")
  func zones() throws {
    #expect(meetings(try talk("2026-10-08 10:00 am")).map(\.start) == [try instant("2026-10-08T08:00:00Z")])
    let undeclared = try talk("2026-10-08 10:00", zone: nil)
    #expect(meetings(undeclared).map(\.start) == [try instant("2026-10-08T03:00:00Z")])
    #expect(
      undeclared.warnings == [
        "export.csv: its times name no zone and are read by the owner's clock, Asia/Bangkok; declare `timezone:` at this "
          + "entry of `records:`"
      ])
  }

  @Test(
    "a zone in the text wins over the declared one",
    arguments: [
      "2026-10-08T10:00:00Z", "2026-10-08T10:00:00.000000Z", "2026-10-08 10:00 UTC", "2026-10-08T17:00:00+07:00",
      "2026-10-08 17:00 +0700", "\"Oct 8, 2026 5:00 PM (Asia/Bangkok)\"", "2026-10-08 5:30 am -0430",
    ])
  func stated(_ text: String) throws {
    let result = try talk(text)
    #expect(meetings(result).map(\.start) == [try instant("2026-10-08T10:00:00Z")])
    #expect(result.warnings.isEmpty)
  }

  @Test("both ends of daylight saving: the same clock time means different instants")
  func daylightSaving() throws {
    #expect(meetings(try talk("2026-03-28 09:00 am")).map(\.start) == [try instant("2026-03-28T08:00:00Z")])
    #expect(meetings(try talk("2026-03-29 09:00 am")).map(\.start) == [try instant("2026-03-29T07:00:00Z")])
    #expect(meetings(try talk("2026-10-25 01:59 am")).map(\.start) == [try instant("2026-10-24T23:59:00Z")])
    #expect(meetings(try talk("2026-10-25 03:00 am")).map(\.start) == [try instant("2026-10-25T02:00:00Z")])
  }

  @Test(
    "what cannot be one instant is listed with its reason, never guessed",
    arguments: [
      (
        "2026-10-25 02:30 am",
        "`2026-10-25 02:30 am` was twice: clocks in Europe/Berlin went back over it; export the times in UTC"
      ), ("2026-03-29 02:30 am", "`2026-03-29 02:30 am` never was: clocks in Europe/Berlin went forward over it"),
      (
        "2026-10-08 10:00 EST",
        "the zone `EST` of `2026-10-08 10:00 EST` may mean several; export the times in UTC"
      ), ("2026-10-08", "`2026-10-08` has no time of day that can be read"),
      ("2026-10-08 13:00 pm", "`2026-10-08 13:00 pm` has no time of day that can be read"),
      ("2026-10-08 24:00", "`2026-10-08 24:00` has no time of day that can be read"), ("", "has no start"),
      ("soon", "`soon` is no date that can be read; declare `date_format`"),
    ])
  func refusedTimes(_ text: String, _ reason: String) throws {
    let result = try talk(text)
    #expect(result.entries.isEmpty)
    #expect(result.skipped == [SkippedRow(line: 2, reason: reason)])
  }

  @Test("an ambiguous day refuses the file until its form is declared")
  func ambiguous() throws {
    let text = "Invitee Email,Start Date & Time,Canceled\na@example.com,05/06/2026 10:00,no\n"
    #expect(refusal(text, kind: "calendly")?.kind == .ambiguousDate)
    let result = try parse(text, kind: "calendly", options: options("UTC", format: "dd/MM/yyyy"))
    #expect(meetings(result).map(\.start) == [try instant("2026-06-05T10:00:00Z")])
  }

  @Test(
    "cancelled in every spelling",
    arguments: [("true", true), ("Yes", true), ("1", true), ("FALSE", false), ("", false)])
  func canceled(_ text: String, _ isCanceled: Bool) throws {
    let rows = "Canceled,Invitee Email,Start Date & Time\n\(text),a@example.com,2026-10-08T10:00:00Z\n"
    #expect(meetings(try parse(rows, kind: "calendly")).map(\.isCanceled) == [isCanceled])
  }

  @Test("a word that is neither yes nor no skips the row")
  func unknownFlag() throws {
    let rows = "Canceled,Invitee Email,Start Date & Time\nmaybe,a@example.com,2026-10-08T10:00:00Z\n"
    #expect(
      try parse(rows, kind: "calendly").skipped == [SkippedRow(line: 2, reason: "`maybe` is neither yes nor no")])
  }

  @Test("an export without the cancelled column is refused, one without no-shows is told about")
  func missing() throws {
    let without = "Invitee Email,Start Date & Time\na@example.com,2026-10-08T10:00:00Z\n"
    #expect(refusal(without, kind: "calendly")?.problem == "not a calendly export: no column `Canceled`")
    let nobody = "Start Date & Time,Canceled\n2026-10-08T10:00:00Z,no\n"
    #expect(refusal(nobody, kind: "calendly")?.problem == "not a calendly export: no column `Invitee Email`")
    let rows = "Canceled,Invitee Email,Start Date & Time\nno,a@example.com,2026-10-08T10:00:00Z\n"
    #expect(
      try parse(rows, kind: "calendly").warnings == [
        "export.csv: has no column `Marked as No-Show`, so talks that nobody came to count as held"
      ])
  }

  @Test("reordered, renamed and semicolon columns, a byte order mark and CRLF change nothing")
  func forms() throws {
    let plain =
      "Invitee Name,Invitee Email,Start Date & Time,Canceled,Marked as No-Show\nAnn,a@x.org,2026-10-08T10:00:00Z,no,no\n"
    let expected = meetings(try parse(plain, kind: "calendly"))
    let reordered =
      "\u{FEFF}Canceled;Start Date & Time;Wer;Invitee Email;Marked as No-Show\r\nno;2026-10-08T10:00:00Z;Ann;a@x.org;no\r\n"
    let options = ImportOptions(columns: ["Invitee Name": "Wer"], roster: roster)
    #expect(meetings(try parse(reordered, kind: "calendly", options: options)) == expected)
  }

  @Test("without ids a talk is known by who and when, and standing twice counts once")
  func identity() throws {
    let row = "a@example.com,2026-10-08T10:00:00Z,no,no\n"
    let moved = "A@example.com,2026-10-09T10:00:00Z,no,no\n"
    let result = try parse(
      "Invitee Email,Start Date & Time,Canceled,Marked as No-Show\n" + row + row + moved, kind: "calendly")
    #expect(meetings(result).count == 2)
    #expect(result.skipped.map(\.line) == [3])
  }
}

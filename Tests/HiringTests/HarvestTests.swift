internal import Foundation
internal import Hiring
internal import Testing

struct HarvestTests {
  @Test("the sample: days without clocks, hours in three forms, equal entries, the card's address")
  func sample() throws {
    #expect(try exportFile("harvest.csv").contains("\r\n"))
    let result = try read("harvest.csv", kind: "harvest")
    let first = TimeEntry(
      system: "harvest",
      id: "2026-11-02|amir khan|Northwind|Storefront|Development|Checkout form, validation|"
        + "https://trello.com/c/AbCd1234", user: "Amir Khan", userName: "Amir Khan", contractor: nil,
      start: try instant("2026-11-02T00:00:00Z"), end: nil, seconds: 26_100, memo: "Checkout form, validation",
      taskID: "https://trello.com/c/AbCd1234", taskName: "Development", taskStatus: nil, taskEstimateSeconds: nil,
      isBillable: true, createdAt: nil, day: try day("2026-11-02"))
    #expect(result.timeEntries.first == first)
    #expect(result.timeEntries.map(\.seconds) == [26_100, 1_800, 1_800, 27_000, 5_400])
    #expect(result.timeEntries[2].id == result.timeEntries[1].id + "|1")
    #expect(result.timeEntries.allSatisfy { $0.end == nil && $0.day != nil })
    #expect(result.skipped.isEmpty && result.warnings.isEmpty)
    #expect(result.unknownPeople.map(\.suggestion) == ["amir", "bea"])
  }

  @Test("another locale: semicolons, decimal commas, days first, columns of other names")
  func locale() throws {
    let text = """
      Datum;Kunde;Projekt;Aufgabe;Notizen;Stunden;Vorname;Nachname
      04.11.2026;Northwind;Laden;Technik;Kasse;7,5;Bea;Lindqvist
      14.11.2026;Northwind;Laden;Technik;Kasse;0,25;Bea;Lindqvist

      """
    let columns = [
      "Date": "Datum", "Client": "Kunde", "Project": "Projekt", "Task": "Aufgabe", "Notes": "Notizen",
      "Hours": "Stunden", "First Name": "Vorname", "Last Name": "Nachname",
    ]
    let options = ImportOptions(columns: columns, dateFormat: "dd.MM.yyyy", roster: roster)
    let result = try parse(text, kind: "harvest", options: options)
    #expect(result.timeEntries.map(\.seconds) == [27_000, 900])
    #expect(result.timeEntries.map(\.day) == [try day("2026-11-04"), try day("2026-11-14")])
    let undeclared = ImportOptions(columns: columns, roster: roster)
    #expect(refusal(text, kind: "harvest", options: undeclared)?.kind == .ambiguousDate)
  }

  @Test(
    "hours that are none are listed",
    arguments: [
      ("\"1,250\"", "`1,250` is no number of hours"), ("-1", "the hours are negative"), ("", "has no hours"),
      ("much", "the duration `much` cannot be read"), ("\"7,5,0\"", "`7,5,0` is no number of hours"),
      ("\"-7,5\"", "the hours are negative"),
    ])
  func unreadable(_ hours: String, _ reason: String) throws {
    let text = "Date,Project,Task,Notes,Hours,First Name\n2026-11-02,A,B,C,\(hours),Amir\n2026-11-02,A,B,C,1,Amir\n"
    let result = try parse(text, kind: "harvest")
    #expect(result.skipped == [SkippedRow(line: 2, reason: reason)])
    #expect(result.timeEntries.map(\.seconds) == [3_600])
  }

  @Test("an address stands before a name, and a row without either belongs to nobody")
  func person() throws {
    let text =
      "Date,Project,Task,Notes,Hours,First Name,Last Name,Email\n2026-11-02,A,B,C,1,Amir,Khan,amir@example.com\n"
    let result = try parse(text + "2026-11-02,A,B,C,1,,,\n", kind: "harvest")
    #expect(result.timeEntries.map(\.user) == ["amir@example.com"])
    #expect(result.timeEntries.map(\.userName) == ["Amir Khan"])
    #expect(result.skipped == [SkippedRow(line: 3, reason: "names no user")])
  }

  @Test("corrected hours are the same entry")
  func amended() throws {
    func ids(_ hours: String) throws -> [String] {
      let text = "Date,Project,Task,Notes,Hours,First Name\n2026-11-02,A,B,C,\(hours),Amir\n"
      return try parse(text, kind: "harvest").timeEntries.map(\.id)
    }
    #expect(try ids("1.5") == ids("2"))
  }
}

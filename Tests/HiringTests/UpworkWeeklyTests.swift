internal import Hiring
internal import Testing

struct UpworkWeeklyTests {
  @Test("a row is read as documented: decimal hours, contract id in the trailing parentheses")
  func row() throws {
    let text = """
      "Date","Contract","Hours","Amount","Payment type"
      "2023-09-21","Bootstrap5 (beta) Expert (34848691)","0.33333","8.33",""

      """
    let result = try parse(text, kind: "upwork-weekly", file: "upwork.csv")
    let expected = BilledEntry(
      system: "upwork", id: "2023-09-21|34848691|", contract: "34848691", title: "Bootstrap5 (beta) Expert",
      date: try day("2023-09-21"), seconds: 1_200, amount: Money(minorUnits: 833, currency: "USD"), paymentType: "",
      record: "upwork.csv:2")
    #expect(result.entries == [ImportResult.Entry(line: 2, record: .billed(expected))])
    #expect(result.skipped.isEmpty && result.unknownPeople.isEmpty)
  }

  @Test("segments of ten minutes come out exact", arguments: 0...144)
  func segments(_ segments: Int) throws {
    let fiveDigits = (segments * 100_000 + 3) / 6
    let decimals = String(fiveDigits % 100_000)
    let hours = "\(fiveDigits / 100_000).\(String(repeating: "0", count: 5 - decimals.count))\(decimals)"
    #expect(FieldText.seconds(ofDecimalHours: hours, allowsComma: false) == segments * 600)
  }

  @Test("a semicolon file may write decimal commas, a comma file may not")
  func decimalComma() throws {
    let semicolons = try parse("Date;Contract;Hours\n2026-11-02;Shop (34848691);7,5\n", kind: "upwork-weekly")
    #expect(semicolons.billedEntries.map(\.seconds) == [27_000])
    let commas = try parse("Date,Contract,Hours\n2026-11-02,Shop (34848691),\"7,5\"\n", kind: "upwork-weekly")
    #expect(commas.skipped == [SkippedRow(line: 2, reason: "`7,5` is no number of hours")])
  }

  @Test(
    "rows that cannot be hours are listed",
    arguments: [
      ("2026-11-02,Shop (34848691),-1", "the hours are negative"),
      ("2026-11-02,Shop (34848691),24.5", "24.5 hours on one day are impossible; export the summary by day"),
      ("2026-11-02,Shop (34848691),", "has no hours"),
      ("2026-11-02,Shop,2", "the contract has no id in trailing parentheses"),
      ("2026-02-30,Shop (34848691),2", "`2026-02-30` is no date that can be read; declare `date_format`"),
      ("2026-11-02,Shop (34848691),NaN", "`NaN` is no number of hours"),
    ])
  func impossible(_ row: String, _ reason: String) throws {
    let result = try parse("Date,Contract,Hours\n\(row)\n2026-11-03,Shop (34848691),2\n", kind: "upwork-weekly")
    #expect(result.skipped == [SkippedRow(line: 2, reason: reason)])
    #expect(result.billedEntries.map(\.seconds) == [7_200])
  }

  @Test("an ambiguous date refuses the file with its line and what to declare")
  func ambiguous() throws {
    let text = "Date,Contract,Hours\n25/06/2026,Shop (34848691),1\n05/06/2026,Shop (34848691),2\n"
    let error = try #require(refusal(text, kind: "upwork-weekly"))
    #expect(error.kind == .ambiguousDate)
    #expect(
      error.description
        == "export.csv:3: the date `05/06/2026` could be 2026-06-05 or 2026-05-06; declare `date_format: dd/MM/yyyy` or "
        + "`date_format: MM/dd/yyyy` at this entry of `records:`")
    let declared = try parse(
      text, kind: "upwork-weekly", options: ImportOptions(dateFormat: "dd/MM/yyyy", roster: roster))
    #expect(declared.billedEntries.map(\.date.description) == ["2026-06-25", "2026-06-05"])
    let other = try parse(
      text, kind: "upwork-weekly", options: ImportOptions(dateFormat: "MM/dd/yyyy", roster: roster))
    #expect(other.billedEntries.map(\.date.description) == ["2026-05-06"])
    #expect(other.skipped.map(\.line) == [2])
  }

  @Test("equal rows of one day are told apart, so that none is lost")
  func equals() throws {
    let text = "Date,Contract,Hours\n2026-11-02,Shop (34848691),1\n2026-11-02,Shop (34848691),1\n"
    let entries = try parse(text, kind: "upwork-weekly").billedEntries
    #expect(entries.map(\.id) == ["2026-11-02|34848691|", "2026-11-02|34848691||1"])
  }

  @Test("an unknown contract is kept and its neighbour suggested")
  func unknown() throws {
    let result = try parse("Date,Contract,Hours\n2026-11-02,Shop (34848619),2\n", kind: "upwork-weekly")
    #expect(result.billedEntries.map(\.contract) == ["34848619"])
    #expect(result.unknownPeople.map(\.suggestion) == ["amir"])
  }

  @Test("columns of another name are mapped")
  func mapped() throws {
    let options = ImportOptions(columns: ["hours": "Stunden", "Date": "Tag"], roster: roster)
    let result = try parse(
      "Tag,Contract,Stunden\n2026-11-02,Shop (34848691),2\n", kind: "upwork-weekly", options: options)
    #expect(result.billedEntries.map(\.seconds) == [7_200])
  }

  @Test("the sample")
  func sample() throws {
    let result = try Sample(UpworkWeekly()).result()
    #expect(result.billedEntries.map(\.contract) == ["34848691", "34848691", "34848691", "35900700"])
    #expect(result.billedEntries.map(\.title).last == "Shop design")
    #expect(result.billedEntries.map(\.seconds) == [5_400, 1_200, 600, 25_800])
    #expect(result.billedEntries.map { $0.amount?.minorUnits } == [4_500, 1_000, 500, 14_333])
    #expect(
      result.billedEntries.map(\.id) == [
        "2025-11-03|34848691|hourly", "2025-11-04|34848691|hourly", "2025-11-04|34848691|manual",
        "2025-11-04|35900700|",
      ])
    #expect(result.skipped == [SkippedRow(line: 6, reason: "is a payment of type Bonus, which bills no hours")])
  }

  @Test(
    "hours of several days are no hours of a day",
    arguments: ["2026-11-02 - 2026-11-08", "11/02/2026 \u{2013} 11/08/2026", "Nov 2, 2026 to Nov 8, 2026"])
  func periods(_ period: String) throws {
    let result = try parse("Date,Contract,Hours\n\"\(period)\",Shop (34848691),20\n", kind: "upwork-weekly")
    #expect(result.entries.isEmpty)
    #expect(result.skipped.map(\.line) == [2])
  }

  @Test("columns that the owner left out of the report are not needed")
  func fewColumns() throws {
    let result = try parse("Hours,Contract,Date\n2.0,Shop (34848691),2026-11-02\n", kind: "upwork-weekly")
    #expect(result.billedEntries.map(\.seconds) == [7_200])
    #expect(result.billedEntries.map(\.amount) == [nil])
    #expect(refusal("Hours,Date\n2.0,2026-11-02\n", kind: "upwork-weekly")?.kind == .missingColumns)
  }
}

internal import Hiring
internal import Testing

struct PostingsTests {
  private func postings(_ result: ImportResult) -> [Posting] {
    result.entries.compactMap { if case .posting(let posting) = $0.record { posting } else { nil } }
  }

  @Test("the sample is read")
  func sample() throws {
    let result = try sampleExport("postings.csv", kind: "postings")
    #expect(result.skipped.isEmpty && result.warnings.isEmpty)
    #expect(
      postings(result) == [
        Posting(
          system: "postings", id: "FS-1", title: "Full-stack engineer for a shop", source: "Upwork",
          posted: try day("2026-09-18"), closed: try day("2026-10-02"), role: "engineer",
          cost: Money(minorUnits: 2_990, currency: "USD"), url: "https://www.upwork.com/jobs/~01fullstack",
          record: "postings.csv:2"),
        Posting(
          system: "postings", id: "RX-1", title: "React developer", source: "Upwork", posted: try day("2026-09-19"),
          closed: nil, role: "engineer", cost: Money(minorUnits: 0, currency: "USD"), url: nil,
          record: "postings.csv:3"),
        Posting(
          system: "postings", id: "SEO-1", title: "Landing page SEO", source: "Fiverr", posted: try day("2026-09-21"),
          closed: try day("2026-10-01"), role: "seo", cost: nil, url: nil, record: "postings.csv:4"),
      ])
    #expect(ImporterRegistry.kinds(of: try sampleTable("postings.csv")) == ["postings"])
  }

  @Test("the title stands in for an id, columns are mapped, and a missing one is named")
  func mapped() throws {
    let options = ImportOptions(columns: ["title": "Job", "posted": "Online seit", "cost": "Kosten"], currency: "EUR")
    let text = "Job;Online seit;Kosten\nShop;2026-09-18;1.250,50\n"
    let found = postings(try parse(text, kind: "postings", options: options))
    #expect(found.map(\.id) == ["Shop"])
    #expect(found.map(\.cost) == [Money(minorUnits: 125_050, currency: "EUR")])
    #expect(refusal("Job\nShop\n", kind: "postings", options: options)?.problem.contains("`Online seit`") == true)
    #expect(refusal("posted\n2026-09-18\n", kind: "postings")?.problem == "not a postings export: no column `title`")
  }

  @Test(
    "rows that make no sense are listed",
    arguments: [
      (",,2026-09-18,", "has neither id nor title"),
      ("A,Shop,2026-09-18,2026-09-17", "was closed before it was posted"),
      ("A,Shop,,", "`` is no date that can be read; declare `date_format`"),
    ])
  func skipped(_ row: String, _ reason: String) throws {
    let result = try parse("id,title,posted,closed\n\(row)\nB,Other,2026-09-18,\n", kind: "postings")
    #expect(result.skipped == [SkippedRow(line: 2, reason: reason)])
    #expect(postings(result).map(\.id) == ["B"])
  }

  @Test("an ambiguous day refuses the file")
  func ambiguous() {
    #expect(refusal("title,posted\nShop,05/06/2026\n", kind: "postings")?.kind == .ambiguousDate)
  }

  @Test(
    "a cost is kept in the currency it states, and left out with a warning where that cannot be told",
    arguments: [
      ("30", Money(minorUnits: 3_000, currency: "THB")), ("30 USD", Money(minorUnits: 3_000, currency: "USD")),
      ("EUR 1.5", Money(minorUnits: 150, currency: "EUR")), ("$30", nil), ("€30 USD", nil), ("about 30", nil),
      ("-5", nil), ("3000 JPY", Money(minorUnits: 3_000, currency: "JPY")),
    ] as [(String, Money?)])
  func costs(_ text: String, _ money: Money?) throws {
    let result = try parse(
      "title,posted,cost\nShop,2026-09-18,\(text)\n", kind: "postings", options: ImportOptions(currency: "THB"))
    #expect(postings(result).map(\.cost) == [money])
    #expect(result.warnings.count == (money == nil ? 1 : 0))
  }

  @Test("an id that stands twice with other values is told, not merged")
  func repeated() throws {
    let result = try parse("id,title,posted\nA,Shop,2026-09-18\nA,Shop,2026-09-19\n", kind: "postings")
    #expect(result.skipped == [SkippedRow(line: 3, reason: "contradicts entry A of line 2")])
  }
}

internal import Hiring
internal import Testing

struct PipelineTests {
  private let options = ImportOptions(
    columns: [
      "name": "Candidate", "stage": "Status", "date": "Applied", "email": "Mail", "rate": "Rate", "posting": "Job",
    ],
    currency: "THB", roster: roster)

  @Test("applicants are read through the mapping")
  func mapped() throws {
    let text = """
      Candidate,Status,Applied,Mail,Rate,Job,Notes
      Ann Null,Interview,2026-10-02,ann@example.com,$30.00/hr,Magento,good
      null,Applied,"Oct 3, 2026",,25 USD/h,Magento,
      Dan,Hired,3 Oct 2026,,,,

      """
    let result = try parse(text, kind: "pipeline", options: options)
    #expect(
      result.applicants == [
        Applicant(
          system: "pipeline", id: "magento|ann@example.com", name: "Ann Null", stage: "Interview",
          date: try day("2026-10-02"), posting: "Magento", source: nil, rate: Money(minorUnits: 3_000, currency: "THB"),
          email: "ann@example.com", reached: [.applied: try day("2026-10-02")], meaning: .interviewed,
          record: "export.csv:2"),
        Applicant(
          system: "pipeline", id: "magento|null", name: "null", stage: "Applied", date: try day("2026-10-03"),
          posting: "Magento", source: nil, rate: Money(minorUnits: 2_500, currency: "USD"), email: nil,
          reached: [.applied: try day("2026-10-03")], meaning: .applied, record: "export.csv:3"),
        Applicant(
          system: "pipeline", id: "|dan", name: "Dan", stage: "Hired", date: try day("2026-10-03"), posting: nil,
          source: nil, rate: nil, email: nil, reached: [.applied: try day("2026-10-03")], meaning: .trial,
          record: "export.csv:4"),
      ])
  }

  @Test("without a mapping the columns are called as ours")
  func unmapped() throws {
    let result = try parse("Stage,Name,Date\nHired,Ann,2026-10-02\n", kind: "pipeline", options: ImportOptions())
    #expect(result.applicants.map(\.name) == ["Ann"])
  }

  @Test("a mapping to a column that is absent, or of a name that is unknown, is refused")
  func wrongMapping() {
    let absent = ImportOptions(columns: ["name": "Full name"])
    #expect(
      refusal("Name,Stage,Date\nA,B,2026-01-01\n", kind: "pipeline", options: absent)?.problem
        == "not a pipeline export: no column `Full name`")
    let unknown = ImportOptions(columns: ["nmae": "Name"])
    #expect(refusal("Name,Stage,Date\nA,B,2026-01-01\n", kind: "pipeline", options: unknown)?.kind == .mapping)
    let format = ImportOptions(dateFormat: "dd.mm.yyyy")
    #expect(refusal("Name,Stage,Date\nA,B,2026-01-01\n", kind: "pipeline", options: format)?.kind == .dateFormat)
  }

  @Test("rows without name, stage or day are listed")
  func skipped() throws {
    let result = try parse(
      "Name,Stage,Date\n,Hired,2026-10-02\nAnn,,2026-10-02\nBea,Hired,\n", kind: "pipeline", options: ImportOptions())
    #expect(result.applicants.isEmpty)
    #expect(result.skipped.map(\.line) == [2, 3, 4])
    #expect(result.skipped.map(\.reason).first == "has no name")
  }

  @Test("the sample: days of stages, words of the owner, one person at two postings")
  func sample() throws {
    let result = try Sample(Pipeline()).result()
    let first = Applicant(
      system: "pipeline", id: "magento-2025|ines@example.com", name: "Ines Moreau", stage: "Kept",
      date: try day("2025-11-10"), posting: "magento-2025", source: "Upwork",
      rate: Money(minorUnits: 3_000, currency: "USD"), email: "ines@example.com",
      reached: [
        .messaged: try day("2025-10-03"), .interviewed: try day("2025-10-09"), .trial: try day("2025-10-20"),
      ], meaning: .kept, contractor: "ines", record: "sample:2")
    #expect(result.applicants.first == first)
    #expect(result.applicants.map(\.meaning) == [.kept, .released, .applied, nil])
    #expect(
      result.applicants.map(\.id).suffix(2) == ["magento-2025|dana@example.com", "shopify-2025|dana@example.com"])
    #expect(result.skipped.isEmpty && result.warnings.isEmpty)
  }

  @Test("the owner's words for a stage go before the usual ones; a stage that there is not is refused")
  func words() throws {
    let text = "Name,Stage,Date\nAnn,Parked,2026-10-02\nBea,Archived,2026-10-02\n"
    let owner = ImportOptions(stages: ["parked": "withdrew", "Archived": "kept"])
    #expect(try parse(text, kind: "pipeline", options: owner).applicants.map(\.meaning) == [.withdrew, .kept])
    #expect(refusal(text, kind: "pipeline", options: ImportOptions(stages: ["parked": "gone"]))?.kind == .mapping)
  }

  @Test("messages, trial starts, decisions and reviews stand as dated stages, and the last one is the stage")
  func datedStages() throws {
    let text = """
      Name,Posting,Applied,Messaged,Interviewed,Trial,Kept,Released,Reviewed
      Ann,FS-1,2026-09-19,2026-09-20,2026-09-24,2026-10-05,2026-10-26,,
      Bo,FS-1,2026-09-19,2026-09-20,2026-09-24,2026-10-05,,2026-10-20,2026-10-21
      Cy,FS-1,2026-09-19,,,,,,
      Di,FS-1,,,,,,,

      """
    let result = try parse(text, kind: "pipeline", options: ImportOptions())
    #expect(result.applicants.map(\.meaning) == [.kept, .released, .applied])
    #expect(result.applicants.map(\.stage) == ["kept", "released", "applied"])
    #expect(result.applicants[1].reached[.reviewed] == (try day("2026-10-21")))
    #expect(result.applicants[1].reached.count == 6)
    #expect(result.applicants.map(\.date) == [try day("2026-10-26"), try day("2026-10-20"), try day("2026-09-19")])
    #expect(result.skipped == [SkippedRow(line: 5, reason: "has no stage: no column of a stage has a day")])
  }

  @Test("one column of a stage alone does not make a list of applicants")
  func oneStage() {
    #expect(
      refusal("Name,Trial\nAnn,2026-10-05\n", kind: "pipeline", options: ImportOptions())?.problem
        == "not a pipeline export: no column `stage`, `date`")
  }
}

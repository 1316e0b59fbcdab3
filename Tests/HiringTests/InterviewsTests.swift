internal import Hiring
internal import Testing

struct InterviewsTests {
  private func interviews(_ result: ImportResult) -> [Interview] {
    result.entries.compactMap { if case .interview(let interview) = $0.record { interview } else { nil } }
  }

  @Test("the sample is read: two judges of one applicant, and what was not judged is absent")
  func sample() throws {
    let result = try sampleExport("interviews.csv", kind: "interviews")
    #expect(result.skipped.isEmpty && result.warnings.isEmpty)
    let found = interviews(result)
    #expect(
      found.first
        == Interview(
          system: "interviews", id: "fs-1|amir@example.com|2026-09-24|nora west", applicant: "Amir Khan",
          email: "amir@example.com", posting: "FS-1", date: try day("2026-09-24"), by: "Nora West",
          scores: [.skill: 4, .judgement: 5, .workProduct: 4, .communication: 4, .accountability: 5],
          note: "Asked about our tests first, then about the rate", record: "interviews.csv:2"))
    #expect(found.map { $0.scores.count } == [5, 6, 5, 5])
    #expect(found.map(\.email) == ["amir@example.com", "amir@example.com", nil, "mai@example.com"])
    #expect(ImporterRegistry.kinds(of: try sampleTable("interviews.csv")) == ["interviews"])
  }

  @Test(
    "a score outside 1 to 5, a fraction or a word skips the whole row with the reason",
    arguments: [
      ("0", "the score 0 for skill is not from 1 to 5"), ("6", "the score 6 for skill is not from 1 to 5"),
      ("-1", "the score -1 for skill is not from 1 to 5"),
      ("4.5", "`4.5` for skill is no whole score from 1 to 5"),
      ("\"4,5\"", "`4,5` for skill is no whole score from 1 to 5"),
      ("good", "`good` for skill is no whole score from 1 to 5"),
      ("4/5", "`4/5` for skill is no whole score from 1 to 5"),
    ])
  func scores(_ score: String, _ reason: String) throws {
    let result = try parse(
      "applicant,date,by,skill,judgement\nAnn,2026-09-24,Nora,\(score),4\nBea,2026-09-24,Nora,5,\n", kind: "interviews")
    #expect(result.skipped == [SkippedRow(line: 2, reason: reason)])
    #expect(interviews(result).map(\.scores) == [[.skill: 5]])
  }

  @Test(
    "rows without applicant, judge, day or any score are listed",
    arguments: [
      (",2026-09-24,Nora,4", "names no applicant"), ("Ann,2026-09-24,,4", "has no name of who judged"),
      ("Ann,2026-09-24,Nora,", "judges nothing: no criterion has a score"),
      ("Ann,soon,Nora,4", "`soon` is no date that can be read; declare `date_format`"),
    ])
  func skipped(_ row: String, _ reason: String) throws {
    let result = try parse("applicant,date,by,skill\n\(row)\n", kind: "interviews")
    #expect(result.skipped == [SkippedRow(line: 2, reason: reason)])
  }

  @Test("columns are mapped and spelt in several ways; missing ones are named; an ambiguous day refuses the file")
  func columns() throws {
    let options = ImportOptions(columns: ["applicant": "Wer", "by": "Von", "skill": "Können"], roster: roster)
    let found = interviews(
      try parse(
        "Wer;Date;Von;Können;Work_Product\r\nAnn;2026-09-24;Nora;4;3\r\n", kind: "interviews", options: options))
    #expect(found.map(\.scores) == [[.skill: 4, .workProduct: 3]])
    #expect(
      refusal("applicant,date,skill\n", kind: "interviews")?.problem == "not a interviews export: no column `by`")
    #expect(
      refusal("applicant,date,by\n", kind: "interviews")?.problem == "not a interviews export: no column `skill`")
    #expect(
      refusal("applicant,date,by,skill\nAnn,05/06/2026,Nora,4\n", kind: "interviews")?.kind == .ambiguousDate)
  }

  @Test("one judge's verdict about one applicant on one day stands once; another verdict is told as a contradiction")
  func repeated() throws {
    let row = "Ann,2026-09-24,Nora,4\n"
    let result = try parse(
      "applicant,date,by,skill\n" + row + row + "ANN,2026-09-24,nora,2\n", kind: "interviews")
    #expect(interviews(result).map(\.scores) == [[.skill: 4]])
    #expect(result.skipped.map(\.line) == [3, 4])
  }
}

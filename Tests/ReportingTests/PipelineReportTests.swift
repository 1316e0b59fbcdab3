import Foundation
import Hiring
import Testing

@testable import Reporting

/// `assay records pipeline` in its three formats.
@Suite("The pipeline in words and tables")
struct PipelineReportTests {
  private static func day(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }

  /// Three are tried: one is kept, one released, one still on trial; two more applied.
  private static func report(_ hostile: String = "") throws -> PipelineReport {
    let stages = ["Hired", "Hired", "Hired", "Interviewed", "Applied"]
    let applicants = try ["Ann", "Bo", "Cy", "Di", "Ed"].enumerated().map { number, name in
      Applicant(
        system: "pipeline", id: "fs-1|\(name)", name: name + hostile, stage: stages[number],
        date: try day("2026-09-20"), posting: "FS-1" + hostile, source: "Upwork" + hostile, rate: nil, email: nil,
        meaning: HiringStage.meaning(of: stages[number]), record: "applicants.csv\(hostile):\(number + 2)")
    }
    let contractors = try ["Ann", "Bo", "Cy"].map { name in
      Contractor(
        id: name.lowercased(), name: name + hostile, role: .engineer, identities: [], clickup: nil, upwork: nil,
        fiverr: nil, assignment: nil,
        engagements: [
          Engagement(
            platform: .direct, contract: name, kind: .fixed, rate: Money(minorUnits: 50_000, currency: "USD"),
            weeklyLimitSeconds: nil, started: try day("2026-10-05"), ended: nil, trialEnds: try day("2026-10-26"),
            pauses: [], scope: .bounded, repositories: [], cohort: nil)
        ])
    }
    let interview = Interview(
      system: "interviews", id: "1", applicant: "Ann" + hostile, email: nil, posting: "FS-1" + hostile,
      date: try day("2026-09-25"), by: "Nora" + hostile, scores: [.skill: 4, .workProduct: 3], note: hostile,
      record: "interviews.csv:2")
    let posting = Posting(
      system: "postings", id: "FS-1" + hostile, title: "Full-stack engineer" + hostile, source: "Upwork" + hostile,
      posted: try day("2026-09-18"), closed: nil, role: nil, cost: Money(minorUnits: 123_456, currency: "EUR"),
      url: hostile)
    let week = try #require(ISOWeek("2026-W46"))
    return PipelineReport(
      PipelineInput(
        postings: [posting], applicants: applicants, interviews: [interview], contractors: contractors,
        outcomes: [
          HiringOutcome(contractor: "ann", kind: .kept, on: try day("2026-10-26")),
          HiringOutcome(contractor: "bo", kind: .released, on: try day("2026-10-20")),
        ],
        team: [
          TeamStanding(contractor: "ann", standing: .atBar, week: week),
          TeamStanding(contractor: "cy", standing: .noCard, week: nil),
        ], now: try Date("2026-11-22T08:00:00Z", strategy: .iso8601)))
  }

  private static func lines(_ report: PipelineReport, width: Int) -> [String] {
    PipelineText.render(report, style: TerminalStyle(width: width)).split(separator: "\n").map(String.init)
  }

  /// Without regard to where lines break.
  private static func flowing(_ report: PipelineReport, width: Int = 200) -> String {
    lines(report, width: width).map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: " ")
  }

  @Test("an owner reads the keep rate, the team, the cost and the days with their counts")
  func sentences() throws {
    let text = Self.flowing(try Self.report())
    for sentence in [
      "Where everybody stands: kept 1, released 1, on trial 1, still open 2.",
      "Of 2 people whose trial you decided you kept 1 (50 %; 80 % interval 16–84 %); owners who hire this way usually "
        + "keep 30–40 % of those they try; that is a yardstick, not a quota.",
      "Of 1 person who works for you now and has a score, 1 is at the bar by their latest cards, the oldest of 2026-W46 "
        + "(100 %; 80 % interval 38–100 %); the aim is 80–100 %. 1 person with too little evidence, or no card, left out.",
      "Each of the 1 person kept cost at least 1,234.56 EUR and 1,500.00 USD: 1,234.56 EUR for posting and 1,500.00 USD for the 3 "
        + "trials (3 by the agreed price); 1 of them still running.",
      "From the posting, or the first application where no posting is on record, to the first day of work: 17 days (3 "
        + "people); to the decision to keep: 38 days (1 person).",
      "The trial of Cy (FS-1), cy in assay.yml, was to end on 2026-10-26, and neither a keep nor a release is "
        + "recorded. [applicants.csv:4]",
    ] { #expect(text.contains(sentence), "\(sentence)\n\(text)") }
    #expect(text.contains("80 %, 4 of 5 applied"))
  }

  @Test("nothing is concluded from too few, and what is not on record is not nought")
  func few() throws {
    let text = Self.flowing(try Self.report())
    #expect(text.contains("Kept and released are not compared where either has under 5 people"))
    #expect(text.contains("not on record"))
  }

  @Test("no line is wider than the terminal, and narrow ones keep the names", arguments: [60, 80, 89, 90, 120, 200])
  func widths(_ width: Int) throws {
    for line in Self.lines(try Self.report(), width: width) {
      #expect(DisplayWidth.columns(of: line) <= width, "\(line)")
    }
    #expect(Self.flowing(try Self.report(), width: width).contains("Ann"))
  }

  @Test("hostile names reach no format", arguments: HostileText.samples)
  func hostile(_ text: String) throws {
    let report = try Self.report(text)
    let shown = PipelineText.render(report, style: TerminalStyle(width: 60, color: false))
    let all = shown + PipelineCSV.render(report) + PipelineJSON.render(report)
    #expect(!all.unicodeScalars.contains { VisibleText.isHidden($0) && $0 != "\n" })
    for line in shown.split(separator: "\n") { #expect(DisplayWidth.columns(of: String(line)) <= 60) }
  }

  @Test("a name that is a formula runs in no spreadsheet")
  func formula() throws {
    var report = try Self.report()
    report.candidates[0].name = "=cmd|' /C calc'!A0"
    report.candidates[0].posting = "@SUM(1+1)"
    let csv = PipelineCSV.render(report)
    #expect(csv.contains("\n'=cmd"))
    #expect(csv.contains("'@SUM"))
  }

  @Test("the table has a row a person, with days, and says what is only implied")
  func table() throws {
    let rows = PipelineCSV.render(try Self.report()).split(separator: "\n").map(String.init)
    #expect(
      rows[0]
        == "name,email,posting,source,contractor,state,applied,messaged,talk_booked,talk_held,interviewed,offered,"
        + "trial_started,kept,talk,decided,reviewed,days_to_trial,days_to_keep,trial_cost,trial_cost_from,interviews,"
        + "joined_by_name,records")
    #expect(
      rows[1]
        == "Ann,,FS-1,Upwork,ann,kept,yes,implied,implied,implied,2026-09-25,implied,2026-10-05,2026-10-26,,"
        + "2026-10-26,,17,38,500.00 USD,price,1,yes,applicants.csv:2 interviews.csv:2")
    #expect(rows.count == 6)
  }

  @Test("the document has its schema, counts beside every share, and money in minor units")
  func document() throws {
    let text = PipelineJSON.render(try Self.report())
    let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(object["schema"] as? String == "assay.pipeline/1")
    #expect(object["as_of"] as? String == "2026-11-22")
    let total = try #require(object["total"] as? [String: Any])
    let keep = try #require(total["keep_rate"] as? [String: Any])
    #expect(keep["count"] as? Int == 1 && keep["of"] as? Int == 2 && keep["share"] as? Double == 0.5)
    let cost = try #require(total["cost"] as? [String: Any])
    let perKept = try #require(cost["per_kept"] as? [[String: Any]])
    #expect(perKept.map { $0["minor_units"] as? Int } == [123_456, 150_000])
    #expect((object["people"] as? [Any])?.count == 5)
    for key in ["scope", "postings", "sources", "usual_keep_share", "team", "rubric", "gaps"] {
      #expect(object[key] != nil, "\(key)")
    }
  }

  @Test("an empty ledger says what to add")
  func empty() throws {
    let report = PipelineReport(PipelineInput(now: try Date("2026-11-22T08:00:00Z", strategy: .iso8601)))
    let text = Self.flowing(report)
    #expect(text.contains("Nobody is on record here."))
    #expect(text.contains("Add an entry of kind `pipeline` to `records:` in assay.yml."))
  }
}

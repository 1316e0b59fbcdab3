import Findings
import Foundation
import Hiring
import Testing

@testable import Judgement
@testable import Reporting

/// `assay recommend --cohort` in every format.
@Suite("A cohort in words and tables")
struct CohortReportTests {
  private static func day(_ text: String) -> CivilDate { CivilDate(text) ?? CivilDate(daysSince1970: 0) }

  private static func person(
    _ id: String, _ name: String, missing: [String] = [], overall: Score? = nil
  ) -> CohortComparison.Person {
    CohortComparison.Person(
      contractor: Contractor(
        id: id, name: name, role: .engineer, identities: [], clickup: nil, upwork: nil, fiverr: nil, assignment: nil,
        engagements: []), from: day("2026-10-05"), to: day("2026-11-15"), trialEnds: nil, missing: missing,
      recommendation: missing.isEmpty ? .coach : .insufficientEvidence, overall: overall, decision: nil)
  }

  private static func score(_ value: Double) -> CohortCell {
    CohortCell(.score(Score(value: value, low: value - 5, high: value + 5)))
  }

  /// Three people, the last with too little, whose every text is `text` where the user or a repository wrote it.
  private static func comparison(_ text: String, task: Bool = false, people count: Int = 3) -> CohortComparison {
    var people = [
      person("amir", text, overall: Score(value: 85, low: 80, high: 90)),
      person("bruno", text, overall: Score(value: 50, low: 45, high: 55)),
      person("emil", text, missing: [text]),
    ]
    while people.count < count { people.append(person("person-\(people.count)", text, missing: [text])) }
    func cells(_ first: CohortCell, _ second: CohortCell) -> [CohortCell] {
      [first, second] + people.dropFirst(2).map { _ in CohortCell(.insufficientEvidence, text) }
    }
    var share = CohortCell(.number(0.5), reason: text)
    share.events = 6
    share.outOf = 12
    share.outOfUnit = "source changes"
    share.low = 0.3
    share.high = 0.7
    share.score = Score(value: 80, low: 70, high: 90)
    let rows = [
      CohortRow(
        id: "overall", section: .standing, title: "Overall", unit: "", cells: cells(score(85), score(50)),
        isCompared: true),
      CohortRow(
        id: "quality.tests", section: .quality, title: "Changes that come with tests", unit: "share of source changes",
        cells: cells(share, share), isCompared: true),
      CohortRow(
        id: "security.none", section: .security, title: "Nobody has this", unit: "",
        cells: people.map { _ in CohortCell(.notApplicable, text) }),
      CohortRow(
        id: "work.lines", section: .work, title: "Changed lines", unit: "",
        cells: cells(CohortCell(.count(12_345.5)), CohortCell(.count(0)))),
      CohortRow(
        id: "trial.tracked", section: .cost, title: "Hours tracked", unit: "",
        cells: cells(CohortCell(.seconds(9_000)), CohortCell(.notAssessed, text))),
      CohortRow(
        id: "trial.cost", section: .cost, title: "Cost of the trial", unit: "",
        cells: cells(
          CohortCell(
            .money([Money(minorUnits: 312_550, currency: "EUR"), Money(minorUnits: 5_000, currency: "USD")])),
          CohortCell(.notAssessed, text))),
    ]
    return CohortComparison(
      cohort: text, week: ISOWeek("2026-W46") ?? ISOWeek(containing: .distantPast),
      task: task ? CohortComparison.Task(ids: [text], names: [text]) : nil, sortedBy: nil, people: people, rows: rows,
      differences: CohortDifference.all(in: rows, of: people), without: task ? ["emil"] : [], unknownTasks: [],
      keeping: CohortKeeping(
        people: people, outcomes: ["bruno": HiringOutcome(contractor: "bruno", kind: .released, on: day("2026-11-10"))],
        past: CountedShare(3, of: 8),
        team: [TeamStanding(contractor: "amir", standing: .atBar, week: nil)], policy: FunnelPolicy()),
      notes: [text], modelVersion: "1")
  }

  @Test("no name, task or cohort reaches a terminal, a page or a spreadsheet as a command, and every width holds")
  func hostile() {
    for text in HostileText.samples {
      for task in [false, true] {
        let comparison = Self.comparison(text, task: task, people: 6)
        for width in [60, 80, 100, 200] {
          let shown = CohortText.render(comparison, style: TerminalStyle(width: width, color: false))
          #expect(PageRules.hidden(in: shown) == nil)
          let widest =
            shown.unicodeScalars.split(separator: "\n").map { DisplayWidth.columns(of: String($0)) }.max() ?? 0
          #expect(widest <= width, "\(width): \(text.prefix(20))")
        }
        for output in [
          CohortJSON.render(comparison), CohortCSV.render(comparison), CohortMarkdown.render(comparison),
        ] {
          #expect(
            !output.unicodeScalars.contains { $0.properties.generalCategory == .control && $0 != "\n" },
            "\(text.prefix(20))")
        }
        #expect(!CohortMarkdown.render(comparison).contains("<script"))
      }
    }
  }

  @Test("Markdown's table has a cell for everybody in every line")
  func markdown() {
    for text in ["Amir | K.", "plain"] {
      let lines = CohortMarkdown.render(Self.comparison(text)).split(separator: "\n").filter { $0.hasPrefix("|") }
      #expect(lines.count > 6)
      for line in lines { #expect(line.replacing("\\|", with: "").count { $0 == "|" } == 5, "\(line)") }
    }
  }

  @Test("text says the order, what lies apart, what may be chance, and that the keep rate is no quota")
  func words() {
    let comparison = Self.comparison("Somebody")
    let text = CohortText.render(comparison, style: TerminalStyle(width: 200, color: false))
    #expect(text.contains("In the order of the portfolio, not ranked."))
    #expect(text.contains("85 B") && text.contains("80–90") && text.contains("too little"))
    #expect(text.contains("50 %") && text.contains("6 of 12"))
    #expect(text.contains("Overall: Somebody scores over Somebody: the intervals do not overlap."))
    #expect(!text.contains("Changes that come with tests: "), "the same is no difference")
    #expect(text.contains("12,345.5") && text.contains("2 h 30 min") && text.contains("3,125.50 EUR + 50.00 USD"))
    #expect(text.contains("Nothing to show of anybody for: Nobody has this."))
    #expect(text.contains("you kept 3 of 8 people") && text.contains("30–40 %") && text.contains("no quota"))
    #expect(text.contains("80–100 %"))
    #expect(text.contains("Of 1 person of this cohort whose trial you decided you kept 0"))
    let narrow = CohortText.render(comparison, style: TerminalStyle(width: 60, color: false))
    #expect(narrow.contains("85 B") && narrow.contains("too little"))
    let task = CohortText.render(Self.comparison("Emil", task: true), style: TerminalStyle(width: 100, color: false))
    #expect(task.contains("Without a change or an hour on it: Emil."))
  }

  @Test("overlapping intervals are said to be chance, by the row's name")
  func chance() {
    var comparison = Self.comparison("Somebody")
    comparison.rows[0].cells[1] = Self.score(79)
    comparison.differences = CohortDifference.all(in: comparison.rows, of: comparison.people)
    let sentences = CohortWording.differences(comparison)
    #expect(sentences.first == "The intervals overlap, so the difference may be chance, in: Overall.")
    comparison.differences = []
    #expect(CohortWording.differences(comparison).isEmpty)
  }

  @Test("JSON has the same keys whatever there is; numbers are plain and what is not known is null")
  func json() throws {
    let text = CohortJSON.render(Self.comparison("x"))
    let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(object["schema"] as? String == "assay.cohort/1" && object["order"] as? String == "portfolio")
    #expect(
      Set(object.keys) == [
        "schema", "cohort", "week", "model", "task", "order", "people", "rows", "differences", "keeping", "notes",
      ])
    #expect(object["task"] is NSNull)
    let rows = try #require(object["rows"] as? [[String: Any]])
    let tests = try #require(rows.first { $0["id"] as? String == "quality.tests" }?["cells"] as? [[String: Any]])
    #expect(tests[0]["value"] as? Double == 0.5 && tests[0]["counted"] as? Double == 6)
    #expect(tests[0]["out_of"] as? Double == 12 && tests[0]["low"] as? Double == 0.3)
    #expect(tests[2]["status"] as? String == "insufficient-evidence" && tests[2]["value"] is NSNull)
    let cost = try #require(rows.first { $0["id"] as? String == "trial.cost" }?["cells"] as? [[String: Any]])
    let amounts = try #require(cost[0]["amounts"] as? [[String: Any]])
    #expect(amounts.compactMap { $0["minor_units"] as? Int } == [312_550, 5_000])
    let differences = try #require(object["differences"] as? [[String: Any]])
    #expect(differences.count == 1 && differences[0]["kind"] as? String == "apart")
    #expect(differences[0]["over"] as? String == "amir" && differences[0]["under"] as? String == "bruno")
    let keeping = try #require(object["keeping"] as? [String: Any])
    #expect((keeping["past"] as? [String: Any])?["of"] as? Int == 8)
  }

  @Test("CSV has a line for each row and person, and one for each currency")
  func csv() {
    let lines = CohortCSV.render(Self.comparison("x")).split(separator: "\n")
    #expect(lines.first?.hasPrefix("section,row,title,unit,contractor,status,value,low,high") == true)
    #expect(lines.count == 1 + 6 * 3 + 1)
    #expect(lines.contains { $0.hasPrefix("cost,trial.cost,") && $0.contains(",312550,") && $0.contains(",EUR,") })
    #expect(lines.contains { $0.hasPrefix("cost,trial.tracked,") && $0.contains(",seconds,amir,measured,9000,") })
  }
}

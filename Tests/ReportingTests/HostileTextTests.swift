import Findings
import Foundation
import Judgement
import Testing

@testable import Reporting

@Suite("Hostile text")
struct HostileTextTests {
  /// Every terminal output of a hostile week.
  private func terminalOutputs(_ text: String, _ style: TerminalStyle) -> [String] {
    let report = HostileText.report(text)
    let files = HostileText.measured(text)
    return [
      FindingsText.render(HostileText.scan(text), style: style),
      FindingsText.render(HostileText.findings(text), style: style),
      MeasuresText.functions(files, style: style), MeasuresText.files(files, style: style),
      ClonesText.render(HostileText.clones(text), style: style),
      ProfileText.render(HostileText.profile(text), style: style),
      ScorecardText.render(report, style: style),
      RecommendationText.render(
        report.contractors.map(\.recommendation), names: [:], week: report.week, style: style),
      ReconciliationText.render(HostileText.reconciliation(text), style: style),
      RulesText.render(
        [
          RuleSummary(
            id: text, title: text, severity: .high, confidence: .low, dimension: .security, languages: [text])
        ], style: style),
    ]
  }

  @Test("no control, bidi or invisible character reaches a terminal", arguments: HostileText.samples)
  func terminalIsInert(_ text: String) {
    for output in terminalOutputs(text, TerminalStyle(width: 100, color: false)) {
      #expect(PageRules.hidden(in: output) == nil)
      #expect(output.utf8.allSatisfy { $0 == 0x0A || ($0 >= 0x20 && $0 != 0x7F) })
    }
  }

  @Test("with colours, the only escape sequences are colours", arguments: HostileText.samples)
  func coloursAreTheOnlyEscapes(_ text: String) {
    for output in terminalOutputs(text, TerminalStyle(width: 100, color: true)) {
      let plain = output.replacing(/\u{1B}\[[0-9;]*m/, with: "")
      #expect(PageRules.hidden(in: plain) == nil)
    }
  }

  @Test("no line is wider than the terminal", arguments: HostileText.samples, [60, 100, 200])
  func linesFit(_ text: String, _ width: Int) {
    for output in terminalOutputs(text, TerminalStyle(width: width, color: false)) {
      let widest = output.unicodeScalars.split(separator: "\n").map { String($0) }
        .max { DisplayWidth.columns(of: $0) < DisplayWidth.columns(of: $1) }
      #expect(DisplayWidth.columns(of: widest ?? "") <= width, "\(widest ?? "")")
    }
  }

  @Test("pages hold no markup that is not ours", arguments: HostileText.samples)
  func pagesAreInert(_ text: String) throws {
    for file in try WeeklyPages.files(of: HostileText.report(text)) where file.name.hasSuffix(".html") {
      PageRules.check(file.text)
    }
  }

  @Test("JSON reads back as it was, and holds no raw control or bidi character", arguments: HostileText.samples)
  func jsonReadsBack(_ text: String) throws {
    let output = ScanJSON.render(HostileText.scan(text))
    #expect(PageRules.hidden(in: output) == nil)
    let value = try #require(try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
    let finding = try #require((value["findings"] as? [[String: Any]])?.first)
    let message = try #require(finding["message"] as? String)
    #expect(Array(message.unicodeScalars) == Array(text.unicodeScalars))
    #expect(finding["path_base64"] is String)
    _ = try JSONSerialization.jsonObject(with: Data(ScorecardJSON.render(HostileText.report(text)).utf8))
  }

  @Test("CSV keeps one record a line and runs no formula", arguments: HostileText.samples)
  func csvIsInert(_ text: String) {
    let lines = MeasuresCSV.functions(HostileText.measured(text)).unicodeScalars.split(separator: "\n")
    #expect(lines.count == 2)
    let first = lines.last?.first
    #expect(first.map { !["=", "+", "-", "@", "\t", "\r", "\0"].contains($0) } ?? false)
    #expect(ClonesCSV.render(HostileText.clones(text)).unicodeScalars.split(separator: "\n").count == 3)
  }

  @Test("Markdown holds no raw HTML, link or mention outside code", arguments: HostileText.samples)
  func markdownIsInert(_ text: String) {
    let output = OutputEscaping.markdown(text)
    #expect(!output.unicodeScalars.contains("<"))
    #expect(!output.contains("://"))
    #expect(!output.contains("]("))
    #expect(!output.contains("@everyone"))
    #expect(!output.unicodeScalars.contains("\n"))
    for output in [
      ScorecardsMarkdown.render(HostileText.report(text)), FindingsMarkdown.render(HostileText.scan(text)),
    ] {
      #expect(PageRules.hidden(in: output) == nil)
    }
  }

  @Test(
    "no number stops a page", arguments: [Double.nan, .infinity, -.infinity, 1e300, -1e300, .leastNonzeroMagnitude])
  func oddNumbers(_ number: Double) throws {
    var report = WeeklyReportFixture.report
    let score = Score(value: number, low: number, high: number)
    for index in report.contractors.indices {
      report.contractors[index].card.overall = score
      report.contractors[index].card.attributionCoverage = number
      for dimension in report.contractors[index].card.dimensions.indices {
        report.contractors[index].card.dimensions[dimension].score = score
        for signal in report.contractors[index].card.dimensions[dimension].signals.indices {
          report.contractors[index].card.dimensions[dimension].signals[signal].score = score
          report.contractors[index].card.dimensions[dimension].signals[signal].value = number
          report.contractors[index].card.dimensions[dimension].signals[signal].exposure = number
        }
      }
      report.contractors[index].trend = report.contractors[index].trend.map { TrendPoint(week: $0.week, score: score) }
    }
    report.repositories[0].hotspots[0].health = number
    report.repositories[0].knowledge[0].share = number
    for file in try WeeklyPages.files(of: report) where file.name.hasSuffix(".html") { PageRules.check(file.text) }
    _ = ScorecardText.render(report, style: TerminalStyle())
    _ = try JSONSerialization.jsonObject(with: Data(ScorecardJSON.render(report).utf8))
  }

  @Test("an id that is no plain name names no page", arguments: ["../x", "a/b", "", "A", "a b", "index.html", "é"])
  func badIdentifiers(_ id: String) {
    #expect(throws: ReportingError.self) { try PageName(id: id) }
  }

  @Test("two subjects never share a page")
  func collidingIdentifiers() {
    var report = WeeklyReportFixture.report
    report.repositories[0].id = "amir"
    #expect(throws: ReportingError.self) { try WeeklyPages.files(of: report) }
    report.repositories[0].id = "index"
    #expect(throws: ReportingError.self) { try WeeklyPages.files(of: report) }
  }
}

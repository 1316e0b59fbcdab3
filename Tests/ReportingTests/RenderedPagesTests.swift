import Foundation
import Judgement
import TestSupport
import Testing

@testable import Reporting

@Suite("Weekly pages")
struct RenderedPagesTests {
  @Test("the week's files hold as recorded")
  func weeklyFiles() throws {
    for file in try WeeklyPages.files(of: WeeklyReportFixture.report) {
      let parts = file.name.split(separator: ".")
      try expectSnapshot(file.text, extension: String(parts[1]), suffix: String(parts[0]))
    }
  }

  @Test("there is a page for everybody and everything, and nothing else")
  func names() throws {
    #expect(
      try WeeklyPages.files(of: WeeklyReportFixture.report).map(\.name) == [
        "amir.html", "bea.html", "dev.html", "fulfilment.html", "index.html", "ines.html", "scorecards.json",
        "scorecards.md", "storefront.html", "tomas.html",
      ])
  }

  @Test("pages hold to the rules, and their links lead to pages that exist")
  func rules() throws {
    let files = try WeeklyPages.files(of: WeeklyReportFixture.report)
    let names = Set(files.map(\.name))
    for file in files where file.name.hasSuffix(".html") {
      PageRules.check(file.text)
      for match in file.text.matches(of: /href="([^"]+)"/) { #expect(names.contains(String(match.1))) }
      #expect(!file.text.contains("http:") && !file.text.contains("https:"))
    }
  }

  @Test("the same week gives the same bytes")
  func deterministic() throws {
    let first = try WeeklyPages.files(of: WeeklyReportFixture.report)
    let second = try WeeklyPages.files(of: WeeklyReportFixture.report)
    #expect(first == second)
  }

  @Test("an empty portfolio has a page too")
  func emptyPortfolio() throws {
    var report = WeeklyReportFixture.report
    report.contractors = []
    report.repositories = []
    report.problems = []
    let files = try WeeklyPages.files(of: report)
    #expect(files.map(\.name) == ["index.html", "scorecards.json", "scorecards.md"])
    #expect(files[0].text.contains("Nobody is in the portfolio yet."))
  }

  @Test("findings as Markdown hold as recorded")
  func findingsMarkdown() throws {
    try expectSnapshot(FindingsMarkdown.render(WeeklyReportFixture.scan), extension: "md")
  }
}

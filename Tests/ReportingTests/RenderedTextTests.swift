import Findings
import Hiring
import Judgement
import Metrics
import SourceText
import TestSupport
import Testing

@testable import Reporting

@Suite("Text for terminals")
struct RenderedTextTests {
  private let style = TerminalStyle(width: 100, color: false)

  @Test("findings hold as recorded")
  func findings() throws {
    try expectSnapshot(FindingsText.render(WeeklyReportFixture.scan, style: style), extension: "txt")
    try expectSnapshot(
      FindingsText.render(WeeklyReportFixture.scan, style: TerminalStyle(width: 72, color: true)), extension: "txt",
      suffix: "colour")
  }

  @Test("a clean scan says so")
  func cleanScan() {
    var scan = WeeklyReportFixture.scan
    scan.findings = []
    #expect(FindingsText.render(scan, style: style).hasSuffix("No findings.\n"))
  }

  @Test("the file with the worst finding comes first, the worst finding first within it")
  func order() {
    let groups = FileGroups.worstFirst(WeeklyReportFixture.findings)
    #expect(
      groups.map { $0.path.lossyString } == [
        "src/payments/config.js", "src/search/query.js", "deploy/.env.production", "app/Legacy/OrderRouter.php",
      ])
    #expect(groups[1].findings.map(\.severity) == [.high, .low])
  }

  @Test("scorecards hold as recorded")
  func scorecards() throws {
    try expectSnapshot(ScorecardText.render(WeeklyReportFixture.report, style: style), extension: "txt")
  }

  @Test("recommendations hold as recorded")
  func recommendations() throws {
    let report = WeeklyReportFixture.report
    let names = Dictionary(uniqueKeysWithValues: report.contractors.map { ($0.contractor.id, $0.contractor.name) })
    try expectSnapshot(
      RecommendationText.render(
        report.contractors.map(\.recommendation), names: names, week: report.week, style: style), extension: "txt")
  }

  @Test("the reconciliation holds as recorded")
  func reconciliation() throws {
    let report = ReconciliationFixture.report
    try expectSnapshot(ReconciliationText.render(report, style: style), extension: "txt")
    try expectSnapshot(
      ReconciliationText.render(report, style: TerminalStyle(width: 60)), extension: "txt", suffix: "narrow")
    try expectSnapshot(ReconciliationJSON.render(report), extension: "json")
    try expectSnapshot(ReconciliationCSV.render(report), extension: "csv")
  }

  @Test("measures hold as recorded")
  func measures() throws {
    let files = Self.files
    try expectSnapshot(MeasuresText.functions(files, style: style), extension: "txt", suffix: "functions")
    try expectSnapshot(MeasuresText.files(files, style: style), extension: "txt", suffix: "files")
    try expectSnapshot(MeasuresCSV.functions(files), extension: "csv", suffix: "functions")
    try expectSnapshot(MeasuresCSV.files(files), extension: "csv", suffix: "files")
    let clones = CloneReport(
      settings: .standard, groups: [], duplicated: [], files: files.count, lines: 1_000)
    let profile = ProfileReport(
      name: "shop", head: String(repeating: "a", count: 40), files: files,
      clones: clones)
    try expectSnapshot(ProfileText.render(profile, style: style), extension: "txt", suffix: "profile")
    try expectSnapshot(
      ProfileText.render(profile, style: TerminalStyle(width: 60), limit: 1), extension: "txt", suffix: "profile-narrow"
    )
    try expectSnapshot(ProfilePage.render(profile), extension: "html", suffix: "profile")
    let nothing = ProfileReport(name: "empty", head: nil, files: [], clones: nil)
    try expectSnapshot(ProfileText.render(nothing, style: style), extension: "txt", suffix: "profile-empty")
    PageRules.check(try ProfilePage.render(nothing))
  }

  @Test("clones hold as recorded")
  func clones() throws {
    func place(_ path: String, _ start: Int, _ end: Int) -> ClonePlace {
      ClonePlace(path: RepositoryPath(path), startLine: start, endLine: end)
    }
    let groups = [
      CloneGroup(
        tokens: 1_240,
        places: [
          place("app/Http/Controllers/Admin/OrderController.php", 10, 121),
          place("app/Http/Controllers/OrderController.php", 1_012, 1_125),
          place("app/Http/Controllers/OrderController.php", 1_300, 1_411),
        ]),
      CloneGroup(tokens: 52, places: [place("src/cart.ts", 3, 8), place("src/wish list, old.tsx", 30, 35)]),
    ]
    let lines = [
      DuplicatedLines(path: RepositoryPath("src/cart.ts"), ranges: [3...8], total: 90),
      DuplicatedLines(path: RepositoryPath("src/wish list, old.tsx"), ranges: [30...35], total: 64),
    ]
    var report = CloneReport(
      settings: .standard, groups: groups, duplicated: lines, files: 1_204, lines: 88_412)
    try expectSnapshot(ClonesText.render(report, style: style), extension: "txt")
    try expectSnapshot(ClonesCSV.render(report), extension: "csv")
    let excluded = ExcludedFile.all(of: Self.files)
    report.settings = CloneSettings(kind: .renamed, minimumTokens: 100, minimumLines: 1)
    report.unlisted = 12
    try expectSnapshot(
      ClonesText.render(report, excluded: excluded, style: TerminalStyle(width: 60), limit: 1), extension: "txt",
      suffix: "renamed")
    report.groups = []
    report.duplicated = []
    report.unlisted = 0
    #expect(ClonesText.render(report, style: style).hasPrefix("0 clones.\n0 % of the code"))
  }

  @Test("rules hold as recorded")
  func rules() throws {
    let rules = [
      RuleSummary(
        id: "secrets.stripe-key", title: "Stripe key in the code", severity: .critical, confidence: .high,
        dimension: .security, languages: []),
      RuleSummary(
        id: "javascript.sql-text", title: "Query put together from text", severity: .high, confidence: .medium,
        dimension: .security, languages: ["javascript", "typescript"]),
      RuleSummary(
        id: "maintainability.complex-function", title: "Function is hard to follow", severity: .medium,
        confidence: .high, dimension: .maintainability, languages: []),
    ]
    try expectSnapshot(RulesText.render(rules, style: style), extension: "txt")
  }

  static let files = [
    MeasuredFile(
      path: RepositoryPath("src/payments/checkout.js"),
      measure: FileMeasure(
        language: "javascript", counts: LineCounts(lines: 1_204, code: 912, comment: 101, blank: 191), kind: .source,
        functions: [
          FunctionMeasure(
            name: "Checkout.settle", startLine: 120, endLine: 302, nloc: 160, cyclomatic: 41, cognitive: 66, nesting: 6,
            parameters: 7, tokens: 1_210, digest: 1),
          FunctionMeasure(
            name: "(anonymous)", startLine: 12, endLine: 14, nloc: 3, cyclomatic: 1, cognitive: 0, nesting: 0,
            parameters: 1, tokens: 14, digest: 2),
        ])),
    MeasuredFile(
      path: RepositoryPath("src/ページ/入口.tsx"),
      measure: FileMeasure(
        language: "tsx", counts: LineCounts(lines: 80, code: 66, comment: 4, blank: 10), kind: .source,
        functions: [
          FunctionMeasure(
            name: "入口ページ", startLine: 5, endLine: 60, nloc: 50, cyclomatic: 12, cognitive: 9, nesting: 2,
            parameters: 1, tokens: 300, digest: 3)
        ])),
    MeasuredFile(
      path: RepositoryPath("public/vendor/jquery.min.js"),
      measure: FileMeasure(
        language: "javascript", counts: LineCounts(lines: 2, code: 2), kind: .vendored, functions: [])),
    MeasuredFile(
      path: RepositoryPath("src/api/client.js"),
      measure: FileMeasure(
        language: "javascript", counts: LineCounts(lines: 40, code: 40), kind: .source, functions: []),
      exclusion: LinguistAttributes.Exclusion(kind: .generated, attribute: "linguist-generated")),
  ]
}

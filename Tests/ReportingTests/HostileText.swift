import Findings
import Hiring
import Judgement
import Metrics
import Reporting
import SourceText

/// Everything that a contractor could write into a name, path, message or record to reach beyond it.
enum HostileText {
  static let samples: [String] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "\"\u{301} onmouseover=alert(1) x=\"\u{301}",
    "\u{600}<script>alert(2)</script>",
    "<\u{FE0F}script>\u{FE0F}</script>",
    "javascript:alert(1)",
    "[click](javascript:alert(1)) ![x](http://evil.example/x.png)",
    "http://evil.example www.evil.example @everyone",
    "\u{1B}[2J\u{1B}]0;owned\u{7}\u{9B}31m\u{90}q\u{85}",
    "safe\u{202E}gnp.exe\u{2066}\u{200B}\u{FEFF}\u{E0041}",
    "one\ntwo\r\nthree\rfour\tfive\u{2028}six\u{0}seven",
    "=cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "```\n</code></pre>````` | a | b |\n# heading",
    "{{owner}}{{{stylePicture}}}{{#people}}x{{/people}}",
    "</style><script>alert(3)</script>",
    "-->\u{3C}!-- ]]>",
    String(repeating: "W", count: 10_000),
    String(repeating: "a\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}", count: 300),
    "漢字かな交じり文🧑‍💻👩‍👩‍👧‍👦",
  ]

  /// A week whose every text is hostile; ids stay valid, because the portfolio checks them.
  static func report(_ text: String) -> WeeklyReport {
    let evidence = Evidence(text: text, repository: text, commit: text, path: text, line: 3, record: nil)
    let record = Evidence(text: text, record: text)
    let signal = SignalResult(
      id: "security.\(text)", title: text, dimension: .security, status: .measured, statusReason: text, value: 2,
      unit: text, exposure: 3, exposureUnit: text, threshold: text, score: Score(value: 30, low: 20, high: 40),
      summary: text, evidence: Array(repeating: evidence, count: 2) + [record])
    let unmeasured = SignalResult(
      id: text, title: text, dimension: .quality, status: .notAssessed, statusReason: text, value: nil, unit: text,
      exposure: .nan, exposureUnit: text, threshold: "", score: nil, summary: text, evidence: [])
    let dimensions = [
      DimensionResult(
        id: .security, status: .measured, statusReason: text, score: Score(value: 30, low: 20, high: 40), cap: text,
        signals: [signal]),
      DimensionResult(
        id: .quality, status: .notAssessed, statusReason: text, score: nil, cap: nil, signals: [unmeasured]),
    ]
    let week = WeeklyReportFixture.week
    func card(_ kind: Scorecard.SubjectKind, _ id: String, _ overall: Score?) -> Scorecard {
      Scorecard(
        kind: kind, id: id, week: week, overall: overall, overallReason: text, dimensions: dimensions,
        attributionCoverage: 0.5)
    }
    let trend = WeeklyReportFixture.trend([60, nil, 40])
    let row = ReconciliationRow(
      contractor: text, contract: text, week: week, billedSeconds: 3_600, trackedSeconds: 0, differenceSeconds: 3_600,
      limitSeconds: 7_200, verdict: .overBilled, reasons: [text, text], evidence: [text])
    let people = Recommendation.Outcome.allCases.enumerated().map { index, outcome in
      var contractor = WeeklyReportFixture.contractor("person-\(index)", text, contract: text)
      contractor.identities = [text]
      return ContractorPage(
        contractor: contractor,
        card: card(.contractor, "person-\(index)", index == 0 ? nil : Score(value: 50, low: 1, high: 99)),
        recommendation: Recommendation(
          contractor: text, week: week, outcome: outcome, confidence: .low,
          reasons: [.init(dimension: .security, text: text, evidence: [evidence, record])], wouldChange: [text],
          decideBy: index == 0 ? CivilDate(year: 2026, month: 11, day: 16) : nil, releaseCost: [text],
          questions: [text]),
        trend: trend, hours: [row], volume: .init(changes: 1, changedLines: 2, weeks: 3), notMeasured: [text])
    }
    let repository = RepositoryPage(
      id: "store", head: text, mainline: text, card: card(.repository, "store", Score(value: 50, low: 40, high: 60)),
      trend: trend,
      hotspots: [
        .init(path: text, changes: 3, health: 20, codeLines: 10, worstFunction: text, worstCyclomatic: 9)
      ],
      knowledge: [.init(person: text, isConfirmed: false, lines: 3, share: 0.5, soleOwnedLines: 1)],
      findings: findings(text), coverage: coverage(text), warnings: [text])
    return WeeklyReport(
      ownerName: text, week: week, generatedAt: WeeklyReportFixture.report.generatedAt,
      provenance: Provenance(
        toolVersion: text, modelVersion: text, policyDigest: text, rulesDigest: text, heads: ["store": text]),
      contractors: people, repositories: [repository], problems: [text])
  }

  static func reconciliation(_ text: String) -> ReconciliationReport {
    let week = WeeklyReportFixture.week
    let check = HoursCheck(
      kind: .taskEstimate, contractor: text, week: week, text: text, question: text, seconds: 1, entries: 1, outOf: 1,
      evidence: [text, text])
    return ReconciliationReport(
      rows: report(text).contractors.flatMap(\.hours),
      review: HoursReview(
        checks: Array(repeating: check, count: 5), gaps: [HoursGap(kind: .overlap, contractor: text, reason: text)]),
      names: [text: text])
  }

  static func findings(_ text: String) -> [Finding] {
    var path = Array(text.utf8)
    path += [0xFF, 0xC3, 0x28]
    return [true, false].map { inHead in
      Finding(
        rule: text, title: text, severity: .high, confidence: .low, dimension: .security, cwe: [text],
        path: RepositoryPath(bytes: path),
        range: TextRange(start: TextPosition(line: 1, column: 2), end: TextPosition(line: 1, column: 9)),
        fingerprint: Fingerprint(hex: "00"), message: text, remediation: text, excerpt: text, minutes: 5,
        isCredential: false, commit: text, author: text, introducedAt: .max, inHead: inHead)
    }
  }

  static func coverage(_ text: String) -> Coverage {
    Coverage(files: 1, bytes: 2, blobs: 3, skipped: [.init(path: RepositoryPath(text), reason: text, isGap: true)])
  }

  static func scan(_ text: String) -> ScanReport {
    ScanReport(
      tool: .init(name: "assay", version: text, model: text, rulesDigest: text),
      repository: .init(path: text, head: text, rev: text, isShallow: true), findings: findings(text),
      coverage: coverage(text))
  }

  static func profile(_ text: String) -> ProfileReport {
    ProfileReport(name: text, head: text, files: measured(text), clones: nil)
  }

  static func measured(_ text: String) -> [MeasuredFile] {
    [
      MeasuredFile(
        path: RepositoryPath(text),
        measure: FileMeasure(
          language: text, counts: LineCounts(lines: 3, code: 2, comment: 1, blank: 0), kind: .source,
          functions: [
            FunctionMeasure(
              name: text, startLine: 1, endLine: 3, nloc: 2, cyclomatic: 12, cognitive: 3, nesting: 1, parameters: 2,
              tokens: 30, digest: 1)
          ])),
      MeasuredFile(
        path: RepositoryPath(text + ".js"),
        measure: FileMeasure(language: text, counts: LineCounts(), kind: .source, functions: []),
        exclusion: LinguistAttributes.Exclusion(kind: .generated, attribute: "linguist-generated")),
    ]
  }

  static func clones(_ text: String) -> CloneReport {
    let places = [3, 40].map { ClonePlace(path: RepositoryPath(text), startLine: $0, endLine: $0 + 9) }
    return CloneReport(
      settings: .standard, groups: [CloneGroup(tokens: 60, places: places)],
      duplicated: [DuplicatedLines(path: RepositoryPath(text), ranges: [3...12, 40...49], total: 100)], files: 1,
      lines: 100, unlisted: 2)
  }
}

import Findings
import Hiring
import Judgement
import Reporting
import SourceText

extension WeeklyReportFixture {
  static func finding(
    _ rule: String, _ title: String, _ severity: Severity, _ path: String, _ line: Int, message: String,
    remediation: String, excerpt: String, minutes: Int, dimension: Dimension = .security,
    confidence: Confidence = .high,
    commit number: Int? = nil, inHead: Bool = true
  ) -> Finding {
    let path = RepositoryPath(path)
    return Finding(
      rule: rule, title: title, severity: severity, confidence: confidence, dimension: dimension,
      cwe: dimension == .security ? ["CWE-798"] : [], path: path,
      range: TextRange(
        start: TextPosition(line: line, column: 5), end: TextPosition(line: line, column: 5 + excerpt.utf8.count)),
      fingerprint: FingerprintKey.unkeyed.fingerprint(rule: rule, path: path, content: excerpt.utf8, ordinal: 0),
      message: message, remediation: remediation, excerpt: excerpt, minutes: minutes,
      isCredential: rule.hasPrefix("secrets."), commit: number.map(commit), author: number.map { _ in "Beatriz Lima" },
      introducedAt: number.map { 1_793_700_000 + Int64($0) }, inHead: inHead)
  }

  static let findings = [
    finding(
      "secrets.stripe-key", "Stripe key in the code", .critical, "src/payments/config.js", 7,
      message: "The line holds a live Stripe key; whoever can read the repository can take payments.",
      remediation: "Rotate the key at Stripe today, then read it from the environment.",
      excerpt: "const key = \"sk_live_[redacted]\"", minutes: 30, commit: 21),
    finding(
      "javascript.sql-text", "Query put together from text", .high, "src/search/query.js", 48,
      message: "The query joins a string with `term`, which comes from the request.",
      remediation: "Pass the value as a parameter of the query.",
      excerpt: "db.query(`select * from items where name like '%${term}%'`)", minutes: 45, confidence: .medium,
      commit: 11),
    finding(
      "maintainability.complex-function", "Function is hard to follow", .medium, "app/Legacy/OrderRouter.php", 120,
      message: "route has 48 paths where 10 are easy to follow; a test of it needs as many cases.",
      remediation: "Split it by order type.", excerpt: "", minutes: 240, dimension: .maintainability),
    finding(
      "secrets.password", "Database password in the past", .high, "deploy/.env.production", 3,
      message: "A password stood here and is still in history.", remediation: "Change the password.",
      excerpt: "DB_PASSWORD=[redacted]", minutes: 20, commit: 22, inHead: false),
    finding(
      "config.cookie", "Cookie can be read by scripts", .low, "src/search/query.js", 9,
      message: "httpOnly is false.", remediation: "Set httpOnly to true.", excerpt: "\thttpOnly: false,", minutes: 5),
  ]

  static let coverage = Coverage(
    files: 1_284, bytes: 9_412_332, blobs: 1_301,
    skipped: [
      .init(path: RepositoryPath("public/vendor/jquery.min.js"), reason: "minified", isGap: false),
      .init(path: RepositoryPath("dump/2025.sql"), reason: "larger than 25 MB", isGap: true),
      .init(path: RepositoryPath("dump/2026.sql"), reason: "larger than 25 MB", isGap: true),
    ])

  static let scan = ScanReport(
    tool: .init(name: "assay", version: "1.0.0", model: "1", rulesDigest: digest("rules")),
    repository: .init(path: "repositories/storefront", head: commit(1), rev: "HEAD", isShallow: false),
    findings: findings, coverage: coverage)

  static let storefront = RepositoryPage(
    id: "storefront", head: commit(1), mainline: "main",
    card: card(
      "storefront", score(66, 4), kind: .repository, coverage: 0.96,
      [
        dimension(
          .security, 20, 3, cap: "Held at 20: a live Stripe key stands in the code.",
          [
            signal(
              "security.worst", "Worst open finding", 1, "count", of: 1_284, "files", 20,
              "1 critical finding is open: a live Stripe key.",
              evidence: [
                Evidence(
                  text: "Stripe key in the code", repository: "storefront", commit: commit(21),
                  path: "src/payments/config.js", line: 7)
              ])
          ]),
        dimension(.quality, 64, 6, []), dimension(.maintainability, 73, 3, []), dimension(.ownership, 70, 5, []),
        missing(.delivery, .notApplicable, "repositories have no tasks"),
        missing(.hours, .notApplicable, "repositories bill no hours"),
      ]),
    trend: trend([70, 71, 73, 72, 74, 69, 68, 66]),
    hotspots: [
      .init(
        path: "src/payments/checkout.js", changes: 38, health: 31, codeLines: 912, worstFunction: "settle",
        worstCyclomatic: 41),
      .init(
        path: "src/cart/cart.js", changes: 24, health: 48, codeLines: 640, worstFunction: "reprice", worstCyclomatic: 27
      ),
      .init(
        path: "src/search/query.js", changes: 15, health: 57, codeLines: 388, worstFunction: nil, worstCyclomatic: 12),
      .init(
        path: "src/auth/session.js", changes: 9, health: 74, codeLines: 210, worstFunction: nil, worstCyclomatic: 9),
      .init(
        path: "src/pages/home.jsx", changes: 21, health: 88, codeLines: 180, worstFunction: nil, worstCyclomatic: 5),
      .init(path: "src/util/dates.js", changes: 2, health: 95, codeLines: 60, worstFunction: nil, worstCyclomatic: 3),
    ],
    knowledge: [
      .init(person: "amir", isConfirmed: true, lines: 9_120, share: 0.44, soleOwnedLines: 1_204),
      .init(person: "dev", isConfirmed: true, lines: 5_300, share: 0.26, soleOwnedLines: 640),
      .init(person: "old.agency@example.net", isConfirmed: false, lines: 3_900, share: 0.19, soleOwnedLines: 3_100),
      .init(person: "bea", isConfirmed: true, lines: 2_310, share: 0.11, soleOwnedLines: 310),
    ], findings: findings, coverage: coverage,
    warnings: ["12 commits carry a date before the one they follow.", "The mail map changed on 5 November."])

  static let fulfilment = RepositoryPage(
    id: "fulfilment", head: commit(2), mainline: "main",
    card: card(
      "fulfilment", score(71, 5), kind: .repository,
      [
        dimension(.security, 78, 5, []), dimension(.quality, 66, 6, []), dimension(.maintainability, 69, 4, []),
        dimension(.ownership, 76, 5, []), missing(.delivery, .notApplicable, "repositories have no tasks"),
        missing(.hours, .notApplicable, "repositories bill no hours"),
      ]), trend: trend([58, 61, 63, 66, 68, 71]), hotspots: [], knowledge: [], findings: [],
    coverage: Coverage(files: 402, bytes: 1_904_112, blobs: 402), warnings: [])
}

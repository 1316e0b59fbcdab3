import Findings
import Foundation
import Git
import Hiring
import History
import SourceText

@testable import Judgement

/// Builds a repository's history change by change, as the history reader would return it.
struct Story {
  var id = "storefront"
  var changes: [Change] = []
  var findings: [Finding] = []
  var ownership: [FileOwnership] = []
  var files: [HeadFile] = []
  var clones: [CloneGroup] = []
  var project = ProjectFacts()
  var until = Story.instant("2026-11-16")

  static func instant(_ day: String, hour: Int = 0) -> Int64 {
    Int64((CivilDate(day)?.startUTC ?? .distantPast).timeIntervalSince1970) + Int64(hour) * 3_600
  }

  static func date(_ day: String) -> Date { Date(timeIntervalSince1970: Double(instant(day))) }

  static func commit(_ number: Int) -> ObjectID {
    let hex = String(number + 1, radix: 16)
    return ObjectID(hex: String(repeating: "0", count: 40 - hex.count) + hex) ?? .zero
  }

  @discardableResult
  mutating func change(
    by person: String, on day: String, _ subject: String, files: [FileChange], standing: Person.Standing = .confirmed,
    coAuthors: [String] = [], committer: String? = nil, onMainline: Bool = true, merging: Int? = nil
  ) -> Int {
    let index = changes.count
    let time = Story.instant(day, hour: 10)
    // On the latest of those before it, whoever's story was told first.
    let latest = changes.filter { $0.committedAt <= time && $0.onFirstParentLine }.max {
      ($0.committedAt, $0.index) < ($1.committedAt, $1.index)
    }
    // There is but one branch.
    let parent = onMainline ? latest : changes.last { !$0.onFirstParentLine } ?? latest
    changes.append(
      Change(
        commit: Story.commit(index), index: index,
        parents: [parent?.commit, merging.map { changes[$0].commit }].compactMap(\.self),
        author: Person(standing: standing, id: person),
        coAuthors: coAuthors.map { Person(standing: .confirmed, id: $0) }, assistants: [], authoredAt: time,
        committedAt: time, zoneMinutes: 0, authorName: person, authorEmail: "\(person)@example.com",
        committerEmail: "\(committer ?? person)@example.com", subject: subject, body: "", isSigned: false,
        onFirstParentLine: onMainline, files: files))
    return index
  }

  func history() -> RepositoryHistory {
    var history = RepositoryHistory(
      id: id, head: Story.commit(max(0, changes.count - 1)), mainline: "main", changes: changes, ownership: ownership,
      files: files, findings: findings, coverage: Coverage(files: files.count), until: until, warnings: [])
    history.clones = clones
    history.project = project
    return history
  }
}

func function(
  _ name: String = "handle", line: Int = 1, nloc: Int = 12, cyclomatic: Int = 3, nesting: Int = 1, parameters: Int = 2
) -> FunctionMeasure {
  FunctionMeasure(
    name: name, startLine: line, endLine: line + nloc, nloc: nloc, cyclomatic: cyclomatic, cognitive: cyclomatic,
    nesting: nesting, parameters: parameters, tokens: nloc * 8,
    digest: UInt64(nloc * 1_000 + cyclomatic * 10 + nesting))
}

func file(
  _ path: String, kind: FileKind = .source, added: Int = 30, deleted: Int = 5, status: FileChange.Status = .modified,
  findings: [AttributedFinding] = [], functions: [FunctionChange] = [], replaced: [ReplacedLines] = [],
  counts: LineCounts? = nil, keepsCode: Bool = false
) -> FileChange {
  FileChange(
    path: RepositoryPath(path), oldPath: nil, status: status, kind: kind, language: "typescript", added: added,
    deleted: deleted, isBinary: false, findings: findings, functions: functions, counts: counts,
    keepsCode: keepsCode,
    replaced: replaced)
}

func wrote(_ function: FunctionMeasure) -> FunctionChange {
  FunctionChange(bin: .introduced, before: nil, after: function)
}

func changed(_ before: FunctionMeasure, to after: FunctionMeasure) -> FunctionChange {
  FunctionChange(bin: before.cyclomatic < after.cyclomatic ? .worsened : .improved, before: before, after: after)
}

func finding(
  _ rule: String, _ severity: Severity, _ dimension: Findings.Dimension = .security, path: String = "src/pay.ts",
  mark: String = "1", isCredential: Bool = false, minutes: Int = 30
) -> Finding {
  Finding(
    rule: rule, title: rule, severity: severity, confidence: .high, dimension: dimension, cwe: [],
    path: RepositoryPath(path),
    range: TextRange(start: TextPosition(line: 3, column: 1), end: TextPosition(line: 3, column: 9)),
    fingerprint: Fingerprint(hex: rule + path + mark), message: "", remediation: "", excerpt: "", minutes: minutes,
    isCredential: isCredential)
}

let key = finding("secrets.aws-access-key", .critical, path: ".env", isCredential: true)

func engineer(
  _ id: String, role: Contractor.Role = .engineer, started: String = "2026-10-05", trialEnds: String? = nil,
  pauses: [Engagement.Pause] = [], signed: Bool = true
) -> Contractor {
  let start = CivilDate(started) ?? CivilDate(daysSince1970: 0)
  return Contractor(
    id: id, name: id, role: role, identities: ["\(id)@example.com"], clickup: nil, upwork: nil, fiverr: nil,
    assignment: signed ? Contractor.Assignment(signed: start, by: "owner") : nil,
    engagements: [
      Engagement(
        platform: .upwork, contract: "contract-\(id)", kind: .hourly,
        rate: Money(minorUnits: 2_500, currency: "USD"), weeklyLimitSeconds: 30 * 3_600, started: start, ended: nil,
        trialEnds: trialEnds.flatMap { CivilDate($0) }, pauses: pauses, scope: .core, repositories: [], cohort: nil)
    ])
}

/// The first days of the six weeks of the trial, 2026-W41 to W46.
let mondays = ["2026-10-05", "2026-10-12", "2026-10-19", "2026-10-26", "2026-11-02", "2026-11-09"]

func day(_ week: Int, _ offset: Int) -> String {
  CivilDate(daysSince1970: (CivilDate(mondays[week])?.daysSince1970 ?? 0) + offset).description
}

func week(_ text: String) -> ISOWeek { ISOWeek(text) ?? ISOWeek(containing: .distantPast) }

/// Tracked and billed hours of all six weeks; `padding` hours are billed and not tracked in the weeks it names.
func hours(of id: String, padding: [Int: Double] = [:]) -> ([TimeEntry], [ReconciliationRow]) {
  var entries: [TimeEntry] = []
  var rows: [ReconciliationRow] = []
  for index in mondays.indices {
    for offset in 0..<4 {
      let start = Date(timeIntervalSince1970: Double(Story.instant(day(index, offset), hour: 9)))
      entries.append(
        TimeEntry(
          system: "clickup", id: "\(id)-\(index)-\(offset)", user: id, userName: id, contractor: id, start: start,
          end: start.addingTimeInterval(5 * 3_600), seconds: 5 * 3_600, memo: "basket totals for the \(offset). page",
          taskID: "task\(index)", taskName: "Task \(index)", taskStatus: "prioritised",
          taskEstimateSeconds: 24 * 3_600, isBillable: true, createdAt: start.addingTimeInterval(6 * 3_600)))
    }
    let tracked = 20 * 3_600
    let extra = Int((padding[index] ?? 0) * 3_600)
    rows.append(
      ReconciliationRow(
        contractor: id, contract: "contract-\(id)",
        week: ISOWeek(containing: CivilDate(mondays[index])?.startUTC ?? .distantPast),
        billedSeconds: tracked + extra, trackedSeconds: tracked, differenceSeconds: extra, limitSeconds: 30 * 3_600,
        verdict: extra > 3_600 ? .overBilled : .match, reasons: [], evidence: ["upwork-weekly.csv:\(index + 2)"]))
  }
  return (entries, rows)
}

/// A cohort's records and histories, judged.
struct Trial {
  var contractors: [Contractor] = []
  var story = Story()
  var entries: [TimeEntry] = []
  var rows: [ReconciliationRow] = []
  var cards: [TaskCard] = []
  var attendance: [Attendance] = []
  var billed: [BilledEntry] = []
  var onboarding: [OnboardingProgress]?
  var policy = JudgementPolicy.default

  mutating func add(_ contractor: Contractor, padding: [Int: Double] = [:]) {
    contractors.append(contractor)
    let (entries, rows) = hours(of: contractor.id, padding: padding)
    self.entries += entries
    self.rows += rows
  }

  func report(_ name: String = "2026-W46") -> WeeklyReport { WeeklyJudgement.report(input(name), policy: policy) }

  func input(_ name: String = "2026-W46") -> JudgementInput {
    var input = JudgementInput(
      portfolio: Portfolio(
        ownerName: "Northwind", timeZone: .gmt, currency: "USD", policyPath: nil, ledgerPath: "/assay.db",
        repositories: [Portfolio.Repository(id: "storefront", path: "/storefront", mainline: "main", core: [])],
        contractors: contractors, records: [], attestations: []),
      histories: [story.history()], timeEntries: entries, billedEntries: billed, reconciliation: rows, cards: cards,
      attendance: attendance, week: week(name), generatedAt: Date(timeIntervalSince1970: 1_794_900_000),
      toolVersion: "1", rulesDigest: "rules")
    input.onboarding = onboarding
    return input
  }

  func page(of id: String, _ name: String = "2026-W46") -> ContractorPage? {
    report(name).contractors.first { $0.contractor.id == id }
  }
}

extension Story {
  /// Legacy that somebody long gone left: large, ill and risky.
  mutating func legacy() {
    let ill = function("checkout", nloc: 140, cyclomatic: 38, nesting: 6, parameters: 8)
    change(
      by: "gone@old.example", on: "2026-05-04", "Import the old shop",
      files: [
        file(
          "src/checkout.ts", added: 900, deleted: 0, status: .added,
          findings: [
            AttributedFinding(
              bin: .introduced, finding: finding("injection.sql", .critical, path: "src/checkout.ts", mark: "old"))
          ], functions: [wrote(ill)])
      ], standing: .unknown)
  }

  /// Good, steady work: two changes a week with tests, named tasks, small healthy functions.
  mutating func solid(_ id: String) {
    for index in mondays.indices {
      for offset in [1, 3] {
        change(
          by: id, on: day(index, offset), "Show basket totals with tax per country (CU-task\(index))",
          files: [
            file("src/\(id)/basket\(index).ts", added: 45, deleted: 8, functions: [wrote(function(nloc: 14))]),
            file("tests/\(id)/basket\(index).test.ts", kind: .test, added: 30, deleted: 0),
          ])
      }
    }
  }

  /// Fast and careless: large changes without tests, hard functions, risks, and a key that stays.
  mutating func careless(_ id: String) {
    var last: Int?
    for index in mondays.indices {
      let path = "src/\(id)/page\(index).ts"
      var findings = [
        AttributedFinding(bin: .introduced, finding: finding("injection.sql", .high, path: path, mark: "\(index)")),
        AttributedFinding(
          bin: .introduced, finding: finding("errors.empty-catch", .medium, .quality, path: path, mark: "\(index)")),
        AttributedFinding(
          bin: .introduced,
          finding: finding("size.function", .medium, .maintainability, path: path, mark: "\(index)", minutes: 120)),
      ]
      if index == 1 { findings.append(AttributedFinding(bin: .introduced, finding: key)) }
      last = change(
        by: id, on: day(index, 1), "update",
        files: [
          file(
            path, added: 450, deleted: 20, findings: findings,
            functions: [wrote(function(nloc: 130, cyclomatic: 34, nesting: 6, parameters: 7))])
        ])
      change(
        by: id, on: day(index, 2), "fix",
        files: [file(path, added: 60, deleted: 60, replaced: [ReplacedLines(origin: last ?? 0, lines: 60)])])
    }
    findings.append(key)
  }

  /// Better code out of bad legacy, and nothing new that is bad.
  mutating func improver(_ id: String) {
    let ill = function("checkout", nloc: 140, cyclomatic: 38, nesting: 6, parameters: 8)
    for index in mondays.indices {
      let better = function("checkout", nloc: 120 - index * 15, cyclomatic: 30 - index * 4, nesting: 4, parameters: 5)
      let repaired =
        index == 0
        ? [
          AttributedFinding(
            bin: .fixed, finding: finding("injection.sql", .critical, path: "src/checkout.ts", mark: "old"))
        ] : []
      change(
        by: id, on: day(index, 2), "Split the checkout by payment kind (CU-task\(index))",
        files: [
          file(
            "src/checkout.ts", added: 40, deleted: 60, findings: repaired, functions: [changed(ill, to: better)],
            replaced: [ReplacedLines(origin: 0, lines: 60)])
        ])
    }
  }
}

extension Change {
  /// The same change, told otherwise.
  func with(
    coAuthors: [Person]? = nil, committer: Person? = nil, dated: Int64? = nil, subject: String? = nil
  ) -> Change {
    Change(
      commit: commit, index: index, parents: parents, author: author, coAuthors: coAuthors ?? self.coAuthors,
      assistants: assistants, authoredAt: dated ?? authoredAt, committedAt: dated ?? committedAt,
      zoneMinutes: zoneMinutes, authorName: authorName, authorEmail: authorEmail, committerEmail: committerEmail,
      committer: committer ?? self.committer, subject: subject ?? self.subject, body: body, isSigned: isSigned,
      onFirstParentLine: onFirstParentLine, files: files)
  }
}

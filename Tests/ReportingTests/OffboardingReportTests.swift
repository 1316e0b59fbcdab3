import Findings
import Foundation
import Git
import Hiring
import SourceText
import Testing

@testable import History
@testable import Judgement
@testable import Reporting

/// `assay offboard` and `assay ownership --without` in every format.
@Suite("A leaving in words and tables")
struct OffboardingReportTests {
  private static func day(_ text: String) -> CivilDate { CivilDate(text) ?? CivilDate(daysSince1970: 0) }

  /// A leaving whose every text is `text`.
  private static func report(_ text: String) -> Offboarding {
    let path = RepositoryPath(text)
    let bruno = Person(standing: .unknown, id: text)
    var contractor = Contractor(
      id: "amir", name: text, role: .engineer, identities: [], clickup: nil, upwork: nil, fiverr: nil, assignment: nil,
      engagements: [
        Engagement(
          platform: .upwork, contract: text, kind: .hourly, rate: Money(minorUnits: 2_500, currency: "USD"),
          weeklyLimitSeconds: nil, started: day("2026-10-05"), ended: nil, trialEnds: day("2026-11-20"), pauses: [],
          scope: .core, repositories: [], cohort: nil)
      ])
    contractor.accounts = [:]
    let file = Offboarding.File(
      path: path, lines: 1_200, own: 1_100, health: 31, changes: 9, isHotspot: true,
      nearest: NearestPeople.Nearest(person: bruno, place: path, isOfFile: false))
    let branch = OpenBranch(
      names: [text], tip: .zero, work: [.init(commit: .zero, added: 3, deleted: 1, at: .max)], others: 2,
      isLanded: false)
    let repository = Offboarding.Repository(
      id: "storefront", head: String(repeating: "0", count: 40), reach: .worked, liveLines: 2_000, files: [file, file],
      modules: [Offboarding.Module(folder: path, files: 1, lines: 1_200, share: 0.99)],
      truckFactor: TruckFactor(authors: [[bruno]]), truckFactorAfter: TruckFactor(authors: [[]]), branches: [branch],
      missing: ["a README", "tests"])
    let place = ReachableCredential.Place(repository: "storefront", path: path, line: 4, commit: text)
    return Offboarding(
      contractor: contractor,
      dates: OffboardingDates(
        of: contractor, today: day("2026-11-16"), by: nil, policy: .default, cost: .default),
      repositories: [repository],
      credentials: [
        ReachableCredential(
          rule: "secrets.x", title: "Password in a file", severity: .high, places: [place, place],
          by: .address(text), since: .min, isLive: true, isOnMainline: true)
      ],
      accounts: [
        Offboarding.Account(
          repository: "storefront", path: path, line: 1, commit: text, title: "Private host", message: text)
      ],
      access: [
        AccessToEnd(place: text, account: text, level: text, right: .admin, basis: .listed, asOf: nil),
        AccessToEnd(place: text, account: "", level: "", right: nil, basis: .presumed, asOf: nil),
      ], tasks: [OpenTask(reference: text, name: text, state: text)],
      hours: [
        OpenHours(
          kind: .unbilled, contract: text, week: ISOWeek(containing: .distantPast), seconds: 9_000, isBilled: false,
          worth: Money(minorUnits: 6_250, currency: "USD"))
      ], hasAssignment: false,
      estimate: ReleaseEstimate(
        [.linesIll: .counted(1_200), .documents: .least(2, text), .unmerged: .unknown(text), .onboarding: .counted(1)],
        contractorRate: Money(minorUnits: 2_500, currency: "USD"), cost: .default, owner: "USD"),
      assumptions: StatedAssumption.ofRelease(
        cost: .default, policy: .default, currency: "USD", isUsed: { _ in true }), gaps: [text])
  }

  @Test("no text of a repository or a record reaches a terminal, a page or a spreadsheet as a command")
  func hostile() {
    for text in HostileText.samples {
      let report = Self.report(text)
      for width in [60, 100, 200] {
        let shown = OffboardingText.render(report, style: TerminalStyle(width: width, color: false), limit: 30)
        #expect(PageRules.hidden(in: shown) == nil)
        let widest = shown.unicodeScalars.split(separator: "\n").map { DisplayWidth.columns(of: String($0)) }.max() ?? 0
        #expect(widest <= width)
      }
      for output in [
        OffboardingJSON.render(report), OffboardingCSV.render(report), OffboardingMarkdown.render(report),
      ] {
        #expect(
          !output.unicodeScalars.contains { $0.properties.generalCategory == .control && $0 != "\n" },
          "\(text.prefix(20))")
        #expect(!output.unicodeScalars.contains("\u{202E}"))
      }
      #expect(!OffboardingMarkdown.render(report).contains("<script"))
    }
  }

  @Test("JSON has the same keys whatever there is, and amounts as whole minor units")
  func json() throws {
    let text = OffboardingJSON.render(Self.report("src/a.ts"))
    let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(object["schema"] as? String == "assay.offboard/1")
    #expect(
      Set(object.keys) == [
        "schema", "contractor", "name", "role", "today", "last_day", "last_day_from", "hand_over_by", "check_on",
        "is_over", "checklist", "repositories", "credentials", "accounts", "access", "tasks", "hours",
        "assignment_on_file", "estimate", "assumptions", "not_assessable",
      ])
    let estimate = try #require(object["estimate"] as? [String: Any])
    // 12 hours from half to double at 150, four of documents, and forty at the contractor's own 25.
    #expect(estimate["low_minor_units"] as? Int == 600 * 150 + 200 * 150 + 2_000 * 25)
    #expect(estimate["low_minutes"] as? Int == 360 + 120 + 1_200 && estimate["is_least"] as? Bool == true)
    let rows = try #require(estimate["rows"] as? [[String: Any]])
    let unknown = try #require(rows.first { $0["item"] as? String == "unmerged-lines" })
    #expect(
      unknown["count"] is NSNull && unknown["low_minutes"] is NSNull && unknown["reason"] as? String == "src/a.ts")
  }

  @Test("text and Markdown say the last day, the range, the hotspots first, and what is only presumed")
  func words() {
    let report = Self.report("src/a.ts")
    let text = OffboardingText.render(report, style: TerminalStyle(width: 200, color: false), limit: 1)
    #expect(text.contains("Last day: 20 November 2026, the end of the trial"))
    #expect(text.contains("at least 28 to 112 h, 1,700 to 6,800 USD"), "\(text)")
    #expect(text.contains("hotspot") && text.contains("and 1 more") && text.contains("presumed"))
    #expect(text.contains("without them over half of the 1 source file have nobody"))
    let markdown = OffboardingMarkdown.render(report)
    #expect(markdown.contains("- [ ] **2026-11-17** · critical · Get the assignment of rights"))
    #expect(markdown.contains("## On the last day") && markdown.contains("- [ ] **2026-11-20** · critical · Take away"))
  }

  @Test("who is nearest, and what changes, stand under ownership --without")
  func ownership() throws {
    let file = OwnershipSummary.Leaving.File(
      path: RepositoryPath("src/pay.ts"), lines: 40, own: 38,
      nearest: NearestPeople.Nearest(
        person: Person(standing: .confirmed, id: "bea"), place: RepositoryPath("src"), isOfFile: false))
    let report = OwnershipReport(
      path: "shop", head: "0", rev: "main", people: [], busFactor: 1, busFactorPeople: ["bea"], files: 3, lines: 90,
      orphaned: [RepositoryPath("old.ts"), RepositoryPath("src/pay.ts")], filesRead: 3, binaryFiles: 0, skipped: [],
      ignoredCommits: 0,
      leaving: OwnershipReport.Leaving(people: ["amir"], busFactorBefore: 2, orphanedBefore: 1, files: [file]))
    let text = OwnershipText.render(report, style: TerminalStyle(width: 100, color: false), limit: 30)
    #expect(text.contains("With amir it is 2."))
    #expect(text.contains("Known by nobody without amir: 1 file, 40 lines") && text.contains("bea, src/"))
    #expect(text.contains("Known by nobody before already: 1 of the files"))
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(OwnershipJSON.render(report).utf8)) as? [String: Any])
    let without = try #require(object["without"] as? [String: Any])
    #expect(without["bus_factor_before"] as? Int == 2 && without["orphaned_before"] as? Int == 1)
    let nearest = try #require((without["files"] as? [[String: Any]])?.first?["nearest"] as? [String: Any])
    #expect(nearest["person"] as? String == "bea" && nearest["folder"] as? String == "src")
  }
}

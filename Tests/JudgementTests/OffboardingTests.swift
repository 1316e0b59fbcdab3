import Findings
import Foundation
import Git
import Hiring
import History
import SourceText
import Testing

@testable import Judgement

/// What a leaving means, from values alone. Today is Monday, 16 November 2026.
@Suite("What a contractor's leaving means")
struct OffboardingTests {
  private static let today = CivilDate(year: 2026, month: 11, day: 16)

  private static func measure(_ functions: [FunctionMeasure]) -> FileMeasure {
    FileMeasure(
      language: "typescript", counts: LineCounts(lines: 60, code: 50), kind: .source, functions: functions)
  }

  /// Amir and Bruno work side by side; Amir's first page is changed every week and ill.
  private static func trial(amir: Contractor = engineer("amir")) -> Trial {
    var trial = Trial()
    trial.add(amir)
    trial.add(engineer("bruno"))
    trial.story.solid("amir")
    trial.story.solid("bruno")
    for index in mondays.indices {
      trial.story.change(
        by: "amir", on: day(index, 4), "Show the page anew (CU-task\(index))",
        files: [file("src/amir/basket0.ts", added: 20, deleted: 10)])
    }
    let ill = function("page", nloc: 300, cyclomatic: 60, nesting: 8, parameters: 10)
    trial.story.files = [
      HeadFile(path: RepositoryPath("README.md"), blob: .zero, measure: measure([])),
      HeadFile(path: RepositoryPath("src/amir/basket0.ts"), blob: .zero, measure: measure([ill])),
      HeadFile(path: RepositoryPath("src/amir/basket1.ts"), blob: .zero, measure: measure([function()])),
      HeadFile(path: RepositoryPath("src/bruno/basket0.ts"), blob: .zero, measure: measure([function()])),
    ]
    func owned(_ path: String, by person: String, lines: Int) -> FileOwnership {
      let origin = trial.story.changes.first { change in
        change.author.id == person && change.files.contains { $0.path == RepositoryPath(path) }
      }?.index
      return FileOwnership(path: RepositoryPath(path), runs: [ReplacedLines(origin: origin ?? 0, lines: lines)])
    }
    trial.story.ownership = [
      owned("src/amir/basket0.ts", by: "amir", lines: 300), owned("src/amir/basket1.ts", by: "amir", lines: 600),
      owned("src/bruno/basket0.ts", by: "bruno", lines: 100),
    ]
    return trial
  }

  private static func offboarding(
    _ trial: Trial, of id: String = "amir", by: CivilDate? = nil,
    credentials: [String: [(finding: Finding, by: ReachableCredential.Origin?)]] = ["storefront": []],
    branches: [String: [OpenBranch]] = ["storefront": []], grants: [AccessGrant] = [], cost: CostPolicy = .default
  ) throws -> Offboarding {
    var judged = trial.input("2026-W47")
    judged.generatedAt = Story.date("2026-11-16")
    judged.cost = cost
    let contractor = try #require(trial.contractors.first { $0.id == id })
    return OffboardingJudgement.offboarding(
      OffboardingInput(
        judged: judged, contractor: contractor, today: today, by: by,
        access: AccessInventory(
          grants: grants, contractors: trial.contractors, repositories: ["storefront"], timeZone: .gmt,
          now: Story.date("2026-11-16")),
        credentials: credentials, branches: branches, gaps: []), policy: trial.policy, cost: cost)
  }

  private static func item(_ id: String, _ offboarding: Offboarding) -> OffboardingItem? {
    OffboardingChecklist(offboarding).items.first { $0.id == id }
  }

  // MARK: Code

  @Test("lists the lines, files and folders that nobody else knows, a changed and ill one first, with who is nearest")
  func orphans() throws {
    let offboarding = try Self.offboarding(Self.trial())
    let repository = try #require(offboarding.repositories.first)
    #expect(repository.reach == .worked)
    #expect(repository.files.map(\.path.lossyString) == ["src/amir/basket0.ts", "src/amir/basket1.ts"])
    #expect(repository.orphanedLines == 900 && repository.liveLines == 1_000)
    let worst = try #require(repository.files.first)
    #expect(worst.isHotspot && worst.changes >= 6 && (worst.health ?? 100) < 75)
    #expect(repository.files[1].isHotspot == false)
    #expect(worst.nearest?.person.id == "bruno" && worst.nearest?.isOfFile == false)
    #expect(worst.nearest?.place == RepositoryPath("src"))
    #expect(repository.modules.map(\.folder) == [RepositoryPath("src/amir")])
    #expect(repository.truckFactorAfter.factor <= repository.truckFactor.factor)
    let knowledge = try #require(Self.item("knowledge", offboarding))
    #expect(knowledge.risk == .critical && knowledge.phase == .whilePaid)
    #expect(knowledge.details.first?.contains("basket0.ts") == true)
  }

  @Test("a file that a colleague changed is known; one that only somebody who left before changed is not")
  func departed() throws {
    var trial = Self.trial()
    trial.story.change(
      by: "bruno", on: "2026-11-13", "Round the totals",
      files: [file("src/amir/basket1.ts", added: 3, deleted: 3)])
    #expect(
      try Self.offboarding(trial).repositories[0].files.map(\.path.lossyString) == ["src/amir/basket0.ts"])
    trial.contractors[1].engagements[0].ended = CivilDate(year: 2026, month: 11, day: 14)
    #expect(try Self.offboarding(trial).repositories[0].files.count == 2)
    #expect(try Self.offboarding(trial).repositories[0].files[0].nearest == nil)
  }

  @Test("work outside of every engagement is counted too, and a repository nobody says they can read is not")
  func reach() throws {
    var trial = Self.trial()
    trial.contractors[0].engagements[0].repositories = ["backoffice"]
    let offboarding = try Self.offboarding(trial)
    #expect(offboarding.repositories.first?.files.count == 2)
    var designer = Self.trial()
    designer.contractors.append(engineer("dora", role: .designer))
    let none = try Self.offboarding(designer, of: "dora")
    #expect(none.repositories.isEmpty && none.credentials.isEmpty)
    #expect(none.gaps.contains { $0.contains("Whether dora could read storefront is not known") })
    designer.contractors[2].engagements[0].repositories = ["storefront"]
    #expect(try Self.offboarding(designer, of: "dora").repositories.first?.reach == .engaged)
  }

  // MARK: Keys

  @Test("a key is told once with all of its places, oldest origin and never its value; a branch's counts too")
  func credentials() throws {
    var trial = Self.trial()
    trial.story.changes[2].files[0].findings.append(AttributedFinding(bin: .introduced, finding: key))
    trial.story.findings.append(key)
    var elsewhere = key
    elsewhere.path = RepositoryPath("old/.env")
    elsewhere.introducedAt = 1
    elsewhere.inHead = false
    var hidden = finding("secrets.github-token", .high, path: "notes.txt", isCredential: true)
    hidden.inHead = false
    var doubtful = finding("secrets.generic", .high, path: "x.txt", isCredential: true)
    doubtful.confidence = .low
    let offboarding = try Self.offboarding(
      trial,
      credentials: [
        "storefront": [
          (elsewhere, .address("eve@example.com")), (hidden, .person(Person(standing: .confirmed, id: "amir"))),
          (doubtful, nil),
        ]
      ])
    #expect(offboarding.credentials.count == 2)
    let live = try #require(offboarding.credentials.first)
    #expect(live.isLive && live.isOnMainline && live.by == .address("eve@example.com") && live.since == 1)
    #expect(live.places.map(\.path.lossyString) == [".env", "old/.env"])
    let other = offboarding.credentials[1]
    #expect(!other.isLive && !other.isOnMainline && other.isBy(offboarding.person))
    let rotation = try #require(Self.item("credentials", offboarding))
    #expect(rotation.risk == .critical && rotation.phase == .lastDay && rotation.details.count == 2)
  }

  // MARK: Dates

  @Test("the last day is the named one, else the engagement's end, else the trial's, else the notice's")
  func dates() throws {
    var amir = engineer("amir", trialEnds: "2026-11-27")
    let named = CivilDate(year: 2026, month: 11, day: 20)
    func dates(_ by: CivilDate? = nil) -> OffboardingDates {
      OffboardingDates(of: amir, today: Self.today, by: by, policy: .default, cost: .default)
    }
    #expect(dates(named).source == .given && dates(named).lastDay == named)
    #expect(dates(named).handover == CivilDate(year: 2026, month: 11, day: 17))
    #expect(dates().source == .trialEnd && dates().lastDay.description == "2026-11-27")
    #expect(dates().check.description == "2026-11-28")
    amir.engagements[0].ended = CivilDate(year: 2026, month: 11, day: 18)
    #expect(dates().source == .engagementEnd && dates().lastDay.description == "2026-11-18")
    #expect(dates().handover == Self.today, "never before today")
    amir.engagements[0].ended = CivilDate(year: 2026, month: 11, day: 1)
    #expect(dates().isOver && dates().due(.lastDay) == Self.today && dates().due(.whilePaid) == Self.today)
    amir = engineer("amir")
    #expect(dates().source == .notice && dates().lastDay.description == "2026-11-23")
  }

  @Test("the list goes by phase, then by risk, and what should have been done is overdue")
  func order() throws {
    let offboarding = try Self.offboarding(
      Self.trial(amir: engineer("amir", signed: false)), by: CivilDate(year: 2026, month: 11, day: 20))
    let items = OffboardingChecklist(offboarding).items
    let phases = items.compactMap { OffboardingItem.Phase.allCases.firstIndex(of: $0.phase) }
    #expect(phases == phases.sorted())
    for phase in OffboardingItem.Phase.allCases {
      let risks = items.filter { $0.phase == phase }.map(\.risk)
      #expect(risks == risks.sorted())
    }
    #expect(Set(items.map(\.id)).count == items.count)
    #expect(items.first?.id == "rights" && items.first?.due.description == "2026-11-17")
    #expect(items.allSatisfy { !$0.isOverdue && $0.due >= Self.today })
    var over = Self.trial()
    over.contractors[0].engagements[0].ended = CivilDate(year: 2026, month: 11, day: 1)
    #expect(Self.item("knowledge", try Self.offboarding(over))?.isOverdue == true)
  }

  // MARK: Work that is open

  @Test("a branch that landed in another form costs nothing; one commit on two branches counts once")
  func branches() throws {
    let work = OpenBranch.Work(commit: Story.commit(90), added: 150, deleted: 50, at: 1_794_000_000)
    let open = OpenBranch(names: ["a", "origin/a"], tip: Story.commit(90), work: [work], others: 0, isLanded: false)
    let onTop = OpenBranch(names: ["b"], tip: Story.commit(91), work: [work], others: 2, isLanded: false)
    let landed = OpenBranch(
      names: ["c"], tip: Story.commit(92), work: [.init(commit: Story.commit(92), added: 900, deleted: 0, at: 1)],
      others: 0, isLanded: true)
    let offboarding = try Self.offboarding(Self.trial(), branches: ["storefront": [open, onTop, landed]])
    let row = try #require(offboarding.estimate.rows.first { $0.item == .unmerged })
    #expect(row.quantity == .counted(200) && row.middleMinutes == 60)
    #expect(Self.item("branches", offboarding)?.details.count == 2)
  }

  @Test("hours are told in both directions, and those without a bill as such")
  func hours() throws {
    var trial = Self.trial()
    trial.rows[0].billedSeconds = nil
    trial.rows[1].billedSeconds = 23 * 3_600
    trial.rows[2].trackedSeconds = 22 * 3_600
    trial.rows[3].trackedSeconds = nil
    let hours = try Self.offboarding(trial).hours
    #expect(hours.map(\.kind) == [.unbilled, .untracked, .unbilled])
    #expect(hours.map(\.seconds) == [20 * 3_600, 3 * 3_600, 2 * 3_600])
    #expect(hours[0].isBilled == false && hours[0].worth == Money(minorUnits: 50_000, currency: "USD"))
  }

  @Test("a contractor without code has access, files, documents and tasks to hand over, and no code")
  func designer() throws {
    var trial = Trial()
    var dora = engineer("dora", role: .designer, signed: false)
    dora.accounts = ["figma": ["dora@example.com"]]
    trial.add(dora)
    trial.cards = [
      TaskCard(
        system: "clickup", id: "1", name: "Basket drawings", status: "in progress",
        assignees: [.init(account: "dora@example.com", name: "dora", email: "dora@example.com")])
    ]
    let offboarding = try Self.offboarding(trial, of: "dora", credentials: [:], branches: [:])
    #expect(offboarding.access.map(\.place) == ["figma"] && offboarding.access[0].basis == .presumed)
    let items = OffboardingChecklist(offboarding).items
    #expect(items.contains { $0.id == "material" && $0.text.contains("fonts") })
    #expect(items.contains { $0.id == "access" && $0.risk == .critical })
    #expect(!items.contains { ["knowledge", "branches", "unpushed", "credentials"].contains($0.id) })
    #expect(!offboarding.estimate.rows.contains { $0.item == .linesFair || $0.item == .unmerged })
  }

  // MARK: Cost

  @Test("the estimate is counts times the policy's numbers, by the health of the lines, and a range")
  func estimate() throws {
    let offboarding = try Self.offboarding(Self.trial())
    func row(_ item: ReleaseEstimate.Item) -> ReleaseEstimate.Row? {
      offboarding.estimate.rows.first { $0.item == item }
    }
    // 300 ill lines at 100 an hour, 600 good ones at 300.
    #expect(row(.linesIll)?.middleMinutes == 180 && row(.linesWell)?.middleMinutes == 120)
    #expect(row(.linesIll)?.minutes == 90...360)
    #expect(row(.linesIll)?.low == Money(minorUnits: 22_500, currency: "USD"))
    #expect(row(.onboarding)?.isContractorRate == true && row(.onboarding)?.high?.minorUnits == 2_500 * 80)
    #expect(row(.rehire)?.low?.minorUnits == 15_000 * 8)
    let low = offboarding.estimate.rows.compactMap(\.low?.minorUnits).reduce(0, +)
    #expect(offboarding.estimate.low?.minorUnits == low && !offboarding.estimate.isLeast)
    let printed = Set(offboarding.assumptions.filter(\.isUsed).map(\.key))
    for row in offboarding.estimate.rows {
      #expect(row.item.keys.allSatisfy { printed.contains("cost." + $0) }, "\(row.item)")
    }
  }

  @Test("a currency without a rate takes the money away, not the hours; what was not looked at makes it a least")
  func unpriced() throws {
    var cost = CostPolicy.default
    cost.currency = "CHF"
    let offboarding = try Self.offboarding(Self.trial(), branches: [:], cost: cost)
    #expect(offboarding.estimate.low == nil && offboarding.estimate.unpriced?.contains("CHF") == true)
    #expect(offboarding.estimate.minutes.lowerBound > 0)
    #expect(offboarding.estimate.isLeast)
    let row = offboarding.estimate.rows.first { $0.item == .unmerged }
    #expect(row?.quantity.reason?.contains("storefront") == true)
  }

  @Test("the weekly card and the handover's cost say the same lines, keys and hours")
  func agreement() throws {
    var trial = Self.trial()
    trial.story.changes[2].files[0].findings.append(AttributedFinding(bin: .introduced, finding: key))
    trial.story.findings.append(key)
    let offboarding = try Self.offboarding(trial)
    let sentences = try #require(trial.page(of: "amir", "2026-W47")).recommendation.releaseCost
    let repository = try #require(offboarding.repositories.first)
    #expect(sentences.first?.hasPrefix("\(repository.orphanedLines) lines in \(repository.files.count) files") == true)
    let keys = offboarding.credentials.count(where: \.isOnMainline)
    #expect(sentences.contains { $0.hasPrefix("\(keys) password or key in storefront") })
    let builder = EvidenceBuilder(trial.input("2026-W47"), policy: trial.policy)
    let evidence = builder.evidence(of: trial.contractors[0], week: week("2026-W47"))
    let hours = try #require(HandoverEstimate.hours(evidence, cost: .default))
    let lines = offboarding.estimate.rows.filter(\.item.isOfLines).compactMap(\.middleMinutes).reduce(0, +)
    #expect(hours * 60 == Decimal(lines))
    #expect(sentences.last?.contains("`assay offboard amir`") == true)
    // Lines 300, one key 30 and six open tasks 180 minutes: 510, from half to double.
    #expect(sentences.last?.contains("takes 4.3 to 17 h") == true, "\(sentences)")
  }
}

import Findings
import Foundation
import Git
import History
import SourceText
import Testing

@testable import Hiring
@testable import Judgement

@Suite("Dependencies, onboarding and hours of a contractor")
struct ContractorRecordSignalTests {
  private func page(_ role: Contractor.Role = .engineer, _ change: (inout Trial) -> Void) throws -> ContractorPage {
    var trial = Trial()
    trial.add(engineer("amir", role: role))
    if role == .engineer { trial.story.solid("amir") }
    change(&trial)
    return try #require(trial.page(of: "amir"))
  }

  private func brings(_ rule: String, _ severity: Severity = .medium, count: Int = 1, to trial: inout Trial) {
    for mark in 0..<count {
      trial.story.changes[2].files[0].findings.append(
        AttributedFinding(
          bin: .introduced, finding: finding(rule, severity, path: "package.json", mark: "\(mark)")))
    }
  }

  // MARK: Dependencies

  @Test("unsafe packages count once, under dependencies, and open where they came in")
  func dependencies() throws {
    let page = try page { brings("code.dependency-any-version", to: &$0) }
    let signal = try #require(page.signal("security.dependencies"))
    #expect(abs((signal.value ?? 0) - 1_000 / signal.exposure) < 1e-9)
    #expect(signal.evidence.first?.commit == Story.commit(2).hex && signal.evidence.first?.path == "package.json")
    #expect(page.signal("security.configuration")?.value == 0 && page.signal("security.risks")?.value == 0)
    // A pipeline's settings are settings, and its unpinned steps are dependencies.
    let settings = try self.page { brings("code.actions-write-all", to: &$0) }
    #expect((settings.signal("security.configuration")?.value ?? 0) > 0)
    #expect(settings.signal("security.dependencies")?.value == 0)
    #expect(page.notMeasured.contains { $0.contains("known hole") })
  }

  @Test("a package that may be malicious caps security while it is there")
  func impostor() throws {
    let page = try page { trial in
      brings("code.dependency-impostor", .critical, to: &trial)
      trial.story.findings.append(finding("code.dependency-impostor", .critical, path: "package.json", mark: "0"))
    }
    #expect(page.card.dimensions[0].cap != nil && (page.card.dimensions[0].score?.value ?? 100) <= 39)
  }

  @Test("more unsafe packages never raise the score; without work it is not assessed, for a designer not applicable")
  func dependencyScores() throws {
    var last = 101.0
    for count in [0, 1, 3, 9] {
      let page = try page { brings("code.dependency-any-version", count: count, to: &$0) }
      let score = try #require(page.signal("security.dependencies")?.score).value
      #expect(score < last || count == 0)
      last = score
    }
    #expect(try page { $0.story.changes = [] }.signal("security.dependencies")?.status == .notAssessed)
    #expect(try page(.designer) { _ in }.signal("security.dependencies")?.status == .notApplicable)
  }

  // MARK: Onboarding

  private func progress(
    done: Int, late: Int, open: Int = 0, untold: Int = 0, isEnded: Bool = false, started: String? = "2026-10-05"
  ) -> [OnboardingProgress] {
    func items(_ count: Int, _ status: OnboardingProgress.Status, late: Int? = nil) -> [OnboardingProgress.Item] {
      (0..<count).map {
        OnboardingProgress.Item(
          id: "chat-\($0)", title: "In the chat", status: status, text: "as it is", evidence: ["tasks.json:\($0)"],
          days: 7, overdueDays: late)
      }
    }
    // What ownership asks for is not asked twice.
    let agreement = OnboardingProgress.Item(
      id: "agreement", title: "Agreement signed", status: .open, text: "no", evidence: [], days: 7, overdueDays: 20)
    return [
      OnboardingProgress(
        contractor: "amir", name: "amir", role: .engineer, template: "code", started: started.flatMap { CivilDate($0) },
        days: 40, isEnded: isEnded, card: nil,
        items: items(done, .done) + items(late, .open, late: 12) + items(open, .open) + items(untold, .notAssessable)
          + [agreement], notes: [])
    ]
  }

  @Test("onboarding counts what is done of what is done or overdue, and names the record")
  func onboarding() throws {
    let page = try page { $0.onboarding = progress(done: 3, late: 1, open: 5, untold: 2) }
    let signal = try #require(page.signal("delivery.onboarding"))
    #expect(signal.value == 0.75 && signal.exposure == 4)
    #expect(signal.evidence.map(\.record) == ["tasks.json:0"] && signal.evidence[0].text.contains("12 days late"))
    // A designer is asked too, without any hours on record.
    let designer = try self.page(.designer) {
      $0.onboarding = progress(done: 2, late: 0)
      $0.entries = []
      $0.rows = []
    }
    #expect(designer.signal("delivery.onboarding")?.value == 1)
  }

  @Test("onboarding that nobody looked at is not assessed, that ended or is not due is not applicable")
  func onboardingStatus() throws {
    func status(_ progress: [OnboardingProgress]?) throws -> SignalStatus? {
      try page { $0.onboarding = progress }.signal("delivery.onboarding")?.status
    }
    #expect(try status(nil) == .notAssessed)
    #expect(try status([]) == .notAssessed)
    #expect(try status(progress(done: 0, late: 0, untold: 3)) == .notAssessed)
    #expect(try status(progress(done: 1, late: 1, untold: 3)) == .notAssessed)
    #expect(try status(progress(done: 1, late: 0, started: nil)) == .notAssessed)
    #expect(try status(progress(done: 0, late: 0, open: 3)) == .notApplicable)
    #expect(try status(progress(done: 1, late: 1, isEnded: true)) == .notApplicable)
    var trial = Trial()
    trial.add(engineer("amir"))
    trial.story.solid("amir")
    trial.onboarding = progress(done: 1, late: 1)
    let builder = EvidenceBuilder(trial.input(), policy: trial.policy)
    #expect(builder.evidence(of: trial.contractors[0], week: week("2026-W45")).onboarding == nil)
  }

  @Test("less of onboarding done never raises the score, and all missing is no F")
  func onboardingScore() throws {
    let scores = try [4, 3, 2, 1, 0].map { done in
      try #require(
        page { $0.onboarding = progress(done: done, late: 4 - done) }.signal("delivery.onboarding")?.score
      ).value
    }
    #expect(scores == scores.sorted(by: >) && scores.first == 100 && scores.last == 45)
  }

  // MARK: Hours

  @Test("hours typed in are counted as billed where the platform says, else as tracked")
  func manual() throws {
    let tracked = try page { trial in
      for index in trial.entries.indices { trial.entries[index].isManual = index % 4 == 0 }
    }
    let signal = try #require(tracked.signal("hours.manual"))
    #expect(signal.value == 0.25 && signal.exposureUnit == "tracked hours")
    #expect(signal.evidence.allSatisfy { $0.record?.hasPrefix("clickup amir-") == true })
    let billed = try page { trial in
      for index in trial.entries.indices { trial.entries[index].isManual = true }
      trial.billed = ["2026-11-03", "2026-11-04"].enumerated().map { index, day in
        BilledEntry(
          system: "upwork", id: "\(index)", contract: "contract-amir", title: "",
          date: CivilDate(day) ?? CivilDate(daysSince1970: 0),
          seconds: 4 * 3_600, amount: nil, paymentType: "hourly", manualSeconds: index * 4 * 3_600,
          record: "upwork.csv:\(index + 2)")
      }
    }
    let stated = try #require(billed.signal("hours.manual"))
    #expect(stated.value == 0.5 && stated.evidence.map(\.record) == ["upwork.csv:3"])
  }

  @Test("where no export says how hours were taken, it is not assessed; more typed hours never raise the score")
  func manualScores() throws {
    #expect(try page { _ in }.signal("hours.manual")?.status == .notAssessed)
    #expect(
      try page {
        $0.entries = []
        $0.rows = []
      }.signal("hours.manual")?.status == .notAssessed)
    var last = 101.0
    for step in [24, 6, 3, 2, 1] {
      let page = try page { trial in
        for index in trial.entries.indices { trial.entries[index].isManual = index % step == 0 }
      }
      let score = try #require(page.signal("hours.manual")?.score).value
      #expect(score < last)
      last = score
    }
    #expect(last > 50)
  }

  @Test("changes that name a task without hours are the reverse of tasks without changes")
  func changesWithHours() throws {
    #expect(try page { _ in }.signal("delivery.changes-with-hours")?.value == 1)
    let page = try page { trial in
      for index in 0...2 { trial.story.changes[index] = trial.story.changes[index].with(subject: "Totals (CU-task77)") }
    }
    let signal = try #require(page.signal("delivery.changes-with-hours"))
    #expect(signal.value == 0.75 && signal.evidence.first?.commit == Story.commit(0).hex)
    #expect((signal.score?.value ?? 100) < 100)
    let unnamed = try self.page { trial in
      for index in trial.story.changes.indices {
        trial.story.changes[index] = trial.story.changes[index].with(subject: "Totals by country")
      }
    }
    #expect(unnamed.signal("delivery.changes-with-hours")?.status == .notAssessed)
    // All names are of some other system's tasks: nothing can be said.
    let foreign = try self.page { trial in
      for index in trial.entries.indices { trial.entries[index].taskID = "other\(index)" }
    }
    #expect(foreign.signal("delivery.changes-with-hours")?.status == .notAssessed)
    let untracked = try self.page { trial in
      for index in trial.entries.indices { trial.entries[index].taskID = nil }
    }
    #expect(untracked.signal("delivery.changes-with-hours")?.status == .notAssessed)
    #expect(try self.page(.designer) { _ in }.signal("delivery.changes-with-hours")?.status == .notApplicable)
  }

  // MARK: Documentation

  @Test("new files that explain nothing are listed where they came in")
  func documentation() throws {
    let page = try page { trial in
      trial.story.changes[2].files.append(
        file("src/silent.ts", status: .added, counts: LineCounts(lines: 90, code: 80, comment: 0, blank: 10)))
      trial.story.changes[4].files.append(
        file("src/told.ts", status: .added, counts: LineCounts(lines: 90, code: 80, comment: 5, blank: 5)))
    }
    let signal = try #require(page.signal("ownership.documentation"))
    #expect(signal.value == 0.5 && signal.evidence.map(\.path) == ["src/silent.ts"])
    #expect(signal.evidence[0].commit == Story.commit(2).hex && signal.evidence[0].line == 1)
  }
}

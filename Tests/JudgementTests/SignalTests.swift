import Findings
import Foundation
import Git
import Hiring
import History
import SourceText
import Testing

@testable import Judgement

@Suite("Signals on small histories")
struct SignalTests {
  private func page(_ change: (inout Trial) -> Void) throws -> ContractorPage {
    var trial = Trial()
    trial.add(engineer("amir"))
    trial.story.solid("amir")
    change(&trial)
    return try #require(trial.page(of: "amir"))
  }

  @Test("A package folder committed by mistake is one mistake, own files are one each")
  func packageFolder() throws {
    func careless(_ kind: FileKind) throws -> Double? {
      try page { trial in
        for index in 0..<20 {
          let path = "\(kind.rawValue)/file\(index).js"
          let found = finding("process.files-of-the-machine", .low, .quality, path: path)
          trial.story.changes[2].files.append(
            file(path, kind: kind, findings: [AttributedFinding(bin: .introduced, finding: found)]))
        }
      }.signal("quality.findings")?.value
    }
    let (folder, own) = (try #require(try careless(.vendored)), try #require(try careless(.data)))
    #expect(folder > 0 && abs(own / folder - 20) < 0.01, "\(folder) \(own)")
  }

  @Test("A change of a credential and nothing else is charged with it, and is no work that anything is measured by")
  func onlyCredentials() throws {
    let before = try page { _ in }
    let after = try page { trial in
      let found = AttributedFinding(bin: .introduced, finding: key)
      trial.story.change(
        by: "amir", on: "2026-11-05", "Settings", files: [file(".env", added: 1, deleted: 0, findings: [found])])
    }
    #expect(after.signal("security.credentials")?.value != before.signal("security.credentials")?.value)
    for id in [
      "quality.messages", "quality.change-size", "quality.findings", "ownership.dates", "maintainability.debt",
    ] {
      let (old, new) = (try #require(before.signal(id)), try #require(after.signal(id)))
      #expect(old.exposure == new.exposure && old.value == new.value, "\(id)")
    }
    #expect(before.volume.changedLines == after.volume.changedLines)
  }

  @Test(
    "No rate is bought by prose, data or files that were taken away; whoever changes nothing else is measured by it")
  func exposure() throws {
    let found = AttributedFinding(bin: .introduced, finding: finding("code.sql", .high))
    func risks(_ bulk: [(language: String, status: FileChange.Status)], code: Bool = true) throws -> SignalResult {
      let page = try page { trial in
        if !code {
          for index in trial.story.changes.indices {
            for place in trial.story.changes[index].files.indices {
              trial.story.changes[index].files[place].language = "markdown"
            }
          }
        }
        trial.story.changes[2].files[0].findings.append(found)
        for (language, status) in bulk {
          var change = file("bulk/\(language)", added: 9_000, status: status)
          change.language = language
          trial.story.change(by: "amir", on: "2026-11-05", "Bulk", files: [change])
        }
      }
      return try #require(page.signal("security.risks"))
    }
    let plain = try risks([])
    for bulk in [("markdown", FileChange.Status.added), ("json", .added), ("typescript", .deleted)] {
      let diluted = try risks([bulk])
      #expect(diluted.exposure == plain.exposure && diluted.value == plain.value, "\(bulk)")
    }
    #expect(try risks([("yaml", .added)]).exposure != plain.exposure)
    #expect(try risks([], code: false).exposure == plain.exposure)
  }

  @Test("Prose and settings are asked for no test, and what a test expects is one")
  func testsOfCode() throws {
    func share(_ files: [(path: String, language: String, kind: FileKind)]) throws -> SignalResult? {
      try page { trial in
        trial.story.change(
          by: "amir", on: "2026-11-05", "Settings",
          files: files.map { entry in
            var change = file(entry.path, kind: entry.kind, added: 60)
            change.language = entry.language
            return change
          })
      }.signal("quality.tests")
    }
    let before = try #require(try page { _ in }.signal("quality.tests"))
    for language in ["markdown", "yaml", "toml"] {
      #expect(try share([("docs/a", language, .source)])?.exposure == before.exposure, "\(language)")
    }
    let code = try #require(try share([("src/a.rs", "rust", .source)]))
    #expect(code.exposure == before.exposure + 1)
    let expected = try #require(try share([("src/a.rs", "rust", .source), ("tests/a.snap", "", .generated)]))
    let (with, without) = (try #require(expected.value), try #require(code.value))
    #expect(with > without)
  }

  @Test("Naming tasks is asked only of who has a tracker, and a forge's numbers are no tasks of it")
  func tasksWithoutTracker() throws {
    func page(_ tracker: Bool, _ subject: String) throws -> ContractorPage {
      try self.page { trial in
        if !tracker { trial.entries = [] }
        for index in trial.story.changes.indices {
          trial.story.changes[index] = trial.story.changes[index].with(subject: subject)
        }
      }
    }
    #expect(try page(false, "Show totals (#12)").signal("delivery.traced")?.status == .notAssessed)
    #expect(try page(true, "Show totals (#12)").signal("delivery.tasks-with-changes")?.status == .notAssessed)
    #expect(try page(true, "Show totals (CU-task99)").signal("delivery.tasks-with-changes")?.value == 0)
  }

  @Test("Whose work stands under unknown addresses is told by lines, however it was cut into commits")
  func unknownAddresses() throws {
    func share(_ parts: [Int]) throws -> Double? {
      let card = try page { trial in
        for lines in parts {
          trial.story.change(
            by: "amir", on: "2026-11-05", "Work", files: [file("src/a.ts", added: lines, deleted: 0)],
            standing: .unknown)
        }
      }
      return card.signal("ownership.identity")?.value
    }
    let whole = try #require(try share([60]))
    #expect(whole < 1)
    #expect(try share([20, 20, 20]) == whole)
  }

  @Test("A credential in the tree counts one, in the history a quarter, and both open at their commit and line")
  func credentials() throws {
    let live = try page {
      $0.story.changes[2].files[0].findings.append(AttributedFinding(bin: .introduced, finding: key))
      $0.story.findings.append(key)
    }
    let signal = try #require(live.signal("security.credentials"))
    #expect(
      signal.value == 1 && signal.evidence.first?.commit == Story.commit(2).hex && signal.evidence.first?.line == 3)
    let past = try page {
      $0.story.changes[2].files[0].findings.append(AttributedFinding(bin: .introduced, finding: key))
      $0.story.changes[4].files[0].findings.append(AttributedFinding(bin: .fixed, finding: key))
    }
    #expect(past.signal("security.credentials")?.value == 0.25)
    #expect(past.recommendation.outcome == .keep)
    #expect(past.recommendation.releaseCost.contains { $0.contains("replaced at the provider") })
  }

  @Test("Risks count net of those fixed, per 1,000 changed lines, and never under zero")
  func risks() throws {
    let risk = finding("injection.sql", .high, path: "src/amir/basket1.ts")
    let one = try page {
      $0.story.changes[2].files[0].findings.append(AttributedFinding(bin: .introduced, finding: risk))
    }
    let signal = try #require(one.signal("security.risks"))
    #expect(abs((signal.value ?? 0) - 1_000 / signal.exposure) < 1e-9)
    let fixed = try page {
      $0.story.changes[2].files[0].findings.append(AttributedFinding(bin: .introduced, finding: risk))
      $0.story.changes[4].files[0].findings.append(AttributedFinding(bin: .fixed, finding: risk))
    }
    #expect(fixed.signal("security.risks")?.value == 0)
    // Introduced on Tuesday, fixed on Tuesday a week later.
    #expect(fixed.signal("security.time-to-fix")?.value == 7)
  }

  @Test("A finding that moved with its file ends where it is fixed")
  func renamed() throws {
    var story = Story()
    let old = finding("injection.sql", .high, path: "src/a.ts")
    let new = finding("injection.sql", .high, path: "src/b.ts")
    story.change(
      by: "amir", on: "2026-10-06", "a",
      files: [file("src/a.ts", findings: [AttributedFinding(bin: .introduced, finding: old)])])
    var move = file("src/b.ts", added: 0, deleted: 0, status: .renamed)
    move.oldPath = RepositoryPath("src/a.ts")
    story.change(by: "amir", on: "2026-10-07", "b", files: [move])
    story.change(
      by: "amir", on: "2026-10-08", "c",
      files: [file("src/b.ts", findings: [AttributedFinding(bin: .fixed, finding: new)])])
    let lives = FindingLife.lives(in: story.history())
    #expect(lives.count == 1 && lives[0].fixedAt == Story.instant("2026-10-08", hour: 10))
  }

  @Test("Co-authors share what a change brought")
  func coAuthors() throws {
    let risk = finding("injection.sql", .high, path: "src/amir/basket1.ts")
    let shared = try page { trial in
      trial.story.changes[2].files[0].findings.append(AttributedFinding(bin: .introduced, finding: risk))
      trial.story.changes[2] = trial.story.changes[2].with(coAuthors: [Person(standing: .confirmed, id: "bruno")])
    }
    let signal = try #require(shared.signal("security.risks"))
    #expect(abs((signal.value ?? 0) - 500 / signal.exposure) < 1e-9)
  }

  @Test("Rewriting young lines is neutral, unless a fix or a revert does it")
  func rework() throws {
    func reworked(_ subject: String, on day: String) throws -> Double? {
      try page {
        $0.story.change(
          by: "amir", on: day, subject,
          files: [file("src/amir/basket5.ts", added: 10, deleted: 30, replaced: [ReplacedLines(origin: 0, lines: 30)])])
      }.signal("quality.rework")?.value
    }
    #expect(try reworked("Show totals by region too", on: "2026-10-13") == 0)
    #expect(try (reworked("Fix the totals by region", on: "2026-10-13") ?? 0) > 0)
    #expect(try (reworked("Revert \"Show totals\"", on: "2026-10-13") ?? 0) > 0)
    #expect(try reworked("Fix the totals by region", on: "2026-11-12") == 0)
  }

  @Test("Only what the change made risky counts in the profile")
  func profile() throws {
    let ill = function(nloc: 100, cyclomatic: 60)
    let iller = function(nloc: 100, cyclomatic: 70)
    let page = try page {
      $0.story.changes[2].files[0].functions = [
        FunctionChange(bin: .worsened, before: ill, after: iller)
      ]
    }
    #expect(page.signal("maintainability.complexity")?.value == 0)
    #expect(page.signal("maintainability.health-change")?.status == .measured)
  }

  @Test("Repairs are not asked for tests; changes for the same task share them")
  func tests() throws {
    let repaired = try page {
      $0.story.changes[2].files.remove(at: 1)
      $0.story.changes[2] = $0.story.changes[2].with(subject: "Take out the old rates")
      $0.story.changes[2].files[0].functions = [changed(function(cyclomatic: 20), to: function(cyclomatic: 4))]
    }
    #expect(repaired.signal("quality.tests")?.value == 1 && repaired.signal("quality.tests")?.exposure == 11)
    let sibling = try page { $0.story.changes[2].files.remove(at: 1) }
    #expect(sibling.signal("quality.tests")?.value == 1)
    let without = try page {
      $0.story.changes[2].files.remove(at: 1)
      $0.story.changes[2] = $0.story.changes[2].with(subject: "Show totals for guests as well")
    }
    #expect(abs((without.signal("quality.tests")?.value ?? 0) - 11.0 / 12) < 1e-9)
  }

  @Test("Sole knowledge asks for a colleague, and is unknown for past weeks")
  func soleKnowledge() throws {
    func own(_ trial: inout Trial) {
      trial.story.ownership = [
        FileOwnership(path: RepositoryPath("src/amir/basket0.ts"), runs: [ReplacedLines(origin: 0, lines: 60)])
      ]
    }
    #expect(try page { own(&$0) }.signal("ownership.sole-knowledge")?.status == .notApplicable)
    var trial = Trial()
    trial.add(engineer("amir"))
    trial.add(engineer("bruno"))
    trial.story.solid("amir")
    trial.story.solid("bruno")
    own(&trial)
    #expect(trial.page(of: "amir")?.signal("ownership.sole-knowledge")?.value == 1)
    #expect(trial.page(of: "amir", "2026-W44")?.signal("ownership.sole-knowledge")?.status == .notAssessed)
    let cost = try #require(trial.page(of: "amir")).recommendation.releaseCost
    #expect(cost.first?.hasPrefix("60 lines in 1 file of storefront") == true)
  }

  @Test("Overlaps, missing tasks and vague notes are counted in time, not in entries")
  func hoursSignals() throws {
    let page = try page { trial in
      trial.entries[0].taskID = nil
      trial.entries[1].memo = "work"
      trial.entries[2].start = trial.entries[1].start.addingTimeInterval(4 * 3_600)
      trial.entries[2].end = trial.entries[2].start.addingTimeInterval(5 * 3_600)
    }
    #expect(abs((page.signal("hours.without-task")?.value ?? 0) - 5.0 / 120) < 1e-9)
    #expect(abs((page.signal("hours.overlapping")?.value ?? 0) - 1.0 / 120) < 1e-9)
    #expect(abs((page.signal("hours.memos")?.value ?? 0) - 2.5 / 120) < 1e-9)
  }

  @Test("Without records the hours are not assessed, and that is no pass and no zero")
  func noRecords() throws {
    let page = try page {
      $0.entries = []
      $0.rows = []
    }
    let hours = try #require(page.card.dimensions.last)
    #expect(hours.id == .hours && hours.status == .notAssessed && hours.score == nil)
    #expect(page.notMeasured.contains { $0.contains("No hours have been imported.") })
  }
}

@Suite("Repositories")
struct RepositorySignalTests {
  @Test("A repository's card caps on a key, ranks hotspots and shares knowledge")
  func repository() throws {
    var trial = RecommendationTests.trial()
    trial.story.ownership = [
      FileOwnership(path: RepositoryPath("src/checkout.ts"), runs: [ReplacedLines(origin: 0, lines: 300)]),
      FileOwnership(path: RepositoryPath("src/amir/basket0.ts"), runs: [ReplacedLines(origin: 1, lines: 100)]),
    ]
    let ill = function("checkout", nloc: 140, cyclomatic: 38, nesting: 6, parameters: 8)
    trial.story.files = [
      HeadFile(path: RepositoryPath("README.md"), blob: .zero, measure: measure(.data, [])),
      HeadFile(path: RepositoryPath("package.json"), blob: .zero, measure: measure(.data, [])),
      HeadFile(path: RepositoryPath("src/amir/basket0.ts"), blob: .zero, measure: measure(.source, [function()])),
      HeadFile(path: RepositoryPath("src/checkout.ts"), blob: .zero, measure: measure(.source, [ill])),
    ]
    let page = try #require(trial.report().repositories.first)
    #expect(page.card.dimensions[0].cap != nil && page.card.dimensions[0].score?.value ?? 100 <= 39)
    #expect(page.hotspots.first?.path == "src/checkout.ts" && page.hotspots.first?.changes == 6)
    #expect(page.knowledge.map(\.person) == ["gone@old.example", "amir"])
    #expect(page.knowledge.first?.isConfirmed == false && page.knowledge.first?.soleOwnedLines == 300)
    let handover = page.card.dimensions.flatMap(\.signals).first { $0.id == "repository.handover" }
    #expect(handover?.summary.contains("a lock file") == true)
    #expect(page.card.dimensions.last?.status == .notApplicable)
  }

  @Test("The truck factor takes people away until over half of the files are orphans")
  func truckFactor() throws {
    var story = Story()
    for (index, person) in ["amir", "amir", "bruno", "chloe"].enumerated() {
      for turn in 0..<3 {
        story.change(
          by: person, on: "2026-11-0\(turn + 1)", "Work on part \(index)",
          files: [file("src/part\(index).ts", status: turn == 0 ? .added : .modified)])
      }
      story.files.append(
        HeadFile(path: RepositoryPath("src/part\(index).ts"), blob: .zero, measure: measure(.source, [function()])))
    }
    var trial = Trial()
    trial.story = story
    let builder = EvidenceBuilder(trial.input(), policy: trial.policy)
    let truck = TruckFactor(
      DegreeOfAuthorship(
        builder.evidence(ofRepository: 0, week: week("2026-W46")).history, until: story.until, halfLifeDays: 365))
    #expect(truck.factor == 2 && truck.files == 4 && truck.people.first?.id == "amir")
  }

  private func measure(_ kind: FileKind, _ functions: [FunctionMeasure]) -> FileMeasure {
    FileMeasure(
      language: "typescript", counts: LineCounts(lines: 200, code: 180, comment: 10, blank: 10), kind: kind,
      functions: functions)
  }
}

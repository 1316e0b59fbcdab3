import Findings
import Foundation
import Git
import Hiring
import History
import SourceText
import Testing

@testable import Judgement

@Suite("What state a repository is in")
struct RepositoryStateTests {
  private func signal(_ id: String, _ name: String = "2026-W46", _ change: (inout Trial) -> Void = { _ in }) throws
    -> SignalResult
  {
    var trial = Trial()
    trial.add(engineer("amir"))
    trial.story.solid("amir")
    change(&trial)
    let card = try #require(trial.report(name).repositories.first?.card)
    return try #require(card.dimensions.flatMap(\.signals).first { $0.id == id }, "\(id)")
  }

  private func head(_ path: String, _ kind: FileKind = .source, code: Int = 100) -> HeadFile {
    HeadFile(
      path: RepositoryPath(path), blob: .zero,
      measure: FileMeasure(
        language: "typescript", counts: LineCounts(lines: code, code: code), kind: kind,
        functions: kind == .source ? [function()] : []))
  }

  private func read(_ trial: inout Trial, _ change: (inout ProjectFacts) -> Void = { _ in }) {
    trial.story.project = ProjectFacts(isRead: true)
    change(&trial.story.project)
  }

  private static let newID = [
    "repository.dependencies", "repository.test-reach", "repository.duplication",
  ]

  @Test("what is read of the tree is not assessed for a past week, nor where it was not read", arguments: newID)
  func past(id: String) throws {
    #expect(try signal(id, "2026-W44") { read(&$0) }.status == .notAssessed)
    if id != "repository.duplication" { #expect(try signal(id).status == .notAssessed) }
    #expect(try signal(id) { read(&$0) }.status == .notApplicable)
  }

  @Test("what a copied library brings neither asks for anything nor meets it")
  func vendoredHandover() throws {
    let plain = try signal("repository.handover") { $0.story.files.append(head("src/pay.ts")) }
    let vendored = try signal("repository.handover") { trial in
      trial.story.files.append(head("src/pay.ts"))
      for name in ["README.md", "LICENSE", "package.json", "Makefile", "package-lock.json", "tests/a.ts"] {
        trial.story.files.append(head("vendor/acme/kit/\(name)", .vendored))
      }
    }
    #expect(vendored.value == plain.value && vendored.exposure == plain.exposure)
    let own = try signal("repository.handover") { trial in
      trial.story.files += [head("src/pay.ts"), head("README.md", .data)]
    }
    let (better, bare) = (try #require(own.value), try #require(plain.value))
    #expect(better > bare)
  }

  // MARK: Dependencies

  private func manifest(_ path: String, lock: String?) -> ProjectFacts.Manifest {
    ProjectFacts.Manifest(path: RepositoryPath(path), lock: lock.map { RepositoryPath($0) })
  }

  @Test("manifests without a lock and findings about packages count, and open in the head")
  func dependencies() throws {
    let open = finding("code.dependency-any-version", .medium, path: "package.json")
    let personal = finding("ownership.personal-dependency", .medium, .ownership, path: "package.json")
    let result = try signal("repository.dependencies") { trial in
      read(&trial) {
        $0.manifests = [manifest("package.json", lock: nil), manifest("api/composer.json", lock: "api/composer.lock")]
      }
      trial.story.findings += [open, personal, finding("injection.sql", .high)]
    }
    #expect(result.value == 3 && result.exposure == 2)
    #expect(result.summary.contains("2 manifests, 1 without a lock file") && result.summary.contains("not looked up"))
    #expect(result.evidence.count == 3 && result.evidence.allSatisfy { $0.commit?.count == 40 && $0.line != nil })
    #expect(try signal("repository.configuration") { $0.story.findings.append(open) }.value == 0)
  }

  @Test("more wrong with the packages never raises the score")
  func dependencyScores() throws {
    let scores = try (0...6).map { count in
      try #require(
        signal("repository.dependencies") { trial in
          read(&trial) { $0.manifests = (0..<6).map { manifest("p\($0)/package.json", lock: $0 < count ? nil : "x") } }
        }.score
      ).value
    }
    #expect(scores == scores.sorted(by: >) && scores.first == 100)
  }

  // MARK: Tests

  @Test("code in files that no test names is counted by lines and listed, the largest first")
  func reach() throws {
    let result = try signal("repository.test-reach") { trial in
      read(&trial) { $0.testedFiles = [RepositoryPath("src/a.ts")] }
      trial.story.files = [head("src/a.ts", code: 300), head("src/b.ts", code: 40), head("src/c.ts", code: 60)]
    }
    #expect(result.value == 0.75 && result.exposure == 400)
    #expect(result.evidence.map(\.path) == ["src/c.ts", "src/b.ts"])
    // Without any test at all it is nothing, and not left out: taking the tests away must not help.
    let none = try signal("repository.test-reach") { trial in
      read(&trial)
      trial.story.files = [head("src/a.ts")]
    }
    #expect(none.value == 0 && (none.score?.value ?? 100) < (result.score?.value ?? 0))
  }

  // MARK: Changes to the same place

  /// Code of before the window, and changes in it that touch lines of so many days' age.
  private func changes(_ trial: inout Trial, ages: [Int], kind: FileKind = .source) {
    for age in ages {
      let origin = trial.story.changes.count
      let day = CivilDate("2026-11-10") ?? CivilDate(daysSince1970: 0)
      trial.story.change(
        by: "amir", on: CivilDate(daysSince1970: day.daysSince1970 - age).description, "Add part \(origin)",
        files: [file("src/part\(origin).ts", kind: kind, status: .added)])
      trial.story.change(
        by: "amir", on: "2026-11-10", "Change part \(origin)",
        files: [file("src/part\(origin).ts", kind: kind, replaced: [ReplacedLines(origin: origin, lines: 5)])])
    }
  }

  @Test("the middle age of what was changed is told, with the youngest places")
  func interval() throws {
    let result = try signal("repository.change-interval") { changes(&$0, ages: [2, 40, 400]) }
    #expect(result.value == 40 && result.exposure == 3)
    #expect(result.evidence.count == 1 && result.evidence[0].text.contains("after 2 days"))
    #expect(result.evidence[0].commit?.count == 40 && result.evidence[0].line == 1)
  }

  @Test("a young repository is not assessed, and new code and tests alone are not applicable")
  func intervalStatus() throws {
    #expect(try signal("repository.change-interval") { changes(&$0, ages: [2, 3]) }.status == .notAssessed)
    let fresh = try signal("repository.change-interval") { trial in
      trial.story.change(by: "amir", on: "2025-01-06", "Begin", files: [file("src/a.ts", status: .added)])
      changes(&trial, ages: [2], kind: .test)
    }
    #expect(fresh.status == .notApplicable)
  }

  @Test("changing the same place sooner never raises the score")
  func intervalScores() throws {
    let scores = try [300, 100, 40, 10, 3, 0].map { age in
      try #require(
        signal("repository.change-interval") { trial in
          changes(&trial, ages: [400, age, age])
        }.score
      ).value
    }
    #expect(scores == scores.sorted(by: >) && Set(scores).count > 4)
  }

  // MARK: Failing changes

  /// So many changes on the 20th of a month, of which some were fixed three days later.
  private func window(_ trial: inout Trial, _ month: String, failing: Int, of all: Int = 6) {
    for number in 0..<all {
      let origin = trial.story.change(
        by: "amir", on: "\(month)-20", "Add \(month) \(number)",
        files: [file("src/\(month)-\(number).ts", status: .added)])
      guard number < failing else { continue }
      trial.story.change(
        by: "amir", on: "\(month)-23", "Fix \(month) \(number)",
        files: [file("src/\(month)-\(number).ts", replaced: [ReplacedLines(origin: origin, lines: 9)])])
    }
  }

  @Test("the trend is this window's share minus the one's before, and needs both")
  func trend() throws {
    let worse = try signal("repository.change-failure-trend") { trial in
      trial.story.changes = []
      window(&trial, "2026-07", failing: 0)
      window(&trial, "2026-10", failing: 2)
    }
    #expect(abs((worse.value ?? 0) - 2.0 / 8) < 1e-9 && worse.evidence.count == 2)
    #expect(worse.evidence.allSatisfy { $0.commit?.count == 40 })
    #expect(try signal("repository.change-failure-trend").status == .notAssessed)
  }

  @Test("more failing changes than before never raise the score")
  func trendScores() throws {
    let scores = try (0...5).map { failing in
      try #require(
        signal("repository.change-failure-trend") { trial in
          trial.story.changes = []
          window(&trial, "2026-07", failing: 2)
          window(&trial, "2026-10", failing: failing)
        }.score
      ).value
    }
    #expect(scores == scores.sorted(by: >))
  }

  // MARK: Handover

  @Test("handover asks whether the checks run the tests and how it goes live, and opens at the lines")
  func handover() throws {
    func result(_ steps: Bool) throws -> SignalResult {
      try signal("repository.handover") { trial in
        trial.story.files = [
          head(".github/workflows/ci.yml", .data), head("README.md", .data), head("src/a.ts"),
          head("tests/a.test.ts", .test),
        ]
        read(&trial) { project in
          guard steps else { return }
          project.testSteps = [.init(path: RepositoryPath(".github/workflows/ci.yml"), line: 12)]
          project.deploySteps = [.init(path: RepositoryPath(".github/workflows/ci.yml"), line: 30)]
        }
      }
    }
    let without = try result(false)
    #expect(without.summary.contains("tests run by the automated checks") && without.summary.contains("put it live"))
    let with = try result(true)
    #expect((with.value ?? 0) > (without.value ?? 1))
    #expect(with.evidence.contains { $0.line == 12 } && with.evidence.contains { $0.line == 30 })
    // Where the contents were not read, what only they can tell is not asked.
    let unread = try signal("repository.handover") { $0.story.files = [head("src/a.ts"), head("t/a.ts", .test)] }
    #expect(!unread.summary.contains("tests run by"))
  }
}

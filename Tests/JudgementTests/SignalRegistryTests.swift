import Findings
import Foundation
import Git
import Hiring
import History
import SourceText
import Testing

@testable import Judgement

@Suite("What holds of every signal")
struct SignalRegistryTests {
  private static let all: [any SignalDescription] = SignalRegistry.contractor + SignalRegistry.repository

  @Test("every signal has an id of its own, words, a unit, a ladder with a source, and no question that is none")
  func descriptions() throws {
    #expect(Set(Self.all.map(\.id)).count == Self.all.count)
    #expect(Set(Self.all.map(\.title)).count >= Self.all.count - 1)
    for signal in Self.all {
      #expect(!signal.title.isEmpty && !signal.unit.isEmpty, "\(signal.id)")
      #expect(!signal.ladder.source.isEmpty, "\(signal.id)")
      #expect(Ladder(rungs: signal.ladder.rungs, source: signal.ladder.source) != nil, "\(signal.id)")
      #expect(signal.question.map { $0.hasSuffix("?") || $0.hasSuffix(".") } ?? true, "\(signal.id)")
      #expect(JudgementPolicy.default.ladders[signal.id] == signal.ladder, "\(signal.id)")
      #expect(JudgementPolicy.defaultYAML.contains("    \(signal.id): ["), "\(signal.id)")
    }
    for signal in SignalRegistry.repository { #expect(signal.id.hasPrefix("repository."), "\(signal.id)") }
  }

  /// Every cell of the table of judging.md, as the ids that answer it.
  @Test(
    "every cell of the table has a signal",
    arguments: [
      "security.credentials", "security.risks", "security.time-to-fix", "security.dependencies",
      "security.configuration", "repository.worst-finding", "repository.live-credentials", "repository.configuration",
      "repository.dependencies", "maintainability.complexity", "maintainability.shape", "maintainability.health-change",
      "maintainability.duplication", "maintainability.debt", "repository.risk-profile", "repository.worst-file",
      "repository.hotspots", "repository.duplication", "quality.tests", "quality.rework", "quality.later-fixes",
      "quality.change-size", "quality.messages", "repository.tests", "repository.test-reach",
      "repository.change-failure", "repository.change-failure-trend", "repository.change-interval",
      "ownership.sole-knowledge", "ownership.identity", "ownership.signed", "ownership.personal-accounts",
      "ownership.documentation", "repository.truck-factor", "repository.handover", "repository.unknown-authors",
      "delivery.traced", "delivery.tasks-with-changes", "delivery.cards-with-changes", "delivery.changes-with-hours",
      "delivery.blocked-raised", "delivery.stand-ups", "delivery.comments", "delivery.onboarding", "hours.over-billed",
      "hours.over-limit", "hours.without-task", "hours.overlapping", "hours.manual", "hours.memos", "hours.inactive",
    ])
  func table(id: String) {
    #expect(SignalRegistry.ids.contains(id))
  }

  @Test("getting worse never raises a score, on the ladder alone", arguments: SignalRegistry.ids)
  func ladders(id: String) throws {
    let ladder = try #require(JudgementPolicy.default.ladders[id])
    let span = max(1, (ladder.rungs.last?.value ?? 1) - (ladder.rungs.first?.value ?? 0))
    let start = (ladder.rungs.first?.value ?? 0) - span / 2
    var last = ladder.score(start)
    for step in 1...400 {
      let score = ladder.score(start + span * 2 * Double(step) / 400)
      if ladder.isRising { #expect(score >= last - 1e-9) } else { #expect(score <= last + 1e-9) }
      #expect((0...100).contains(score))
      last = score
    }
  }

  /// A cohort in which as much as possible can be measured.
  static func rich() -> Trial {
    var trial = RecommendationTests.trial()
    trial.story.ownership = [
      FileOwnership(path: RepositoryPath("src/checkout.ts"), runs: [ReplacedLines(origin: 0, lines: 300)])
    ]
    trial.story.files = [
      HeadFile(
        path: RepositoryPath("src/checkout.ts"), blob: .zero,
        measure: FileMeasure(
          language: "typescript", counts: LineCounts(lines: 200, code: 180, comment: 10, blank: 10), kind: .source,
          functions: [function("checkout", nloc: 140, cyclomatic: 38, nesting: 6, parameters: 8)]))
    ]
    return trial
  }

  @Test("getting worse never raises a score, with what is believed and how sure that is")
  func measured() throws {
    let trial = Self.rich()
    let builder = EvidenceBuilder(trial.input(), policy: trial.policy)
    var cards = trial.contractors.map { contractor -> JudgedCard in
      let evidence = builder.evidence(of: contractor, week: week("2026-W46"))
      return JudgedCard(evidence, floor: EvidenceFloor(evidence, policy: trial.policy), policy: trial.policy)
    }
    cards.append(JudgedCard(builder.evidence(ofRepository: 0, week: week("2026-W46")), policy: trial.policy))
    var count = 0
    for card in cards {
      for signal in card.signals where signal.measurement != nil {
        count += 1
        let (best, worst) = (signal.ladder.best, signal.ladder.worst)
        var last: Score?
        for step in 0...20 {
          let value = best + (worst - best) * Double(step) / 20
          let score = try #require(signal.with(value: value).score)
          #expect(score.low <= score.value + 1e-9 && score.value <= score.high + 1e-9, "\(signal.id)")
          if let last {
            #expect(score.value <= last.value + 1e-9, "\(signal.id) at \(value)")
            #expect(score.high <= last.high + 1e-9, "\(signal.id) at \(value)")
          }
          last = score
        }
      }
    }
    #expect(count > 60)
  }

  @Test("what is not perfect is proved by rows that open at a commit or name a record")
  func rows() throws {
    let trial = Self.rich()
    let report = trial.report()
    let cards = report.contractors.map(\.card) + report.repositories.map(\.card)
    for signal in cards.flatMap(\.dimensions).flatMap(\.signals) where signal.status == .measured {
      #expect(signal.value != nil && !signal.summary.isEmpty && !signal.threshold.isEmpty, "\(signal.id)")
      // From the number itself: what is believed beside it needs no proof.
      let ladder = try #require(JudgementPolicy.default.ladders[signal.id])
      guard let value = signal.value, ladder.score(value) < 90 else { continue }
      #expect(!signal.evidence.isEmpty, "\(signal.id): \(signal.summary)")
      for row in signal.evidence where !row.text.hasPrefix("and ") {
        let opens = row.repository != nil && row.commit?.count == 40
        #expect(opens || row.record != nil, "\(signal.id): \(row.text)")
        #expect((row.path == nil) == (row.line == nil) || row.record != nil, "\(signal.id): \(row.text)")
      }
    }
    for signal in cards.flatMap(\.dimensions).flatMap(\.signals) where signal.status != .measured {
      #expect(signal.value == nil && signal.score == nil && !signal.statusReason.isEmpty, "\(signal.id)")
    }
  }
}

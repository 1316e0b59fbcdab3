import Findings
import Git
import Hiring
import History
import SourceText
import Testing

@testable import Judgement

@Suite("What must not move a card, and which way others may")
struct MetamorphicTests {
  private func trial(_ change: (inout Trial) -> Void = { _ in }) -> Trial {
    var trial = Trial()
    trial.add(engineer("amir"))
    trial.add(engineer("bruno"))
    trial.story.legacy()
    trial.story.solid("amir")
    change(&trial)
    return trial
  }

  private func scores(_ card: Scorecard) -> [Double] {
    [card.overall?.value ?? -1, card.overall?.low ?? -1, card.overall?.high ?? -1]
  }

  @Test("Somebody else's bad changes change nothing on a card")
  func others() throws {
    let before = try #require(trial().page(of: "amir"))
    let after = try #require(trial { $0.story.careless("bruno") }.page(of: "amir"))
    #expect(before.card == after.card)
    #expect(before.recommendation.outcome == after.recommendation.outcome)
    #expect(before.trend == after.trend)
  }

  @Test("Somebody else's bad past, before the engagement, never lowers a card")
  func badPast() throws {
    let before = try #require(trial().page(of: "amir"))
    let legacy = trial { trial in
      for number in 0..<20 {
        trial.story.change(
          by: "bruno", on: "2026-08-0\(number % 9 + 1)", "wip",
          files: [
            file(
              "src/old\(number).ts", added: 600,
              findings: [
                AttributedFinding(
                  bin: .introduced, finding: finding("injection.sql", .critical, path: "src/old\(number).ts"))
              ], functions: [wrote(function(nloc: 200, cyclomatic: 60))])
          ])
      }
    }
    let after = try #require(legacy.page(of: "amir"))
    #expect((after.card.overall?.value ?? 0) >= (before.card.overall?.value ?? 0) - 1e-9)
    #expect((after.card.overall?.low ?? 0) >= (before.card.overall?.low ?? 0) - 1e-9)
  }

  @Test("Reformatting everything changes no number")
  func reformatting() throws {
    let before = try #require(trial().page(of: "amir"))
    let after = try #require(
      trial {
        $0.story.change(
          by: "amir", on: "2026-11-13", "format",
          files: [
            file(
              "src/checkout.ts", added: 900, deleted: 900, replaced: [ReplacedLines(origin: 1, lines: 40)],
              counts: LineCounts(lines: 900, code: 900), keepsCode: true)
          ])
      }.page(of: "amir"))
    #expect(scores(before.card) == scores(after.card))
    #expect(before.volume == after.volume)
  }

  @Test("A key never raises any score", arguments: [true, false])
  func addedKey(isLive: Bool) throws {
    let before = try #require(trial().page(of: "amir"))
    let after = try #require(
      trial { trial in
        trial.story.changes[3].files[0].findings.append(AttributedFinding(bin: .introduced, finding: key))
        if isLive {
          trial.story.findings.append(key)
        } else {
          trial.story.changes[5].files[0].findings.append(AttributedFinding(bin: .fixed, finding: key))
        }
      }.page(of: "amir"))
    #expect((after.card.overall?.value ?? 0) < (before.card.overall?.value ?? 0))
    for (old, new) in zip(before.card.dimensions, after.card.dimensions) {
      #expect((new.score?.value ?? -1) <= (old.score?.value ?? -1))
      #expect((new.score?.low ?? -1) <= (old.score?.low ?? -1) + 1e-9)
    }
    if isLive { #expect(after.recommendation.outcome != .keep) }
  }

  @Test("Fixing what was inherited never lowers any score")
  func fixing() throws {
    let before = try #require(trial().page(of: "amir"))
    let old = finding("injection.sql", .critical, path: "src/checkout.ts", mark: "old")
    let after = try #require(
      trial { $0.story.changes[4].files[0].findings.append(AttributedFinding(bin: .fixed, finding: old)) }
        .page(of: "amir"))
    for (old, new) in zip(before.card.dimensions, after.card.dimensions) {
      #expect((new.score?.value ?? -1) >= (old.score?.value ?? -1))
    }
  }

  @Test("Inherited findings in touched files are charged to nobody")
  func inherited() throws {
    let before = try #require(trial().page(of: "amir"))
    let old = finding("injection.sql", .critical, path: "src/checkout.ts", mark: "old")
    let after = try #require(
      trial { $0.story.changes[4].files[0].findings.append(AttributedFinding(bin: .inherited, finding: old)) }
        .page(of: "amir"))
    #expect(before.card == after.card)
  }

  @Test("Volume is no merit: the same work in twice as many lines scores no more where nothing else differs")
  func volume() throws {
    let before = try #require(trial().page(of: "amir"))
    let more = try #require(
      trial { trial in
        for index in trial.story.changes.indices where index > 0 {
          trial.story.changes[index].files[1].added *= 2
        }
      }.page(of: "amir"))
    let shares = ["quality.tests", "quality.messages", "maintainability.complexity", "delivery.traced"]
    for id in shares { #expect(before.signal(id)?.score == more.signal(id)?.score) }
  }

  @Test("Two runs on the same input are equal")
  func determinism() throws {
    let first = RecommendationTests.trial().report()
    let second = RecommendationTests.trial().report()
    #expect(first.contractors.map(\.card) == second.contractors.map(\.card))
    #expect(first.contractors.map(\.recommendation) == second.contractors.map(\.recommendation))
    #expect(first.repositories.map(\.card) == second.repositories.map(\.card))
    #expect(first.repositories.map(\.knowledge) == second.repositories.map(\.knowledge))
    #expect(first.provenance == second.provenance)
  }
}

extension ContractorPage {
  func signal(_ id: String) -> SignalResult? {
    card.dimensions.flatMap(\.signals).first { $0.id == id }
  }
}

import Findings
import Hiring
import History
import Metrics
import Testing

@testable import Judgement

@Suite("Each number's path can be walked again")
struct ExplanationTests {
  private static let people = ["solid", "careless", "improver"]

  private func trial(_ kind: String) -> Trial {
    var trial = Trial()
    trial.add(engineer(kind), padding: kind == "careless" ? [1: 3, 3: 3] : [:])
    trial.story.legacy()
    switch kind {
    case "solid": trial.story.solid(kind)
    case "careless": trial.story.careless(kind)
    default: trial.story.improver(kind)
    }
    return trial
  }

  private func explanation(_ kind: String, week: String = "2026-W46") throws -> Explanation {
    let trial = trial(kind)
    return try #require(WeeklyJudgement.explanation(of: kind, trial.input(week), policy: trial.policy))
  }

  @Test("what it says of scores and the recommendation is what the card says", arguments: people)
  func agrees(kind: String) throws {
    let page = try #require(trial(kind).page(of: kind))
    let told = try explanation(kind)
    #expect(told.overall == page.card.overall)
    #expect(told.dimensions.map(\.result) == page.card.dimensions)
    #expect(told.dimensions.flatMap { $0.signals.map(\.result) } == page.card.dimensions.flatMap(\.signals))
    #expect(told.decision?.outcome == page.recommendation.outcome)
  }

  @Test("from the printed belief, count and ladder alone, every score comes out again", arguments: people)
  func signals(kind: String) throws {
    var measured = 0
    for path in try explanation(kind).dimensions.flatMap(\.signals) {
      guard let estimator = path.estimator, let estimate = path.estimate, let value = path.result.value,
        let score = path.result.score
      else { continue }
      measured += 1
      let again: Double =
        switch estimator {
        case .exact: value
        case .share(let weight, let belief), .rate(let weight, _, _, let belief), .mean(let weight, _, let belief):
          (belief.mean * belief.strength + value * weight) / (belief.strength + weight)
        }
      #expect(abs(again - estimate.value) < 1e-9, "\(path.result.id)")
      #expect(abs(path.ladder.score(estimate.value) - score.value) < 1e-9, "\(path.result.id)")
      #expect(estimate.low <= estimate.value && estimate.value <= estimate.high, "\(path.result.id)")
    }
    #expect(measured > 10)
  }

  @Test("from the printed scores and weights, every dimension and the overall score come out again", arguments: people)
  func means(kind: String) throws {
    let told = try explanation(kind)
    var scored = 0
    for path in told.dimensions {
      let scores = path.signals.compactMap {
        $0.result.score.map { (value: max($0.value, told.scoreFloor), weight: 1.0) }
      }
      guard let mean = path.mean?.score, let score = path.result.score else {
        #expect(scores.isEmpty && path.share == 0)
        continue
      }
      scored += 1
      let again = try #require(PowerMean.mean(scores, exponent: told.exponent))
      #expect(abs(again - mean.value) < 1e-9)
      let isCapped = path.signals.contains { $0.cap != nil }
      #expect(score.value == (isCapped ? min(mean.value, told.criticalCap) : mean.value))
    }
    #expect(scored >= 3)
    #expect(abs(told.dimensions.reduce(0) { $0 + $1.share } - 1) < 1e-9)
    let weighted = told.dimensions.compactMap { path in
      path.result.score.map { (value: max($0.value, told.scoreFloor), weight: path.share) }
    }
    let mean = try #require(told.mean).score
    #expect(abs((PowerMean.mean(weighted, exponent: told.exponent) ?? -1) - mean.value) < 1e-9)
    let isCapped = told.dimensions.contains { $0.result.cap != nil }
    let overall = try #require(told.overall)
    #expect(overall.value == (isCapped ? min(mean.value, told.criticalOverallCap) : mean.value))
  }

  @Test("a past worse than neutral is said to be charged to nobody; a better one is believed")
  func past() {
    let bad = Belief(past: Tally(events: 9, exposure: 10), neutral: 0.2, strength: 4, isRising: false)
    #expect(bad.isHeldAtNeutral && bad.mean == 0.2)
    let good = Belief(past: Tally(events: 0, exposure: 16), neutral: 0.2, strength: 4, isRising: false)
    #expect(!good.isHeldAtNeutral && abs(good.mean - 0.04) < 1e-12)
    let none = Belief(past: Tally(), neutral: 0.2, strength: 0, isRising: false)
    #expect(none.mean == 0.2 && !none.isHeldAtNeutral)
  }

  @Test("too little evidence is a path of its own, and an unknown subject has none")
  func little() throws {
    let told = try explanation("solid", week: "2026-W41")
    let decision = try #require(told.decision)
    #expect(decision.outcome == .insufficientEvidence && !decision.missing.isEmpty)
    #expect(told.overall == nil && !told.overallReason.isEmpty)
    let trial = trial("solid")
    #expect(WeeklyJudgement.explanation(of: "nobody", trial.input(), policy: trial.policy) == nil)
    let repository = try #require(
      WeeklyJudgement.explanation(of: "storefront", trial.input(), policy: trial.policy))
    #expect(repository.kind == .repository && repository.decision == nil)
  }

  @Test("the card of a past week comes out the same when it is judged again later")
  func again() throws {
    // What is known later of later weeks must not reach back.
    let then = try #require(trial("solid").page(of: "solid", "2026-W44"))
    var later = trial("solid")
    later.story.until = Story.instant("2026-11-02")
    later.story.changes.removeAll { $0.committedAt >= later.story.until }
    later.entries.removeAll { $0.start >= Story.date("2026-11-02") }
    later.rows.removeAll { $0.week > week("2026-W44") }
    let now = try #require(later.page(of: "solid", "2026-W44"))
    #expect(then.card.overall == now.card.overall)
    #expect(then.recommendation.outcome == now.recommendation.outcome)
  }
}

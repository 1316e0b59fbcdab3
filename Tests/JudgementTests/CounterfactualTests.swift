import Findings
import Foundation
import Hiring
import History
import TestSupport
import Testing

@testable import Judgement

/// What would change a decision is the least that does: over random decisions, each of a seed that a failure prints.
@Suite("Counterfactuals")
struct CounterfactualTests {
  /// Of a real person, so that the floors are met; its signals are replaced.
  private static func base() -> Decision {
    var trial = Trial()
    trial.add(engineer("amir"))
    trial.story.solid("amir")
    let evidence = EvidenceBuilder(trial.input(), policy: trial.policy).evidence(
      of: trial.contractors[0], week: week("2026-W46"))
    return WeeklyJudgement.decision(evidence, trial.policy)
  }

  private static func random(_ seed: UInt64) -> Decision {
    var random = SeededRandom(seed: seed)
    var decision = base()
    // Around the bar, where decisions hang on little.
    let level = Double.random(in: 45...98, using: &random)
    decision.card.signals = SignalRegistry.contractor.compactMap { signal in
      guard random.chance(65) else { return nil }
      let score = min(100, max(0, level + Double.random(in: -30...25, using: &random)))
      let ladder = decision.policy.ladder(of: signal.id, default: signal.ladder)
      return JudgedSignal(
        signal, ladder: ladder, reading: reading(ladder.value(earning: score), ladder, signal.unit, &random))
    }
    if random.chance(25) {
      let count = Int.random(in: 1...2, using: &random)
      decision.breaches = (0..<count).map {
        Breach(kind: .overBilling, week: decision.card.week.advanced(by: -$0 * 5), evidence: [])
      }
    }
    return decision
  }

  private static func reading(
    _ value: Double, _ ladder: Ladder, _ unit: String, _ random: inout SeededRandom
  ) -> Reading {
    let exposure = Double.random(in: 3...60, using: &random).rounded()
    let belief = Belief(mean: ladder.value(earning: 80), strength: 4)
    let estimator: Estimator
    if random.chance(20) {
      estimator = .exact
    } else if unit.hasPrefix("share") {
      var share = belief
      share.mean = min(max(share.mean, 0.01), 0.99)
      estimator = .share(trials: exposure, belief: share)
    } else if value < 0 || ladder.rungs[0].value < 0 {
      estimator = .mean(count: exposure, deviation: 12, belief: belief)
    } else {
      estimator = .rate(
        exposure: exposure * 100, per: 1_000, grain: 1, belief: Belief(mean: max(belief.mean, 0.01), strength: 300))
    }
    var measurement = Measurement(
      value: value, exposure: exposure, exposureUnit: "cases", estimator: estimator, summary: "")
    // Some can only be certain numbers.
    if random.chance(15) {
      measurement.better = [(value + ladder.best) / 2, ladder.best].filter { $0 != value }
      measurement.worse = [(value + ladder.worst) / 2, ladder.worst].filter { $0 != value }
    }
    return .measured(measurement)
  }

  private static let seeds = (1...24).map { UInt64($0) }

  @Test("A named number flips the decision as named, printed as it is, and no nearer one does", arguments: seeds)
  func singleFlips(seed: UInt64) throws {
    let decision = Self.random(seed)
    let rank = try #require(decision.outcome.rank, "seed \(seed)")
    var random = SeededRandom(seed: seed &* 7_919)
    for better in [true, false] {
      for flip in Counterfactuals(decision: decision).flips(better: better) {
        let about = Comment(rawValue: "seed \(seed), better \(better): \(flip.sentence)")
        let id = flip.signal.id
        let seen = try #require(flip.signal.measurement?.value)
        #expect(decision.varying(id, to: flip.value).outcome == flip.outcome, about)
        let other = try #require(flip.outcome.rank)
        #expect(better ? other > rank : other < rank, about)
        if flip.step > 0 {
          #expect(flip.wanted != flip.found, about)
          let printed = try #require(Self.number(flip.wanted), about)
          #expect(abs(printed - flip.value) < 1e-9 * max(1, abs(printed)), about)
          #expect(decision.varying(id, to: printed).outcome == flip.outcome, about)
        }
        for nearer in Self.nearer(than: flip, seen: seen, better: better, &random) {
          let found = decision.varying(id, to: nearer).outcome.rank ?? rank
          #expect(better ? found <= rank : found >= rank, "\(about): and yet \(nearer) does")
        }
      }
    }
  }

  /// Values between the one seen and the one named, further from it than it was rounded.
  private static func nearer(
    than flip: Flip, seen: Double, better: Bool, _ random: inout SeededRandom
  ) -> [Double] {
    if flip.step == 0 {
      let reachable = better ? flip.signal.measurement?.better : flip.signal.measurement?.worse
      return (reachable ?? []).prefix { $0 != flip.value }.map { $0 }
    }
    let onwards = flip.value > seen
    let last = onwards ? flip.value - flip.step * 1.001 : flip.value + flip.step * 1.001
    guard onwards ? last > seen : last < seen else { return [seen] }
    return [seen, last] + (0..<10).map { _ in seen + (last - seen) * Double.random(in: 0..<1, using: &random) }
  }

  @Test("Numbers named together flip it together, and none of them could be left out", arguments: seeds)
  func joint(seed: UInt64) throws {
    let decision = Self.random(seed)
    let rank = try #require(decision.outcome.rank, "seed \(seed)")
    let counterfactuals = Counterfactuals(decision: decision)
    guard decision.outcome != .keep, counterfactuals.flips(better: true).isEmpty, let joint = counterfactuals.joint()
    else { return }
    let about = Comment(rawValue: "seed \(seed): \(joint.sentence)")
    #expect((1...3).contains(joint.parts.count), about)
    #expect(Set(joint.parts.map(\.signal.id)).count == joint.parts.count, about)
    func outcome(_ parts: [Counterfactuals.Joint.Part], isClean: Bool) -> Recommendation.Outcome {
      var varied = decision
      if isClean { varied.breaches = [] }
      return parts.reduce(varied) { $0.varying($1.signal.id, to: $1.value) }.outcome
    }
    #expect(outcome(joint.parts, isClean: joint.needsNoBreach) == joint.outcome, about)
    #expect(try #require(joint.outcome.rank) > rank, about)
    for index in joint.parts.indices {
      var fewer = joint.parts
      fewer.remove(at: index)
      let without = try #require(outcome(fewer, isClean: joint.needsNoBreach).rank)
      #expect(without <= rank, "\(about): \(joint.parts[index].signal.title) is not needed")
    }
    if joint.needsNoBreach {
      #expect(try #require(outcome(joint.parts, isClean: false).rank) <= rank, "\(about): the breaches do not matter")
    }
  }

  @Test("Every kind of answer comes up among the seeds")
  func coverage() {
    let seeds = (1...80).map { UInt64($0) }
    #expect(Set(Self.seeds.map { Self.random($0).outcome }).count >= 2)
    #expect(seeds.contains { !Counterfactuals(decision: Self.random($0)).flips(better: true).isEmpty })
    #expect(seeds.contains { !Counterfactuals(decision: Self.random($0)).flips(better: false).isEmpty })
    #expect(
      seeds.contains { seed in
        let decision = Self.random(seed)
        let counterfactuals = Counterfactuals(decision: decision)
        return decision.outcome != .keep && counterfactuals.flips(better: true).isEmpty
          && counterfactuals.joint() != nil
      })
  }

  @Test("A number is rounded onwards to what is printed, and finer where that would say the number seen")
  func printing() {
    func first(_ start: Double, _ end: Double, share: Bool = false, from limit: Double) -> (Double, Double) {
      let found = Flip.search(from: start, to: end, share: share) { end > start ? $0 >= limit : $0 <= limit }
      return (found.value, found.step)
    }
    #expect(first(10, 0, from: 3.4567) == (3.45, 0.01))
    #expect(first(0, 10, from: 3.4567) == (3.46, 0.01))
    // On the grid it stays, just beside it goes on by one.
    #expect(first(0, 10, from: 3) == (3, 0.01))
    #expect(first(0, 10, from: 3.000_001) == (3.01, 0.01))
    #expect(first(0.2, 0.9, share: true, from: 0.473) == (0.48, 0.01))
    #expect(first(0.09, 0, share: true, from: 0.0335) == (0.033, 0.001))
    // 47 % instead of 47 % would tell nobody anything.
    let fine = first(0.471, 0.9, share: true, from: 0.4723)
    #expect(fine.0 == 0.48)
    let finer = first(0.471, 0.474, share: true, from: 0.4723)
    #expect(abs(finer.0 - 0.473) < 1e-12 && abs(finer.1 - 0.001) < 1e-12)
  }

  @Test("Where only another contractor's key is in the way, that is said, and not that too much is under the bar")
  func contestedKey() {
    var decision = Self.base()
    decision.breaches = []
    #expect(decision.outcome == .keep)
    decision.hasContestedKey = true
    let sentences = Counterfactuals(decision: decision).sentences()
    #expect(sentences.count == 1 && sentences[0].contains("key in another contractor's commit"), "\(sentences)")
  }

  @Test("A release by two groups of dimensions names what lifts one of them, not what the overall score weighs most")
  func groups() throws {
    var decision = Self.base()
    // Ill in two small dimensions only.
    decision.card.signals = decision.card.signals.map { signal in
      guard let measurement = signal.measurement, [.ownership, .maintainability].contains(signal.dimension) else {
        return signal
      }
      var poor = measurement
      poor.estimator = .exact
      poor.cap = nil
      poor.better = []
      poor.value = signal.ladder.worst
      return JudgedSignal(Named(signal), ladder: signal.ladder, reading: .measured(poor))
    }
    try #require(decision.outcome == .release)
    let counterfactuals = Counterfactuals(decision: decision)
    let flips = counterfactuals.flips(better: true)
    let named = flips.map(\.signal.dimension) + (counterfactuals.joint()?.parts.map(\.signal.dimension) ?? [])
    #expect(named.allSatisfy { [.ownership, .maintainability].contains($0) }, "\(named)")
  }

  /// A judged signal's own description, to be judged again.
  private struct Named: SignalDescription {
    let id: String
    let title: String
    let dimension: Findings.Dimension
    let ladder: Ladder
    let unit: String
    let question: String?

    init(_ signal: JudgedSignal) {
      id = signal.id
      title = signal.title
      dimension = signal.dimension
      ladder = signal.ladder
      unit = signal.unit
      question = signal.question
    }
  }

  /// What a reader takes from the words.
  private static func number(_ words: String) -> Double? {
    let isShare = words.hasSuffix(" %")
    let digits = words.replacing(" %", with: "").replacing(",", with: "")
    return Double(digits).map { isShare ? $0 / 100 : $0 }
  }
}

package import Findings
package import Hiring
internal import History

/// The path of every number on a card, from what was counted to the grade and the recommendation: enough to do the sum
/// again with a pocket calculator, but for the quantiles of the intervals.
package struct Explanation: Sendable {
  /// From a count to a score.
  package struct SignalPath: Sendable {
    package var result: SignalResult
    package var ladder: Ladder
    /// How the number was estimated, and what came of it; nil where nothing was measured.
    package var estimator: Estimator?
    package var estimate: Estimator.Estimate?
    /// What caps the dimension because of it; nil where nothing does.
    package var cap: String?
  }

  /// From the scores of signals to that of a dimension.
  package struct DimensionPath: Sendable {
    package var result: DimensionResult
    package var signals: [SignalPath]
    /// The power mean of the scores before any cap; nil without a score.
    package var mean: ScoreMean?
    /// Its weight in the overall score, of the weights of all dimensions that have a score: 0 to 1.
    package var share: Double
  }

  /// What the recommendation was decided by; of people only.
  package struct DecisionPath: Sendable {
    package var outcome: Recommendation.Outcome
    /// What is missing to grade, sentences; empty where the floors are met.
    package var missing: [String]
    /// Weeks with a breach, and what each was.
    package var breaches: [(week: ISOWeek, kind: String)]
    /// Breaches too fresh to be kept with.
    package var recentBreaches: Int
    /// Independent groups of dimensions of which one's upper end is under the bar, each by the dimensions that are.
    package var underBar: [[Dimension]]
    /// Whether it hangs on work that other contractors committed.
    package var isContested: Bool
    package var hasContestedKey: Bool
  }

  package var kind: Scorecard.SubjectKind
  package var id: String
  package var week: ISOWeek
  /// First and last second of the window, as days.
  package var from: CivilDate
  package var to: CivilDate
  package var modelVersion: String
  package var policyDigest: String
  package var rulesDigest: String
  package var exponent: Double
  /// The least that a score counts in a mean.
  package var scoreFloor: Double
  /// The policy's correlation between the errors of two scores.
  package var scoreDependence: Double
  package var bar: Double
  package var criticalCap: Double
  package var criticalOverallCap: Double
  package var neutralScore: Double
  package var cleanWeeks: Int
  package var dimensions: [DimensionPath]
  /// The weighted power mean of the dimensions before any cap, whether or not the floors let it be shown.
  package var mean: ScoreMean?
  package var overall: Score?
  package var overallReason: String
  package var attributionCoverage: Double?
  package var attributionFloor: Double
  package var decision: DecisionPath?
}

extension WeeklyJudgement {
  /// How the card of a contractor or repository came to be; nil where the input has no subject of that id. A contractor
  /// comes before a repository of the same id.
  ///
  /// Cost: that of one card.
  package static func explanation(of id: String, _ input: JudgementInput, policy: JudgementPolicy) -> Explanation? {
    let builder = EvidenceBuilder(input, policy: policy)
    if let contractor = input.portfolio.contractors.first(where: { $0.id == id }) {
      let evidence = builder.evidence(of: contractor, week: input.week)
      let decision = decision(evidence, policy)
      return explanation(of: decision.card, from: evidence.start, decision: decision, input, policy)
    }
    guard let index = input.histories.firstIndex(where: { $0.id == id }) else { return nil }
    let evidence = builder.evidence(ofRepository: index, week: input.week)
    return explanation(
      of: JudgedCard(evidence, policy: policy), from: evidence.start, decision: nil, input, policy)
  }

  private static func explanation(
    of card: JudgedCard, from start: Int64, decision: Decision?, _ input: JudgementInput, _ policy: JudgementPolicy
  ) -> Explanation {
    let shown = card.scorecard(policy: policy)
    let scored = Dimension.allCases.filter { card.score(of: $0, policy: policy) != nil }
    let weights = scored.reduce(0.0) { $0 + (policy.weights[$1] ?? 0) }
    let dimensions = shown.dimensions.map { result in
      let signals = card.signals.filter { $0.dimension == result.id }
      return Explanation.DimensionPath(
        result: result, signals: signals.map(path), mean: card.mean(of: result.id, policy: policy),
        share: result.score == nil || weights == 0 ? 0 : (policy.weights[result.id] ?? 0) / weights)
    }
    return Explanation(
      kind: card.kind, id: card.id, week: card.week, from: CivilDate(daysSince1970: Int(start / 86_400)),
      to: CivilDate(daysSince1970: CivilDate(utc: card.week.end).daysSince1970 - 1),
      modelVersion: JudgementModel.version, policyDigest: policy.digest.hex, rulesDigest: input.rulesDigest,
      exponent: policy.exponent, scoreFloor: policy.scoreFloor, scoreDependence: policy.scoreDependence,
      bar: policy.bar, criticalCap: policy.criticalCap,
      criticalOverallCap: policy.criticalOverallCap, neutralScore: policy.neutralScore, cleanWeeks: policy.cleanWeeks,
      dimensions: dimensions, mean: card.uncapped(policy: policy), overall: shown.overall,
      overallReason: shown.overallReason, attributionCoverage: card.attributionCoverage,
      attributionFloor: policy.attributionFloor, decision: decision.map(path))
  }

  private static func path(of signal: JudgedSignal) -> Explanation.SignalPath {
    Explanation.SignalPath(
      result: signal.result, ladder: signal.ladder, estimator: signal.measurement?.estimator,
      estimate: signal.measurement.map { $0.estimator.estimate(of: $0.value) }, cap: signal.cap)
  }

  private static func path(of decision: Decision) -> Explanation.DecisionPath {
    Explanation.DecisionPath(
      outcome: decision.outcome, missing: decision.floor.toGrade,
      breaches: decision.breaches.map { (week: $0.week, kind: $0.kind.rawValue) },
      recentBreaches: decision.recentBreaches.count,
      underBar: decision.groupsUnderBar.map { group in
        Dimension.allCases.filter { decision.isUnderBar($0) && group.contains($0) }
      },
      isContested: decision.isContested, hasContestedKey: decision.hasContestedKey)
  }
}

internal import Findings
internal import Hiring

/// The decision as a function of a card, the floors and the breaches alone, so that it can be asked "what if".
struct Decision {
  var card: JudgedCard
  var floor: EvidenceFloor
  var breaches: [Breach]
  var policy: JudgementPolicy
  /// Whether it hangs on work under the person's name that other contractors committed: without it, they would not be
  /// released.
  var isContested = false
  /// Whether a key in the code is of such work.
  var hasContestedKey = false

  /// Dimensions read from the same records do not confirm each other: one of a group counts once.
  static let independentGroups: [Set<Dimension>] = [
    [.security], [.quality], [.maintainability], [.ownership], [.delivery, .hours],
  ]

  var outcome: Recommendation.Outcome {
    guard floor.isMet, let overall = card.overall(policy: policy) else { return outcomeByRecords }
    if breachWeeks.count >= 2 { return .release }
    if groupsUnderBar.count >= 2 { return isContested ? .coach : .release }
    return overall.low >= policy.bar && recentBreaches.isEmpty && !hasContestedKey ? .keep : .coach
  }

  /// What is read from hours and task cards, and needs no code.
  static let recordDimensions: Set<Dimension> = [.delivery, .hours]

  /// Where there is too little code to grade, but plenty of hours: nobody is kept for code that was not seen, or released
  /// for it, but hours that do not add up are no less known.
  private var outcomeByRecords: Recommendation.Outcome {
    guard floor.areRecordsEnough else { return .insufficientEvidence }
    if Set(breaches.filter { $0.kind.dimension == .hours }.map(\.week)).count >= 2 { return .release }
    return Self.recordDimensions.contains(where: isUnderBar) ? .coach : .insufficientEvidence
  }

  /// How good the outcome is for the contractor. What too little code leaves open is as far as records can lift it.
  var rank: Int? { outcome.rank ?? (floor.areRecordsEnough ? Recommendation.Outcome.keep.rank : nil) }

  /// Separate weeks with a breach of any kind.
  var breachWeeks: [ISOWeek] { Set(breaches.map(\.week)).sorted() }

  /// Breaches too fresh to be kept with.
  var recentBreaches: [Breach] {
    breaches.filter { $0.week > card.week.advanced(by: -policy.cleanWeeks) }
  }

  /// Independent groups of dimensions with one whose upper end is under the bar.
  var groupsUnderBar: [Set<Dimension>] {
    Self.independentGroups.filter { $0.contains(where: isUnderBar) }
  }

  /// Whether even the upper end of a dimension is under the bar.
  func isUnderBar(_ dimension: Dimension) -> Bool {
    (card.score(of: dimension, policy: policy)?.score.high ?? 100) < policy.bar
  }

  func varying(_ signal: String, to value: Double) -> Decision {
    var decision = self
    decision.card = card.varying(signal, to: value)
    return decision
  }

  func without(_ kind: Breach.Kind, in week: ISOWeek) -> Decision {
    var decision = self
    decision.breaches.removeAll { $0.kind == kind && $0.week == week }
    return decision
  }
}

extension Recommendation.Outcome {
  /// What something does that leads here, after "would".
  var becoming: String {
    self == .insufficientEvidence ? "leave nothing but too little code to judge" : "make it \(rawValue)"
  }

  /// What there would be, after "it would".
  var being: String { self == .insufficientEvidence ? "leave too little code to judge" : "be \(rawValue)" }

  /// How good it is for the contractor; nil for one that says nothing of them.
  var rank: Int? {
    switch self {
    case .release: 0
    case .coach: 1
    case .keep: 2
    case .insufficientEvidence: nil
    }
  }
}

package import Findings

/// What both kinds of signal say of themselves.
package protocol SignalDescription: Sendable {
  /// Like `security.credentials`; its ladder in the policy has the same name.
  var id: String { get }
  /// Plain words for the page.
  var title: String { get }
  var dimension: Dimension { get }
  /// The shipped ladder, with its source.
  var ladder: Ladder { get }
  /// What the number is, like `per 1,000 changed lines`.
  var unit: String { get }
  /// What to ask about it, in plain words; nil where only the owner could answer.
  var question: String? { get }
}

/// What a signal of a person is read from: decides which floors hold and when it is not applicable.
package enum SignalBasis: Sendable {
  case code
  case records
  /// What the owner wrote down of the person, with or without hours or cards.
  case portfolio
  /// Task cards, with or without hours.
  case cards
  /// Who came to the meetings of the team.
  case attendance
}

/// One number about a contractor's own work.
package protocol ContractorSignal: SignalDescription {
  var basis: SignalBasis { get }
  func read(_ evidence: ContractorEvidence, policy: JudgementPolicy, ladder: Ladder) -> Reading
}

/// One number about a repository.
package protocol RepositorySignal: SignalDescription {
  func read(_ evidence: RepositoryEvidence, policy: JudgementPolicy, ladder: Ladder) -> Reading
}

/// What a signal read.
package enum Reading: Sendable {
  case measured(Measurement)
  case notApplicable(String)
  case notAssessed(String)

  /// The same with an interval as wide as the policy has it for the signal; nil where it says nothing of it.
  func spread(by spread: Double?) -> Reading {
    guard let spread, case .measured(var measurement) = self else { return self }
    measurement.estimator = measurement.estimator.spread(by: spread)
    return .measured(measurement)
  }
}

/// A number with what it was out of and what proves it.
package struct Measurement: Sendable {
  /// The number as seen, before it is pulled anywhere.
  package var value: Double
  package var exposure: Double
  package var exposureUnit: String
  package var estimator: Estimator
  package var summary: String
  package var evidence: [Evidence]
  /// What caps the dimension, in words, while the value is over `capHoldsAbove`; nil where nothing can.
  package var cap: String?
  package var capHoldsAbove: Double
  /// The values that can be reached by getting better and by getting worse, nearest first; empty where every value can.
  package var better: [Double]
  package var worse: [Double]
  /// What they took away beyond what they brought, in the signal's own unit; 0 without. Chooses what is told first,
  /// never the score.
  package var credit: Double

  package init(
    value: Double, exposure: Double, exposureUnit: String, estimator: Estimator, summary: String,
    evidence: [Evidence] = [], cap: String? = nil, capHoldsAbove: Double = 0, better: [Double] = [],
    worse: [Double] = [], credit: Double = 0
  ) {
    self.value = value
    self.exposure = exposure
    self.exposureUnit = exposureUnit
    self.estimator = estimator
    self.summary = summary
    self.evidence = evidence
    self.cap = cap
    self.capHoldsAbove = capHoldsAbove
    self.better = better
    self.worse = worse
    self.credit = credit
  }
}

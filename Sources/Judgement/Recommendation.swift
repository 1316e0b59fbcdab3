package import Findings
package import Hiring

/// What the evidence supports doing about a contractor; the owner decides.
package struct Recommendation: Sendable, Hashable, Codable {
  package enum Outcome: String, Sendable, Codable, CaseIterable {
    case keep, coach, release
    case insufficientEvidence = "insufficient-evidence"
  }

  package enum Confidence: String, Sendable, Codable { case low, medium, high }

  package struct Reason: Sendable, Hashable, Codable {
    package var dimension: Dimension
    /// One sentence a founder understands.
    package var text: String
    package var evidence: [Evidence]

    package init(dimension: Dimension, text: String, evidence: [Evidence]) {
      self.dimension = dimension
      self.text = text
      self.evidence = evidence
    }
  }

  package var contractor: String
  package var week: ISOWeek
  package var outcome: Outcome
  package var confidence: Confidence
  /// In order of weight.
  package var reasons: [Reason]
  /// Each the smallest change of a signal that would flip the outcome, in words with the number.
  package var wouldChange: [String]
  /// When a trial needs a decision; nil where no trial runs and nothing presses.
  package var decideBy: CivilDate?
  /// What a release would cost: lines nobody else knows, credentials to rotate; sentences.
  package var releaseCost: [String]
  /// What to ask the contractor, in plain words.
  package var questions: [String]

  package init(
    contractor: String, week: ISOWeek, outcome: Outcome, confidence: Confidence, reasons: [Reason],
    wouldChange: [String], decideBy: CivilDate?, releaseCost: [String], questions: [String]
  ) {
    self.contractor = contractor
    self.week = week
    self.outcome = outcome
    self.confidence = confidence
    self.reasons = reasons
    self.wouldChange = wouldChange
    self.decideBy = decideBy
    self.releaseCost = releaseCost
    self.questions = questions
  }
}

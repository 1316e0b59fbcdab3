package import Findings
package import Hiring

/// Letters for scores: A >= 90, B >= 75, C >= 60, D >= 40, F below.
package enum Grade: String, Sendable, Codable, CaseIterable {
  case a = "A"
  case b = "B"
  case c = "C"
  case d = "D"
  case f = "F"

  /// The grade of a score from 0 to 100.
  package init(score: Double) {
    self =
      switch score {
      case 90...: .a
      case 75..<90: .b
      case 60..<75: .c
      case 40..<60: .d
      default: .f
      }
  }
}

/// A score from 0 to 100 with its 80 % interval: `low <= value <= high`.
package struct Score: Sendable, Hashable, Codable {
  package var value: Double
  package var low: Double
  package var high: Double

  package init(value: Double, low: Double, high: Double) {
    self.value = value
    self.low = low
    self.high = high
  }

  package var grade: Grade { Grade(score: value) }
}

/// Not measured is not zero and not a pass.
package enum SignalStatus: String, Sendable, Codable {
  case measured
  case notApplicable = "not-applicable"
  case notAssessed = "not-assessed"
}

/// One row that proves a number: opens at a commit and line, or names a record.
package struct Evidence: Sendable, Hashable, Codable {
  /// What it shows, a short sentence of ours; repository text in it is hostile until escaped.
  package var text: String
  package var repository: String?
  /// Full hexadecimal.
  package var commit: String?
  package var path: String?
  package var line: Int?
  /// A record, like `upwork-weekly.csv:7`.
  package var record: String?

  package init(
    text: String, repository: String? = nil, commit: String? = nil, path: String? = nil, line: Int? = nil,
    record: String? = nil
  ) {
    self.text = text
    self.repository = repository
    self.commit = commit
    self.path = path
    self.line = line
    self.record = record
  }
}

/// One signal of one subject in one week.
package struct SignalResult: Sendable, Hashable, Codable {
  /// Like `security.credentials`.
  package var id: String
  /// Plain words for the page: `Passwords and keys committed`.
  package var title: String
  package var dimension: Dimension
  package var status: SignalStatus
  /// Why it is not applicable or not assessed; empty where it was measured.
  package var statusReason: String
  /// The number itself; nil where it was not measured.
  package var value: Double?
  /// Like `per 1,000 changed lines`, `share`, `hours`, `count`.
  package var unit: String
  /// What it was out of: changed lines, changes, contract-weeks.
  package var exposure: Double
  package var exposureUnit: String
  /// The policy's ladder in words with its source.
  package var threshold: String
  package var score: Score?
  /// One sentence a founder understands, with the number.
  package var summary: String
  package var evidence: [Evidence]

  package init(
    id: String, title: String, dimension: Dimension, status: SignalStatus, statusReason: String, value: Double?,
    unit: String, exposure: Double, exposureUnit: String, threshold: String, score: Score?, summary: String,
    evidence: [Evidence]
  ) {
    self.id = id
    self.title = title
    self.dimension = dimension
    self.status = status
    self.statusReason = statusReason
    self.value = value
    self.unit = unit
    self.exposure = exposure
    self.exposureUnit = exposureUnit
    self.threshold = threshold
    self.score = score
    self.summary = summary
    self.evidence = evidence
  }
}

/// One dimension of a card.
package struct DimensionResult: Sendable, Hashable, Codable {
  package var id: Dimension
  package var status: SignalStatus
  /// Why there is no score; empty where there is one.
  package var statusReason: String
  package var score: Score?
  /// The cap that a critical finding put on the score, in words; nil where none did.
  package var cap: String?
  package var signals: [SignalResult]

  package init(
    id: Dimension, status: SignalStatus, statusReason: String, score: Score?, cap: String?, signals: [SignalResult]
  ) {
    self.id = id
    self.status = status
    self.statusReason = statusReason
    self.score = score
    self.cap = cap
    self.signals = signals
  }
}

/// A subject's scorecard of one week.
package struct Scorecard: Sendable, Hashable, Codable {
  /// A candidate is an applicant judged by a sample: on no weekly page, and never in the ledger.
  package enum SubjectKind: String, Sendable, Codable { case contractor, repository, candidate }

  package var kind: SubjectKind
  package var id: String
  package var week: ISOWeek
  /// Nil under the evidence floor.
  package var overall: Score?
  /// Why there is no overall score; empty where there is one.
  package var overallReason: String
  /// In the order of `Dimension.allCases`.
  package var dimensions: [DimensionResult]
  /// Share of changed lines in the period whose author is a confirmed identity, 0 to 1; nil without changes.
  package var attributionCoverage: Double?

  package init(
    kind: SubjectKind, id: String, week: ISOWeek, overall: Score?, overallReason: String,
    dimensions: [DimensionResult], attributionCoverage: Double?
  ) {
    self.kind = kind
    self.id = id
    self.week = week
    self.overall = overall
    self.overallReason = overallReason
    self.dimensions = dimensions
    self.attributionCoverage = attributionCoverage
  }
}

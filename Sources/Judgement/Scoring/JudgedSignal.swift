package import Findings

/// A signal's reading with the ladder that scores it: enough to score it again with another value.
package struct JudgedSignal: Sendable {
  package var id: String
  package var title: String
  package var dimension: Dimension
  package var unit: String
  package var question: String?
  package var ladder: Ladder
  package let reading: Reading
  /// The score with its interval; nil where nothing was measured. Computed once: quantiles are what costs.
  package let score: Score?

  init(_ signal: some SignalDescription, ladder: Ladder, reading: Reading) {
    self.id = signal.id
    self.title = signal.title
    self.dimension = signal.dimension
    self.unit = signal.unit
    self.question = signal.question
    self.ladder = ladder
    self.reading = reading
    self.score = Self.score(reading, ladder)
  }

  private init(copying other: JudgedSignal, reading: Reading) {
    self.id = other.id
    self.title = other.title
    self.dimension = other.dimension
    self.unit = other.unit
    self.question = other.question
    self.ladder = other.ladder
    self.reading = reading
    self.score = Self.score(reading, ladder)
  }

  private static func score(_ reading: Reading, _ ladder: Ladder) -> Score? {
    guard case .measured(let measurement) = reading else { return nil }
    return measurement.estimator.score(of: measurement.value, on: ladder)
  }

  var measurement: Measurement? {
    guard case .measured(let measurement) = reading else { return nil }
    return measurement
  }

  /// The score of the number as seen, pulled nowhere; nil where nothing was measured.
  var seen: Double? { measurement.map { ladder.score($0.value) } }

  /// What caps the dimension now.
  var cap: String? {
    guard let measurement, measurement.value > measurement.capHoldsAbove else { return nil }
    return measurement.cap
  }

  /// The same signal, had it been `value`.
  func with(value: Double) -> JudgedSignal {
    guard var measurement else { return self }
    measurement.value = value
    return JudgedSignal(copying: self, reading: .measured(measurement))
  }

  /// A value of this signal in words: shares as per cent.
  func words(for value: Double) -> String {
    unit.hasPrefix("share") ? Words.percent(value) : Words.number(value)
  }

  package var result: SignalResult {
    var result = SignalResult(
      id: id, title: title, dimension: dimension, status: .measured, statusReason: "", value: nil, unit: unit,
      exposure: 0, exposureUnit: "", threshold: ladder.words(), score: score, summary: "", evidence: [])
    switch reading {
    case .measured(let measurement):
      result.value = measurement.value
      result.exposure = measurement.exposure
      result.exposureUnit = measurement.exposureUnit
      result.summary = measurement.summary
      result.evidence = measurement.evidence
    case .notApplicable(let reason):
      result.status = .notApplicable
      result.statusReason = reason
    case .notAssessed(let reason):
      result.status = .notAssessed
      result.statusReason = reason
    }
    return result
  }
}

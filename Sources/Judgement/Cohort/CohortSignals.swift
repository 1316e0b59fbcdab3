internal import Findings
internal import Hiring

/// The rows of dimensions and signals.
enum CohortSignals {
  /// - Parameter people: the cards, and whether there is enough to compare them.
  static func dimensions(_ people: [(card: JudgedCard, isComparable: Bool)], policy: JudgementPolicy) -> [CohortRow] {
    Dimension.allCases.map { dimension in
      CohortRow(
        id: "dimension.\(dimension.rawValue)", section: .dimensions, title: dimension.title, unit: "",
        cells: people.map { cell(dimension, $0.card, isComparable: $0.isComparable, policy) }, isCompared: true)
    }
  }

  private static func cell(
    _ dimension: Dimension, _ card: JudgedCard, isComparable: Bool, _ policy: JudgementPolicy
  ) -> CohortCell {
    if let (score, cap) = card.score(of: dimension, policy: policy) {
      return isComparable
        ? CohortCell(.score(score), reason: cap ?? "")
        : CohortCell(.insufficientEvidence, "Too little to be judged, so nothing is compared.")
    }
    let readings = card.signals.filter { $0.dimension == dimension }.map(\.result)
    let isApplicable = readings.contains { $0.status == .notAssessed }
    let reason = readings.first { $0.status == (isApplicable ? .notAssessed : .notApplicable) }?.statusReason
    return CohortCell(isApplicable ? .notAssessed : .notApplicable, reason ?? "")
  }

  /// Every signal of the cards that `isIncluded` takes, in the order of the pages.
  static func rows(
    _ people: [(card: JudgedCard, isComparable: Bool)], where isIncluded: (any ContractorSignal) -> Bool
  ) -> [CohortRow] {
    SignalRegistry.contractor.filter(isIncluded).map { signal in
      CohortRow(
        id: signal.id, section: section(of: signal.dimension), title: signal.title, unit: signal.unit,
        cells: people.map { person in
          person.card.signals.first { $0.id == signal.id }.map { cell($0, isComparable: person.isComparable) }
            ?? CohortCell(.notAssessed, "")
        }, isCompared: true)
    }
  }

  private static func cell(_ signal: JudgedSignal, isComparable: Bool) -> CohortCell {
    switch signal.reading {
    case .notApplicable(let reason): return CohortCell(.notApplicable, reason)
    case .notAssessed(let reason): return CohortCell(.notAssessed, reason)
    case .measured(let measurement):
      var cell = CohortCell(.number(measurement.value), reason: measurement.summary)
      cell.status = isComparable ? .measured : .insufficientEvidence
      cell.outOf = measurement.exposure
      cell.outOfUnit = measurement.exposureUnit
      cell.events = events(measurement)
      if measurement.estimator != .exact {
        let estimate = measurement.estimator.estimate(of: measurement.value)
        cell.low = estimate.low
        cell.high = estimate.high
      }
      if isComparable { cell.score = signal.score }
      return cell
    }
  }

  /// What was counted of the exposure; nil where the number is none of shares and rates.
  private static func events(_ measurement: Measurement) -> Double? {
    switch measurement.estimator {
    case .exact, .mean: nil
    case .share: measurement.value * measurement.exposure
    // Where it is shown out of something else, the product would count nothing.
    case .rate(let exposure, let per, _, _):
      exposure == measurement.exposure ? measurement.value * exposure / per : nil
    }
  }

  private static func section(of dimension: Dimension) -> CohortRow.Section {
    switch dimension {
    case .security: .security
    case .quality: .quality
    case .maintainability: .maintainability
    case .ownership: .ownership
    case .delivery: .delivery
    case .hours: .hours
    }
  }
}

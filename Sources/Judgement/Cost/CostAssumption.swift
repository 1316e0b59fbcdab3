package import Foundation

/// A number that the years ahead hang on; its raw value is the policy's key, or that of the two numbers that are measured
/// or given.
package enum CostAssumption: String, Sendable, CaseIterable {
  case hourlyPrice = "hourly_price"
  case weeklyHours = "weekly_hours"
  case weeksPerYear = "weeks_per_year"
  case retainer
  case retainerShare = "retainer_share"
  case seniorRate = "senior_rate"
  case preventedShare = "prevented_share"
  case debtMinutes = "debt_minutes"
  case debtInterest = "debt_interest"
  case reworkShare = "rework_share"
  case handoverHours = "handover_hours"
  case handovers
  case upworkFee = "upwork_fee"
  case fiverrFee = "fiverr_fee"

  /// In plain words.
  package var title: String {
    switch self {
    case .hourlyPrice: "The price of an hour"
    case .weeklyHours: "Hours a week"
    default: CostSetting.named(rawValue)?.title ?? rawValue
    }
  }

  /// In two words, for tables.
  package var shortTitle: String {
    switch self {
    case .hourlyPrice: "price of an hour"
    case .weeklyHours: "hours a week"
    case .weeksPerYear: "weeks a year"
    case .retainer: "retainer"
    case .retainerShare: "its part for them"
    case .seniorRate: "senior rate"
    case .preventedShare: "prevented part"
    case .debtMinutes: "clean-up left"
    case .debtInterest: "its interest"
    case .reworkShare: "rework"
    case .handoverHours: "handover hours"
    case .handovers: "handovers"
    case .upworkFee: "Upwork's fee"
    case .fiverrFee: "Fiverr's fee"
    }
  }
}

extension CostModel {
  /// The model with one assumption times a factor; what was measured in an assumption's place goes with it.
  ///
  /// - Returns: also whether the range of the policy ended it earlier. Nil where the value is at its bound, or zero.
  package func scaling(_ assumption: CostAssumption, by factor: Decimal) -> (model: CostModel, isBounded: Bool)? {
    var model = self
    var isBounded = false
    func bounded(_ value: Decimal, _ most: Decimal) -> Decimal {
      if value * factor > most { isBounded = true }
      return min(most, value * factor)
    }
    switch assumption {
    case .hourlyPrice: for index in seats.indices { model.seats[index].weeklyPaid *= factor }
    case .weeklyHours:
      for index in seats.indices {
        model.seats[index].weeklyPaid *= factor
        model.seats[index].weeklyHours *= factor
      }
    case .weeksPerYear: model.weeksPerYear = bounded(weeksPerYear, 53)
    case .retainer: model.retainer *= factor
    case .retainerShare: model.retainerShare = bounded(retainerShare, 1)
    case .seniorRate: model.seniorRate *= factor
    case .preventedShare: model.preventedShare = bounded(preventedShare, 0.95)
    case .debtMinutes:
      model.debtMinutes *= factor
      for index in seats.indices { model.seats[index].debtMinutes = seats[index].debtMinutes.map { $0 * factor } }
    case .debtInterest: model.debtInterest *= factor
    case .reworkShare:
      model.reworkShare = bounded(reworkShare, 1)
      for index in seats.indices { model.seats[index].reworkShare = seats[index].reworkShare.map { bounded($0, 1) } }
    case .handoverHours:
      model.handoverHours *= factor
      for index in seats.indices { model.seats[index].handoverHours = seats[index].handoverHours.map { $0 * factor } }
    case .handovers: model.handovers *= factor
    case .upworkFee: model.upworkFee = bounded(upworkFee, 1)
    case .fiverrFee: model.fiverrFee = bounded(fiverrFee, 1)
    }
    return model == self ? nil : (model, isBounded)
  }
}

/// What one assumption does to the years ahead at half and at double its value.
package struct CostSensitivity: Sendable, Hashable {
  package struct End: Sendable, Hashable {
    /// What the value was multiplied with: a half or two.
    package var factor: Decimal
    /// Whether the policy's range ended it earlier.
    package var isBounded: Bool
    package var projection: CostProjection
  }

  package var assumption: CostAssumption
  /// Nil where the value cannot go there.
  package var low: End?
  package var high: End?
  /// By how much, in minor units, it moves what oversight costs more or less, at the end that moves it more.
  package var swing: Int

  /// The assumptions that move anything, the one that moves the difference most first; those that move it equally in the
  /// order of the list.
  package static func table(of model: CostModel, base: CostProjection) -> [CostSensitivity] {
    let rows = CostAssumption.allCases.compactMap { assumption -> CostSensitivity? in
      let low = end(model, assumption, Decimal(1) / 2)
      let high = end(model, assumption, 2)
      let ends = [low, high].compactMap(\.self)
      // An assumption that the lines do not hang on is no row, whatever its value.
      guard ends.contains(where: { $0.projection.lines != base.lines }) else { return nil }
      let swing = ends.map { abs($0.projection.difference - base.difference) }.max() ?? 0
      return CostSensitivity(assumption: assumption, low: low, high: high, swing: swing)
    }
    return rows.enumerated().sorted { ($1.element.swing, $0.offset) < ($0.element.swing, $1.offset) }.map(\.element)
  }

  private static func end(_ model: CostModel, _ assumption: CostAssumption, _ factor: Decimal) -> End? {
    guard let scaled = model.scaling(assumption, by: factor), let projection = CostProjection(scaled.model) else {
      return nil
    }
    return End(factor: factor, isBounded: scaled.isBounded, projection: projection)
  }
}

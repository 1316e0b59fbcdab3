internal import CohortGenerator
internal import Foundation

/// How often an 80 % interval holds the truth, by signal and for the overall score: an overall number can hide two wrongs
/// that cancel out.
struct Calibration {
  private struct Count {
    var covered = 0
    var below = 0
    var above = 0
    var all: Int { covered + below + above }

    /// Cards print whole points, and a truth of nothing at all stands on a ladder's very end: half a point is in.
    mutating func take(_ truth: Double, _ low: Double, _ high: Double) {
      if truth < low - 0.5 { below += 1 } else if truth > high + 0.5 { above += 1 } else { covered += 1 }
    }
  }

  private var signals: [String: Count] = [:]
  private var overall = Count()
  private var overallByTruth: [ContractorKind.Truth: Count] = [:]
  /// The shipped policy's weights and exponent; the benchmark runs under no other.
  private static let weights = [
    "security": 0.25, "quality": 0.2, "maintainability": 0.2, "ownership": 0.1, "delivery": 0.1, "hours": 0.15,
  ]
  private static let exponent = -4.0
  /// The least that a score counts in a mean.
  private static let floor = 20.0
  /// The shipped policy's highest overall score of a card with a cap: nothing is left of its interval.
  private static let cap = 59.0

  /// - Parameter expected: what the signal is expected to show; nil where that is not known.
  mutating func take(
    _ subject: Scorecards.Subject, truth kind: ContractorKind.Truth, expected: (String) -> Double?
  ) {
    var dimensions: [(score: Double, weight: Double)] = []
    for dimension in subject.dimensions {
      var scores: [(score: Double, weight: Double)] = []
      for signal in dimension.signals where signal.status == "measured" {
        guard let score = signal.score, let low = signal.low, let high = signal.high else { continue }
        guard low < high, let value = expected(signal.id), let truth = PrintedLadder(signal.threshold)?.score(value)
        else {
          scores.append((score, 1))
          continue
        }
        signals[signal.id, default: Count()].take(truth, low, high)
        scores.append((truth, 1))
      }
      guard let mean = Self.mean(scores) else { continue }
      dimensions.append((mean, Self.weights[dimension.id] ?? 0))
    }
    guard let card = subject.overall, card.score > Self.cap || card.low < card.high, let truth = Self.mean(dimensions)
    else {
      return
    }
    overall.take(truth, card.low, card.high)
    overallByTruth[kind, default: Count()].take(truth, card.low, card.high)
  }

  private static func mean(_ scores: [(score: Double, weight: Double)]) -> Double? {
    let weight = scores.reduce(0) { $0 + $1.weight }
    guard weight > 0 else { return nil }
    let sum = scores.reduce(0) { $0 + $1.weight * pow(max(floor, $1.score), exponent) }
    return pow(sum / weight, 1 / exponent)
  }

  /// Lines: a signal, how many intervals, and of a hundred how many held the truth, lay over it and lay under it.
  func table() -> [String] {
    func line(_ name: String, _ count: Count) -> String {
      func share(_ part: Int) -> String { oneDigit(100 * Double(part) / Double(max(1, count.all))) }
      let isWithin = (75...85).contains(100 * Double(count.covered) / Double(max(1, count.all)))
      return pad(name, 36) + pad("\(count.all)", 9) + pad(share(count.covered), 9) + pad(share(count.below), 12)
        + pad(share(count.above), 12) + (isWithin ? "holds" : "")
    }
    var lines = [pad("signal", 36) + "cases    covered  too kind    too harsh   aim 75 to 85"]
    lines += signals.keys.sorted().map { line($0, signals[$0] ?? Count()) }
    lines.append(line("overall score", overall))
    for truth in ContractorKind.Truth.allCases {
      if let count = overallByTruth[truth] { lines.append(line("overall score, \(truth.rawValue)", count)) }
    }
    return lines
  }
}

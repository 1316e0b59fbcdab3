import Foundation
import Judgement
import Ledger

/// What the program says of one contractor, or of the repository: the numbers of the card, and what it recommends.
struct Card: Sendable {
  struct Score: Decodable, Sendable, Hashable, CustomStringConvertible {
    var score: Double
    var low: Double
    var high: Double

    /// Whether another score lies in this interval. Cards print whole points: half a point is in.
    func holds(_ other: Score) -> Bool { low - 0.5 <= other.score && other.score <= high + 0.5 }

    var description: String { String(format: "%.2f [%.2f, %.2f]", score, low, high) }
  }

  struct Signal: Decodable, Sendable {
    var id: String
    var status: String
    var value: Double?
    var exposure: Double?
    var score: Double?
  }

  /// By dimension, and `overall`; what is not scored is not there.
  var scores: [String: Score] = [:]
  var signals: [String: Signal] = [:]
  var recommendation = ""

  /// From what `scorecard` prints as JSON and what the ledger keeps of the run, by the portfolio's ids.
  static func read(scorecards: String, recommendations: [StoredRecommendation]) throws -> [String: Card] {
    struct Scorecards: Decodable {
      struct Dimension: Decodable {
        var id: String
        var score: Double?
        var low: Double?
        var high: Double?
        var signals: [Signal]
      }
      struct Subject: Decodable {
        var id: String
        var overall: Score?
        var dimensions: [Dimension]
      }
      var subjects: [Subject]
    }
    var cards: [String: Card] = [:]
    for subject in try JSONDecoder().decode(Scorecards.self, from: Data(scorecards.utf8)).subjects {
      var card = Card()
      card.scores["overall"] = subject.overall
      for dimension in subject.dimensions {
        if let score = dimension.score, let low = dimension.low, let high = dimension.high {
          card.scores[dimension.id] = Score(score: score, low: low, high: high)
        }
        for signal in dimension.signals { card.signals[signal.id] = signal }
      }
      cards[subject.id] = card
    }
    for stored in recommendations {
      cards[stored.recommendation.contractor]?.recommendation = stored.recommendation.outcome.rawValue
    }
    return cards
  }
}

/// How two cards of one person, or of the repository, differ where they may not: one line each, with the signals behind it.
struct CardShift {
  let person: String
  let before: Card
  let after: Card

  /// Scores that moved by more than their intervals allow: one of the two scores lies outside the other's interval by
  /// more than half a point, or a score came or went.
  ///
  /// - Parameter mayMeetFloors: whether the overall score may come or go, with more or fewer changes of the person's own.
  func beyondInterval(mayMeetFloors: Bool) -> [String] {
    differences { name, before, after in
      guard let before, let after else {
        return (before == nil) == (after == nil) || mayMeetFloors && name == "overall"
      }
      return before.holds(after) && after.holds(before)
    }
  }

  /// Scores that rose.
  var risen: [String] {
    differences { _, before, after in
      guard let before, let after else { return after == nil }
      return after.score <= before.score + Self.noise
    }
  }

  /// Scores that fell.
  var fallen: [String] {
    differences { _, before, after in
      guard let before, let after else { return before == nil }
      return after.score >= before.score - Self.noise
    }
  }

  /// Whether a recommendation is worse than it was. Too little evidence is neither better nor worse than coaching.
  var isRecommendedWorse: Bool { Self.rank(after.recommendation) > Self.rank(before.recommendation) }

  /// The grade of an overall score, as the program has it; nil where there is none.
  var grades: (before: Character?, after: Character?) { (Self.grade(before), Self.grade(after)) }

  private static func grade(_ card: Card) -> Character? {
    card.scores["overall"].map { overall in
      [(90, "A"), (75, "B"), (60, "C"), (40, "D")].first { overall.score >= $0.0 }?.1 ?? "F"
    }
  }

  /// A twentieth of what a card prints: a line more or a change more moves the weight of what was seen.
  private static let noise = 0.05

  private static func rank(_ recommendation: String) -> Int {
    switch recommendation {
    case "keep": 0
    case "release": 2
    default: 1
    }
  }

  private func differences(allowed: (String, Card.Score?, Card.Score?) -> Bool) -> [String] {
    let names = Set(before.scores.keys).union(after.scores.keys).sorted()
    return names.compactMap { name in
      let (old, new) = (before.scores[name], after.scores[name])
      guard !allowed(name, old, new) else { return nil }
      func words(_ score: Card.Score?) -> String { score.map(\.description) ?? "none" }
      return "\(person) \(name): \(words(old)) to \(words(new))\(name == "overall" ? "" : causes(name))"
    }
  }

  private func causes(_ dimension: String) -> String {
    let moved = before.signals.keys.filter { $0.hasPrefix(dimension + ".") }.sorted().compactMap { id -> String? in
      guard let old = before.signals[id], let new = after.signals[id], old.score != new.score else { return nil }
      func words(_ signal: Card.Signal) -> String {
        guard let score = signal.score else { return signal.status }
        return String(format: "%.2f at %.3f of %.3f", score, signal.value ?? 0, signal.exposure ?? 0)
      }
      return "\(id) \(words(old)) to \(words(new))"
    }
    return moved.isEmpty ? "" : " (\(moved.joined(separator: "; ")))"
  }
}

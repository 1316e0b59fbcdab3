/// What `assay recommend --format json` says, as far as it is read here.
struct Recommendations: Decodable {
  struct Entry: Decodable {
    struct Reason: Decodable {
      var dimension: String
      var text: String
    }
    var contractor: String
    var recommendation: String
    var confidence: String
    var reasons: [Reason]
  }
  var recommendations: [Entry]
}

/// What `assay scorecard --format json` says, as far as it is read here.
struct Scorecards: Decodable {
  struct Score: Decodable {
    var score: Double
    var low: Double
    var high: Double
  }
  struct Evidence: Codable {
    var text: String
    var commit: String?
    var path: String?
    var line: Int?
  }
  struct Signal: Codable {
    var id: String
    var status: String
    var value: Double?
    var exposure: Double
    var threshold: String
    var score: Double?
    var low: Double?
    var high: Double?
    var evidence: [Evidence]
  }
  struct Dimension: Codable {
    var id: String
    var score: Double?
    var low: Double?
    var high: Double?
    var signals: [Signal]
  }
  struct Subject: Decodable {
    var kind: String
    var id: String
    var overall: Score?
    var dimensions: [Dimension]
    var signals: [Signal] { dimensions.flatMap(\.signals) }
  }
  var subjects: [Subject]
}

/// A ladder as a card prints it: `0 scores 100, 0.25 scores 75 (where it comes from)`.
struct PrintedLadder {
  private var rungs: [(value: Double, score: Double)] = []

  init?(_ words: String) {
    let steps = words.split(separator: " (", maxSplits: 1).first ?? ""
    for step in steps.split(separator: ", ") {
      let parts = step.split(separator: " ").map { $0.filter { $0 != "," } }
      guard parts.count == 3, parts[1] == "scores", let value = Double(parts[0]), let score = Double(parts[2]) else {
        return nil
      }
      rungs.append((value, score))
    }
    if rungs.isEmpty { return nil }
  }

  func score(_ value: Double) -> Double {
    if value <= rungs[0].value { return rungs[0].score }
    for (left, right) in zip(rungs, rungs.dropFirst()) where value <= right.value {
      return left.score + (value - left.value) / (right.value - left.value) * (right.score - left.score)
    }
    return rungs[rungs.count - 1].score
  }
}

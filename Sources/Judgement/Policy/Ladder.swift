/// How a signal's number becomes a score from 0 to 100: rungs with straight lines between, level beyond the ends.
package struct Ladder: Sendable, Hashable {
  /// One point of the ladder.
  package struct Rung: Sendable, Hashable {
    package var value: Double
    package var score: Double

    package init(value: Double, score: Double) {
      self.value = value
      self.score = score
    }
  }

  /// By rising value; the scores only rise or only fall.
  package let rungs: [Rung]
  /// Where the rungs come from, in words.
  package let source: String

  /// - Parameter rungs: values that differ from each other; scores from 0 to 100 that only rise or only fall with them.
  package init(_ rungs: KeyValuePairs<Double, Double>, source: String) {
    self.rungs = rungs.map { Rung(value: $0.key, score: $0.value) }.sorted { $0.value < $1.value }
    self.source = source
  }

  /// The same from rungs; nil where two rungs share a value, a score is out of range or the scores turn.
  package init?(rungs: [Rung], source: String) {
    let sorted = rungs.sorted { $0.value < $1.value }
    guard sorted.count >= 2, sorted.allSatisfy({ (0...100).contains($0.score) && $0.value.isFinite }) else {
      return nil
    }
    let steps = zip(sorted, sorted.dropFirst())
    guard steps.allSatisfy({ $0.value < $1.value }) else { return nil }
    guard steps.allSatisfy({ $0.score <= $1.score }) || steps.allSatisfy({ $0.score >= $1.score }) else { return nil }
    self.rungs = sorted
    self.source = source
  }

  /// Whether a higher value is better.
  package var isRising: Bool { (rungs.first?.score ?? 0) < (rungs.last?.score ?? 0) }

  /// The first value, going from worst to best, that earns the best score there is.
  package var best: Double {
    let top = rungs.map(\.score).max() ?? 100
    let reached = rungs.filter { $0.score == top }
    return (isRising ? reached.first : reached.last)?.value ?? 0
  }

  /// The last value, going from best to worst, that still matters.
  package var worst: Double {
    let bottom = rungs.map(\.score).min() ?? 0
    let reached = rungs.filter { $0.score == bottom }
    return (isRising ? reached.last : reached.first)?.value ?? 0
  }

  /// The score of `value`.
  package func score(_ value: Double) -> Double {
    guard let first = rungs.first, let last = rungs.last else { return 0 }
    if value <= first.value { return first.score }
    for (left, right) in zip(rungs, rungs.dropFirst()) where value <= right.value {
      let part = (value - left.value) / (right.value - left.value)
      return left.score + part * (right.score - left.score)
    }
    return last.score
  }

  /// The value that earns `score`: the worst one that does; an end's value where no rung is so high or so low.
  package func value(earning score: Double) -> Double {
    guard let first = rungs.first, let last = rungs.last else { return 0 }
    let ordered = isRising ? rungs : rungs.reversed()
    for (worse, better) in zip(ordered, ordered.dropFirst()) where score <= better.score {
      if score <= worse.score { return worse.value }
      let part = (score - worse.score) / (better.score - worse.score)
      return worse.value + part * (better.value - worse.value)
    }
    return isRising ? last.value : first.value
  }

  /// The ladder in words: `0 scores 100, 5 scores 60; source`.
  package func words() -> String {
    let steps = rungs.map { "\(Words.number($0.value)) scores \(Words.number($0.score))" }
    return steps.joined(separator: ", ") + " (" + source + ")"
  }
}

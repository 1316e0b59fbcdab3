/// How interviews were judged: by criterion, by judge, and how the scores of those kept and released differ.
package struct RubricSummary: Sendable, Hashable {
  package struct Criterion: Sendable, Hashable {
    package var criterion: Interview.Criterion
    /// Of every score given; nil where none was.
    package var mean: Double?
    package var scores: Int
    /// Of people, each the mean of their judges.
    package var kept: Mean
    package var released: Mean
    /// Kept minus released; nil where either side has too few people to say anything.
    package var difference: Double?
  }

  package struct Mean: Sendable, Hashable {
    package var value: Double?
    package var count: Int

    init(_ values: [Double]) {
      count = values.count
      value = values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
    }
  }

  package struct Judge: Sendable, Hashable {
    package var name: String
    package var interviews: Int
    package var mean: Mean
  }

  /// Where several judged the same person by the same criterion: how far apart they were.
  package struct Spread: Sendable, Hashable {
    package var mean: Double
    package var largest: Double
    /// Person and criterion together.
    package var pairs: Int
  }

  package var interviews: Int
  /// In the rubric's order; those that nobody judged are absent.
  package var criteria: [Criterion]
  /// By name. Judges see different people, so their means alone do not say who is strict.
  package var judges: [Judge]
  package var spread: Spread?

  /// - Parameter others: interviews that belong to nobody on record.
  init(candidates: [Candidate], others: [Interview], policy: FunnelPolicy) {
    let all = candidates.flatMap(\.interviews) + others
    interviews = all.count
    let judged = Dictionary(grouping: all) { CandidateDraft.key($0.by) }
    judges = judged.sorted { $0.key < $1.key }.map { _, rows in
      Judge(name: rows[0].by, interviews: rows.count, mean: Mean(rows.flatMap(\.scores.values).map(Double.init)))
    }
    criteria = Interview.Criterion.allCases.compactMap { criterion in
      let scores = all.compactMap { $0.scores[criterion] }
      guard !scores.isEmpty else { return nil }
      func side(_ state: CandidateState) -> Mean {
        Mean(candidates.filter { $0.state == state }.compactMap { RubricSummary.mean(of: $0, criterion) })
      }
      let (kept, released) = (side(.kept), side(.released))
      let isEnough = min(kept.count, released.count) >= max(1, policy.minimumCompared)
      return Criterion(
        criterion: criterion, mean: Mean(scores.map(Double.init)).value, scores: scores.count, kept: kept,
        released: released, difference: isEnough ? (kept.value ?? 0) - (released.value ?? 0) : nil)
    }
    spread = RubricSummary.spread(candidates)
  }

  private static func mean(of candidate: Candidate, _ criterion: Interview.Criterion) -> Double? {
    let judges = byJudge(candidate, criterion)
    return judges.isEmpty ? nil : judges.reduce(0, +) / Double(judges.count)
  }

  /// The score of each judge; the mean where one judged twice.
  private static func byJudge(_ candidate: Candidate, _ criterion: Interview.Criterion) -> [Double] {
    Dictionary(grouping: candidate.interviews.filter { $0.scores[criterion] != nil }) { CandidateDraft.key($0.by) }
      .sorted { $0.key < $1.key }
      .compactMap { _, rows in Mean(rows.compactMap { $0.scores[criterion] }.map(Double.init)).value }
  }

  private static func spread(_ candidates: [Candidate]) -> Spread? {
    let ranges = candidates.flatMap { candidate in
      Interview.Criterion.allCases.compactMap { criterion -> Double? in
        let scores = byJudge(candidate, criterion)
        guard scores.count > 1, let least = scores.min(), let most = scores.max() else { return nil }
        return most - least
      }
    }
    guard let largest = ranges.max() else { return nil }
    return Spread(mean: ranges.reduce(0, +) / Double(ranges.count), largest: largest, pairs: ranges.count)
  }
}

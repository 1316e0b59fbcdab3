internal import Findings
internal import Hiring
internal import History

/// Why the decision is what it is, in order of weight.
struct Reasons {
  let decision: Decision
  let evidence: ContractorEvidence

  /// How many evidence rows a reason carries.
  private static let rowLimit = 5

  func all() -> [Recommendation.Reason] {
    guard decision.outcome != .insufficientEvidence else {
      return missing() + breaches() + leaks() + contested()
    }
    if !decision.floor.isMet {
      // What is known of the code is too little to be said; the hours are what the decision rests on.
      let hours = dimensions().weak.filter { Decision.recordDimensions.contains($0.dimension) }
      return breaches() + hours + missing() + leaks() + contested()
    }
    // One bad week never releases anyone: where a release rests on dimensions, they are said before it.
    let weeks = Set(decision.breaches.map(\.week)).count
    let restsOnDimensions = decision.outcome == .release && weeks == 1
    let (weak, strong) = dimensions()
    return restsOnDimensions
      ? weak + breaches() + contested() + strong
      : breaches() + contested() + (decision.outcome == .keep ? strong + weak : weak + strong)
  }

  /// What is missing, where the floors are not met.
  private func missing() -> [Recommendation.Reason] {
    let sentences = decision.floor.toGrade.isEmpty ? ["Nothing could be measured."] : decision.floor.toGrade
    return sentences.map {
      Recommendation.Reason(dimension: evidence.expectsCode ? .quality : .hours, text: $0, evidence: [])
    }
  }

  /// Where a release, or a keep, hangs on work that may be a colleague's.
  private func contested() -> [Recommendation.Reason] {
    guard decision.outcome == .coach else { return [] }
    var sentences: [String] = []
    if decision.isContested {
      sentences.append(
        "\(Words.percent(ContestedWork.share(in: evidence))) of the lines under their name were committed by another "
          + "contractor, and without them there would be no release: settle first whose work that is.")
    }
    if decision.hasContestedKey {
      let keys = ContestedWork.openKeys(evidence)
      sentences.append(
        "\(Words.count(keys, "password or key", "passwords or keys")) in the code under their name came in a commit of "
          + "another contractor: settle first whose it is, and replace it now.")
    }
    return sentences.map { Recommendation.Reason(dimension: .ownership, text: $0, evidence: []) }
  }

  private func breaches() -> [Recommendation.Reason] {
    Breach.Kind.allCases.compactMap { kind in
      let breaches = decision.breaches.filter { $0.kind == kind }
      guard !breaches.isEmpty else { return nil }
      let rows = breaches.reversed().flatMap(\.evidence)
      return Recommendation.Reason(
        dimension: kind.dimension, text: kind.sentence(weeks: Set(breaches.map(\.week)).sorted()),
        evidence: Array(rows.prefix(Self.rowLimit)))
    }.enumerated().sorted {
      ($1.element.evidence.count, $0.offset) < ($0.element.evidence.count, $1.offset)
    }.map(\.element)
  }

  /// A key in the code is said even where the floors hide the card, and before it is a breach.
  private func leaks() -> [Recommendation.Reason] {
    let open = evidence.lives {
      $0.finding.isCredential && $0.finding.confidence >= .medium && $0.isOpen(before: evidence.end)
    }
    guard !open.isEmpty else { return [] }
    return [
      Recommendation.Reason(
        dimension: .security,
        text: "\(Words.count(open.count, "password or key", "passwords or keys")) they committed must be replaced now, "
          + "however little there is to judge by.",
        evidence: open.prefix(Self.rowLimit).map { work, life in
          .finding(
            life.finding, life.finding.title, in: work.facts.history.changes[life.origin],
            repository: work.facts.history.id)
        })
    ]
  }

  /// Dimensions that weigh against, heaviest first; and those that speak for the contractor.
  private func dimensions() -> (weak: [Recommendation.Reason], strong: [Recommendation.Reason]) {
    let policy = decision.policy
    let scored = Dimension.allCases.compactMap { dimension in
      decision.card.score(of: dimension, policy: policy).map { (dimension, $0.score, $0.cap) }
    }
    func weight(_ entry: (Dimension, Score, String?)) -> Double {
      abs(entry.1.value - policy.bar) * (policy.weights[entry.0] ?? 0)
    }
    let weak = scored.filter { $0.1.low < policy.bar }.sorted {
      let left = weight($0) * ($0.1.value < policy.bar ? 1 : -1)
      let right = weight($1) * ($1.1.value < policy.bar ? 1 : -1)
      return (right, $0.0) < (left, $1.0)
    }
    let strong = scored.filter { $0.1.low >= policy.bar }.sorted {
      // What somebody made better says more for them than what they did not spoil.
      (repair($0.0) == nil ? 1 : 0, weight($1), $0.0) < (repair($1.0) == nil ? 1 : 0, weight($0), $1.0)
    }
    let told = decision.outcome == .keep ? strong[...] : strong.prefix(2)
    return (weak.map { reason($0.0, $0.1, cap: $0.2) }, told.map { reason($0.0, $0.1, cap: $0.2) })
  }

  /// The signal that shows what they made better in this dimension; nil without.
  private func repair(_ dimension: Dimension) -> JudgedSignal? {
    decision.card.signals.last { $0.dimension == dimension && ($0.measurement?.credit ?? 0) > 0 }
  }

  private func reason(_ dimension: Dimension, _ score: Score, cap: String?) -> Recommendation.Reason {
    let policy = decision.policy
    let signals = decision.card.signals.filter { $0.dimension == dimension && $0.score != nil }
      .sorted { ($0.score?.value ?? 0, $0.id) < ($1.score?.value ?? 0, $1.id) }
    let standing = "\(dimension.title) stands at \(Words.whole(score.value)) of 100 (\(score.grade.rawValue))"
    let interval =
      score.value >= policy.bar && score.low < policy.bar
      ? ", perhaps as low as \(Words.whole(score.low)) on so little" : ""
    let told = score.low < policy.bar ? signals.first : repair(dimension) ?? signals.last
    let parts = [standing + interval + ".", cap ?? "", told?.measurement?.summary ?? ""].filter { !$0.isEmpty }
    let rows = (score.low < policy.bar ? signals : []).prefix(2).flatMap { $0.measurement?.evidence.prefix(3) ?? [] }
    return Recommendation.Reason(
      dimension: dimension, text: parts.joined(separator: " "), evidence: Array(rows.prefix(Self.rowLimit)))
  }
}

extension Dimension {
  /// As a sentence begins with it.
  var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
}

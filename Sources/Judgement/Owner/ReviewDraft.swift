internal import Findings
package import Hiring

/// A review for the platform as a draft: what could be said, on what it rests, and what is better not posted.
///
/// The words to post are ours alone. They hold no number, rate, file or name, so that nothing confidential is posted by
/// mistake; what proves them stands apart.
package struct ReviewDraft: Sendable, Hashable {
  /// How much the evidence carries.
  package enum Basis: Sendable, Hashable {
    case firm
    /// Low confidence: praise that is sure stays, nothing is held against anybody.
    case thin
    case tooLittle
  }

  /// Something that a sentence of the draft rests on, or that the owner should know before they post.
  package struct Fact: Sendable, Hashable {
    /// The sentence of the draft; nil where the draft does not say it.
    package var sentence: String?
    package var text: String
    package var evidence: [Evidence]
  }

  /// Something that is true as far as anybody knows, and not for everybody's eyes.
  package struct Withheld: Sendable, Hashable {
    package var text: String
    package var why: String
    package var evidence: [Evidence]
  }

  /// One thing that platforms ask stars for, with what is known of it.
  package struct Aspect: Sendable, Hashable {
    package var name: String
    package var facts: [String]
  }

  package var contractor: Contractor
  package var week: ISOWeek
  package var cardDigest: String
  package var outcome: Recommendation.Outcome?
  package var confidence: Recommendation.Confidence?
  package var basis: Basis
  /// Platforms of the engagements so far, in their order.
  package var platforms: [Engagement.Platform]
  /// Sentences for everybody to read.
  package var publicText: [String]
  /// Sentences for the platform's private part.
  package var privateText: [String]
  package var aspects: [Aspect]
  package var facts: [Fact]
  package var withheld: [Withheld]

  /// How many strengths and weaknesses the public part has: a review that lists everything is read by nobody.
  private static let publicStrengths = 3
  private static let publicWeaknesses = 2

  /// - Parameters:
  ///   - recommendation: the one of the card; nil where none is stored, which counts as low confidence.
  ///   - decision: the owner's last one about the contractor.
  ///   - hours: the contractor's reconciled contract-weeks up to the card's.
  ///   - bar: the policy's; a strength lies over it with its whole interval, a weakness under it.
  package init(
    of contractor: Contractor, card: Scorecard, digest: String, recommendation: Recommendation?,
    decision: OwnerDecision?, hours: [ReconciliationRow], bar: Double
  ) {
    self.contractor = contractor
    week = card.week
    cardDigest = digest
    outcome = recommendation?.outcome
    confidence = recommendation?.confidence
    let isTooLittle = card.overall == nil || recommendation?.outcome == .insufficientEvidence
    basis = isTooLittle ? .tooLittle : (recommendation?.confidence ?? .low) == .low ? .thin : .firm
    var seen: Set<Engagement.Platform> = []
    platforms = contractor.engagements.map(\.platform).filter { seen.insert($0).inserted }

    let remarks = basis == .tooLittle ? [] : Self.remarks(of: card, bar: bar)
    let strengths = remarks.filter(\.isStrength)
    let weaknesses = remarks.filter { !$0.isStrength }
    let told = basis == .firm ? weaknesses : []
    let opening = Self.opening(contractor, through: card.week)
    publicText = [opening]
    privateText = [opening]
    if basis == .tooLittle {
      publicText.append("There was too little work for me to judge it fairly.")
      privateText.append("There was too little work for me to judge it fairly, for better or worse.")
    }
    // One of each dimension says more than three of the same.
    publicText += (strengths.uniqued(by: \.signal.dimension).prefix(Self.publicStrengths)).map(\.sentence)
    publicText += told.compactMap(\.phrase.publicWeakness).uniqued().prefix(Self.publicWeaknesses)
    if basis == .firm, recommendation?.outcome == .keep, decision?.action != .release {
      publicText.append("I would gladly work together again.")
    }
    privateText += strengths.map(\.sentence) + told.map(\.sentence)

    facts = (strengths + told).map { Fact(sentence: $0.sentence, text: $0.fact, evidence: $0.signal.evidence) }
    facts += (recommendation?.reasons ?? []).map { Fact(sentence: nil, text: $0.text, evidence: $0.evidence) }
    withheld = told.compactMap { remark in
      remark.phrase.withheld.map { Withheld(text: remark.fact, why: $0, evidence: remark.signal.evidence) }
    }
    if basis == .thin {
      withheld += weaknesses.map {
        Withheld(
          text: $0.fact, why: "the evidence is thin (low confidence), too thin to be held against anybody",
          evidence: $0.signal.evidence)
      }
    }
    aspects = Self.aspects(card, basis: basis, hours: hours)
  }

  /// How long and on what, by the engagement that began last; without a name, because platforms show the one they know.
  private static func opening(_ contractor: Contractor, through week: ISOWeek) -> String {
    let last = CivilDate(daysSince1970: CivilDate(utc: week.end).daysSince1970 - 1)
    let work =
      switch contractor.role {
      case .engineer: "software"
      case .designer: "design"
      case .qa: "testing"
      case .support: "customer service"
      case .seo: "search engine optimisation"
      case .creative: "creative work"
      }
    guard let engagement = contractor.engagements.filter({ $0.started <= last }).max(by: { $0.started < $1.started })
    else { return "We worked together on \(work)." }
    let end = min(engagement.ended ?? last, last)
    let weeks = max(1, Int((Double(end.daysSince1970 - engagement.started.daysSince1970 + 1) / 7).rounded()))
    return "We worked together on \(work) for about \(Words.count(weeks, "week"))."
  }
}

extension ReviewDraft {
  /// A signal that says something in a review.
  private struct Remark {
    var signal: SignalResult
    var phrase: ReviewPhrase
    var score: Score
    var isStrength: Bool
    var sentence: String

    var fact: String { "\(signal.title): \(signal.summary)" }
  }

  /// What a reader of reviews asks for first.
  private static let order: [Dimension] = [.quality, .maintainability, .delivery, .security, .hours, .ownership]

  /// Strengths first, by dimension and the surest first; weaknesses the clearest first; one a theme of each. A theme with
  /// both says nothing for them.
  private static func remarks(of card: Scorecard, bar: Double) -> [Remark] {
    let all = card.dimensions.flatMap(\.signals).compactMap { signal -> Remark? in
      guard signal.status == .measured, let score = signal.score, let phrase = ReviewPhrase.all[signal.id] else {
        return nil
      }
      if let sentence = phrase.strength, score.low >= bar, !phrase.isStrongOnlyAtZero || signal.value == 0 {
        return Remark(signal: signal, phrase: phrase, score: score, isStrength: true, sentence: sentence)
      }
      if let sentence = phrase.weakness, score.high < bar {
        return Remark(signal: signal, phrase: phrase, score: score, isStrength: false, sentence: sentence)
      }
      return nil
    }
    let weak = all.filter { !$0.isStrength }.sorted {
      ($0.score.high, $0.signal.id) < ($1.score.high, $1.signal.id)
    }
    let held = Set(weak.map(\.phrase.theme))
    func rank(_ remark: Remark) -> Int { order.firstIndex(of: remark.signal.dimension) ?? order.count }
    let strong = all.filter { $0.isStrength && !held.contains($0.phrase.theme) }.sorted {
      (rank($0), -$0.score.low, $0.signal.id) < (rank($1), -$1.score.low, $1.signal.id)
    }
    return strong.uniqued(by: \.phrase.theme) + weak.uniqued(by: \.phrase.theme)
  }

  private static func aspects(_ card: Scorecard, basis: Basis, hours: [ReconciliationRow]) -> [Aspect] {
    func scores(_ dimensions: Dimension...) -> [String] {
      dimensions.map { id in
        guard basis != .tooLittle, let score = card.dimensions.first(where: { $0.id == id })?.score else {
          return "\(id.title): not graded"
        }
        return "\(id.title) \(score.grade.rawValue), \(Words.whole(score.value)) of 100 "
          + "(\(Words.whole(score.low))–\(Words.whole(score.high)))"
      }
    }
    let verdicts = ReconciliationRow.Verdict.allCases.compactMap { verdict -> String? in
      let count = hours.count { $0.verdict == verdict }
      return count == 0 ? nil : "\(Words.count(count, "contract-week")) \(verdict.words)"
    }
    return [
      Aspect(name: "Skill and quality of work", facts: scores(.quality, .maintainability, .security)),
      Aspect(name: "Schedule and delivery", facts: scores(.delivery)),
      Aspect(
        name: "Hours, where they are paid by the hour",
        facts: scores(.hours) + (verdicts.isEmpty ? ["no contract-week to compare"] : verdicts)),
      Aspect(
        name: "Communication, cooperation, availability",
        facts: ["no number here speaks of them: what you have seen yourself is all there is"]),
    ]
  }
}

extension ReconciliationRow.Verdict {
  /// After a number of weeks.
  fileprivate var words: String {
    switch self {
    case .match: "where billed and tracked hours agree"
    case .note: "with a small difference"
    case .overBilled: "with more billed than tracked"
    case .underLogged: "with more tracked than billed"
    case .overLimit: "over the weekly limit"
    case .notAssessable: "that cannot be compared"
    }
  }
}

extension Sequence {
  /// The first of each key, in order.
  fileprivate func uniqued<Key: Hashable>(by key: (Element) -> Key) -> [Element] {
    var seen: Set<Key> = []
    return filter { seen.insert(key($0)).inserted }
  }
}

extension Sequence where Element: Hashable {
  fileprivate func uniqued() -> [Element] { uniqued(by: \.self) }
}

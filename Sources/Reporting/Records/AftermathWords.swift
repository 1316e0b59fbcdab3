internal import Hiring
internal import Judgement

/// What came after decisions, in words: counts, and no percentages of fewer than five, which would say more than is
/// known.
enum AftermathWords {
  /// Under this many, a share is not worth a percentage. Our default.
  static let fewest = 5

  static func share(_ part: Int, of whole: Int) -> String {
    let counts = "\(Wording.grouped(part)) of \(Wording.grouped(whole))"
    guard whole >= fewest else { return counts }
    return "\(counts) (\(Wording.percent((Double(part) / Double(whole) * 100).rounded() / 100)))"
  }

  static func sentences(_ aftermath: Aftermath, after action: OwnerDecision.Action) -> [String] {
    switch action {
    case .keep: return kept(aftermath)
    case .coach, .extendTrial:
      return [
        aftermath.settled.map { "The next clear recommendation was \(DecisionWords.name($0))." }
          ?? "No later recommendation was keep or release yet."
      ]
    case .release: return released(aftermath)
    case .pause, .reply, .forget: return []
    }
  }

  private static func kept(_ aftermath: Aftermath) -> [String] {
    let then =
      aftermath.score.map { "Score \(Wording.score($0.value)) (\(Sentence.interval($0))) then" } ?? "No score then"
    let later = aftermath.later.map { later -> String in
      guard let score = later.score else { return "no score after \(later.weeks) weeks" }
      let comparison = later.comparison.map { ", \(name($0))" } ?? ""
      return "\(Wording.score(score.value)) (\(Sentence.interval(score))) after \(later.weeks) weeks\(comparison)"
    }
    return ["\(then); \(later.joined(separator: "; "))."]
  }

  private static func released(_ aftermath: Aftermath) -> [String] {
    var sentences: [String] = []
    if let day = aftermath.rehired { sentences.append("An engagement began again on \(Wording.date(day)).") }
    if aftermath.laterCredentials > 0 {
      let count = Wording.count(aftermath.laterCredentials, "credential of theirs was", "credentials of theirs were")
      sentences.append("\(count) found after it.")
    }
    if !aftermath.overBilledWeeks.isEmpty {
      let weeks = Wording.list(aftermath.overBilledWeeks.map(\.description))
      sentences.append("More was billed than tracked after it, in \(weeks).")
    }
    if sentences.isEmpty {
      sentences.append(
        aftermath.hasLaterCard
          ? "Nothing was found after it that was not known." : "No later card was issued that could show more.")
    }
    return sentences
  }

  static func sentences(_ tally: PastRecommendations.Tally) -> [String] {
    var sentences = [
      "Recommended \(Wording.count(tally.issued, "time")), counted by contractor and week.",
      tally.decided == 0
        ? "No decision was recorded on it."
        : "Followed in \(share(tally.followed, of: tally.decided)) decisions: "
          + tally.actions.map { "\(DecisionWords.name($0.action)) \($0.count)" }.joined(separator: ", ") + ".",
    ]
    if tally.kept.count > 0 { sentences += tally.kept.horizons.map { sentence($0, kept: tally.kept.count) } }
    if tally.coached.count > 0 {
      sentences.append(
        "Of \(tally.coached.count) coached: \(tally.coached.becameKeep) came to keep, "
          + "\(tally.coached.becameRelease) to release, \(tally.coached.open) are open.")
    }
    if tally.released.count > 0 { sentences += released(tally.released) }
    return sentences
  }

  private static func sentence(_ horizon: PastRecommendations.Kept.Horizon, kept: Int) -> String {
    let known = horizon.higher + horizon.same + horizon.lower
    guard known > 0 else { return "Of \(kept) kept, after \(horizon.weeks) weeks: no card to compare with." }
    let held = known >= fewest ? "; held or rose in \(share(horizon.higher + horizon.same, of: known))" : ""
    return "Of \(kept) kept, after \(horizon.weeks) weeks: score surely higher \(horizon.higher), about the same "
      + "\(horizon.same), surely lower \(horizon.lower), without a card to compare with \(horizon.unknown)\(held)."
  }

  private static func released(_ released: PastRecommendations.Released) -> [String] {
    [
      "Of \(released.count) released: hired again \(released.rehired), more billed than tracked afterwards "
        + "\(released.withLaterOverBilling).",
      released.withLaterCard == 0
        ? "None of them has a later card, so whether a credential was found afterwards is not known."
        : "\(Wording.count(released.withLaterCard, "has", "have")) a later card; a credential was found afterwards for "
          + "\(released.withLaterCredentials).",
    ]
  }

  private static func name(_ comparison: Aftermath.Later.Comparison) -> String {
    switch comparison {
    case .higher: "surely higher"
    case .same: "about the same"
    case .lower: "surely lower"
    }
  }
}

import Findings
import Foundation
import Hiring
import Testing

@testable import Judgement

@Suite("Drafts of reviews")
struct ReviewDraftTests {
  /// What must not get out: text of the card, the records and the evidence.
  private static let confidential = "CONFIDENTIAL"

  private func signal(_ id: String, _ score: Double, value: Double = 1) -> SignalResult {
    SignalResult(
      id: id, title: "\(Self.confidential) title",
      dimension: Dimension(rawValue: String(id.prefix { $0 != "." })) ?? .quality,
      status: .measured, statusReason: "", value: value, unit: "", exposure: 1, exposureUnit: "", threshold: "",
      score: Score(value: score, low: score - 5, high: score + 5), summary: "\(Self.confidential) summary",
      evidence: [Evidence(text: "\(Self.confidential) evidence", path: Self.confidential)])
  }

  private func draft(
    _ signals: [SignalResult], outcome: Recommendation.Outcome = .coach,
    confidence: Recommendation.Confidence = .high, overall: Double? = 80, decision: OwnerDecision? = nil
  ) -> ReviewDraft {
    let week = ISOWeek(containing: Date(timeIntervalSince1970: 1_794_000_000))
    var contractor = engineer("amir")
    contractor.name = Self.confidential
    let card = Scorecard(
      kind: .contractor, id: "amir", week: week, overall: overall.map { Score(value: $0, low: $0, high: $0) },
      overallReason: "",
      dimensions: Dimension.allCases.map { id in
        DimensionResult(
          id: id, status: .measured, statusReason: "", score: nil, cap: nil,
          signals: signals.filter { $0.dimension == id })
      }, attributionCoverage: nil)
    return ReviewDraft(
      of: contractor, card: card, digest: "0123",
      recommendation: Recommendation(
        contractor: "amir", week: week, outcome: outcome, confidence: confidence,
        reasons: [.init(dimension: .security, text: "\(Self.confidential) reason", evidence: [])], wouldChange: [],
        decideBy: nil, releaseCost: [], questions: []), decision: decision, hours: [], bar: 75)
  }

  private static let weak = ["security.credentials", "quality.tests", "hours.over-billed"]

  @Test("every phrase is of a signal that there is")
  func phrases() {
    let unknown = ReviewPhrase.all.keys.filter { !SignalRegistry.ids.contains($0) }
    #expect(unknown.isEmpty)
    for (id, phrase) in ReviewPhrase.all {
      #expect(phrase.strength != nil || phrase.weakness != nil, "\(id)")
      // What is said in private and not in public needs its reason, but for what is merely small.
      if id.hasPrefix("security.") || id.hasPrefix("hours.") { #expect(phrase.publicWeakness == nil, "\(id)") }
      if id.hasPrefix("security."), phrase.weakness != nil { #expect(phrase.withheld != nil, "\(id)") }
    }
  }

  @Test("nothing of the card, the records or the name is in what is to be posted")
  func confidential() {
    let all = SignalRegistry.contractor.enumerated().map { index, signal in
      self.signal(signal.id, index.isMultiple(of: 2) ? 95 : 20, value: 0)
    }
    for outcome in Recommendation.Outcome.allCases {
      let draft = draft(all, outcome: outcome)
      #expect(!(draft.publicText + draft.privateText).joined().contains(Self.confidential))
      #expect((draft.publicText + draft.privateText).allSatisfy { $0.hasSuffix(".") })
    }
  }

  @Test("security and accusations stay out of the public part and are marked; strengths come first")
  func firm() {
    let draft = draft([signal("quality.change-size", 95)] + Self.weak.map { signal($0, 30) }, outcome: .release)
    #expect(draft.basis == .firm)
    #expect(draft.publicText[1] == ReviewPhrase.all["quality.change-size"]?.strength)
    #expect(draft.publicText.last == ReviewPhrase.all["quality.tests"]?.publicWeakness)
    #expect(draft.publicText.count == 3)
    #expect(draft.privateText.count == 5)
    #expect(draft.withheld.count == 2)
    #expect(draft.facts.compactMap(\.sentence) == Array(draft.privateText.dropFirst()))
  }

  @Test("with low confidence nothing is held against anybody, and what was left out is told to the owner")
  func thin() {
    let draft = draft([signal("quality.change-size", 95)] + Self.weak.map { signal($0, 30) }, confidence: .low)
    #expect(draft.basis == .thin)
    #expect(draft.publicText.count == 2 && draft.privateText.count == 2)
    #expect(draft.withheld.count == 3)
    #expect(draft.withheld.allSatisfy { $0.why.contains("thin") })
  }

  @Test("too little evidence gives a neutral draft", arguments: [true, false])
  func neutral(_ hasScore: Bool) {
    let draft = draft(
      Self.weak.map { signal($0, 30) } + [signal("quality.rework", 95)],
      outcome: hasScore ? .insufficientEvidence : .keep, overall: hasScore ? 80 : nil)
    #expect(draft.basis == .tooLittle)
    #expect(draft.publicText.count == 2 && draft.withheld.isEmpty)
    #expect(draft.facts.allSatisfy { $0.sentence == nil })
    #expect(draft.aspects[0].facts.allSatisfy { $0.hasSuffix("not graded") })
  }

  @Test("a perfect strength needs nothing to have been found, and praise is no promise to who was released")
  func strengths() throws {
    #expect(draft([signal("security.credentials", 95, value: 0.25)]).publicText.count == 1)
    #expect(draft([signal("security.credentials", 95, value: 0)]).publicText.count == 2)
    let again = "I would gladly work together again."
    #expect(draft([], outcome: .keep).publicText.last == again)
    let week = ISOWeek(containing: Date(timeIntervalSince1970: 1_794_000_000))
    let release = OwnerDecision(
      contractor: "amir", week: week, action: .release, recommendation: .keep, signedBy: "o", reason: "r",
      at: week.end, cardDigest: nil)
    #expect(draft([], outcome: .keep, decision: release).publicText.last != again)
  }
}

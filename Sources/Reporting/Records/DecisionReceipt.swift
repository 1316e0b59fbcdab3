internal import Findings
internal import Hiring
package import Judgement

/// What `assay decide` says once a decision is in the chain.
package struct DecisionReceipt: Sendable {
  package var signed: SignedDecision
  /// The contractor's name as the owner knows it.
  package var name: String
  /// The card that it rests on; nil for a decision without one.
  package var card: Scorecard?
  /// What was recommended with that card; nil where nothing is stored.
  package var recommendation: Recommendation?
  /// What it changes next, sentences.
  package var next: [String]

  package init(
    signed: SignedDecision, name: String, card: Scorecard?, recommendation: Recommendation?, next: [String]
  ) {
    self.signed = signed
    self.name = name
    self.card = card
    self.recommendation = recommendation
    self.next = next
  }

  package func text(style: TerminalStyle) -> String {
    let decision = signed.decision
    var output = TerminalText(style: style)
    output.line("Decision \(signed.sequence): \(DecisionWords.name(decision.action)) · \(name)", .strong)
    output.paragraph(
      "signed by \(decision.signedBy), \(DecisionWords.instant(decision)): \(decision.reason)", indent: 2, limit: 20)
    output.paragraph(cardWords, indent: 2)
    write(recommendation: recommendation, of: decision, to: &output)
    output.newline()
    output.paragraph("digest of this decision", .accent)
    output.paragraph(signed.digest, indent: style.width < 66 ? 0 : 2)
    output.paragraph(
      "Keep it somewhere else too, like in a mail to yourself: with it, anybody can tell later whether this decision or "
        + "one before it was changed.", .dim, indent: 2)
    output.newline()
    output.line("What comes next", .accent)
    for step in next { output.paragraph(step, indent: 4, first: "  - ") }
    return output.text
  }

  private var cardWords: String {
    guard let card, let digest = signed.decision.cardDigest else { return "rests on no card" }
    let score = card.overall.map { "\($0.grade.rawValue) \(Wording.score($0.value)) (\(Sentence.interval($0)))" }
    return "rests on the card of \(card.week), \(score ?? "no overall score"), digest \(digest.prefix(12))"
  }

  private func write(recommendation: Recommendation?, of decision: OwnerDecision, to output: inout TerminalText) {
    guard decision.recommendation != nil else {
      output.paragraph("no recommendation is on record for it, so none is held against it", .dim, indent: 2)
      return
    }
    let recommended = DecisionWords.recommended(decision)
    let confidence =
      recommendation.map { $0.outcome == .insufficientEvidence ? "" : ", \($0.confidence.rawValue) confidence" } ?? ""
    if decision.differs == true {
      output.paragraph("differs from the recommendation: \(recommended)\(confidence); recorded", .fair, indent: 2)
    } else {
      output.paragraph("follows the recommendation: \(recommended)\(confidence)", .good, indent: 2)
    }
  }
}

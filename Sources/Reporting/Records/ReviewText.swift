internal import Hiring
package import Judgement

/// The draft of a review for a terminal.
package enum ReviewText {
  /// A page names this many rows of evidence a fact; the card has all.
  private static let rows = 3

  package static func render(_ draft: ReviewDraft, style: TerminalStyle) -> String {
    var output = TerminalText(style: style)
    output.heading(ReviewWords.title(draft))
    for sentence in ReviewWords.intro(draft) { output.paragraph(sentence, .dim) }
    write(ReviewWords.publicTitle, ReviewWords.publicHint, draft.publicText, to: &output)
    write(ReviewWords.privateTitle, ReviewWords.privateHint, draft.privateText, to: &output)

    output.newline()
    output.line(ReviewWords.starsTitle, .accent)
    output.paragraph(ReviewWords.starsHint, .dim, indent: 2)
    for aspect in draft.aspects {
      output.paragraph("\(aspect.name): \(aspect.facts.joined(separator: "; "))", indent: 4, first: "  - ")
    }

    output.newline()
    output.line(ReviewWords.ownTitle, .bad)
    output.paragraph(ReviewWords.ownHint, .dim, indent: 2)
    for fact in draft.facts { write(ReviewWords.quoted(fact), fact.evidence, to: &output) }
    if !draft.withheld.isEmpty {
      output.newline()
      output.line(ReviewWords.withheldTitle, .bad)
      output.paragraph(ReviewWords.withheldHint, .dim, indent: 2)
      for item in draft.withheld { write("\(item.text) Why not: \(item.why).", item.evidence, to: &output) }
    }
    return output.text
  }

  private static func write(_ title: String, _ hint: String, _ sentences: [String], to output: inout TerminalText) {
    output.newline()
    output.write(title, .accent)
    output.write(" (\(hint))", .dim)
    output.newline()
    output.paragraph(sentences.joined(separator: " "), indent: 2, limit: 30)
  }

  private static func write(_ text: String, _ evidence: [Evidence], to output: inout TerminalText) {
    output.paragraph(text, indent: 4, first: "  - ")
    for row in evidence.prefix(rows) { output.paragraph(EvidenceWords.sentence(row), .dim, indent: 6, limit: 2) }
    if evidence.count > rows { output.line("and \(Wording.grouped(evidence.count - rows)) more", .dim, indent: 6) }
  }
}

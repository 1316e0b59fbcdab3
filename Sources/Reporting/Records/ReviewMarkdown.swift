internal import Hiring
package import Judgement

/// The draft of a review as Markdown, to be edited.
package enum ReviewMarkdown {
  private static let rows = 3

  package static func render(_ draft: ReviewDraft) -> String {
    var lines = ["# \(OutputEscaping.markdown(ReviewWords.title(draft)))", ""]
    for sentence in ReviewWords.intro(draft) { lines += ["> " + OutputEscaping.markdown(sentence), ">"] }
    lines.removeLast()
    lines += section("\(ReviewWords.publicTitle) (\(ReviewWords.publicHint))", draft.publicText)
    lines += section("\(ReviewWords.privateTitle) (\(ReviewWords.privateHint))", draft.privateText)
    lines += ["", "## \(ReviewWords.starsTitle)", "", OutputEscaping.markdown(ReviewWords.starsHint), ""]
    lines += draft.aspects.map { aspect in
      "- \(OutputEscaping.markdown(aspect.name)): \(OutputEscaping.markdown(aspect.facts.joined(separator: "; ")))"
    }
    lines += ["", "---", "", "## \(ReviewWords.ownTitle)", "", OutputEscaping.markdown(ReviewWords.ownHint), ""]
    for fact in draft.facts { lines += item(ReviewWords.quoted(fact), fact.evidence) }
    if !draft.withheld.isEmpty {
      lines += ["", "## \(ReviewWords.withheldTitle)", "", OutputEscaping.markdown(ReviewWords.withheldHint), ""]
      for item in draft.withheld { lines += self.item("\(item.text) Why not: \(item.why).", item.evidence) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func section(_ title: String, _ sentences: [String]) -> [String] {
    ["", "## \(OutputEscaping.markdown(title))", "", OutputEscaping.markdown(sentences.joined(separator: " "))]
  }

  private static func item(_ text: String, _ evidence: [Evidence]) -> [String] {
    var lines = ["- " + OutputEscaping.markdown(text)]
    for row in evidence.prefix(rows) {
      let place = EvidenceWords.place(row).map { " " + OutputEscaping.markdownCode($0) } ?? ""
      lines.append("  - \(OutputEscaping.markdown(row.text))\(place)")
    }
    if evidence.count > rows { lines.append("  - and \(Wording.grouped(evidence.count - rows)) more") }
    return lines
  }
}

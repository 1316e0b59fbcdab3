internal import Findings
internal import Hiring
package import Judgement

/// A contractor's copy for a terminal.
package enum CopyText {
  package static func render(_ copy: ContractorCopy, style: TerminalStyle) -> String {
    let page = copy.page
    var output = TerminalText(style: style)
    output.heading("\(page.contractor.name) · your card of \(copy.week) · \(Wording.days(of: copy.week))")
    output.newline()
    if copy.showsRecommendation { OutcomeText.write(page.recommendation, to: &output) }
    title("Why", to: &output)
    for reason in page.recommendation.reasons {
      output.paragraph("\(Wording.name(reason.dimension)): \(reason.text)", indent: 4, first: "  - ", limit: 12)
      rows(reason.evidence, to: &output)
    }
    list("What would change it", page.recommendation.wouldChange, to: &output)
    if !page.replies.isEmpty {
      title(ReplyWords.ownHeading, to: &output)
      ReplyWords.write(page.replies, indent: 2, to: &output)
    }
    title("Score", to: &output)
    output.paragraph(
      page.card.overall.map(Sentence.score)
        ?? (page.card.overallReason.isEmpty ? "no overall score" : page.card.overallReason), indent: 2)
    for dimension in page.card.dimensions { write(dimension, to: &output) }
    list(
      "Hours by week",
      page.hours.reversed().map { row in
        let sides = Sentence.hours(billed: row.billedSeconds, tracked: row.trackedSeconds, limit: row.limitSeconds)
        return (["\(row.week), contract \(row.contract): \(sides): \(Wording.name(row.verdict))"] + row.reasons)
          .joined(separator: ". ")
      }, to: &output)
    list("What was not measured", page.notMeasured, to: &output)
    for part in copy.notice.sections { list(part.title, part.sentences, to: &output) }
    output.newline()
    output.paragraph(
      "assay \(copy.provenance.toolVersion), model \(copy.provenance.modelVersion), policy "
        + "\(copy.provenance.policyDigest.prefix(12)), rules \(copy.provenance.rulesDigest.prefix(12))", .dim)
    return output.text
  }

  private static func title(_ words: String, to output: inout TerminalText) {
    output.newline()
    output.line(words, .accent)
  }

  private static func list(_ title: String, _ items: [String], to output: inout TerminalText) {
    guard !items.isEmpty else { return }
    self.title(title, to: &output)
    for item in items { output.paragraph(item, indent: 4, first: "  - ", limit: 20) }
  }

  private static func write(_ dimension: DimensionResult, to output: inout TerminalText) {
    let words = dimension.score.map(Sentence.score) ?? "\(Wording.name(dimension.status)): \(dimension.statusReason)"
    output.paragraph("\(Wording.name(dimension.id)): \(words)", .strong, indent: 2)
    if let cap = dimension.cap { output.paragraph(cap, .fair, indent: 4) }
    for signal in dimension.signals where signal.status == .measured {
      let mark = signal.score.map { " (\($0.grade.rawValue) \(Wording.score($0.value)))" } ?? ""
      output.paragraph("\(signal.title)\(mark): \(signal.summary)", indent: 6, first: "    - ")
      rows(signal.evidence, to: &output)
    }
  }

  private static func rows(_ evidence: [Evidence], to output: inout TerminalText) {
    for row in evidence.prefix(5) { output.paragraph(EvidenceWords.sentence(row), .dim, indent: 8, limit: 3) }
    if evidence.count > 5 { output.line("and \(Wording.grouped(evidence.count - 5)) more", .dim, indent: 8) }
  }
}

internal import Findings
internal import Hiring
package import Judgement

/// A contractor's copy for a mail or a chat: everything that the page has.
package enum CopyMarkdown {
  package static func render(_ copy: ContractorCopy) -> String {
    let page = copy.page
    var lines = [
      "# \(escaped(OutputEscaping.shortened(page.contractor.name, to: 80))): your card of \(copy.week)", "",
      "\(Wording.days(of: copy.week)), \(escaped(OutputEscaping.shortened(copy.ownerName, to: 80)))", "",
    ]
    if copy.showsRecommendation { lines += [outcome(page.recommendation), ""] }
    lines += list("Why", page.recommendation.reasons.flatMap(reason))
    lines += list("What would change it", page.recommendation.wouldChange.map { "- " + escaped($0) })
    if !page.replies.isEmpty {
      lines += ["## \(ReplyWords.ownHeading)", ""] + ScorecardsMarkdown.replies(page.replies)
    }
    lines += ["## Score", "", overall(page.card), ""]
    for dimension in page.card.dimensions { lines += part(dimension) }
    lines += list("Hours by week", page.hours.reversed().map(hours))
    lines += list("What was not measured", page.notMeasured.map { "- " + escaped($0) })
    for section in copy.notice.sections { lines += list(section.title, section.sentences.map { "- " + escaped($0) }) }
    lines.append(
      "assay \(escaped(copy.provenance.toolVersion)), model \(escaped(copy.provenance.modelVersion)), policy "
        + "\(OutputEscaping.markdownCode(String(copy.provenance.policyDigest.prefix(12)))), rules "
        + "\(OutputEscaping.markdownCode(String(copy.provenance.rulesDigest.prefix(12))))")
    return lines.joined(separator: "\n") + "\n"
  }

  private static func escaped(_ text: String) -> String { OutputEscaping.markdown(text) }

  private static func list(_ title: String, _ items: [String]) -> [String] {
    items.isEmpty ? [] : ["## \(title)", ""] + items + [""]
  }

  private static func outcome(_ recommendation: Recommendation) -> String {
    var text = "**\(Wording.name(recommendation.outcome))**"
    if recommendation.outcome != .insufficientEvidence { text += ", \(recommendation.confidence.rawValue) confidence" }
    return recommendation.decideBy.map { "\(text), to be decided by \(Wording.weekday($0))" } ?? text
  }

  private static func reason(_ reason: Recommendation.Reason) -> [String] {
    ["- \(Wording.name(reason.dimension)): \(escaped(reason.text))"] + rows(reason.evidence, indent: "  ")
  }

  private static func rows(_ evidence: [Evidence], indent: String) -> [String] {
    evidence.map { row in
      let place = EvidenceWords.place(row).map { " " + OutputEscaping.markdownCode($0) } ?? ""
      return "\(indent)- \(escaped(row.text))\(place)"
    }
  }

  private static func overall(_ card: Scorecard) -> String {
    card.overall.map { "\($0.grade.rawValue), \(Wording.score($0.value)) of 100 (\(Sentence.interval($0)))" }
      ?? escaped(card.overallReason.isEmpty ? "no overall score" : card.overallReason)
  }

  private static func part(_ dimension: DimensionResult) -> [String] {
    let score = dimension.score.map {
      "\($0.grade.rawValue), \(Wording.score($0.value)) of 100 (\(Sentence.interval($0)))"
    }
    var lines = [
      "### \(Wording.name(dimension.id)): \(score ?? escaped("\(Wording.name(dimension.status)): \(dimension.statusReason)"))",
      "",
    ]
    if let cap = dimension.cap { lines += [escaped(cap), ""] }
    for signal in dimension.signals {
      let state =
        signal.status == .measured
        ? signal.summary : "\(Wording.name(signal.status)): \(signal.statusReason)"
      let mark = signal.score.map { " (\($0.grade.rawValue) \(Wording.score($0.value)))" } ?? ""
      lines.append("- \(escaped(signal.title))\(mark): \(escaped(state))")
      if !signal.threshold.isEmpty, signal.status == .measured {
        lines.append("  - Scored by: \(escaped(signal.threshold))")
      }
      lines += rows(signal.evidence, indent: "  ")
    }
    return lines + [""]
  }

  private static func hours(_ row: ReconciliationRow) -> String {
    let sides = Sentence.hours(billed: row.billedSeconds, tracked: row.trackedSeconds, limit: row.limitSeconds)
    let reasons = row.reasons.isEmpty ? "" : ". " + row.reasons.joined(separator: " ")
    return "- \(row.week), \(escaped("contract \(row.contract): \(sides): \(Wording.name(row.verdict))\(reasons)"))"
  }
}

internal import Findings
internal import Hiring
package import Judgement

/// `scorecards.md`: the week for an issue or a chat.
package enum ScorecardsMarkdown {
  package static func render(_ report: WeeklyReport) -> String {
    var lines = [
      "# \(OutputEscaping.markdown(report.ownerName)), \(report.week)", "",
      "\(Wording.days(of: report.week))", "",
    ]
    for sentence in WeekInWords.sentences(report) { lines.append("- " + OutputEscaping.markdown(sentence)) }
    lines.append("")
    if !report.contractors.isEmpty {
      lines += ["## People", ""]
      lines += table(
        ["Who", "Recommendation"] + Dimension.allCases.map(Wording.name) + ["Overall"],
        report.contractors.map { page in
          [
            OutputEscaping.markdown(OutputEscaping.shortened(page.contractor.name, to: 80)),
            outcome(page.recommendation),
          ] + grades(page.card) + [overall(page.card)]
        })
      for page in report.contractors { lines += person(page) }
    }
    if !report.repositories.isEmpty {
      lines += ["## Repositories", ""]
      lines += table(
        ["Repository"] + Dimension.allCases.map(Wording.name) + ["Overall", "Open findings"],
        report.repositories.map { page in
          [OutputEscaping.markdown(page.id)] + grades(page.card) + [
            overall(page.card), Sentence.findings(page.findings),
          ]
        })
    }
    if !report.problems.isEmpty {
      lines += ["## What could not be judged", ""]
      lines += report.problems.map { "- " + OutputEscaping.markdown($0) } + [""]
    }
    let provenance = report.provenance
    lines.append(
      "assay \(OutputEscaping.markdown(provenance.toolVersion)), model "
        + "\(OutputEscaping.markdown(provenance.modelVersion)), policy "
        + "\(OutputEscaping.markdownCode(String(provenance.policyDigest.prefix(12)))), rules "
        + "\(OutputEscaping.markdownCode(String(provenance.rulesDigest.prefix(12))))")
    return lines.joined(separator: "\n") + "\n"
  }

  private static func person(_ page: ContractorPage) -> [String] {
    let recommendation = page.recommendation
    var lines = [
      "### \(OutputEscaping.markdown(OutputEscaping.shortened(page.contractor.name, to: 80))): \(outcome(recommendation))",
      "",
    ]
    lines += list(
      "Why",
      recommendation.reasons.map { reason in
        let place = reason.evidence.first.flatMap(EvidenceWords.place).map { " " + OutputEscaping.markdownCode($0) }
        return "\(Wording.name(reason.dimension)): \(OutputEscaping.markdown(reason.text))\(place ?? "")"
      })
    lines += list("What was decided", page.decision.map { [OutputEscaping.markdown(DecisionWords.sentence($0))] } ?? [])
    lines += replies(page.replies)
    lines += list("What would change it", recommendation.wouldChange.map(OutputEscaping.markdown))
    lines += list("What to ask", recommendation.questions.map(OutputEscaping.markdown))
    lines += list("What a release would cost", recommendation.releaseCost.map(OutputEscaping.markdown))
    lines += ["Judged on \(Sentence.volume(page.volume)): evidence, not merit.", ""]
    return lines
  }

  /// As quotations, line by line.
  static func replies(_ replies: [SignedDecision]) -> [String] {
    replies.flatMap { reply in
      [OutputEscaping.markdown(ReplyWords.title(reply)) + ":", ""]
        + ReplyWords.paragraphs(reply).flatMap { ["> " + OutputEscaping.markdown($0), ">"] }.dropLast() + [""]
    }
  }

  private static func outcome(_ recommendation: Recommendation) -> String {
    let word = "**\(Wording.name(recommendation.outcome))**"
    return recommendation.decideBy.map { "\(word), decide by \(Wording.weekday($0))" } ?? word
  }

  private static func grades(_ card: Scorecard) -> [String] {
    Dimension.allCases.map { dimension in
      card.dimensions.first { $0.id == dimension }?.score.map { "\($0.grade.rawValue) \(Wording.score($0.value))" }
        ?? "–"
    }
  }

  static func overall(_ card: Scorecard) -> String {
    card.overall.map { "\($0.grade.rawValue) \(Wording.score($0.value)) (\(Sentence.interval($0)))" } ?? "–"
  }

  private static func list(_ title: String, _ items: [String]) -> [String] {
    items.isEmpty ? [] : ["\(title):", ""] + items.map { "- " + $0 } + [""]
  }

  /// - Parameter rows: escaped cells.
  static func table(_ header: [String], _ rows: [[String]]) -> [String] {
    let divider = header.map { _ in "---" }
    return ([header, divider] + rows).map { "| " + $0.joined(separator: " | ") + " |" } + [""]
  }
}

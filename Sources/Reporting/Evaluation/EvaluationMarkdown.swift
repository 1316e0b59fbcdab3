internal import Findings
internal import Hiring
package import Judgement

/// `assay evaluate` for an issue, a mail or the notes of an interview.
package enum EvaluationMarkdown {
  /// Rows of evidence under one claim or question.
  private static let rows = 5

  package static func render(_ evaluation: Evaluation) -> String {
    var lines = [
      "# " + OutputEscaping.markdown(EvaluationWords.title(evaluation)), "",
      OutputEscaping.markdown(EvaluationWords.window(evaluation)), "",
    ]
    lines += EvaluationWords.identities(evaluation).map { "- " + OutputEscaping.markdown($0) } + [""]
    if let sentence = EvaluationWords.attribution(evaluation) { lines += [sentence, ""] }
    lines += ["## Cards", ""]
    lines += ScorecardsMarkdown.table(
      ["", "The applicant's work", "The repository as it is"],
      Dimension.allCases.map { [Wording.name($0), cell($0, evaluation.card), cell($0, evaluation.repositoryCard)] } + [
        [
          "Overall", ScorecardsMarkdown.overall(evaluation.card), ScorecardsMarkdown.overall(evaluation.repositoryCard),
        ]
      ])
    if evaluation.card.overall == nil { lines += [OutputEscaping.markdown(evaluation.card.overallReason), ""] }
    lines += signals(evaluation.card)
    lines += [EvaluationWords.volume(evaluation) + ".", ""]
    if let sentence = EvaluationWords.leftOut(evaluation) { lines += [sentence, ""] }
    lines += section("Which evidence would do", evaluation.needed)
    lines += [EvaluationWords.findings(evaluation), ""]
    lines += section("About the history", evaluation.warnings)
    lines += ["## What this cannot check", ""]
    for claim in evaluation.unchecked { lines += item(claim.text, "To find out: \(claim.ask)", claim.evidence) }
    if !evaluation.questions.isEmpty {
      lines += ["", "## What to ask in an interview", ""]
      for question in evaluation.questions {
        lines += item(question.text, "Listen for: \(question.listenFor)", question.evidence)
      }
    }
    lines.append("")
    lines += section("Not measured", evaluation.notMeasured)
    lines += [EvaluationWords.limits, "", EvaluationWords.provenance(evaluation)]
    return lines.joined(separator: "\n") + "\n"
  }

  /// What each number of the applicant's says.
  private static func signals(_ card: Scorecard) -> [String] {
    let measured = card.dimensions.flatMap(\.signals).filter { $0.status == .measured }
    guard !measured.isEmpty else { return [] }
    return measured.map { signal in
      let score = signal.score.map { " (\(Grade(score: $0.value).rawValue) \(Wording.score($0.value)))" } ?? ""
      return "- \(OutputEscaping.markdown(signal.title))\(score): \(OutputEscaping.markdown(signal.summary))"
    } + [""]
  }

  private static func cell(_ dimension: Dimension, _ card: Scorecard) -> String {
    guard let result = card.dimensions.first(where: { $0.id == dimension }) else { return "–" }
    guard let score = result.score else { return Wording.name(result.status) }
    return "\(score.grade.rawValue) \(Wording.score(score.value)) (\(Sentence.interval(score)))"
  }

  private static func section(_ title: String, _ items: [String]) -> [String] {
    items.isEmpty ? [] : ["## " + title, ""] + items.map { "- " + OutputEscaping.markdown($0) } + [""]
  }

  private static func item(_ text: String, _ advice: String, _ evidence: [Evidence]) -> [String] {
    var lines = ["- " + OutputEscaping.markdown(text) + " *" + OutputEscaping.markdown(advice) + "*"]
    for row in evidence.prefix(rows) {
      let place = EvidenceWords.place(row).map { " " + OutputEscaping.markdownCode($0) } ?? ""
      lines.append("  - " + OutputEscaping.markdown(row.text) + place)
    }
    if evidence.count > rows { lines.append("  - and \(Wording.grouped(evidence.count - rows)) more") }
    return lines
  }
}

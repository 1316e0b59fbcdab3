internal import Findings
internal import Hiring
package import Judgement

/// `assay evaluate` for a terminal.
package enum EvaluationText {
  /// Rows of evidence under one claim or question.
  private static let rows = 3

  package static func render(_ evaluation: Evaluation, style: TerminalStyle) -> String {
    var output = TerminalText(style: style)
    output.heading(EvaluationWords.title(evaluation))
    output.paragraph(EvaluationWords.window(evaluation))
    for identity in EvaluationWords.identities(evaluation) {
      output.paragraph(identity, .dim, indent: 4, first: "  - ")
    }
    if let sentence = EvaluationWords.attribution(evaluation) { output.paragraph(sentence, .dim, indent: 2) }
    output.newline()
    write(evaluation.card, "The applicant's work", to: &output)
    output.paragraph(EvaluationWords.volume(evaluation), .dim, indent: 2)
    if let sentence = EvaluationWords.leftOut(evaluation) { output.paragraph(sentence, .dim, indent: 2) }
    if !evaluation.needed.isEmpty {
      output.newline()
      output.line("Which evidence would do", .accent)
      for sentence in evaluation.needed { output.paragraph(sentence, indent: 4, first: "  - ") }
    }
    output.newline()
    write(evaluation.repositoryCard, "The repository as it is", to: &output)
    output.paragraph(EvaluationWords.findings(evaluation), indent: 2)
    for warning in evaluation.warnings { output.paragraph(warning, .fair, indent: 4, first: "  ! ", limit: 3) }
    output.newline()
    output.line("What this cannot check", .accent)
    for claim in evaluation.unchecked { write(claim.text, "To find out: \(claim.ask)", claim.evidence, to: &output) }
    if !evaluation.questions.isEmpty {
      output.newline()
      output.line("What to ask in an interview", .accent)
      for question in evaluation.questions {
        write(question.text, "Listen for: \(question.listenFor)", question.evidence, to: &output)
      }
    }
    if !evaluation.notMeasured.isEmpty {
      output.newline()
      output.line("Not measured", .accent)
      for sentence in evaluation.notMeasured { output.paragraph(sentence, indent: 4, first: "  - ") }
    }
    output.newline()
    output.paragraph(EvaluationWords.limits, .dim)
    output.paragraph(EvaluationWords.provenance(evaluation), .dim)
    return output.text
  }

  private static func write(_ card: Scorecard, _ title: String, to output: inout TerminalText) {
    output.write(title, .strong)
    output.write("  ")
    if let overall = card.overall {
      output.write("\(overall.grade.rawValue) \(Wording.score(overall.value))", ScoreRole.role(overall.value))
      output.write(" (\(Wording.score(overall.low))–\(Wording.score(overall.high)))", .dim)
    } else {
      output.write("not graded", .dim)
    }
    output.newline()
    ScorecardText.writeDimensions(card, to: &output)
    if card.overall == nil, !card.overallReason.isEmpty { output.paragraph(card.overallReason, indent: 2) }
  }

  private static func write(_ text: String, _ advice: String, _ evidence: [Evidence], to output: inout TerminalText) {
    output.paragraph(text, indent: 4, first: "  - ", limit: 12)
    output.paragraph(advice, .dim, indent: 4, limit: 12)
    for row in evidence.prefix(rows) { output.paragraph(EvidenceWords.sentence(row), .dim, indent: 6, limit: 2) }
    if evidence.count > rows { output.line("and \(Wording.grouped(evidence.count - rows)) more", .dim, indent: 6) }
  }
}

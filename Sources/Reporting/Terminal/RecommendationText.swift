internal import Findings
package import Hiring
package import Judgement

/// `assay recommend` for people, in the order given: the portfolio's.
package enum RecommendationText {
  /// - Parameters:
  ///   - names: a contractor's id to the name the owner knows; an id without one is shown itself.
  ///   - decisions: the last decision about each contractor, by their id.
  package static func render(
    _ recommendations: [Recommendation], names: [String: String], decisions: [String: SignedDecision] = [:],
    week: ISOWeek, style: TerminalStyle
  ) -> String {
    var output = TerminalText(style: style)
    output.heading("What the evidence supports · \(week) · \(Wording.days(of: week))")
    output.newline()
    for recommendation in recommendations {
      output.line(names[recommendation.contractor] ?? recommendation.contractor, .strong)
      OutcomeText.write(recommendation, to: &output)
      if let decision = decisions[recommendation.contractor] {
        output.paragraph(DecisionWords.sentence(decision), indent: 2)
      }
      write(
        "Why", recommendation.reasons.map { ("\(Wording.name($0.dimension)): \($0.text)", $0.evidence) }, to: &output)
      write("What would change it", recommendation.wouldChange.map { ($0, []) }, to: &output)
      write("What to ask", recommendation.questions.map { ($0, []) }, to: &output)
      write("What a release would cost", recommendation.releaseCost.map { ($0, []) }, to: &output)
      output.newline()
    }
    output.line("The owner decides; record it with assay decide.", .dim)
    return output.text
  }

  private static func write(_ title: String, _ items: [(String, [Evidence])], to output: inout TerminalText) {
    guard !items.isEmpty else { return }
    output.line(title, .accent, indent: 2)
    for (text, evidence) in items {
      output.paragraph(text, indent: 6, first: "    - ")
      for row in evidence.prefix(3) {
        output.paragraph(EvidenceWords.sentence(row), .dim, indent: 8, limit: 2)
      }
      if evidence.count > 3 { output.line("and \(Wording.grouped(evidence.count - 3)) more", .dim, indent: 8) }
    }
  }
}

/// The line that says what to do.
enum OutcomeText {
  static func write(_ recommendation: Recommendation, to output: inout TerminalText) {
    output.write("  ")
    output.write(
      "\(mark(recommendation.outcome)) \(Wording.name(recommendation.outcome))", role(recommendation.outcome))
    if recommendation.outcome != .insufficientEvidence {
      output.write(", \(recommendation.confidence.rawValue) confidence", .dim)
    }
    if let day = recommendation.decideBy {
      output.write(" · decide by ")
      output.write(Wording.weekday(day), .strong)
    }
    output.newline()
  }

  static func mark(_ outcome: Recommendation.Outcome) -> String {
    switch outcome {
    case .keep: "●"
    case .coach: "▲"
    case .release: "■"
    case .insufficientEvidence: "○"
    }
  }

  static func role(_ outcome: Recommendation.Outcome) -> TerminalRole {
    switch outcome {
    case .keep: .good
    case .coach: .fair
    case .release: .bad
    case .insufficientEvidence: .dim
    }
  }
}

/// Where a row of evidence opens.
enum EvidenceWords {
  static func place(_ evidence: Evidence) -> String? {
    if let record = evidence.record { return record }
    let path = evidence.path.map { path in evidence.line.map { "\(path):\($0)" } ?? path }
    let commit = evidence.commit.map(Wording.short)
    let parts = [evidence.repository, commit, path].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }

  static func sentence(_ evidence: Evidence) -> String {
    place(evidence).map { "\(evidence.text) [\($0)]" } ?? evidence.text
  }
}

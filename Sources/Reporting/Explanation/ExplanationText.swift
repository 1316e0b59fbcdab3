internal import Findings
internal import Hiring
package import Judgement

/// `assay scorecard --explain` for people: every sum from the counts to the grade.
package enum ExplanationText {
  package static func render(_ explanation: Explanation, name: String, style: TerminalStyle) -> String {
    var output = TerminalText(style: style)
    output.heading("\(name) · \(explanation.week) · how each number came to be")
    output.paragraph(
      "Work of \(explanation.from) to \(explanation.to). Model \(explanation.modelVersion), policy "
        + "\(explanation.policyDigest.prefix(12)), rules \(explanation.rulesDigest.prefix(12)).", .dim, limit: .max)
    for dimension in explanation.dimensions {
      output.newline()
      write(dimension, of: explanation, to: &output)
    }
    output.newline()
    writeOverall(explanation, to: &output)
    if let decision = explanation.decision {
      output.newline()
      write(decision, of: explanation, to: &output)
    }
    return output.text
  }

  private static func write(
    _ path: Explanation.DimensionPath, of explanation: Explanation, to output: inout TerminalText
  ) {
    let result = path.result
    output.write(Wording.name(result.id), .strong)
    if let score = result.score {
      output.write("  \(score.grade.rawValue) \(ExplanationWords.score(score))", ScoreRole.role(score.value))
    } else {
      output.write("  \(Wording.name(result.status))", .dim)
    }
    output.newline()
    if result.score == nil, !result.statusReason.isEmpty {
      output.paragraph(result.statusReason, .dim, indent: 2, limit: .max)
    }
    for signal in path.signals { write(signal, of: explanation, to: &output) }
    guard let mean = path.mean else { return }
    let scores = path.signals.compactMap { $0.result.score.map { (value: $0.value, weight: 1.0) } }
    step(
      "together",
      "power mean of \(Wording.count(scores.count, "score")): "
        + ExplanationWords.mean(of: scores, in: explanation, result: mean.score), to: &output)
    step("interval", ExplanationWords.interval(mean, in: explanation), to: &output)
    if let cap = result.cap { step("held", cap, to: &output) }
  }

  private static func write(
    _ path: Explanation.SignalPath, of explanation: Explanation, to output: inout TerminalText
  ) {
    let result = path.result
    output.write("  \(result.title)")
    output.write("  \(result.id)", .dim)
    output.newline()
    guard result.status == .measured else {
      step(Wording.name(result.status), result.statusReason, to: &output)
      return
    }
    step("seen", result.summary, to: &output)
    step("counted", ExplanationWords.counted(path), to: &output)
    if let belief = ExplanationWords.belief(path, neutralScore: explanation.neutralScore) {
      step("before", belief, to: &output)
    }
    if let estimate = ExplanationWords.estimate(path) { step("estimate", estimate, to: &output) }
    step("ladder", result.threshold, to: &output)
    if let rung = ExplanationWords.rung(path) { step("score", rung, to: &output) }
    if let cap = path.cap { step("cap", cap, to: &output) }
  }

  private static func writeOverall(_ explanation: Explanation, to output: inout TerminalText) {
    output.write("Overall", .strong)
    if let overall = explanation.overall {
      output.write("  \(overall.grade.rawValue) \(ExplanationWords.score(overall))", ScoreRole.role(overall.value))
    }
    output.newline()
    let scored = explanation.dimensions.filter { $0.result.score != nil }
    if let mean = explanation.mean {
      let scores = scored.map { (value: $0.result.score?.value ?? 0, weight: $0.share) }
      step(
        "weights",
        scored.map { "\(Wording.name($0.result.id)) \(ExplanationWords.exact($0.share))" }.joined(separator: ", "),
        to: &output)
      step(
        "together",
        "power mean: " + ExplanationWords.mean(of: scores, in: explanation, result: mean.score), to: &output)
      step("interval", ExplanationWords.interval(mean, in: explanation), to: &output)
      if scored.contains(where: { $0.result.cap != nil }) {
        step(
          "held",
          "A dimension is capped, so no part of it is over \(ExplanationWords.exact(explanation.criticalOverallCap)).",
          to: &output)
      }
    }
    if let coverage = explanation.attributionCoverage {
      step(
        "authors",
        "\(Wording.percent(coverage)) of the changed lines have a confirmed author; \(Wording.percent(explanation.attributionFloor)) are needed.",
        to: &output)
    }
    if explanation.overall == nil { step("not graded", explanation.overallReason, to: &output) }
    step("grades", "A from 90, B from 75, C from 60, D from 40, F below.", to: &output)
  }

  private static func write(
    _ path: Explanation.DecisionPath, of explanation: Explanation, to output: inout TerminalText
  ) {
    output.write("Recommendation", .strong)
    output.write("  \(path.outcome.rawValue)")
    output.newline()
    for step in DecisionSteps.sentences(path, of: explanation) {
      Self.step(step.title, step.text, to: &output)
    }
  }

  private static func step(_ title: String, _ text: String, to output: inout TerminalText) {
    output.paragraph(text, indent: 20, first: "    " + title, limit: .max)
  }
}

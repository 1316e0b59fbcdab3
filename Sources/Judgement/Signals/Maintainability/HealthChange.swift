package import Findings
internal import History
internal import Metrics
internal import SourceText

/// How the health of existing functions changed where the person changed it: after minus before, by lines.
package struct HealthChange: ContractorSignal {
  package let id = "maintainability.health-change"
  package let title = "Existing code left better or worse"
  package let dimension = Dimension.maintainability
  package let basis = SignalBasis.code
  package let unit = "points of health, 0 to 100, per touched function"
  package let question: String? = "What made this code harder to change, and what would it take to bring it back?"
  package let ladder = Ladder(
    [-30: 0, -15: 35, -8: 60, -3: 80, 0: 92, 4: 100],
    source: "our default; CodeScene's gate fails on a decline of health")

  package init() {}

  /// What the mean is believed to scatter by for one function, in points; our default.
  private static let deviation = 12.0

  package func read(_ evidence: ContractorEvidence, policy: JudgementPolicy, ladder: Ladder) -> Reading {
    var sum = 0.0
    var lines = 0.0
    var count = 0.0
    var worse: [(Double, Evidence)] = []
    for work in evidence.works {
      for own in work.own {
        for file in own.change.files where file.kind == .source {
          for function in file.functions where function.bin == .worsened || function.bin == .improved {
            guard let before = function.before, let after = function.after else { continue }
            let difference = CodeHealth.health(of: after) - CodeHealth.health(of: before)
            let weight = Double(max(1, max(before.nloc, after.nloc))) * own.weight
            sum += difference * weight
            lines += weight
            count += own.weight
            if difference < -1 {
              let text = "\(after.name): health \(Words.whole(CodeHealth.health(of: before))) to "
              worse.append(
                (
                  difference * weight,
                  .change(
                    own.change, text + Words.whole(CodeHealth.health(of: after)), repository: work.facts.history.id,
                    path: file.path.lossyString, line: after.startLine)
                ))
            }
          }
        }
      }
    }
    guard lines > 0 else { return .notApplicable("No existing function got better or worse.") }
    let value = sum / lines
    let rows = worse.enumerated().sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }
    return .measured(
      Measurement(
        value: value, exposure: count, exposureUnit: "functions made better or worse",
        estimator: .mean(
          count: count, deviation: Self.deviation, belief: Belief(mean: 0, strength: policy.shareStrength)),
        summary:
          "Existing functions that changed for better or worse, \(Words.number(count)) in all, "
          + (value < 0 ? "lost \(Words.number(-value))" : "gained \(Words.number(value))")
          + " points of health on average.",
        evidence: Evidence.limited(rows.map(\.element.1))))
  }
}

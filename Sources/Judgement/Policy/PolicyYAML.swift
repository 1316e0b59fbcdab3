internal import Findings

extension JudgementPolicy {
  /// The shipped policy as the text of a policy file: a comment with its source above every ladder.
  package static let defaultYAML = JudgementPolicy.default.yaml()

  /// The policy as the section `judgement` of a policy file. Equal policies give equal text.
  package func yaml() -> String {
    var lines = [
      "# How contractors are judged. What is left out keeps its default.",
      "judgement:",
    ]
    for setting in PolicySetting.all {
      lines.append("  # \(setting.note)")
      lines.append("  \(setting.key): \(setting.yaml(of: self))")
    }
    lines.append("  # Weight of each dimension in the overall score. Our default.")
    lines.append("  weights:")
    for dimension in Dimension.allCases {
      lines.append("    \(dimension.rawValue): \(Self.yaml(weights[dimension] ?? 0))")
    }
    lines.append("  # How many times the variance of chance alone a signal's interval has; others have it once.")
    lines.append("  # Our default: measured on planted contractors.")
    let spread = SignalRegistry.ids.compactMap { id in spreads[id].map { "    \(id): \(Self.yaml($0))" } }
    lines += spread.isEmpty ? ["  spreads: {}"] : ["  spreads:"] + spread
    lines.append("  # How a signal's number becomes a score: number and score, straight lines between.")
    lines.append("  ladders:")
    for id in SignalRegistry.ids {
      guard let ladder = ladders[id] else { continue }
      let rungs = ladder.rungs.map { "[\(Self.yaml($0.value)), \(Self.yaml($0.score))]" }
      lines.append("    # \(ladder.source)")
      lines.append("    \(id): [\(rungs.joined(separator: ", "))]")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A number as YAML has it: whole ones without a point.
  static func yaml(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
  }
}

internal import Findings

/// Findings that the change brought, of one severity.
struct NewFindings: GateCondition {
  let severity: Severity

  var definition: ConditionDefinition {
    ConditionDefinition(
      id: "new-findings-\(severity.rawValue)", dimension: severity >= .high ? .security : .quality,
      title: "No new finding of severity \(severity.rawValue)",
      why: Self.why(severity), fix: "Mend each as its remediation says; `assay rules explain RULE` shows how.",
      scope: .files, unit: "findings",
      setting: severity >= .high
        ? ConditionSetting(.block, threshold: 0) : ConditionSetting(.warn, threshold: severity == .medium ? 0 : 10),
      source: severity == .low ? "our default" : "Sonar way: no new issue; what blocks is our default")
  }

  private static func why(_ severity: Severity) -> String {
    switch severity {
    case .critical: "It can be used against the owner or their customers as it stands."
    case .high: "It is a hole, or it breaks as soon as something unexpected happens."
    case .medium: "It makes the next change slower or less safe."
    case .low, .info: "One is nothing; many of them are how code becomes hard to change."
    }
  }

  /// Where the rule is not sure, the finding is told and blocks nothing.
  func observe(_ change: GateChange, _ setting: ConditionSetting) -> Observation {
    let all = change.newFindings.filter { $0.severity == severity }
    let sure = all.filter { $0.confidence >= .medium || severity < .high }
    let unsure = all.count - sure.count
    let remark = unsure == 0 ? "" : "; \(unsure) more to be looked at, of low confidence"
    return .measured(
      Double(sure.count), places: sure.map { ConditionPlace($0) },
      message: Wording.count(sure.count, "new finding") + " of severity \(severity.rawValue)\(remark)")
  }
}

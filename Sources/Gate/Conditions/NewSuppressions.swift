internal import Findings

/// Nothing new tells a tool to look away.
struct NewSuppressions: GateCondition {
  static let rules: Set<String> = ["maintainability.disabled-check", "process.scanner-silenced"]

  let definition = ConditionDefinition(
    id: "new-suppressions", dimension: .quality, title: "Nothing new is silenced",
    why: "A silenced check found something, and it stays silent for what comes later too.",
    fix: "Mend what was found; where the tool is wrong, ask for an entry in the baseline with a reason and an end.",
    scope: .files, unit: "comments", setting: ConditionSetting(.warn, threshold: 0), source: "our default", minutes: 10)

  func observe(_ change: GateChange, _ setting: ConditionSetting) -> Observation {
    let findings = change.newFindings.filter { Self.rules.contains($0.rule) }.map { ConditionPlace($0) }
    let own = change.suppressions.filter { !$0.isKnown }.map { suppression in
      ConditionPlace(
        path: suppression.path, line: suppression.line,
        text: "assay:allow \(suppression.rule), which counts for nothing here",
        minutes: definition.minutes)
    }
    let places = own + findings
    return .measured(
      Double(places.count), places: places,
      message: Wording.count(places.count, "new comment") + " that silence a check")
  }
}

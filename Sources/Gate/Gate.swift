package import Findings
internal import History
internal import SourceText

/// Judges a change against a policy. Pure: everything that has to be read is in its arguments.
package enum Gate {
  /// - Parameters:
  ///   - coverage: what was read for it; a gap in it is never a pass.
  ///   - day: today, like `2026-11-22`, for what has an end.
  package static func judge(
    _ change: GateChange, policy: GatePolicy, baseline: Baseline, coverage: Coverage, day: String
  ) -> GateReport {
    let (change, accepted, suppressions) = accept(change, baseline, day)
    var results: [ConditionResult] = []
    for condition in ConditionRegistry.all { results += judge(condition, change, policy) }
    let isUnknown = coverage.isIncomplete || results.contains { $0.verdict == .cannotJudge }
    let verdict: GateVerdict =
      isUnknown ? .cannotJudge : results.contains { $0.verdict == .fail } ? .fail : .pass
    let findings = (change.newFindings + change.credentials).sorted(by: Finding.precedes)
    return GateReport(
      verdict: verdict, conditions: results, findings: findings, accepted: accepted, suppressions: suppressions,
      expired: baseline.entries.filter { $0.isExpired(on: day) }, coverage: coverage)
  }

  // MARK: Acceptance

  /// Takes out what was accepted before the change came.
  private static func accept(
    _ change: GateChange, _ baseline: Baseline, _ day: String
  ) -> (change: GateChange, accepted: [AcceptedFinding], suppressions: [ListedSuppression]) {
    var change = change
    var accepted: [AcceptedFinding] = []
    var used: Set<Suppression> = []
    let written = change.suppressions
    func reason(_ finding: Finding) -> AcceptedFinding.Reason? {
      let comments = written.filter { $0.covers(finding) }
      if let entry = baseline.entry(for: finding), !entry.isExpired(on: day) {
        used.formUnion(comments)
        return .baseline(entry)
      }
      // A comment accepts no credential: it is in the history for whoever reads it.
      guard !finding.isCredential, let comment = comments.first(where: \.isKnown) else { return nil }
      return .suppression(comment)
    }
    for file in change.files.indices {
      change.files[file].findings.removeAll { attributed in
        guard attributed.bin == .introduced || attributed.bin == .worsened,
          let reason = reason(attributed.finding)
        else { return false }
        accepted.append(AcceptedFinding(finding: attributed.finding, reason: reason))
        return true
      }
    }
    change.credentials.removeAll { finding in
      guard let reason = reason(finding) else { return false }
      if !accepted.contains(where: { $0.finding.fingerprint == finding.fingerprint }) {
        accepted.append(AcceptedFinding(finding: finding, reason: reason))
      }
      return true
    }
    let listed = change.suppressions.sorted().map {
      ListedSuppression(suppression: $0, counts: $0.isKnown || used.contains($0))
    }
    return (change, accepted.sorted { Finding.precedes($0.finding, $1.finding) }, listed)
  }

  // MARK: Conditions

  /// A condition on the whole change, or on each part of it that the policy has another threshold for.
  private static func judge(
    _ condition: any GateCondition, _ change: GateChange, _ policy: GatePolicy
  ) -> [ConditionResult] {
    let definition = condition.definition
    let overrides = policy.overrides(of: definition)
    let setting = policy.setting(of: definition)
    guard !overrides.isEmpty else { return result(condition, change, setting, paths: nil).map { [$0] } ?? [] }
    var results: [ConditionResult] = []
    for (place, override) in overrides.enumerated() {
      let part = change.restricted { path in
        override.globs.matches(path) && !overrides[..<place].contains { $0.globs.matches(path) }
      }
      if let result = result(condition, part, override.setting, paths: override.label) { results.append(result) }
    }
    let rest = change.restricted { path in !overrides.contains { $0.globs.matches(path) } }
    if let result = result(condition, rest, setting, paths: nil) { results.append(result) }
    return results
  }

  /// Nil where the condition is off.
  private static func result(
    _ condition: any GateCondition, _ change: GateChange, _ setting: ConditionSetting, paths: String?
  ) -> ConditionResult? {
    guard setting.severity != .off else { return nil }
    func result(
      _ verdict: ConditionResult.Verdict, _ message: String, _ observed: Double? = nil, _ places: [ConditionPlace] = []
    ) -> ConditionResult {
      ConditionResult(
        definition: condition.definition, setting: setting, paths: paths, observed: observed, verdict: verdict,
        message: message, places: places)
    }
    switch condition.observe(change, setting) {
    case .measured(let observed, let places, let message):
      let holds = observed <= setting.threshold
      let verdict: ConditionResult.Verdict = holds ? .pass : setting.severity == .block ? .fail : .warn
      return result(verdict, message, observed, holds ? [] : places)
    case .notApplicable(let reason): return result(.notApplicable, reason)
    // What could only have warned has said what it can.
    case .unknown(let reason): return result(setting.severity == .block ? .cannotJudge : .warn, reason)
    }
  }
}

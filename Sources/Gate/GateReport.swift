package import Findings
internal import SourceText

/// What a gate says of a change.
package enum GateVerdict: String, Sendable, Hashable, Codable {
  case pass
  case fail
  /// Something could not be read or seen, so nobody can say that the change is good. Never a pass.
  case cannotJudge = "cannot-judge"
}

/// One condition and what came of it.
package struct ConditionResult: Sendable {
  package enum Verdict: String, Sendable, Hashable, Codable {
    case pass
    case warn
    case fail
    case notApplicable = "not-applicable"
    case cannotJudge = "cannot-judge"
  }

  package var definition: ConditionDefinition
  package var setting: ConditionSetting
  /// The globs of the part of the change that it is about; nil for all that no other part is about.
  package var paths: String?
  /// Nil where there was nothing to observe.
  package var observed: Double?
  package var verdict: Verdict
  package var message: String
  /// What does not hold; all of them.
  package var places: [ConditionPlace]

  package var id: String { definition.id }

  /// To mend all places; 0 where nobody can say.
  package var minutes: Int { places.reduce(0) { $0 + $1.minutes } }
}

/// A finding that would count and does not, and why.
package struct AcceptedFinding: Sendable {
  package enum Reason: Sendable, Hashable {
    case baseline(Baseline.Entry)
    case suppression(Suppression)
  }

  package var finding: Finding
  package var reason: Reason
}

/// A comment in the code, and whether it had an effect.
package struct ListedSuppression: Sendable {
  package var suppression: Suppression
  /// Whether it counts: it stood at the base, or the baseline has the finding that it speaks of.
  package var counts: Bool

  package init(suppression: Suppression, counts: Bool) {
    self.suppression = suppression
    self.counts = counts
  }
}

/// The verdict on a change with everything that led to it.
package struct GateReport: Sendable {
  package var verdict: GateVerdict
  /// In the registry's order, parts of one condition one behind the other.
  package var conditions: [ConditionResult]
  /// What the change brought, credentials of its commits among it; without what was accepted.
  package var findings: [Finding]
  package var accepted: [AcceptedFinding]
  /// Every one in the files of the change.
  package var suppressions: [ListedSuppression]
  /// Entries that no longer count.
  package var expired: [Baseline.Entry]
  package var coverage: Coverage

  package init(
    verdict: GateVerdict, conditions: [ConditionResult], findings: [Finding], accepted: [AcceptedFinding],
    suppressions: [ListedSuppression], expired: [Baseline.Entry], coverage: Coverage
  ) {
    self.verdict = verdict
    self.conditions = conditions
    self.findings = findings
    self.accepted = accepted
    self.suppressions = suppressions
    self.expired = expired
    self.coverage = coverage
  }

  /// The verdict where something made judging impossible from the start.
  package static func unjudged(_ reason: String) -> GateReport {
    GateReport(
      verdict: .cannotJudge, conditions: [], findings: [], accepted: [], suppressions: [], expired: [],
      coverage: Coverage(skipped: [.init(path: RepositoryPath(bytes: []), reason: reason, isGap: true)]))
  }

  /// Those of one verdict, in order.
  package func results(_ verdict: ConditionResult.Verdict) -> [ConditionResult] {
    conditions.filter { $0.verdict == verdict }
  }
}

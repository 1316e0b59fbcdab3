package import Findings
package import SourceText

/// One thing that a change must hold to pass. One file each under `Conditions/`, and a line in `ConditionRegistry`.
package protocol GateCondition: Sendable {
  var definition: ConditionDefinition { get }

  /// What it sees of a change, or of the part of it that one threshold is for. Pure.
  func observe(_ change: GateChange, _ setting: ConditionSetting) -> Observation
}

/// What a condition is, whatever the policy says of it.
package struct ConditionDefinition: Sendable {
  package enum Scope: Sendable {
    /// About files: the policy may set another threshold for some paths.
    case files
    /// About the change as a whole, or its commits.
    case change
  }

  package var id: String
  package var dimension: Dimension
  /// What must hold, in a few words: `No credential in the change`.
  package var title: String
  /// Why it matters, one sentence.
  package var why: String
  /// What to do where it does not hold, one or two sentences.
  package var fix: String
  package var scope: Scope
  /// Of the observed number and the threshold: `findings`, `lines`, `%`.
  package var unit: String
  package var setting: ConditionSetting
  /// Where the threshold comes from.
  package var source: String
  /// Minutes that one place takes to mend; where places know it themselves, 0.
  package var minutes: Int

  package init(
    id: String, dimension: Dimension, title: String, why: String, fix: String, scope: Scope, unit: String,
    setting: ConditionSetting, source: String, minutes: Int = 0
  ) {
    self.id = id
    self.dimension = dimension
    self.title = title
    self.why = why
    self.fix = fix
    self.scope = scope
    self.unit = unit
    self.setting = setting
    self.source = source
    self.minutes = minutes
  }
}

/// What the policy may set of a condition.
package struct ConditionSetting: Sendable, Hashable {
  package enum Severity: String, Sendable, Hashable, Codable, CaseIterable {
    /// Fails the gate.
    case block
    /// Is told.
    case warn
    /// Is not looked at.
    case off
  }

  package var severity: Severity
  /// What is observed may be as much, not more.
  package var threshold: Double
  /// Globs or expressions, for the conditions that take some.
  package var patterns: [String]
  /// Under how many new lines the condition waits for more; nil for those that never do.
  package var floor: Int?

  package init(_ severity: Severity, threshold: Double = 0, patterns: [String] = [], floor: Int? = nil) {
    self.severity = severity
    self.threshold = threshold
    self.patterns = patterns
    self.floor = floor
  }
}

/// What a condition sees.
package enum Observation: Sendable {
  /// - places: what makes up the number, or exceeds the threshold; each can be opened.
  case measured(Double, places: [ConditionPlace], message: String)
  /// There is nothing of the kind in the change, or nothing to compare with; why.
  case notApplicable(String)
  /// It could not be seen; why.
  case unknown(String)
}

/// Where a condition does not hold.
package struct ConditionPlace: Sendable, Hashable {
  /// Hostile until escaped; nil where it is no file.
  package var path: RepositoryPath?
  package var line: Int?
  /// As hexadecimal.
  package var commit: String?
  package var text: String
  /// To mend it; 0 where nobody can say.
  package var minutes: Int
  /// Of a finding.
  package var fingerprint: Fingerprint?

  package init(
    path: RepositoryPath? = nil, line: Int? = nil, commit: String? = nil, text: String, minutes: Int = 0,
    fingerprint: Fingerprint? = nil
  ) {
    self.path = path
    self.line = line
    self.commit = commit
    self.text = text
    self.minutes = minutes
    self.fingerprint = fingerprint
  }

  init(_ finding: Finding) {
    self.init(
      path: finding.path, line: finding.range.start.line, commit: finding.inHead ? nil : finding.commit,
      text: finding.message, minutes: finding.minutes, fingerprint: finding.fingerprint)
  }
}

/// How bad a finding is if it is right.
package enum Severity: String, Sendable, Codable, CaseIterable, Comparable {
  case info, low, medium, high, critical

  /// 0 for info up to 4 for critical.
  package var rank: Int {
    switch self {
    case .info: 0
    case .low: 1
    case .medium: 2
    case .high: 3
    case .critical: 4
    }
  }

  package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
}

/// How sure a rule is that its finding is right. `low` means "review": it never blocks by default.
package enum Confidence: String, Sendable, Codable, CaseIterable, Comparable {
  case low, medium, high

  package static func < (left: Confidence, right: Confidence) -> Bool {
    (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
  }
}

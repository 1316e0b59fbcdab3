package import Findings

/// What `assay scan` found in one tree: the input of its text, JSON and Markdown.
package struct ScanReport: Sendable {
  /// What reproduces the scan.
  package struct Tool: Sendable, Hashable {
    package var name: String
    package var version: String
    package var model: String
    package var rulesDigest: String

    package init(name: String, version: String, model: String, rulesDigest: String) {
      self.name = name
      self.version = version
      self.model = model
      self.rulesDigest = rulesDigest
    }
  }

  /// What was scanned.
  package struct Repository: Sendable, Hashable {
    /// As the user named it.
    package var path: String
    /// Full hexadecimal; nil for a folder that is no repository.
    package var head: String?
    /// The revision as the user named it; nil where none was.
    package var rev: String?
    package var isShallow: Bool
    /// The head's time by its committer's clock, seconds since 1970: what ages are counted to.
    package var committedAt: Int64?

    package init(path: String, head: String?, rev: String?, isShallow: Bool, committedAt: Int64? = nil) {
      self.path = path
      self.head = head
      self.rev = rev
      self.isShallow = isShallow
      self.committedAt = committedAt
    }
  }

  package var tool: Tool
  package var repository: Repository
  package var findings: [Finding]
  package var coverage: Coverage

  package init(tool: Tool, repository: Repository, findings: [Finding], coverage: Coverage) {
    self.tool = tool
    self.repository = repository
    self.findings = findings
    self.coverage = coverage
  }

  package var summary: Summary { Summary(findings) }

  /// Counts over findings.
  package struct Summary: Sendable, Hashable {
    package var findings: Int
    package var files: Int
    package var minutes: Int
    package var inHead: Int
    /// Every severity, zero where there is none.
    package var bySeverity: [Severity: Int]
    package var byDimension: [Dimension: Int]

    package init(_ findings: [Finding]) {
      self.findings = findings.count
      self.files = Set(findings.map(\.path)).count
      self.minutes = findings.reduce(0) { $0 + $1.minutes }
      self.inHead = findings.count { $0.inHead }
      self.bySeverity = Dictionary(uniqueKeysWithValues: Severity.allCases.map { ($0, 0) })
      self.byDimension = Dictionary(uniqueKeysWithValues: Dimension.allCases.map { ($0, 0) })
      for finding in findings {
        bySeverity[finding.severity, default: 0] += 1
        byDimension[finding.dimension, default: 0] += 1
      }
    }
  }
}

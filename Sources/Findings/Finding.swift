package import SourceText

/// A rule's hit: where, how severe, how sure, what to do.
///
/// Text of the repository (`path`, `excerpt`, `author`) is hostile until escaped at the output sink. A secret's value is
/// redacted before a `Finding` is made, so no field ever holds one.
package struct Finding: Sendable, Hashable, Codable {
  /// The rule's id, like `secrets.aws-access-key`.
  package var rule: String
  package var title: String
  package var severity: Severity
  package var confidence: Confidence
  package var dimension: Dimension
  /// CWE ids as written in the rule, like `CWE-798`.
  package var cwe: [String]
  package var path: RepositoryPath
  package var range: TextRange
  package var fingerprint: Fingerprint
  /// Like `fingerprint`, but of the rule and what was found alone, whatever the path and how often: recognises a
  /// secret or a moved block in another file.
  package var contentFingerprint: Fingerprint
  /// What is wrong here, in one sentence of ours, with the numbers of this place.
  package var message: String
  /// What to do about it, from the rule.
  package var remediation: String
  /// The line it stands on, shortened, a secret replaced; empty where the place is a whole file.
  package var excerpt: String
  /// Minutes to fix, from the rule: base plus per unit over the threshold.
  package var minutes: Int
  /// Whether the rule finds credentials: what must be rotated, even when it is only in the past.
  package var isCredential: Bool
  /// The commit that introduced it, as hexadecimal; nil where history was not read.
  package var commit: String?
  /// Who introduced it; nil where history was not read.
  package var author: String?
  /// When it was introduced, seconds since 1970; nil where history was not read.
  package var introducedAt: Int64?
  /// Whether the tree at the head still has it.
  package var inHead: Bool

  package init(
    rule: String, title: String, severity: Severity, confidence: Confidence, dimension: Dimension, cwe: [String],
    path: RepositoryPath, range: TextRange, fingerprint: Fingerprint, contentFingerprint: Fingerprint? = nil,
    message: String,
    remediation: String, excerpt: String, minutes: Int, isCredential: Bool, commit: String? = nil,
    author: String? = nil,
    introducedAt: Int64? = nil, inHead: Bool = true
  ) {
    self.rule = rule
    self.title = title
    self.severity = severity
    self.confidence = confidence
    self.dimension = dimension
    self.cwe = cwe
    self.path = path
    self.range = range
    self.fingerprint = fingerprint
    self.contentFingerprint = contentFingerprint ?? fingerprint
    self.message = message
    self.remediation = remediation
    self.excerpt = excerpt
    self.minutes = minutes
    self.isCredential = isCredential
    self.commit = commit
    self.author = author
    self.introducedAt = introducedAt
    self.inHead = inHead
  }

  /// Worst first, then by place: the order within a file in every output.
  package static func precedes(_ left: Finding, _ right: Finding) -> Bool {
    if left.severity != right.severity { return left.severity > right.severity }
    if left.path != right.path { return left.path < right.path }
    if left.range != right.range { return left.range < right.range }
    if left.rule != right.rule { return left.rule < right.rule }
    return left.fingerprint < right.fingerprint
  }
}

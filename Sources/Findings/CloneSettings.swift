/// Which tokens are taken as equal when code is compared.
package enum CloneKind: String, Sendable, Hashable, Codable, CaseIterable {
  /// Type 1: the same tokens; only comments and white space may differ.
  case exact
  /// Type 2: names are one another's equal, and so are literals.
  case renamed
}

/// From when on equal code is a clone.
///
/// | preset | tokens | lines | source |
/// | --- | --- | --- | --- |
/// | `standard` | 50 | 5 | jscpd's defaults, `--min-tokens` and `--min-lines` |
/// | `sonar` | 100 | 10 | SonarQube's for languages other than Java, `sonar.cpd.<language>.minimumTokens` and `…minimumLines` |
package struct CloneSettings: Sendable, Hashable, Codable {
  package var kind: CloneKind
  /// A clone has at least this many tokens in a row, comments left out. At least 2.
  package var minimumTokens: Int
  /// Each place of a clone touches at least this many lines, the first and the last one counted. At least 1.
  package var minimumLines: Int

  package init(kind: CloneKind = .exact, minimumTokens: Int = 50, minimumLines: Int = 5) {
    self.kind = kind
    self.minimumTokens = max(2, minimumTokens)
    self.minimumLines = max(1, minimumLines)
  }

  package static let standard = CloneSettings()
  package static let sonar = CloneSettings(minimumTokens: 100, minimumLines: 10)
}

package import Findings

/// What `assay rules list` shows of a rule.
package struct RuleSummary: Sendable, Hashable {
  package var id: String
  package var title: String
  package var severity: Severity
  package var confidence: Confidence
  package var dimension: Dimension
  /// Language ids; empty means every language.
  package var languages: [String]
  /// Whether it reports without the policy's asking.
  package var isOnByDefault: Bool

  package init(
    id: String, title: String, severity: Severity, confidence: Confidence, dimension: Dimension, languages: [String],
    isOnByDefault: Bool = true
  ) {
    self.id = id
    self.title = title
    self.severity = severity
    self.confidence = confidence
    self.dimension = dimension
    self.languages = languages
    self.isOnByDefault = isOnByDefault
  }
}

/// `assay rules list`: by dimension, then by id.
package enum RulesText {
  package static func render(_ rules: [RuleSummary], style: TerminalStyle) -> String {
    var output = TerminalText(style: style)
    for dimension in Dimension.allCases {
      let own = rules.filter { $0.dimension == dimension }.sorted { $0.id < $1.id }
      if own.isEmpty { continue }
      output.heading("\(Wording.name(dimension)) (\(Wording.count(own.count, "rule")))")
      var table = TextTable(columns: [
        .init(title: "rule"), .init(title: "severity"), .init(title: "confidence"), .init(title: "languages"),
        .init(title: "title", isFlexible: true, isProse: true),
      ])
      for rule in own {
        table.rows.append([
          .init(rule.id, .strong), .init(rule.severity.rawValue, FindingsText.role(of: rule.severity)),
          .init(rule.confidence.rawValue, .dim),
          .init(languages(rule.languages), .dim),
          .init(rule.isOnByDefault ? rule.title : "off by default: " + rule.title),
        ])
      }
      table.write(to: &output)
      output.newline()
    }
    output.line(Wording.count(rules.count, "rule") + ".", .dim)
    return output.text
  }

  /// The first and how many more: `assay rules explain` has all.
  private static func languages(_ languages: [String]) -> String {
    guard let first = languages.first else { return "any" }
    return languages.count == 1 ? first : "\(first) +\(languages.count - 1)"
  }
}

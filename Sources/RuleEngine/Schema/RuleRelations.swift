/// What a rule's findings have to do with those of others.
package struct RuleRelations: Sendable, Hashable, Codable {
  /// The rule reports only where another one sees something in the same file, at most so many lines away.
  package struct Need: Sendable, Hashable, Codable {
    package var rule: String
    package var lines: Int
  }

  /// Nil for nothing. A rule that needs one that a policy switched off reports nothing.
  package var requires: Need?
  /// Rules that say nothing where this one does.
  package var overrides: [String] = []

  package init() {}

  static func parse(_ node: YAMLNode) throws(ConfigurationError) -> RuleRelations {
    var relations = RuleRelations()
    if let requires = node["requires"] {
      try requires.expect(keys: ["rule", "lines"])
      relations.requires = Need(
        rule: try requires.required("rule").string(), lines: try requires.required("lines").int(in: 0...1_000))
    }
    relations.overrides = try node["overrides"]?.strings() ?? []
    return relations
  }

  /// The ids that it names.
  var ids: [String] { (requires.map { [$0.rule] } ?? []) + overrides }
}

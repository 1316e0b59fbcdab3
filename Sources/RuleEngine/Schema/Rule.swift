package import Findings

/// One check: what it looks for, where, how bad it is and what to do about it.
///
/// Read from YAML by `RuleLoading`, or decoded from the form embedded in the program.
package struct Rule: Sendable, Hashable, Codable {
  /// The pack's name, a dot, and the rule's own: `secrets.aws-access-key`.
  package var id: String
  /// Raised by whoever changes what the rule finds, from 1.
  package var version: Int = 1
  package var title: String
  /// Why it matters, a paragraph. Empty where only what matching needs was decoded.
  package var description: String = ""
  /// What to do, a sentence or two, shown with every finding.
  package var remediation: String
  package var severity: Severity
  package var confidence: Confidence
  package var dimension: Dimension
  /// Like `CWE-798`.
  package var cwe: [String]
  /// Categories of OWASP's lists, like `A03:2021`; those of the Top 10 of 2021 by `cwe` where the rule names none.
  package var owasp: [String] = []
  /// Addresses to read more at. Empty where only what matching needs was decoded.
  package var references: [String] = []
  package var tags: [String]
  /// Language ids; empty for every file, of a known language or not.
  package var languages: [String]
  package var paths: PathSelection
  /// The kinds of file it looks at. Where a file's kind was not determined, it looks.
  package var kinds: [FileKind]
  /// Where in a file a hit may begin; empty for anywhere. Files of unknown language have no scopes.
  package var scopes: [RuleScope]
  /// Whether what it finds must be rotated and never shown.
  package var isCredential: Bool
  /// How many leading bytes of a secret are public, like `AKIA`, and may be shown: at most 7.
  package var publicPrefix: Int
  /// Reports only where no other credential rule does.
  package var isFallback: Bool
  /// Whether it reports unless a policy says otherwise. One that is off reports only where a policy names it; credential
  /// rules are never off.
  package var isOnByDefault: Bool
  package var relations = RuleRelations()
  package var match: RuleMatch
  package var minutes: RepairMinutes
  /// Empty where only what matching needs was decoded.
  package var examples: [RuleExample] = []
  /// Empty where only what matching needs was decoded.
  package var nearMisses: [RuleExample] = []

  /// Of everything that decides what it finds, as it was read; nil for a rule that was put together otherwise.
  package internal(set) var digest: ContentDigest?

  /// The part of the id before the first dot.
  package var pack: String { String(id.prefix { $0 != "." }) }
}

/// A folder of rules: its name and its rules, sorted by id.
package struct RulePack: Sendable, Hashable {
  package let name: String
  package let rules: [Rule]

  package init(name: String, rules: [Rule]) {
    self.name = name
    self.rules = rules
  }

  /// Groups rules by pack, sorted by name.
  package static func packs(of rules: [Rule]) -> [RulePack] {
    Dictionary(grouping: rules, by: \.pack)
      .map { RulePack(name: $0.key, rules: $0.value.sorted { $0.id < $1.id }) }
      .sorted { $0.name < $1.name }
  }
}

/// Which paths a rule looks at: those that match an include (or all, where there is none) and no exclude.
///
/// Whoever writes a file chooses its folder, so a rule for security excludes what a file cannot be there, and doubts
/// where what it finds is often harmless.
package struct PathSelection: Sendable, Hashable, Codable {
  /// `PathPattern` globs.
  package var include: [String] = []
  package var exclude: [String] = []
  /// Where what is found is for review only.
  package var doubt: [String]?
}

/// Where a hit may begin.
package enum RuleScope: String, Sendable, Hashable, Codable, CaseIterable {
  case code, comment, string
  /// The name of something that is given a value: before `:`, `=` or `=>`, quoted or not.
  case key
}

/// The minutes a repair takes: `base`, and `perUnit` for each unit over a measure's threshold.
package struct RepairMinutes: Sendable, Hashable, Codable {
  package var base: Int
  package var perUnit: Double = 0
}

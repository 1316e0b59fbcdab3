import Analysis
import Findings
import RuleEngine

/// Keeps secrets out of what is written into the ledger for good.
enum SecretRefusal {
  /// Throws where a rule for credentials finds one in a text. What is said of it does not repeat it.
  ///
  /// - Parameter texts: the name of each as the user knows it, and the text.
  static func check(_ texts: [(name: String, text: String)]) throws {
    let rules = try RuleSelection.all(folders: []).filter(\.isCredential)
    let set = try RuleDatabaseFile.ruleSet(rules, overrides: RuleOverrides(), isCached: true)
    var analyzer = try BlobAnalyzer(rules: set, key: .unkeyed)
    for (name, text) in texts where try analyzer.holdsSecret(text) {
      throw CommandError.usage(
        "\(name) holds what looks like a password or key, and what is recorded stays for good; nothing was recorded. "
          + "Say it without the value, and if it is a real one, replace it: it stands in your shell's history now")
    }
  }
}

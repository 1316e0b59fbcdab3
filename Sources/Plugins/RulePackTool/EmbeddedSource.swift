/// The Swift source that holds the rule packs as raw string literals.
enum EmbeddedSource {
  static func text(rules: String, manuals: String) -> String {
    """
    // Written by the build from the files under Rules/.
    extension RulePacks {
      /// What matching needs, for `RuleLoading.decode(rules:)`.
      package static let rules = \(literal(rules))
      /// Descriptions and examples, for `RuleLoading.decode(rules:manuals:)`.
      package static let manuals = \(literal(manuals))
    }

    """
  }

  /// A raw string literal with as many `#` as the text calls for. The text is JSON on one line.
  private static func literal(_ text: String) -> String {
    var hashes = "#"
    while text.contains("\"" + hashes) || text.contains("\\" + hashes) { hashes += "#" }
    return hashes + "\"" + text + "\"" + hashes
  }
}

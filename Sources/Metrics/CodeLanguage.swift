/// Which languages hold code that somebody has to follow and test, and which prose, settings or data.
package enum CodeLanguage {
  private static let others: Set<String> = [
    "json", "yaml", "toml", "ini", "dotenv", "xml", "svg", "csv", "markdown", "text",
  ]

  /// - Parameter language: a language's id; an unknown one counts as code.
  package static func isCode(_ language: String) -> Bool { !others.contains(language) }
}

/// Which languages hold code that somebody has to follow and test, and which prose, settings or data.
package enum CodeLanguage {
  private static let others: Set<String> = [
    "json", "yaml", "toml", "ini", "dotenv", "xml", "svg", "csv", "markdown", "text",
  ]

  /// Prose and data, of which anybody can commit any amount; unlike settings, which are work like code.
  private static let bulk: Set<String> = ["json", "svg", "csv", "markdown", "text"]

  /// Whether lines of the language are something that a defect could have come with, so that many of them without any
  /// say something.
  package static func isExposure(_ language: String) -> Bool { !bulk.contains(language) }

  /// - Parameter language: a language's id; an unknown one counts as code.
  package static func isCode(_ language: String) -> Bool { !others.contains(language) }
}

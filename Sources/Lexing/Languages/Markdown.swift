extension LanguageProfile {
  static let markdown: LanguageProfile = {
    var profile = LanguageProfile("markdown", "Markdown")
    profile.extensions = ["md", "markdown", "mdx", "mdown", "mdwn", "mkd", "mkdn", "mkdown", "livemd", "ronn"]
    profile.aliases = ["md", "pandoc"]
    profile.blockComments = [BlockComment("<!--", "-->")]
    profile.traits = [.prose, .fences]
    return profile
  }()
}

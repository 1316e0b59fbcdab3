extension LanguageProfile {
  /// Documents: tags, text and comments; scripts and styles inside are read in their own languages.
  static func markup(
    _ id: String, _ name: String, _ extensions: [String], _ adjust: (inout LanguageProfile) -> Void = { _ in }
  ) -> LanguageProfile {
    var profile = LanguageProfile(id, name)
    profile.extensions = extensions
    profile.blockComments = [BlockComment("<!--", "-->")]
    profile.traits = [.markup]
    adjust(&profile)
    return profile
  }
}

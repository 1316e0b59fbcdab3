extension LanguageProfile {
  /// Data and configuration: comments and strings, no functions.
  static func data(
    _ id: String, _ name: String, _ extensions: [String], _ adjust: (inout LanguageProfile) -> Void
  ) -> LanguageProfile {
    var profile = LanguageProfile(id, name)
    profile.extensions = extensions
    adjust(&profile)
    return profile
  }
}

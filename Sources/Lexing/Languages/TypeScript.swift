extension LanguageProfile {
  static let typeScript: LanguageProfile = {
    var profile = typed("typescript", "TypeScript", ["ts", "mts", "cts"], jsx: false)
    profile.interpreters = ["ts-node", "tsx"]
    return profile
  }()
}

extension LanguageProfile {
  static let tsx: LanguageProfile = {
    var profile = typed("tsx", "TSX", ["tsx"], jsx: true)
    profile.aliases = ["typescriptreact"]
    return profile
  }()
}

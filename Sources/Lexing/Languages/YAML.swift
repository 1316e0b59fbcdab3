extension LanguageProfile {
  static let yaml = data("yaml", "YAML", ["yml", "yaml", "sublime-syntax", "cff"]) {
    $0.fileNames = [".clang-format", ".clang-tidy", ".clangd", ".gemrc", ".yamllint", "pubspec.lock"]
    $0.aliases = ["yml"]
    $0.lineComments = [LineComment("#", atWordStart: true)]
    $0.strings = [
      StringForm("\"", multiline: true, atWordStart: true),
      StringForm("'", escapes: false, doubles: true, atWordStart: true),
    ]
    $0.nameParts = "-."
    $0.traits = [.blockScalars]
  }
}

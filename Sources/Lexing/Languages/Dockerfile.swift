extension LanguageProfile {
  static let dockerfile = data("dockerfile", "Dockerfile", ["dockerfile", "containerfile"]) {
    $0.fileNames = ["dockerfile", "containerfile"]
    $0.keywordsIgnoreCase = true
    $0.lineComments = [LineComment("#", atLineStart: true)]
    // An apostrophe inside a word (`don't`) opens nothing; a line ends a string unless a backslash precedes it.
    $0.strings = [StringForm("\""), StringForm("'", atWordStart: true)]
    $0.traits = [.shellHeredocs, .backslashQuotes, .namesIgnoreCase]
    $0.nameStarts = "$"
    $0.nameParts = "-"
  }
}

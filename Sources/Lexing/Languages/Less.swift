extension LanguageProfile {
  static let less = data("less", "Less", ["less"]) {
    $0.aliases = ["less-css"]
    $0.lineComments = [LineComment("//")]
    $0.blockComments = [BlockComment("/*", "*/")]
    $0.strings = [
      StringForm("\"", interpolation: .atBrace), StringForm("'", interpolation: .atBrace),
      StringForm("`"), StringForm("~`"),
    ]
    $0.traits = [.unquotedURLs]
    $0.nameStarts = "@"
    $0.nameParts = "-"
  }
}

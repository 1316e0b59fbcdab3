extension LanguageProfile {
  static let scss = data("scss", "SCSS", ["scss", "sass"]) {
    $0.aliases = ["sass"]
    $0.lineComments = [LineComment("//"), LineComment("///", kind: .docComment)]
    $0.blockComments = [BlockComment("/*", "*/")]
    $0.strings = [StringForm("\"", interpolation: .hashBrace), StringForm("'", interpolation: .hashBrace)]
    $0.traits = [.unquotedURLs]
    $0.nameStarts = "$@"
    $0.nameParts = "-"
  }
}

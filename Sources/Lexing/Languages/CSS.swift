extension LanguageProfile {
  static let css = data("css", "CSS", ["css", "pcss", "postcss"]) {
    $0.blockComments = [BlockComment("/*", "*/")]
    $0.strings = [StringForm("\""), StringForm("'")]
    $0.traits = [.unquotedURLs]
    $0.nameStarts = "@"
    $0.nameParts = "-"
  }
}

extension LanguageProfile {
  static let css = light("css", "CSS", ["css"]) {
    $0.blockComments = [BlockComment("/*", "*/")]
    $0.strings = [StringForm("\""), StringForm("'")]
    $0.nameParts = "-"
  }

  static let scss = light("scss", "SCSS", ["scss", "sass", "less"]) {
    $0.lineComments = [LineComment("//", atWordStart: true)]
    $0.blockComments = [BlockComment("/*", "*/")]
    $0.strings = [StringForm("\""), StringForm("'")]
    $0.nameStarts = "$"
    $0.nameParts = "-"
  }
}

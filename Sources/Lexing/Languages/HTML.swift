extension LanguageProfile {
  static let html = markup("html", "HTML", ["html", "htm", "xhtml", "xht", "hta"]) {
    $0.aliases = ["xhtml"]
    $0.traits.insert(.namesIgnoreCase)
    $0.structure = javaScript.structure
  }
}

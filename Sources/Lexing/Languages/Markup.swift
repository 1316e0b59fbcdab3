/// Documents and templates: tags, text and comments; scripts and styles are read in their own languages.
extension LanguageProfile {
  static let html = markup("html", "HTML", ["html", "htm", "xhtml"], scripts: true)
  static let vue = markup("vue", "Vue", ["vue"], scripts: true)
  static let svelte = markup("svelte", "Svelte", ["svelte"], scripts: true)
  static let blade = markup("blade", "Blade", ["blade.php"], comments: [BlockComment("{{--", "--}}")])
  static let twig = markup(
    "twig", "Twig", ["twig", "j2", "jinja", "jinja2", "njk"], comments: [BlockComment("{#", "#}")])
  static let liquid = markup(
    "liquid", "Liquid", ["liquid"], comments: [BlockComment("{% comment %}", "{% endcomment %}")])
  static let xml = markup(
    "xml", "XML", ["xml", "xsd", "xsl", "xslt", "svg", "csproj", "plist", "storyboard", "xib", "resx"])

  static let markdown: LanguageProfile = {
    var profile = LanguageProfile("markdown", "Markdown")
    profile.extensions = ["md", "markdown", "mdx"]
    profile.blockComments = [BlockComment("<!--", "-->")]
    profile.traits = [.prose]
    return profile
  }()

  private static func markup(
    _ id: String, _ name: String, _ extensions: [String], comments: [BlockComment] = [], scripts: Bool = false
  ) -> LanguageProfile {
    var profile = LanguageProfile(id, name)
    profile.extensions = extensions
    profile.blockComments = [BlockComment("<!--", "-->")] + comments
    profile.traits = [.markup]
    if scripts { profile.structure = javaScript.structure }
    return profile
  }
}

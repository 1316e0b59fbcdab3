extension LanguageProfile {
  /// Twig, and Jinja, Django's templates and Nunjucks, which are read alike.
  static let twig = markup("twig", "Twig", ["twig", "j2", "jinja", "jinja2", "njk", "nunjucks", "volt"]) {
    $0.aliases = ["jinja", "django", "htmldjango"]
    $0.blockComments.append(BlockComment("{#", "#}"))
    $0.regions = [
      Region("{{", "}}", language: "twig-code", ending: .outsideStrings),
      Region(
        "{%", "%}", language: "twig-code", isStatement: true, ending: .outsideStrings,
        blocks: ["verbatim": .text, "raw": .text, "comment": .comment]),
    ]
  }

  /// What stands between the marks.
  static let twigCode = data("twig-code", "Twig", []) {
    $0.keywords = [
      "if": .if, "elseif": .elseIf, "elif": .elseIf, "else": .else, "endif": .endBlock, "for": .for,
      "endfor": .endBlock, "in": .in, "is": .is, "not": .not, "and": .and, "or": .or, "true": .literal,
      "false": .literal, "null": .literal, "none": .literal, "set": .other, "block": .other, "endblock": .endBlock,
      "extends": .other, "include": .other, "import": .import, "from": .import, "macro": .other,
      "endmacro": .endBlock, "with": .other, "as": .as,
    ]
    $0.strings = [StringForm("\"", multiline: true), StringForm("'", multiline: true)]
  }
}

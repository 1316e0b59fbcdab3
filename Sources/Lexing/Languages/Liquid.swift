extension LanguageProfile {
  /// A mark closes at the first `%}` or `}}`, in a string too: the tokenizer of Shopify/liquid is one expression.
  static let liquid = markup("liquid", "Liquid", ["liquid"]) {
    $0.regions = [
      Region("{{", "}}", language: "liquid-code"),
      Region(
        "{%", "%}", language: "liquid-code", isStatement: true,
        blocks: [
          "comment": .comment, "doc": .comment, "raw": .text, "javascript": .language("javascript"),
          "schema": .language("json"), "stylesheet": .language("css"),
        ], comment: "#"),
    ]
  }

  /// What stands between the marks.
  static let liquidCode = data("liquid-code", "Liquid", []) {
    $0.keywords = [
      "if": .if, "elsif": .elseIf, "else": .else, "endif": .endBlock, "unless": .unless, "endunless": .endBlock,
      "case": .switch, "when": .when, "endcase": .endBlock, "for": .for, "endfor": .endBlock, "in": .in,
      "break": .break, "continue": .continue, "and": .and, "or": .or, "contains": .other, "assign": .other,
      "capture": .other, "endcapture": .endBlock, "render": .other, "include": .other, "section": .other,
      "true": .literal, "false": .literal, "nil": .literal, "blank": .literal, "empty": .literal,
    ]
    $0.strings = [StringForm("\"", escapes: false, multiline: true), StringForm("'", escapes: false, multiline: true)]
    // Lines of `{% liquid %}`.
    $0.lineComments = [LineComment("#", atLineStart: true)]
    $0.nameParts = "-"
  }
}

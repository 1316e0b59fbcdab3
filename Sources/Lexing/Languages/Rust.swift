extension LanguageProfile {
  static let rust: LanguageProfile = {
    var profile = LanguageProfile("rust", "Rust")
    profile.extensions = ["rs"]
    profile.interpreters = ["rust-script"]
    profile.aliases = ["rs"]
    profile.keywords = [
      "if": .if, "else": .else, "for": .for, "while": .while, "loop": .loop, "match": .switch, "break": .break,
      "continue": .continue, "return": .return, "fn": .function, "struct": .type, "enum": .enumeration,
      "trait": .interface, "impl": .extension, "mod": .other, "let": .constant, "mut": .modifier, "pub": .modifier,
      "use": .import, "self": .this, "Self": .this, "super": .this, "in": .in, "as": .as, "where": .where,
      "true": .literal, "false": .literal, "const": .constant, "static": .modifier, "async": .async,
      "await": .await, "unsafe": .modifier, "move": .other, "dyn": .other, "ref": .modifier,
    ]
    profile.lineComments = [
      LineComment("//"), LineComment("///", kind: .docComment), LineComment("//!", kind: .docComment),
      LineComment("////"),
    ]
    profile.blockComments = [
      BlockComment("/*", "*/", nests: true), BlockComment("/**", "*/", nests: true, kind: .docComment),
      BlockComment("/*!", "*/", nests: true, kind: .docComment), BlockComment("/**/", ""),
      BlockComment("/***", "*/", nests: true),
    ]
    profile.strings = [StringForm("\"", multiline: true)]
    profile.traits = [.rustLiterals, .quoteNames, .semicolonsEndStatements]
    var structure = Structure()
    structure.parenthesisedConditions = false
    structure.angleGenerics = true
    structure.decisions = [.if, .for, .while]
    structure.decisionSymbols = [Symbol.and, Symbol.or, Symbol.question]
    structure.armMark = Symbol.fatArrow
    structure.bindingElse = true
    structure.ternary = false
    structure.doLoops = false
    profile.structure = structure
    return profile
  }()
}

extension LanguageProfile {
  static let go: LanguageProfile = {
    var profile = LanguageProfile("go", "Go")
    profile.extensions = ["go"]
    profile.aliases = ["golang"]
    profile.keywords = [
      "if": .if, "else": .else, "for": .for, "switch": .switch, "select": .select, "case": .case,
      "default": .default, "break": .break, "continue": .continue, "return": .return, "goto": .goto,
      "fallthrough": .other, "func": .function, "type": .other, "struct": .type, "interface": .interface,
      "map": .other, "chan": .other, "var": .variable, "const": .constant, "package": .import, "import": .import,
      "go": .other, "defer": .other, "range": .other, "nil": .literal, "true": .literal, "false": .literal,
    ]
    profile.lineComments = [LineComment("//")]
    profile.blockComments = [BlockComment("/*", "*/")]
    profile.strings = [StringForm("\""), StringForm("'"), StringForm("`", escapes: false, multiline: true)]
    profile.imports = .go
    var structure = Structure()
    structure.closures = .own
    structure.parenthesisedConditions = false
    structure.newlineEndsStatement = true
    structure.decisions = [.if, .for, .case]
    structure.ternary = false
    structure.doLoops = false
    profile.structure = structure
    return profile
  }()
}

extension LanguageProfile {
  static let kotlin: LanguageProfile = {
    var profile = LanguageProfile("kotlin", "Kotlin")
    profile.extensions = ["kt", "kts", "ktm"]
    profile.keywords = [
      "if": .if, "else": .else, "for": .for, "while": .while, "do": .do, "when": .switch, "try": .try,
      "catch": .catch, "finally": .finally, "throw": .throw, "break": .break, "continue": .continue,
      "return": .return, "fun": .function, "class": .type, "interface": .interface, "object": .type,
      "val": .constant, "var": .variable, "this": .this, "super": .this, "in": .in, "is": .is, "as": .as,
      "null": .literal, "true": .literal, "false": .literal, "package": .import, "import": .import,
    ]
    profile.contextual = ["get": .get, "set": .set]
    profile.addSlashComments(nesting: true)
    profile.strings = [
      StringForm("\"\"\"", escapes: false, multiline: true, interpolation: .dollarBrace),
      StringForm("\"", interpolation: .dollarBrace), StringForm("'"),
      StringForm("`", escapes: false, kind: .identifier),
    ]
    profile.traits = [.variablesInStrings, .plainNamesMayBeProperties]
    profile.imports = .kotlin
    var structure = Structure()
    structure.newlineEndsStatement = true
    structure.angleGenerics = true
    structure.braceIsClosure = true
    structure.ternary = false
    structure.decisions = [.if, .for, .while, .catch]
    structure.decisionSymbols = [Symbol.and, Symbol.or, Symbol.elvis]
    structure.armMark = Symbol.arrow
    profile.structure = structure
    return profile
  }()
}

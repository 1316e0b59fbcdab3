extension LanguageProfile {
  static let solidity: LanguageProfile = {
    var profile = LanguageProfile("solidity", "Solidity")
    profile.extensions = ["sol"]
    profile.keywords = [
      "if": .if, "else": .else, "for": .for, "while": .while, "do": .do, "break": .break, "continue": .continue,
      "return": .return, "try": .try, "catch": .catch, "throw": .throw, "function": .function,
      "modifier": .function, "constructor": .initializer, "receive": .initializer, "fallback": .initializer,
      "contract": .type, "library": .type,
      "interface": .interface, "struct": .type, "enum": .enumeration, "event": .other, "error": .other,
      "emit": .other, "using": .other, "import": .import, "pragma": .import, "is": .extends, "new": .new,
      "delete": .other, "mapping": .other, "returns": .other, "public": .modifier, "private": .modifier,
      "internal": .modifier, "external": .modifier, "view": .modifier, "pure": .modifier, "payable": .modifier,
      "virtual": .modifier, "override": .modifier, "constant": .modifier, "immutable": .modifier,
      "memory": .modifier, "storage": .modifier, "calldata": .modifier, "abstract": .modifier, "unchecked": .other,
      "assembly": .other, "this": .this, "super": .this, "true": .literal, "false": .literal,
    ]
    profile.addSlashComments(docLines: ["///"])
    profile.strings = [StringForm("\""), StringForm("'")]
    profile.prefixedStrings = ["hex", "unicode"].flatMap {
      [StringForm($0 + "\"", "\""), StringForm($0 + "'", "'")]
    }
    profile.nameStarts = "$"
    profile.traits = [.typesBeforeNames, .semicolonsEndStatements]
    var structure = Structure()
    structure.parameterlessFunctions = true
    profile.structure = structure
    return profile
  }()
}

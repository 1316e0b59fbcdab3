/// What C, C++, Objective-C and their like share.
extension LanguageProfile {
  static let cKeywords: [String: Keyword] = [
    "if": .if, "else": .else, "for": .for, "while": .while, "do": .do, "switch": .switch, "case": .case,
    "default": .default, "goto": .goto, "break": .break, "continue": .continue, "return": .return,
    "struct": .type, "union": .type, "enum": .enumeration, "sizeof": .literal, "typedef": .other,
    "static": .modifier, "const": .modifier, "extern": .modifier, "inline": .modifier, "volatile": .modifier,
    "void": .void, "int": .void, "long": .void, "short": .void, "char": .void, "float": .void, "double": .void,
    "unsigned": .void, "signed": .void, "bool": .void,
  ]

  /// `//`, `/* */` and `/** */`; in `/**/` the second star opens nothing.
  mutating func addSlashComments(nesting: Bool = false, docLines: [String] = []) {
    lineComments = [LineComment("//")] + docLines.map { LineComment($0, kind: .docComment) }
    blockComments = [
      BlockComment("/*", "*/", nests: nesting), BlockComment("/**", "*/", nests: nesting, kind: .docComment),
      BlockComment("/**/", ""),
    ]
  }

  static func cFamily(_ id: String, _ name: String, _ adjust: (inout LanguageProfile) -> Void) -> LanguageProfile {
    var profile = LanguageProfile(id, name)
    profile.keywords = cKeywords
    profile.addSlashComments()
    profile.strings = [StringForm("\""), StringForm("'")]
    profile.prefixedStrings = ["L", "u", "U", "u8"].flatMap {
      [StringForm($0 + "\"", "\""), StringForm($0 + "'", "'")]
    }
    profile.traits = [
      .preprocessor, .lineContinuations, .digitQuotes, .typesBeforeNames, .semicolonsEndStatements,
    ]
    profile.structure = bareFunctions {
      $0.directivesDecide = true
      // GNU's `a ?: b`
      $0.decisionSymbols.insert(Symbol.elvis)
    }
    adjust(&profile)
    return profile
  }

  /// Languages where `type name(…) {` declares a function.
  static func bareFunctions(_ adjust: (inout Structure) -> Void = { _ in }) -> Structure {
    var structure = Structure()
    structure.bareFunctions = true
    structure.headClauses = true
    structure.angleGenerics = true
    adjust(&structure)
    return structure
  }
}

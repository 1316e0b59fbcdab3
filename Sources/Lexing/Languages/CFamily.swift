extension LanguageProfile {
  static let c = cFamily("c", "C", ["c", "h"])
  static let cPlusPlus = cFamily("cpp", "C++", ["cpp", "cc", "cxx", "hpp", "hh", "hxx", "ino"])

  private static func cFamily(_ id: String, _ name: String, _ extensions: [String]) -> LanguageProfile {
    var profile = LanguageProfile(id, name)
    profile.extensions = extensions
    profile.keywords = [
      "if": .if, "else": .else, "for": .for, "while": .while, "do": .do, "switch": .switch, "case": .case,
      "default": .default, "goto": .goto, "break": .break, "continue": .continue, "return": .return,
      "struct": .type, "union": .type, "enum": .enumeration, "sizeof": .literal, "typedef": .other,
      "static": .modifier, "const": .modifier, "extern": .modifier, "inline": .modifier, "volatile": .modifier,
      "void": .void, "int": .void, "long": .void, "short": .void, "char": .void, "float": .void, "double": .void,
      "unsigned": .void, "signed": .void, "bool": .void,
    ]
    if id == "cpp" {
      profile.keywords.merge(
        [
          "class": .type, "try": .try, "catch": .catch, "throw": .throw, "new": .new, "delete": .other,
          "this": .this, "public": .modifier, "private": .modifier, "protected": .modifier, "virtual": .modifier,
          "explicit": .modifier, "constexpr": .modifier, "namespace": .other, "template": .other, "using": .other,
          "auto": .void, "operator": .operator, "true": .literal, "false": .literal, "nullptr": .literal,
        ], uniquingKeysWith: { $1 })
    }
    profile.lineComments = [LineComment("//")]
    profile.blockComments = [
      BlockComment("/*", "*/"), BlockComment("/**", "*/", kind: .docComment), BlockComment("/**/", ""),
    ]
    profile.strings = [StringForm("\""), StringForm("'")]
    profile.traits = [.preprocessor]
    profile.structure = bareFunctions { $0.directivesDecide = true }
    return profile
  }
}

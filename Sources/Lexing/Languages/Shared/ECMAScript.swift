/// What JavaScript and TypeScript share.
extension LanguageProfile {
  static func ecmaScript(
    _ id: String, _ name: String, _ extensions: [String], _ adjust: (inout LanguageProfile) -> Void
  ) -> LanguageProfile {
    var profile = LanguageProfile(id, name)
    profile.extensions = extensions
    profile.keywords = [
      "if": .if, "else": .else, "for": .for, "while": .while, "do": .do, "switch": .switch, "case": .case,
      "default": .default, "try": .try, "catch": .catch, "finally": .finally, "throw": .throw, "break": .break,
      "continue": .continue, "return": .return, "function": .function, "class": .type, "extends": .extends,
      "const": .constant, "let": .variable, "var": .variable, "new": .new, "this": .this, "super": .this,
      "await": .await, "yield": .yield, "in": .in, "instanceof": .is, "typeof": .other, "void": .void,
      "delete": .other, "import": .import, "export": .export, "null": .literal, "true": .literal, "false": .literal,
      "with": .with, "debugger": .other, "enum": .enumeration,
    ]
    profile.contextual = [
      "async": .async, "get": .get, "set": .set, "static": .modifier, "of": .of,
    ]
    profile.addSlashComments()
    profile.lineComments.append(LineComment("<!--"))
    profile.strings = [
      StringForm("\""), StringForm("'"), StringForm("`", multiline: true, interpolation: .dollarBrace),
    ]
    profile.nameStarts = "$#"
    profile.imports = .ecmaScript
    profile.traits = [.regexLiterals, .bodiesBehindCalls]
    var structure = Structure()
    structure.closures = .own
    structure.bareFunctions = true
    structure.newlineEndsStatement = true
    structure.decisionSymbols = [Symbol.and, Symbol.or, Symbol.coalesce, Symbol.logicalAssign]
    structure.defaultsDecide = true
    structure.lambdaArrow = Symbol.fatArrow
    structure.declarativeOuterFunctions = true
    profile.structure = structure
    adjust(&profile)
    return profile
  }

  /// What TypeScript adds.
  static func typed(_ id: String, _ name: String, _ extensions: [String], jsx: Bool) -> LanguageProfile {
    ecmaScript(id, name, extensions) { profile in
      if jsx { profile.traits.insert(.jsx) }
      profile.traits.insert(.typeParameters)
      for word in ["public", "private", "protected", "readonly", "abstract", "override", "declare"] {
        profile.contextual[word] = .modifier
      }
      profile.contextual.merge(
        ["interface": .interface, "namespace": .namespace, "as": .as, "is": .is, "satisfies": .as],
        uniquingKeysWith: { $1 })
      profile.structure?.angleGenerics = true
      profile.structure?.colonTypes = true
    }
  }
}

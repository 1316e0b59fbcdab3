extension LanguageProfile {
  static let dart: LanguageProfile = {
    var profile = LanguageProfile("dart", "Dart")
    profile.extensions = ["dart"]
    profile.interpreters = ["dart"]
    profile.keywords = [
      "if": .if, "else": .else, "for": .for, "while": .while, "do": .do, "switch": .switch, "case": .case,
      "default": .default, "try": .try, "catch": .catch, "finally": .finally, "throw": .throw, "break": .break,
      "continue": .continue, "return": .return, "class": .type, "enum": .enumeration, "extends": .extends,
      "with": .extends, "new": .new, "this": .this, "super": .this, "in": .in, "is": .is, "const": .modifier,
      "final": .modifier, "var": .variable, "void": .void, "null": .literal, "true": .literal, "false": .literal,
      "assert": .other, "rethrow": .throw, "await": .await, "yield": .yield,
    ]
    profile.contextual = [
      "mixin": .type, "extension": .type, "implements": .extends, "async": .async, "get": .get, "set": .set,
      "static": .modifier, "abstract": .modifier, "external": .modifier, "factory": .modifier, "late": .modifier,
      "required": .modifier, "covariant": .modifier, "sealed": .modifier, "base": .modifier, "on": .other, "as": .as,
      "import": .import, "export": .export, "library": .import, "part": .import, "typedef": .other, "show": .other,
      "hide": .other, "operator": .operator, "when": .when,
    ]
    profile.addSlashComments(nesting: true, docLines: ["///"])
    profile.strings = ["\"\"\"", "'''"].map { StringForm($0, multiline: true, interpolation: .dollarBrace) }
    profile.strings += ["\"", "'"].map { StringForm($0, interpolation: .dollarBrace) }
    profile.prefixedStrings = ["\"\"\"", "'''"].map { StringForm("r" + $0, $0, escapes: false, multiline: true) }
    profile.prefixedStrings += ["\"", "'"].map { StringForm("r" + $0, $0, escapes: false) }
    profile.nameStarts = "$"
    profile.traits = [
      .variablesInStrings, .variablesInSingleQuotes, .typesBeforeNames, .bodiesBehindCalls, .semicolonsEndStatements,
      .plainNamesMayBeProperties,
    ]
    profile.structure = bareFunctions {
      $0.lambdaArrow = Symbol.fatArrow
      $0.postfixOptionals = true
      $0.decisionSymbols = [Symbol.and, Symbol.or, Symbol.coalesce]
    }
    return profile
  }()
}

extension LanguageProfile {
  static let java: LanguageProfile = {
    var profile = LanguageProfile("java", "Java")
    profile.extensions = ["java", "jav", "jsh"]
    profile.keywords = [
      "if": .if, "else": .else, "for": .for, "while": .while, "do": .do, "switch": .switch, "case": .case,
      "default": .default, "try": .try, "catch": .catch, "finally": .finally, "throw": .throw, "break": .break,
      "continue": .continue, "return": .return, "class": .type, "interface": .interface, "enum": .enumeration,
      "extends": .extends, "implements": .extends, "throws": .throwing, "new": .new, "this": .this, "super": .this,
      "instanceof": .is, "synchronized": .modifier, "public": .modifier, "private": .modifier,
      "protected": .modifier, "static": .modifier, "final": .modifier, "abstract": .modifier, "native": .modifier,
      "transient": .modifier, "volatile": .modifier, "strictfp": .modifier, "import": .import, "package": .import,
      "void": .void, "int": .void, "long": .void, "short": .void, "byte": .void, "char": .void, "boolean": .void,
      "float": .void, "double": .void, "assert": .other, "null": .literal, "true": .literal, "false": .literal,
    ]
    profile.contextual = ["record": .type]
    profile.addSlashComments()
    profile.strings = [StringForm("\"\"\"", multiline: true), StringForm("\""), StringForm("'")]
    profile.nameStarts = "$"
    profile.traits = [.typesBeforeNames, .bodiesBehindCalls, .semicolonsEndStatements]
    profile.structure = bareFunctions { $0.lambdaArrow = Symbol.arrow }
    return profile
  }()
}

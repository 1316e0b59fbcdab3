extension LanguageProfile {
  static let scala: LanguageProfile = {
    var profile = LanguageProfile("scala", "Scala")
    profile.extensions = ["scala", "sbt", "sc", "kojo"]
    profile.interpreters = ["scala", "scala-cli"]
    profile.keywords = [
      "if": .if, "else": .else, "for": .for, "while": .while, "do": .do, "match": .switch, "case": .case, "try": .try,
      "catch": .catch, "finally": .finally, "throw": .throw, "return": .return, "yield": .yield, "def": .function,
      "class": .type, "trait": .interface, "object": .type, "enum": .enumeration, "val": .constant,
      "var": .variable, "type": .other, "new": .new, "this": .this, "super": .this, "extends": .extends,
      "with": .other, "import": .import, "package": .import, "null": .literal, "true": .literal,
      "false": .literal, "private": .modifier, "protected": .modifier, "override": .modifier, "abstract": .modifier,
      "final": .modifier, "sealed": .modifier, "implicit": .modifier, "lazy": .modifier, "given": .other,
      "then": .then, "forSome": .other, "macro": .other,
    ]
    profile.contextual = [
      "extension": .other, "inline": .modifier, "opaque": .modifier, "using": .modifier, "end": .other,
    ]
    profile.addSlashComments(nesting: true)
    profile.strings = [
      StringForm("\"\"\"", escapes: false, multiline: true), StringForm("\""),
      StringForm("`", escapes: false, kind: .identifier),
    ]
    profile.traits = [.prefixInterpolation, .quoteNames, .plainNamesMayBeProperties]
    profile.nameStarts = "$"
    var structure = Structure()
    structure.newlineEndsStatement = true
    structure.braceIsClosure = true
    structure.parameterlessFunctions = true
    structure.colonTypes = true
    structure.ternary = false
    structure.decisions = [.if, .for, .while, .case, .catch]
    profile.structure = structure
    return profile
  }()
}

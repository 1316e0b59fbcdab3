extension LanguageProfile {
  static let powerShell: LanguageProfile = {
    var profile = LanguageProfile("powershell", "PowerShell")
    profile.extensions = ["ps1", "psm1", "psd1"]
    profile.interpreters = ["pwsh", "powershell"]
    profile.aliases = ["ps1", "posh"]
    profile.keywordsIgnoreCase = true
    profile.keywords = [
      "if": .if, "elseif": .elseIf, "else": .else, "for": .for, "foreach": .foreach, "while": .while, "do": .do,
      "until": .until, "switch": .switch, "default": .default, "try": .try, "catch": .catch, "finally": .finally,
      "trap": .other, "throw": .throw, "break": .break, "continue": .continue, "return": .return, "exit": .other,
      "function": .function, "filter": .function, "workflow": .function, "param": .other, "begin": .other,
      "process": .other, "end": .other, "dynamicparam": .other, "class": .type, "enum": .enumeration, "in": .in,
      "using": .import, "data": .other, "$this": .this, "$true": .literal, "$false": .literal, "$null": .literal,
      "hidden": .modifier, "static": .modifier,
    ]
    profile.lineComments = [LineComment("#", atWordStart: true)]
    profile.blockComments = [BlockComment("<#", "#>")]
    // The escape is a back quote, and a quote written twice stands for itself.
    profile.strings = [
      StringForm("\"", escape: "`", doubles: true, multiline: true, interpolation: .dollarParenthesis),
      StringForm("'", escapes: false, doubles: true, multiline: true),
    ]
    profile.nameStarts = "$"
    profile.nameParts = "-"
    profile.traits = [.hereStrings, .backquoteQuotes, .namesIgnoreCase, .variablesInStrings]
    var structure = Structure()
    structure.parameterlessFunctions = true
    structure.newlineEndsStatement = true
    structure.ternary = false
    structure.decisions = [.if, .elseIf, .for, .foreach, .while, .until, .catch, .switch]
    profile.structure = structure
    return profile
  }()
}

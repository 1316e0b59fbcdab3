extension LanguageProfile {
  static let perl: LanguageProfile = {
    var profile = LanguageProfile("perl", "Perl")
    profile.extensions = ["pl", "pm", "t", "plx", "psgi", "al", "ph", "perl", "cgi", "fcgi"]
    profile.fileNames = ["cpanfile", "makefile.pl", "rexfile", ".latexmkrc", "latexmkrc"]
    profile.interpreters = ["perl", "cperl"]
    profile.aliases = ["cperl"]
    profile.keywords = [
      "if": .if, "elsif": .elseIf, "else": .else, "unless": .unless, "for": .foreach, "foreach": .foreach,
      "while": .while, "until": .until, "do": .do, "given": .switch, "when": .when, "sub": .function,
      "return": .return, "last": .break, "next": .continue, "redo": .other, "goto": .goto, "my": .modifier,
      "our": .modifier, "local": .modifier, "state": .modifier, "package": .import, "use": .import, "no": .import,
      "require": .import, "and": .and, "or": .or, "not": .not, "xor": .other, "die": .throw, "eq": .other,
      "ne": .other, "lt": .other, "gt": .other, "le": .other, "ge": .other, "cmp": .other, "x": .other,
      "undef": .literal, "eval": .other, "BEGIN": .other, "END": .other,
    ]
    profile.lineComments = [LineComment("#")]
    profile.strings = [
      StringForm("\"", multiline: true), StringForm("'", multiline: true), StringForm("`", multiline: true),
    ]
    profile.nameStarts = "$@"
    profile.traits = [
      .perlLiterals, .shellHeredocs, .regexLiterals, .dotJoinsTexts, .variablesInStrings, .semicolonsEndStatements,
    ]
    var structure = Structure()
    structure.parameterlessFunctions = true
    structure.postfixConditions = true
    structure.doLoops = false
    structure.wordOperators = true
    structure.decisions = [.if, .elseIf, .unless, .for, .foreach, .while, .until, .when, .and, .or]
    profile.structure = structure
    return profile
  }()
}

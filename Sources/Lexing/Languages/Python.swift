extension LanguageProfile {
  static let python: LanguageProfile = {
    var profile = LanguageProfile("python", "Python")
    profile.extensions = [
      "py", "pyi", "pyw", "py3", "pyx", "pxd", "gyp", "gypi", "wsgi", "tac", "xpy", "rpy", "bzl",
    ]
    profile.fileNames = ["sconstruct", "sconscript", "wscript", "snakefile", ".gclient"]
    profile.interpreters = ["python", "pypy", "py", "uv"]
    profile.aliases = ["py", "python3"]
    profile.keywords = [
      "if": .if, "elif": .elseIf, "else": .else, "for": .for, "while": .while, "try": .try, "except": .catch,
      "finally": .finally, "raise": .throw, "break": .break, "continue": .continue, "return": .return,
      "def": .function, "class": .type, "lambda": .lambda, "and": .and, "or": .or, "not": .not, "in": .in,
      "is": .is, "with": .with, "as": .as, "async": .async, "await": .await, "yield": .yield, "import": .import,
      "from": .import, "global": .other, "nonlocal": .other, "del": .other, "pass": .other, "assert": .other,
      "None": .literal, "True": .literal, "False": .literal,
    ]
    profile.contextual = ["match": .switch, "case": .case]
    profile.lineComments = [LineComment("#")]
    profile.strings = [
      StringForm("\"\"\"", multiline: true), StringForm("'''", multiline: true), StringForm("\""), StringForm("'"),
    ]
    profile.imports = .python
    profile.traits = [.pythonStrings, .formatSpecifiers, .colonsOpenBlocks]
    var structure = Structure()
    structure.blocks = .indentation
    structure.parenthesisedConditions = false
    structure.newlineEndsStatement = true
    structure.decisions = [.if, .elseIf, .for, .while, .catch, .finally, .case, .and, .or]
    structure.decisionSymbols = []
    structure.ternary = false
    structure.colonTypes = true
    profile.structure = structure
    return profile
  }()
}

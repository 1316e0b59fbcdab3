extension LanguageProfile {
  static let lua: LanguageProfile = {
    var profile = LanguageProfile("lua", "Lua")
    profile.extensions = ["lua", "rockspec", "nse", "wlua", "p8", "rbxs"]
    profile.fileNames = [".luacheckrc"]
    profile.interpreters = ["lua", "luajit"]
    profile.keywords = [
      "if": .if, "elseif": .elseIf, "else": .else, "then": .then, "for": .for, "while": .while, "repeat": .repeat,
      "until": .until, "do": .do, "end": .end, "function": .function, "local": .modifier, "return": .return,
      "break": .break, "goto": .goto, "and": .and, "or": .or, "not": .not, "in": .in, "nil": .literal,
      "true": .literal, "false": .literal,
    ]
    profile.contextual = ["self": .this]
    profile.lineComments = [LineComment("--"), LineComment("---", kind: .docComment)]
    profile.strings = [StringForm("\""), StringForm("'")]
    profile.traits = [.longBrackets]
    var structure = Structure()
    structure.blocks = .blockWords
    structure.closures = .own
    structure.parenthesisedConditions = false
    structure.ternary = false
    structure.decisions = [.if, .elseIf, .for, .while, .repeat, .and, .or]
    structure.decisionSymbols = []
    profile.structure = structure
    return profile
  }()
}

extension LanguageProfile {
  static let swift: LanguageProfile = {
    var profile = LanguageProfile("swift", "Swift")
    profile.extensions = ["swift", "swiftinterface"]
    profile.interpreters = ["swift"]
    profile.keywords = [
      "if": .if, "else": .else, "guard": .guard, "for": .for, "while": .while, "repeat": .repeat, "do": .do,
      "switch": .switch, "case": .case, "default": .default, "try": .other, "catch": .catch, "throw": .throw,
      "defer": .defer, "break": .break, "continue": .continue, "fallthrough": .other, "return": .return,
      "func": .function, "init": .initializer, "deinit": .deinitializer, "subscript": .subscript, "class": .type,
      "struct": .type, "enum": .enumeration, "protocol": .interface, "extension": .extension, "let": .constant,
      "var": .variable, "import": .import, "typealias": .other, "associatedtype": .other, "operator": .other,
      "public": .modifier, "private": .modifier, "fileprivate": .modifier, "internal": .modifier,
      "static": .modifier, "self": .this, "Self": .this, "super": .this, "in": .in, "is": .is, "as": .as,
      "where": .where, "nil": .literal, "true": .literal, "false": .literal, "throws": .throwing,
      "rethrows": .throwing, "inout": .modifier, "await": .await,
    ]
    profile.contextual = [
      "get": .get, "set": .set, "willSet": .accessor, "didSet": .accessor, "_read": .accessor, "_modify": .accessor,
      "async": .async, "actor": .type, "mutating": .modifier, "nonmutating": .modifier, "package": .modifier,
      "open": .modifier, "final": .modifier, "lazy": .modifier, "weak": .modifier, "override": .modifier,
    ]
    profile.addSlashComments(nesting: true, docLines: ["///"])
    profile.strings = [
      StringForm("\"\"\"", multiline: true, interpolation: .backslashParenthesis),
      StringForm("\"", interpolation: .backslashParenthesis), StringForm("`", escapes: false, kind: .identifier),
    ]
    profile.traits = [.swiftStrings, .regexLiterals, .plainNamesMayBeProperties]
    var structure = Structure()
    structure.parenthesisedConditions = false
    structure.newlineEndsStatement = true
    structure.angleGenerics = true
    structure.braceIsClosure = true
    structure.accessors = true
    structure.doLoops = false
    structure.postfixOptionals = true
    structure.keywordLabels = true
    structure.decisions = [.if, .for, .while, .catch, .guard, .case]
    profile.structure = structure
    return profile
  }()
}

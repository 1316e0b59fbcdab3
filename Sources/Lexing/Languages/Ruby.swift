extension LanguageProfile {
  static let ruby: LanguageProfile = {
    var profile = LanguageProfile("ruby", "Ruby")
    profile.extensions = [
      "rb", "rake", "gemspec", "ru", "podspec", "jbuilder", "rbi", "ruby", "builder", "thor", "rabl", "mspec", "god",
      "prawn", "rbw", "watchr",
    ]
    profile.fileNames = [
      "rakefile", "gemfile", "guardfile", "capfile", "vagrantfile", "podfile", "fastfile", "brewfile", "thorfile",
      "dangerfile", "appraisals", "berksfile", "puppetfile", "deliverfile", "snapfile", "steepfile", ".irbrc", ".pryrc",
      ".simplecov",
    ]
    profile.interpreters = ["ruby", "jruby", "macruby", "rake", "rbx"]
    profile.aliases = ["rb", "jruby"]
    profile.keywords = [
      "if": .if, "elsif": .elseIf, "else": .else, "unless": .unless, "case": .switch, "when": .when, "in": .in,
      "for": .for, "while": .while, "until": .until, "loop": .none, "do": .do, "begin": .begin, "rescue": .catch,
      "ensure": .finally, "retry": .other, "raise": .none, "break": .break, "next": .continue, "redo": .other,
      "return": .return, "yield": .yield, "def": .function, "class": .type, "module": .namespace, "end": .end,
      "then": .then, "and": .and, "or": .or, "not": .not, "self": .this, "super": .this, "nil": .literal,
      "true": .literal, "false": .literal, "alias": .other, "undef": .other, "defined?": .other,
    ]
    profile.lineComments = [LineComment("#")]
    profile.blockComments = [BlockComment("=begin", "=end", atLineStart: true)]
    profile.strings = [
      StringForm("\"", multiline: true, interpolation: .hashBrace), StringForm("'", multiline: true),
      StringForm("`", multiline: true, interpolation: .hashBrace),
    ]
    profile.nameStarts = "@$"
    profile.traits = [.rubyLiterals]
    var structure = Structure()
    structure.blocks = .endKeyword
    // As lizard counts: `unless` is not among them.
    structure.decisions = [.if, .elseIf, .until, .for, .while, .catch, .finally, .when, .and, .or]
    profile.structure = structure
    return profile
  }()
}

extension LanguageProfile {
  /// What holds for PHP with and without tags.
  static let phpCodeTraits: Traits = [
    .namesIgnoreCase, .dotJoinsTexts, .variablesInStrings, .bodiesBehindCalls, .semicolonsEndStatements,
    .stringsNameFunctions,
  ]

  static let php: LanguageProfile = {
    var profile = LanguageProfile("php", "PHP")
    profile.extensions = [
      "php", "phtml", "php3", "php4", "php5", "php7", "php8", "phps", "phpt", "ctp", "aw", "inc", "module",
      "install", "theme",
    ]
    profile.interpreters = ["php"]
    profile.fileNames = ["artisan", ".php_cs", ".php_cs.dist", "phakefile"]
    profile.keywordsIgnoreCase = true
    profile.keywords = [
      "if": .if, "elseif": .elseIf, "else": .else, "for": .for, "foreach": .foreach, "while": .while, "do": .do,
      "switch": .switch, "match": .select, "case": .case, "default": .default, "try": .try, "catch": .catch,
      "finally": .finally, "throw": .throw, "break": .break, "continue": .continue, "return": .return,
      "goto": .goto, "endif": .endBlock, "endfor": .endBlock, "endforeach": .endBlock, "endwhile": .endBlock,
      "endswitch": .endBlock, "function": .function, "fn": .lambda, "class": .type, "interface": .interface,
      "trait": .type, "enum": .enumeration, "namespace": .other, "use": .use, "new": .new, "extends": .extends,
      "implements": .extends, "public": .modifier, "private": .modifier, "protected": .modifier,
      "static": .modifier, "abstract": .modifier, "final": .modifier, "readonly": .modifier, "const": .constant,
      "var": .modifier, "and": .and, "or": .or, "xor": .other, "instanceof": .is, "as": .as, "yield": .yield,
      "echo": .other, "print": .other, "null": .literal, "true": .literal, "false": .literal, "clone": .other,
      "global": .other, "insteadof": .other,
    ]
    profile.addSlashComments()
    profile.lineComments.append(LineComment("#", unless: "["))
    profile.strings = [
      StringForm("\"", multiline: true, interpolation: .braceDollar), StringForm("'", multiline: true),
      StringForm("`", multiline: true, interpolation: .braceDollar),
    ]
    profile.nameStarts = "$"
    profile.imports = .php
    profile.traits = phpCodeTraits.union([.phpTags, .phpHeredocs])
    var structure = Structure()
    structure.alternativeSyntax = true
    structure.wordOperators = true
    structure.decisions = [.if, .elseIf, .for, .foreach, .while, .catch, .case, .select]
    structure.colonTypes = true
    profile.structure = structure
    return profile
  }()

  /// PHP without tags: what stands between the marks of a template.
  static let phpCode: LanguageProfile = {
    var profile = LanguageProfile("php-code", "PHP")
    profile.keywords = php.keywords
    profile.keywordsIgnoreCase = true
    profile.lineComments = php.lineComments
    profile.blockComments = php.blockComments
    profile.strings = php.strings
    profile.nameStarts = php.nameStarts
    profile.traits = phpCodeTraits.union(.phpHeredocs)
    profile.imports = .php
    profile.partOf = "php"
    profile.structure = php.structure
    return profile
  }()
}

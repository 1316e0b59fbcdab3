extension LanguageProfile {
  static let csharp: LanguageProfile = {
    var profile = LanguageProfile("csharp", "C#")
    profile.extensions = ["cs", "csx", "cake", "linq"]
    profile.aliases = ["c#", "cake"]
    profile.keywords = [
      "if": .if, "else": .else, "for": .for, "foreach": .foreach, "while": .while, "do": .do, "switch": .switch,
      "case": .case, "default": .default, "try": .try, "catch": .catch, "finally": .finally, "throw": .throw,
      "break": .break, "continue": .continue, "return": .return, "goto": .goto, "class": .type, "struct": .type,
      "interface": .interface, "enum": .enumeration, "namespace": .other, "new": .new, "this": .this, "base": .this,
      "is": .is, "as": .as, "in": .in, "lock": .with, "using": .with, "fixed": .with, "checked": .other,
      "public": .modifier, "private": .modifier, "protected": .modifier, "internal": .modifier,
      "static": .modifier, "readonly": .modifier, "abstract": .modifier, "virtual": .modifier,
      "override": .modifier, "sealed": .modifier, "extern": .modifier, "unsafe": .modifier, "const": .modifier,
      "ref": .modifier, "out": .modifier, "params": .modifier, "void": .void, "int": .void, "long": .void,
      "short": .void, "byte": .void, "char": .void, "bool": .void, "float": .void, "double": .void,
      "decimal": .void, "string": .void, "object": .void, "null": .literal, "true": .literal, "false": .literal,
      "operator": .operator, "implicit": .modifier, "explicit": .modifier, "typeof": .other, "nameof": .other,
      "await": .await, "delegate": .other, "event": .other,
    ]
    profile.contextual = [
      "record": .type, "get": .get, "set": .set, "init": .accessor, "add": .accessor, "remove": .accessor,
      "async": .async, "where": .where, "partial": .modifier, "when": .when,
    ]
    profile.addSlashComments(docLines: ["///"])
    profile.strings = [StringForm("'")]
    profile.imports = .csharp
    profile.traits = [
      .csharpStrings, .preprocessor, .formatSpecifiers, .typesBeforeNames, .bodiesBehindCalls, .semicolonsEndStatements,
      .plainNamesMayBeProperties,
    ]
    profile.structure = bareFunctions {
      $0.lambdaArrow = Symbol.fatArrow
      $0.accessors = true
      $0.postfixOptionals = true
      // As lizard counts: `foreach` is not among them.
      $0.decisions = [.if, .for, .while, .case, .catch]
      $0.decisionSymbols = [Symbol.and, Symbol.or, Symbol.coalesce, Symbol.logicalAssign]
      $0.directivesDecide = true
    }
    return profile
  }()
}

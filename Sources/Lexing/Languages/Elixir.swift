extension LanguageProfile {
  static let elixir: LanguageProfile = {
    var profile = LanguageProfile("elixir", "Elixir")
    profile.extensions = ["ex", "exs"]
    profile.fileNames = ["mix.lock"]
    profile.interpreters = ["elixir"]
    profile.keywords = [
      "if": .if, "unless": .unless, "else": .else, "case": .switch, "cond": .switch, "with": .with, "for": .for,
      "try": .try, "rescue": .catch, "catch": .catch, "after": .finally, "receive": .switch, "do": .do, "end": .end,
      "fn": .lambda, "def": .function, "defp": .function, "defmacro": .function, "defmacrop": .function,
      "defmodule": .namespace, "defprotocol": .interface, "defimpl": .extension, "defstruct": .other,
      "defguard": .other, "defdelegate": .other, "use": .use, "import": .import, "alias": .import,
      "require": .import, "and": .and, "or": .or, "not": .not, "in": .in, "when": .when, "nil": .literal,
      "true": .literal, "false": .literal, "raise": .throw, "quote": .other, "unquote": .other,
    ]
    profile.lineComments = [LineComment("#")]
    profile.strings = ["\"\"\"", "'''", "\"", "'"].map { StringForm($0, multiline: true, interpolation: .hashBrace) }
    profile.nameStarts = "@"
    profile.traits = [.sigils]
    var structure = Structure()
    structure.blocks = .blockWords
    structure.onlyDoOpens = true
    structure.parenthesisedConditions = false
    structure.ternary = false
    structure.decisions = [.if, .unless, .for, .switch, .catch, .and, .or]
    profile.structure = structure
    return profile
  }()
}

/// Every language that can be read. A new one is a file in `Languages/` and a line here.
package enum LanguageRegistry {
  /// In order of precedence where two claim one extension.
  package static let profiles: [LanguageProfile] = [
    .javaScript, .jsx, .typeScript, .tsx, .python, .php, .java, .go, .ruby, .csharp, .swift,
    .c, .cPlusPlus, .objectiveC, .kotlin, .scala, .rust, .dart, .elixir, .lua, .perl, .shell, .powerShell, .solidity,
    .json, .yaml, .toml, .ini, .dotenv, .hcl, .dockerfile, .makefile, .sql, .graphql, .protobuf, .css, .scss, .less,
    .html, .vue, .svelte, .blade, .twig, .liquid, .erb, .xml, .markdown,
  ]

  /// Languages that stand only inside others: no file is detected as one of them.
  package static let embedded: [LanguageProfile] = [.phpCode, .twigCode, .liquidCode]

  static let compiled: [String: CompiledProfile] = Dictionary(
    (profiles + embedded).map { ($0.language.id, CompiledProfile($0)) }, uniquingKeysWith: { first, _ in first })

  /// The profile of a language, nil for one that is not registered.
  package static func profile(of language: Language) -> LanguageProfile? {
    compiled[language.id]?.profile
  }

  /// The language with this id.
  package static func language(id: String) -> Language? {
    compiled[id]?.profile.language
  }
}

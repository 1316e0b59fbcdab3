extension LanguageProfile {
  static let svelte = markup("svelte", "Svelte", ["svelte"]) {
    $0.regions = [Region("{", "}", language: "typescript", ending: .balanced, sigils: "#:/@")]
    $0.traits.formUnion([.bodiesBehindCalls, .plainNamesMayBeProperties])
    $0.imports = .ecmaScript
    $0.structure = typeScript.structure
  }
}

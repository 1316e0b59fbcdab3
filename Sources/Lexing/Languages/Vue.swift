extension LanguageProfile {
  static let vue = markup("vue", "Vue", ["vue"]) {
    $0.regions = [Region("{{", "}}", language: "typescript")]
    $0.traits.formUnion([.vueAttributes, .bodiesBehindCalls, .plainNamesMayBeProperties])
    $0.imports = .ecmaScript
    $0.structure = typeScript.structure
  }
}

extension LanguageProfile {
  static let vue = markup("vue", "Vue", ["vue"]) {
    $0.regions = [Region("{{", "}}", language: "typescript")]
    $0.traits.insert(.vueAttributes)
    $0.structure = typeScript.structure
  }
}

extension LanguageProfile {
  static let typeScript = typed("typescript", "TypeScript", ["ts", "mts", "cts"], jsx: false)
  static let tsx = typed("tsx", "TSX", ["tsx"], jsx: true)

  private static func typed(_ id: String, _ name: String, _ extensions: [String], jsx: Bool) -> LanguageProfile {
    ecmaScript(id, name, extensions) { profile in
      if jsx { profile.traits.insert(.jsx) }
      for word in ["public", "private", "protected", "readonly", "abstract", "override", "declare"] {
        profile.contextual[word] = .modifier
      }
      profile.contextual.merge(
        ["interface": .interface, "namespace": .namespace, "as": .as, "is": .is, "satisfies": .as],
        uniquingKeysWith: { $1 })
      profile.structure?.angleGenerics = true
      profile.structure?.colonTypes = true
    }
  }
}

extension LanguageProfile {
  static let jsx = ecmaScript("jsx", "JSX", ["jsx"]) {
    $0.traits.insert(.jsx)
    $0.aliases = ["javascriptreact"]
  }
}

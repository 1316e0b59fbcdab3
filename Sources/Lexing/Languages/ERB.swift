extension LanguageProfile {
  static let erb = markup("erb", "ERB", ["erb", "rhtml"]) {
    $0.aliases = ["eruby"]
    $0.blockComments.append(BlockComment("<%#", "%>"))
    $0.regions = [
      Region("<%%", "", language: nil), Region("<%==", "%>", language: "ruby", isStatement: true),
      Region("<%=", "%>", language: "ruby", isStatement: true),
      Region("<%-", "%>", language: "ruby", isStatement: true), Region("<%", "%>", language: "ruby", isStatement: true),
    ]
  }
}

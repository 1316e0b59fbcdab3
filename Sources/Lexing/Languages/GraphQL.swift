extension LanguageProfile {
  static let graphql = data("graphql", "GraphQL", ["graphql", "gql", "graphqls"]) {
    $0.keywords = ["true": .literal, "false": .literal, "null": .literal]
    $0.lineComments = [LineComment("#")]
    // Descriptions, which cloc counts as comments; as a value a block string is rare.
    $0.strings = [StringForm("\"\"\"", multiline: true, kind: .docComment), StringForm("\"")]
    $0.nameStarts = "$"
  }
}

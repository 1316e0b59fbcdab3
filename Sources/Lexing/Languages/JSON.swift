extension LanguageProfile {
  static let json = data(
    "json", "JSON",
    [
      "json", "jsonc", "json5", "webmanifest", "geojson", "jsonl", "har", "avsc", "topojson", "code-workspace",
      "code-snippets", "tfstate", "sarif",
    ]
  ) {
    $0.fileNames = [".babelrc", ".eslintrc", ".jshintrc", ".jscsrc", ".swcrc", ".nycrc", ".htmlhintrc", ".arcconfig"]
    $0.lineComments = [LineComment("//")]
    $0.blockComments = [BlockComment("/*", "*/")]
    // JSON5 has single quotes too.
    $0.strings = [StringForm("\""), StringForm("'", atWordStart: true)]
    $0.nameStarts = "$"
  }
}

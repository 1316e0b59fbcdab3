extension LanguageProfile {
  static let toml = data("toml", "TOML", ["toml"]) {
    $0.fileNames = ["pipfile", "gopkg.lock"]
    $0.lineComments = [LineComment("#")]
    $0.strings = [
      StringForm("\"\"\"", multiline: true), StringForm("'''", escapes: false, multiline: true), StringForm("\""),
      StringForm("'", escapes: false),
    ]
    $0.nameParts = "-"
  }
}

extension LanguageProfile {
  static let dotenv = data("dotenv", "Dotenv", ["env"]) {
    $0.fileNames = [
      ".env.ci", ".env.dev", ".env.development", ".env.development.local", ".env.dist", ".env.example",
      ".env.local", ".env.prod", ".env.production", ".env.sample", ".env.staging", ".env.template", ".env.test",
      ".env.testing", ".flaskenv",
    ]
    $0.lineComments = [LineComment("#", atWordStart: true)]
    $0.strings = [
      StringForm("\"", multiline: true, atWordStart: true),
      StringForm("'", escapes: false, multiline: true, atWordStart: true),
    ]
  }
}

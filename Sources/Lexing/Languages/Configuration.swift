/// Data and configuration: comments and strings only.
extension LanguageProfile {
  static let json = light("json", "JSON", ["json", "jsonc", "json5", "webmanifest"]) {
    $0.lineComments = [LineComment("//")]
    $0.blockComments = [BlockComment("/*", "*/")]
    $0.strings = [StringForm("\"")]
  }

  static let yaml = light("yaml", "YAML", ["yml", "yaml"]) {
    $0.lineComments = [LineComment("#", atWordStart: true)]
    $0.strings = [
      StringForm("\"", multiline: true, atWordStart: true),
      StringForm("'", escapes: false, doubles: true, atWordStart: true),
    ]
    $0.nameParts = "-."
  }

  static let toml = light("toml", "TOML", ["toml"]) {
    $0.lineComments = [LineComment("#")]
    $0.strings = [
      StringForm("\"\"\"", multiline: true), StringForm("'''", escapes: false, multiline: true), StringForm("\""),
      StringForm("'", escapes: false),
    ]
    $0.nameParts = "-"
  }

  static let ini = light("ini", "INI", ["ini", "cfg", "conf", "properties", "editorconfig"]) {
    $0.lineComments = [LineComment("#", atWordStart: true), LineComment(";", atWordStart: true)]
    $0.strings = [StringForm("\"", atWordStart: true)]
    $0.fileNames = [".editorconfig", ".npmrc", ".gitconfig"]
    $0.nameParts = "-."
  }

  static let dotenv = light("dotenv", "Dotenv", ["env"]) {
    $0.lineComments = [LineComment("#", atWordStart: true)]
    $0.strings = [StringForm("\"", atWordStart: true), StringForm("'", escapes: false, atWordStart: true)]
    $0.fileNames = [".env", ".env.example", ".env.local", ".env.production", ".env.testing"]
  }

  static let hcl = light("terraform", "Terraform", ["tf", "tfvars", "hcl"]) {
    $0.lineComments = [LineComment("#"), LineComment("//")]
    $0.blockComments = [BlockComment("/*", "*/")]
    $0.strings = [StringForm("\"", interpolation: .dollarBrace)]
    $0.traits = [.shellHeredocs]
    $0.nameParts = "-"
  }

  static let dockerfile = light("dockerfile", "Dockerfile", ["dockerfile"]) {
    $0.fileNames = ["dockerfile", "containerfile"]
    $0.lineComments = [LineComment("#", atWordStart: true)]
    $0.strings = [StringForm("\""), StringForm("'", atWordStart: true)]
    $0.nameStarts = "$"
    $0.nameParts = "-"
  }

  static let makefile = light("makefile", "Makefile", ["mk", "mak"]) {
    $0.fileNames = ["makefile", "gnumakefile"]
    $0.lineComments = [LineComment("#", atWordStart: true)]
    $0.nameStarts = "$"
    $0.nameParts = "-"
  }

  static let sql = light("sql", "SQL", ["sql", "psql", "mysql"]) {
    $0.lineComments = [LineComment("--")]
    $0.blockComments = [BlockComment("/*", "*/")]
    $0.strings = [
      StringForm("'", escapes: false, doubles: true, multiline: true), StringForm("\"", escapes: false),
      StringForm("`", escapes: false),
    ]
  }

  static let graphql = light("graphql", "GraphQL", ["graphql", "gql"]) {
    $0.lineComments = [LineComment("#")]
    $0.strings = [StringForm("\"\"\"", multiline: true), StringForm("\"")]
    $0.nameStarts = "$"
  }

  static func light(
    _ id: String, _ name: String, _ extensions: [String], _ adjust: (inout LanguageProfile) -> Void
  ) -> LanguageProfile {
    var profile = LanguageProfile(id, name)
    profile.extensions = extensions
    adjust(&profile)
    return profile
  }
}

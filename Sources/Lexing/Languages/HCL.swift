extension LanguageProfile {
  static let hcl = data("terraform", "Terraform", ["tf", "tfvars", "hcl", "tofu", "nomad"]) {
    $0.aliases = ["hcl", "opentofu"]
    $0.keywords = ["true": .literal, "false": .literal, "null": .literal, "for": .other, "if": .other, "in": .in]
    $0.lineComments = [LineComment("#"), LineComment("//")]
    $0.blockComments = [BlockComment("/*", "*/")]
    $0.strings = [StringForm("\"", interpolation: .dollarBrace)]
    $0.traits = [.shellHeredocs]
    $0.heredocInterpolation = .dollarBrace
    $0.nameParts = "-"
  }
}

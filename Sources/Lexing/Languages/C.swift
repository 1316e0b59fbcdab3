extension LanguageProfile {
  static let c = cFamily("c", "C") {
    $0.extensions = ["c", "h", "idc", "cats"]
    $0.interpreters = ["tcc"]
    $0.traits.insert(.bodiesBehindCalls)
  }
}

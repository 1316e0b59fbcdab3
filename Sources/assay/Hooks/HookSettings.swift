/// What a hook was installed with; kept in its script.
struct HookSettings: Codable, Hashable {
  /// The program's absolute path.
  var program: String
  /// Absolute paths.
  var policy: String?
  var portfolio: String?
  var baseline: String?
  var rules: [String] = []
  var trustOwner: [String] = []
  /// The branch that changes go into, where it is not what the repository's HEAD says.
  var mainline: String?

  /// As options of `assay hook run`, the value in the same word, so that none can be taken for an option.
  var arguments: [String] {
    var arguments: [String] = []
    func add(_ name: String, _ value: String?) {
      if let value { arguments.append("--\(name)=\(value)") }
    }
    add("policy", policy)
    add("portfolio", portfolio)
    add("baseline", baseline)
    for folder in rules { add("rules", folder) }
    for folder in trustOwner { add("trust-owner", folder) }
    add("mainline", mainline)
    return arguments
  }
}

internal import Findings
internal import Lexing

/// Reads one rule from its YAML.
enum RuleParser {
  static let keys = [
    "id", "version", "title", "description", "remediation", "severity", "confidence", "dimension", "cwe", "owasp",
    "requires", "overrides", "references", "tags",
    "languages", "paths", "kinds", "scopes", "credential", "public_prefix", "fallback", "enabled", "match", "minutes",
    "examples",
    "near_misses",
  ]

  static func rule(_ node: YAMLNode) throws(ConfigurationError) -> Rule {
    try node.expect(keys: keys)
    let match = try RuleMatchParser.match(node.required("match"))
    let isCredential = try node["credential"]?.bool() ?? hasSecret(match)
    let languages = try languages(node["languages"])
    if isCredential, case .content = match, let silencer = try silencer(node.required("match")) {
      throw silencer.error(
        "a rule that looks for credentials cannot be silenced by what else the file says: leave this out")
    }
    if case .code = match {
      guard !languages.isEmpty else { throw node.error("a rule over tokens needs its languages") }
      if let scopes = node["scopes"] { throw scopes.error("a rule over tokens has no scopes: it looks at code") }
    }
    var rule = Rule(
      id: try id(node.required("id")),
      version: try node["version"]?.int(in: 1...10_000) ?? 1,
      title: try node.required("title").string(),
      description: try node.required("description").string().trimmingNewlines,
      remediation: try node.required("remediation").string().trimmingNewlines,
      severity: try node.required("severity").choice(Severity.self),
      confidence: try node.required("confidence").choice(Confidence.self),
      dimension: try node.required("dimension").choice(Dimension.self),
      cwe: try cwe(node["cwe"]),
      owasp: try owasp(node["owasp"], cwe: try cwe(node["cwe"])),
      references: try node["references"]?.strings() ?? [],
      tags: try node["tags"]?.strings() ?? [],
      languages: languages,
      paths: try paths(node["paths"]),
      kinds: try kinds(node["kinds"], isCredential: isCredential, match),
      scopes: try choices(node["scopes"], RuleScope.self),
      isCredential: isCredential,
      publicPrefix: try node["public_prefix"]?.int(in: 0...7) ?? 0,
      isFallback: try node["fallback"]?.bool() ?? false,
      isOnByDefault: try isOnByDefault(node["enabled"], isCredential: isCredential),
      relations: try RuleRelations.parse(node),
      match: match,
      minutes: try minutes(node.required("minutes")))
    rule.examples = try examples(node.required("examples"), rule, isMarked: true)
    rule.nearMisses = try examples(node.required("near_misses"), rule, isMarked: false)
    return rule
  }

  private static func id(_ node: YAMLNode) throws(ConfigurationError) -> String {
    let id = try node.string()
    let parts = id.split(separator: ".", omittingEmptySubsequences: false)
    let isWellFormed =
      parts.count == 2
      && parts.allSatisfy { part in
        !part.isEmpty && part.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
      }
    guard isWellFormed else { throw node.error("a rule id is '<pack>.<name>' in lowercase letters, digits and '-'") }
    return id
  }

  /// A rule for a language that there is none of would look at nothing, and nobody would notice.
  private static func languages(_ node: YAMLNode?) throws(ConfigurationError) -> [String] {
    var ids: [String] = []
    for item in try node?.list() ?? [] {
      let id = try item.string()
      guard LanguageRegistry.language(id: id) != nil else {
        throw item.unknown("language", id, among: LanguageRegistry.profiles.map(\.language.id).sorted())
      }
      ids.append(id)
    }
    return ids
  }

  private static func isOnByDefault(_ node: YAMLNode?, isCredential: Bool) throws(ConfigurationError) -> Bool {
    guard let node else { return true }
    let isOn = try node.bool()
    guard isOn || !isCredential else {
      throw node.error("a rule that looks for credentials cannot be off by default; a policy may switch it off")
    }
    return isOn
  }

  private static func cwe(_ node: YAMLNode?) throws(ConfigurationError) -> [String] {
    var ids: [String] = []
    for item in try node?.list() ?? [] {
      let id = try item.string()
      guard id.hasPrefix("CWE-"), Int(id.dropFirst(4)) != nil else {
        throw item.error("expected a CWE id like CWE-798, found '\(id)'")
      }
      ids.append(id)
    }
    return ids
  }

  private static func owasp(_ node: YAMLNode?, cwe: [String]) throws(ConfigurationError) -> [String] {
    guard let node else { return OWASPTopTen.categories(of: cwe) }
    var ids: [String] = []
    for item in try node.list() {
      let id = try item.string()
      guard id.wholeMatch(of: /(?:A|M|API)[0-9]{1,2}:20[0-9]{2}/) != nil else {
        throw item.error("expected a category of an OWASP list like A03:2021, found '\(id)'")
      }
      ids.append(id)
    }
    return ids
  }

  private static func paths(_ node: YAMLNode?) throws(ConfigurationError) -> PathSelection {
    guard let node else { return PathSelection() }
    try node.expect(keys: ["include", "exclude", "doubt"])
    return PathSelection(
      include: try node["include"]?.strings() ?? [], exclude: try node["exclude"]?.strings() ?? [],
      doubt: try node["doubt"]?.strings())
  }

  /// Unless the rule says so: a leaked credential is one in any file; everything else is about what people wrote.
  private static func kinds(
    _ node: YAMLNode?, isCredential: Bool, _ match: RuleMatch
  ) throws(ConfigurationError) -> [FileKind] {
    if let node { return try choices(node, FileKind.self) }
    if case .file = match { return FileKind.allCases }
    return isCredential ? FileKind.allCases : [.source, .test]
  }

  private static func minutes(_ node: YAMLNode) throws(ConfigurationError) -> RepairMinutes {
    try node.expect(keys: ["base", "per_unit"])
    return RepairMinutes(
      base: try node.required("base").int(in: 0...10_000),
      perUnit: try node["per_unit"]?.double(in: 0...1_000) ?? 0)
  }

  private static func choices<Value: RawRepresentable & CaseIterable>(
    _ node: YAMLNode?, _ type: Value.Type
  ) throws(ConfigurationError) -> [Value] where Value.RawValue == String {
    var values: [Value] = []
    for item in try node?.list() ?? [] { values.append(try item.choice(type)) }
    return values
  }

  private static func silencer(_ match: YAMLNode) throws(ConfigurationError) -> YAMLNode? {
    match["unless_file"] ?? match["not_near"]
  }

  private static func hasSecret(_ match: RuleMatch) -> Bool {
    guard case .content(let content) = match else { return false }
    return content.patterns.contains { $0.expression.contains("(?<secret>") }
  }

  private static func examples(
    _ node: YAMLNode, _ rule: Rule, isMarked: Bool
  ) throws(ConfigurationError) -> [RuleExample] {
    var examples: [RuleExample] = []
    for item in try node.list() { examples.append(try RuleExampleParser.example(item, rule, isMarked: isMarked)) }
    guard examples.count >= 2 else {
      throw node.error("at least two \(isMarked ? "examples" : "near misses") are needed, found \(examples.count)")
    }
    return examples
  }
}

extension String {
  /// A block scalar ends in a line end that is no part of what it says.
  fileprivate var trimmingNewlines: String {
    String(reversed().drop { $0.isNewline || $0 == " " }.reversed())
  }
}

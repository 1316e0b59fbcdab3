import Hiring
import RuleEngine

/// Reads the section `onboarding` of `assay.yml`: the owner's templates, and the accounts of the owner's own people.
enum OnboardingNode {
  static func settings(_ node: YAMLNode) throws -> OnboardingSettings {
    try node.expect(keys: ["templates", "staff"])
    var staff: [String: [String]] = [:]
    for entry in try node["staff"]?.mapping() ?? [] { staff[entry.name.lowercased()] = try names(entry.value) }
    var templates: [OnboardingTemplate] = []
    for template in try node["templates"]?.list() ?? [] {
      templates.append(try OnboardingNode.template(template, after: templates))
    }
    return OnboardingSettings(templates: templates, staff: staff)
  }

  private static func template(_ node: YAMLNode, after others: [OnboardingTemplate]) throws -> OnboardingTemplate {
    try node.expect(keys: ["name", "roles", "card", "checklist", "items"])
    if let all = others.first(where: \.roles.isEmpty) {
      throw node.error("the template '\(all.name)' before it names no `roles:` and serves everybody; put it last")
    }
    var roles: Set<Contractor.Role> = []
    for role in try node["roles"]?.list() ?? [] {
      let named = try role.choice(Contractor.Role.self)
      if let other = others.first(where: { $0.roles.contains(named) }) {
        throw role.error("the template '\(other.name)' serves \(named.rawValue) already")
      }
      roles.insert(named)
    }
    var items: [OnboardingTemplate.Item] = []
    for item in try node.required("items").list() { items.append(try OnboardingNode.item(item, after: items)) }
    return OnboardingTemplate(
      name: try node.required("name").string(), roles: roles,
      card: try node["card"]?.string() ?? OnboardingTemplate.usualCard,
      checklist: try node["checklist"]?.string() ?? "*", items: items)
  }

  private static func item(_ node: YAMLNode, after others: [OnboardingTemplate.Item]) throws -> OnboardingTemplate.Item
  {
    try node.expect(keys: ["id", "title", "fact", "account", "attended", "ticked", "attested", "days"])
    let place = try node.required("id")
    let id = try place.string()
    if id == "card" { throw place.error("`card` is what the card has beside the template; name the item otherwise") }
    if others.contains(where: { $0.id == id }) { throw place.error("the item `\(id)` stands twice in this template") }
    let title = try node["title"]?.string() ?? id
    let proofs = try OnboardingNode.proofs(node)
    return OnboardingTemplate.Item(
      id: id, title: title, proofs: proofs, ticked: try node["ticked"].map(names) ?? [title],
      attested: try node["attested"].map(names) ?? [id], needsAttestation: node["attested"] != nil && proofs.isEmpty,
      days: try node["days"]?.int(in: 0...365))
  }

  private static func proofs(_ node: YAMLNode) throws -> [OnboardingTemplate.Proof] {
    var proofs: [OnboardingTemplate.Proof] = []
    if let fact = node["fact"] {
      switch try fact.choice(Fact.self) {
      case .identity: proofs.append(.identity)
      case .agreement: proofs.append(.agreement)
      }
    }
    if let account = node["account"] { proofs.append(.account(try names(account).map { $0.lowercased() })) }
    if let meeting = node["attended"] { proofs.append(.attended(try meeting.string())) }
    return proofs
  }

  private enum Fact: String, CaseIterable { case identity, agreement }

  /// One text or a list of them.
  private static func names(_ node: YAMLNode) throws -> [String] {
    let names = node.isList ? try node.strings() : [try node.string()]
    if names.isEmpty { throw node.error("expected at least one name, found an empty list") }
    return names
  }
}

/// What is to be done when somebody starts, and what proves that it was.
package struct OnboardingTemplate: Sendable, Hashable {
  /// What Assay can see for itself.
  package enum Proof: Sendable, Hashable {
    /// The owner confirmed an identity under which they commit.
    case identity
    /// The portfolio has a signed assignment of rights.
    case agreement
    /// The portfolio names their account in one of the systems. That it names none says nothing.
    case named([String])
    /// The newest list of one of the systems has an account of theirs.
    case account([String])
    /// They were at the meeting.
    case attended(String)
  }

  package struct Item: Sendable, Hashable {
    package var id: String
    package var title: String
    /// All are needed.
    package var proofs: [Proof]
    /// Names of the checklist's items that stand for this one.
    package var ticked: [NamePattern]
    /// Attestations that stand for it, as they are called.
    package var attested: [String]
    /// Whether an attestation is what the owner asked for, so that none means that it is open.
    package var needsAttestation: Bool
    /// Within how many days of the start; nil for the policy's.
    package var days: Int?

    package init(
      id: String, title: String, proofs: [Proof] = [], ticked: [String] = [], attested: [String] = [],
      needsAttestation: Bool = false, days: Int? = nil
    ) {
      self.id = id
      self.title = title
      self.proofs = proofs
      self.ticked = ticked.map { NamePattern($0) }
      self.attested = attested
      self.needsAttestation = needsAttestation
      self.days = days
    }
  }

  package var name: String
  /// Whom it is for; nobody named means everybody.
  package var roles: Set<Contractor.Role>
  /// The card's name, with `{name}` and `{id}` for the contractor's; without them the card must be theirs by its name or
  /// its assignee.
  package var card: String
  /// The checklist's name, likewise. With `{name}` or `{id}` it is found on any card.
  package var checklist: String
  package var items: [Item]

  package init(
    name: String, roles: Set<Contractor.Role> = [], card: String = OnboardingTemplate.usualCard,
    checklist: String = "*", items: [Item]
  ) {
    self.name = name
    self.roles = roles
    self.card = card
    self.checklist = checklist
    self.items = items
  }

  package static let usualCard = "*onboard*"
}

/// What the owner says about onboarding and access in the portfolio.
package struct OnboardingSettings: Sendable, Hashable {
  /// The owner's own; the usual ones serve roles for which there is none.
  package var templates: [OnboardingTemplate]
  /// Accounts of the owner's own people by system, in small letters: names, ids, addresses, or `@northwind.example` for
  /// everybody with such an address.
  package var staff: [String: [String]]

  package init(templates: [OnboardingTemplate] = [], staff: [String: [String]] = [:]) {
    self.templates = templates
    self.staff = staff
  }

  package func template(for role: Contractor.Role) -> OnboardingTemplate {
    (templates + OnboardingTemplate.usual).first { $0.roles.isEmpty || $0.roles.contains(role) } ?? .team
  }
}

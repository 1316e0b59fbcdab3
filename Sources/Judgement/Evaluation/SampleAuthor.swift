/// Somebody who would like to be hired, as their commits have it. Nobody has confirmed any of it.
package struct SampleAuthor: Sendable, Hashable {
  /// How their identities were found.
  package enum Choice: String, Sendable {
    /// By what the owner typed.
    case named
    /// They are the only human author.
    case soleAuthor = "sole-author"
  }

  /// A name and address as they stand in commits; hostile until escaped.
  package struct Identity: Sendable, Hashable {
    package var name: String
    package var email: String
    package var commits: Int

    package init(name: String, email: String, commits: Int) {
      self.name = name
      self.email = email
      self.commits = commits
    }

    /// `Name <mail@example.com>`.
    package var text: String { name.isEmpty ? "<\(email)>" : "\(name) <\(email)>" }
  }

  /// The id under which the applicant stands on the card and in the map of identities.
  package static let id = "applicant"

  package var choice: Choice
  /// Those with most commits first.
  package var identities: [Identity]

  package init(choice: Choice, identities: [Identity]) {
    self.choice = choice
    self.identities = identities
  }

  /// The name used most.
  package var name: String { identities.first { !$0.name.isEmpty }?.name ?? identities.first?.email ?? "" }

  /// The addresses as `OwnerIdentity` reads them, each once: in brackets, so that none is taken for a login.
  package var addresses: [String] {
    var seen: Set<String> = []
    return identities.map { "<\($0.email)>" }.filter { seen.insert($0.lowercased()).inserted }
  }
}

/// Two people of the report who may be one. Only the owner can say so, by adding the identity to `assay.yml`.
package struct AliasSuggestion: Sendable, Hashable {
  /// What both have in common.
  package enum Reason: Sendable, Hashable {
    /// The number of one account on a code host, which stays when its login changes.
    case accountNumber(host: String, number: String)
    /// The login of an account; it can be given up and taken by another.
    case accountLogin(host: String, login: String)
    /// Addresses whose mail lands in one box: a `+tag`, Gmail's dots, white space.
    case mailbox(String)
    /// The same name, and the same part before the `@` or the same login.
    case nameAndLocalPart(name: String, local: String)
    /// The same name but for case, accents, dots and the order of words.
    case name(String)
    /// Names that look the same and are written with other letters.
    case lookAlike(String, String)
    /// The judged repository's own `.mailmap` says so.
    case mailmap(lines: [Int])
  }

  package enum Strength: String, Sendable, Hashable, Comparable, Codable, CaseIterable {
    case possible, likely, strong

    package static func < (left: Strength, right: Strength) -> Bool {
      (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
    }
  }

  /// Whom the alias may belong to: a contractor where one is concerned, else the one with more commits.
  package var person: Person
  package var alias: Person
  /// Each kind once, strongest first.
  package var reasons: [Reason]
  package var strength: Strength
  /// What the alias has: how much depends on the answer.
  package var commits: Int
  package var coAuthored: Int
  package var liveLines: Int?
}

extension AliasSuggestion.Reason {
  /// How much it says alone. Our own judgement: an account number and a mailbox are one person's, a login nearly so; a
  /// name of two words rarely is two people's in one repository, a single word often is.
  package var strength: AliasSuggestion.Strength {
    switch self {
    case .accountNumber, .mailbox: .strong
    case .accountLogin, .nameAndLocalPart, .mailmap: .likely
    case .name(let words): words.contains(" ") ? .likely : .possible
    case .lookAlike: .possible
    }
  }

  /// The order in which reasons are told, and their names in machine formats.
  package var kind: String {
    switch self {
    case .accountNumber: "account-number"
    case .mailbox: "mailbox"
    case .accountLogin: "account-login"
    case .nameAndLocalPart: "name-and-local-part"
    case .mailmap: "mailmap"
    case .name: "name"
    case .lookAlike: "look-alike"
    }
  }
}

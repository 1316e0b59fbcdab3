extension Roster {
  /// Ids of the contractors whose account a list names, sorted; several may share one.
  ///
  /// Known are accounts that the portfolio names, by the system's own id of the account too, addresses and logins on code
  /// hosts that the owner confirmed as theirs, and in a list that a person keeps also the portfolio's id and the whole
  /// name. What a member calls himself in a system's own list says nothing: anybody can change it.
  package func owners(of grant: AccessGrant) -> [String] {
    if grant.isHandKept {
      let known = contractors(system: grant.system, account: grant.account, email: grant.email)
      if !known.isEmpty { return known.sorted() }
      for written in [grant.account, grant.name] where !written.isEmpty {
        let named = contractors(written: written, in: grant.system)
        if !named.isEmpty { return named.sorted() }
      }
    } else {
      for account in [grant.account, grant.accountID].compactMap(\.self) {
        let known = contractors(system: grant.system, account: account, email: grant.email)
        if !known.isEmpty { return known.sorted() }
      }
    }
    guard CodeHostLogin.hosts.contains(grant.system) else { return [] }
    return contractors.filter { contractor in
      CodeHostLogin.logins(of: contractor).contains {
        $0.system == grant.system && $0.login == grant.account.lowercased()
      }
    }
    .map(\.id).sorted()
  }

  /// The systems of the owner's in which the contractor is said to have an account, sorted. A platform on which they are
  /// hired is theirs, not the owner's.
  package static func systems(of contractor: Contractor) -> [String] {
    let platforms = Set(Engagement.Platform.allCases.map(\.rawValue))
    let systems = accounts(of: contractor).map(\.system) + CodeHostLogin.logins(of: contractor).map(\.system)
    return Set(systems).subtracting(platforms).sorted()
  }
}

/// A login on a code host that the owner confirmed as somebody's: `@login`, `github:login`, `gitlab:login`, or an address
/// that the host itself gives to a login.
struct CodeHostLogin: Hashable {
  var system: String
  /// In small letters.
  var login: String

  static let hosts: Set<String> = ["github", "gitlab"]

  static func logins(of contractor: Contractor) -> Set<CodeHostLogin> {
    Set(contractor.identities.compactMap { CodeHostLogin(identity: $0.lowercased()) })
  }

  /// Nil for an address of the person's own.
  init?(identity: String) {
    let text = String(identity.split(separator: "<").last ?? "").replacing(">", with: "")
    if text.hasPrefix("@") {
      self.init(system: "github", login: String(text.dropFirst()))
    } else if !text.contains("@"), let colon = text.firstIndex(of: ":") {
      let host = String(text[..<colon])
      guard Self.hosts.contains(host) else { return nil }
      self.init(system: host, login: String(text[text.index(after: colon)...]))
    } else if let login = Self.login(of: text, at: "@users.noreply.github.com", after: "+") {
      self.init(system: "github", login: login)
    } else if let login = Self.login(of: text, at: "@users.noreply.gitlab.com", after: "-") {
      self.init(system: "gitlab", login: login)
    } else {
      return nil
    }
  }

  private init(system: String, login: String) {
    self.system = system
    self.login = login
  }

  /// `amirk` of `12+amirk@users.noreply.github.com`, and of `amirk@users.noreply.github.com` as it was written before.
  private static func login(of address: String, at host: String, after mark: Character) -> String? {
    guard address.hasSuffix(host) else { return nil }
    let name = address.dropLast(host.count)
    let number = name.prefix { $0.isASCII && $0.isNumber }
    let rest = name.dropFirst(number.count)
    let login = !number.isEmpty && rest.first == mark ? rest.dropFirst() : name
    return login.isEmpty ? nil : String(login)
  }
}

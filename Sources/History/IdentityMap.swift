/// Turns the claims of commits into people: the owner's file first, then bots, then noreply addresses of one account,
/// then `.mailmap`, else unknown.
///
/// The owner's file decides alone who is confirmed. Everything else lies in the judged repository or in what anybody can
/// write into a commit, so it only joins unknown addresses with each other; where it would make somebody a contractor,
/// that is a suggestion for the owner.
package struct IdentityMap: Sendable {
  /// Every identity of the owner's file, by contractor and then as written there.
  package let owned: [(contractor: String, text: String, identity: OwnerIdentity)]
  /// Contractor by folded address.
  private let confirmed: [String: String]
  /// Contractor by `host:login`.
  private let confirmedLogins: [String: String]
  private let bots: Set<String>
  private let assistants: AssistantNames
  private(set) var mailmap = Mailmap([])
  /// Unknown people who appear under several addresses, by folded claim.
  private var joined: [IdentityClaim: String] = [:]

  /// - Parameters:
  ///   - confirmed: contractor id to identities as `OwnerIdentity` reads them. A text that is none is taken as an
  ///     address; the portfolio's reader has refused it before. An identity of two contractors goes to the first id.
  ///   - bots: names, logins or addresses of machines beside those that are known; `[bot]` is always one.
  ///   - assistants: names or addresses of AI tools.
  ///   - mailmap: the bytes of `.mailmap` at the mainline, empty where there is none.
  package init(
    confirmed: [String: [String]], bots: [String] = [], assistants: [String] = IdentityMap.knownAssistants,
    mailmap: [UInt8] = []
  ) {
    var addresses: [String: String] = [:]
    var logins: [String: String] = [:]
    var owned: [(contractor: String, text: String, identity: OwnerIdentity)] = []
    for (id, identities) in confirmed.sorted(by: { $0.key < $1.key }) {
      for text in identities {
        let identity = Self.read(text)
        owned.append((id, text, identity))
        switch identity {
        case .address(let address): addresses[address] = addresses[address] ?? id
        case .login: logins[identity.key] = logins[identity.key] ?? id
        }
      }
    }
    self.owned = owned
    self.confirmed = addresses
    self.confirmedLogins = logins
    self.bots = Set(bots.map(ASCII.folded))
    self.assistants = AssistantNames(assistants)
    self.mailmap = Mailmap(mailmap)
  }

  /// The same map with the repository's `.mailmap`; what was joined before is forgotten.
  package func with(mailmap bytes: [UInt8]) -> IdentityMap {
    var copy = self
    copy.mailmap = Mailmap(bytes)
    copy.joined = [:]
    return copy
  }

  /// The same map, knowing which unknown claims of a history belong together by `.mailmap` and by account. Linear.
  package func joining(_ claims: some Sequence<IdentityClaim>) -> IdentityMap {
    var copy = self
    copy.joined = UnknownPeople(claims, in: self).people
    return copy
  }

  /// Names under which code assistants sign as co-authors. Our list; a policy may give another.
  package static let knownAssistants = [
    "copilot", "claude", "chatgpt", "openai", "codex", "cursor", "cursoragent", "devin", "devin-ai", "gemini",
    "gemini-code-assist", "aider", "windsurf", "sweep-ai", "tabnine", "amazon q", "google-labs-jules", "coderabbitai",
    "openhands",
    "cline", "opencode",
  ]

  package func person(name: String, email: String) -> Person { person(IdentityClaim(name: name, email: email)) }

  package func person(_ claim: IdentityClaim) -> Person {
    if let id = contractor(address: claim.address) { return Person(standing: .confirmed, id: id) }
    if botEvidence(claim) != nil {
      return Person(standing: .bot, id: claim.name.isEmpty ? claim.address : claim.nameText)
    }
    return Person(standing: .unknown, id: joined[claim.folded] ?? canonicalAddress(of: claim))
  }

  /// The contractor whom the owner's file gives an address to, by the address itself or by its noreply login.
  package func contractor(address: String) -> String? {
    let folded = ASCII.folded(address)
    if let id = confirmed[folded] { return id }
    guard !confirmedLogins.isEmpty, let noreply = NoreplyAddress(address: folded) else { return nil }
    return confirmedLogins["\(noreply.host):\(noreply.login)"]
  }

  /// The contractor whom `.mailmap` claims an unconfirmed address for, so that the owner can be asked.
  package func mailmapClaim(name: String, email: String) -> String? {
    mailmapClaim(IdentityClaim(name: name, email: email))
  }

  package func mailmapClaim(_ claim: IdentityClaim) -> String? {
    guard contractor(address: claim.address) == nil else { return nil }
    return contractor(address: mailmap.resolve(claim).claim.address)
  }

  /// What git itself would show for a claim, and which lines of `.mailmap` say so; none where nothing maps it.
  package func mailmapped(_ claim: IdentityClaim) -> (claim: IdentityClaim, lines: [Int]) {
    let match = mailmap.resolve(claim)
    return (match.claim, match.lines)
  }

  /// Whether a co-author is an AI tool: shown, never scored.
  package func isAssistant(name: String, email: String) -> Bool {
    isAssistant(IdentityClaim(name: name, email: email))
  }

  package func isAssistant(_ claim: IdentityClaim) -> Bool {
    contractor(address: claim.address) == nil && assistants.contains(claim)
  }

  /// Why a claim is a machine's; nil for everybody else. Says nothing about whom the owner has confirmed.
  package func botEvidence(_ claim: IdentityClaim) -> BotEvidence? {
    let address = claim.address
    let noreply = NoreplyAddress(address: address)
    if noreply?.isBot == true || KnownBots.addresses.contains(address) { return .address }
    if let login = noreply?.login, KnownBots.logins.contains(login) { return .address }
    let name = ASCII.text(Array(ASCII.trimmed(ASCII.folded(claim.name)[...])))
    if bots.contains(name) || bots.contains(address) || noreply.map({ bots.contains($0.login) }) == true {
      return .policy
    }
    return name.hasSuffix("[bot]") || address.contains("[bot]@") ? .name : nil
  }

  /// The address an unconfirmed claim goes by on its own: `.mailmap`'s, but never a contractor's or a machine's, whom
  /// the judged repository could otherwise name at will.
  func canonicalAddress(of claim: IdentityClaim) -> String {
    let mapped = mailmap.resolve(claim).claim
    let address = mapped.address
    if address != claim.address, !address.isEmpty, contractor(address: address) == nil, botEvidence(mapped) == nil {
      return address
    }
    // Without an address the name has to do, written so that it cannot be taken for somebody's address.
    return claim.email.isEmpty ? "\(claim.folded.nameText) <>" : claim.address
  }

  private static func read(_ identity: String) -> OwnerIdentity {
    do throws(OwnerIdentity.Mistake) {
      return try OwnerIdentity(identity)
    } catch {
      return .address(ASCII.folded(identity))
    }
  }
}

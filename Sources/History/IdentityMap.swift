internal import Git

/// Turns the claims of commits into people: the owner's map first, then bots, then `.mailmap`, else unknown.
///
/// The owner's file decides alone who is confirmed. `.mailmap` lies in the judged repository, so it only joins unknown
/// addresses with each other; where it would make somebody a contractor, that is a suggestion for the owner.
package struct IdentityMap: Sendable {
  private var confirmed: [String: String]
  private var bots: [String]
  private var assistantNames: [String]
  private var mailmap: Mailmap

  /// - Parameters:
  ///   - confirmed: contractor id to identities as the owner wrote them: `mail` or `Name <mail>`.
  ///   - bots: names or addresses of machines, lowercased comparison; `[bot]` is always one.
  ///   - assistants: words that mark an AI co-author's name or address.
  ///   - mailmap: the bytes of `.mailmap` at the mainline, empty where there is none.
  package init(
    confirmed: [String: [String]], bots: [String] = [], assistants: [String] = IdentityMap.knownAssistants,
    mailmap: [UInt8] = []
  ) {
    var owners: [String: String] = [:]
    for (id, identities) in confirmed.sorted(by: { $0.key < $1.key }) {
      for identity in identities { owners[Self.address(of: identity)] = id }
    }
    self.confirmed = owners
    self.bots = bots.map { $0.lowercased() }
    self.assistantNames = assistants.map { $0.lowercased() }
    self.mailmap = Mailmap(mailmap)
  }

  /// The same map with the repository's `.mailmap`.
  package func with(mailmap bytes: [UInt8]) -> IdentityMap {
    var copy = self
    copy.mailmap = Mailmap(bytes)
    return copy
  }

  /// Names under which code assistants sign as co-authors. Our list; a policy may give another.
  package static let knownAssistants = [
    "copilot", "claude", "chatgpt", "openai", "codex", "cursor agent", "cursoragent", "devin-ai", "gemini-code-assist",
    "aider", "windsurf", "sweep-ai", "tabnine", "amazon q",
  ]

  package func person(name: String, email: String) -> Person {
    let address = email.lowercased()
    if let id = confirmed[address] { return Person(standing: .confirmed, id: id) }
    if isBot(name: name, address: address) {
      return Person(standing: .bot, id: name.isEmpty ? address : name)
    }
    let mapped = mailmap.resolve(name: name, email: email)
    let canonical = mapped.email.lowercased()
    // An address that the judged repository itself maps onto a contractor stays unknown until the owner confirms it.
    if canonical != address, confirmed[canonical] == nil {
      return Person(standing: .unknown, id: canonical)
    }
    return Person(standing: .unknown, id: address.isEmpty ? name : address)
  }

  /// The contractor whom `.mailmap` claims an unconfirmed address for, so that the owner can be asked.
  package func mailmapClaim(name: String, email: String) -> String? {
    guard confirmed[email.lowercased()] == nil else { return nil }
    return confirmed[mailmap.resolve(name: name, email: email).email.lowercased()]
  }

  /// Whether a co-author is an AI tool: shown, never scored.
  package func isAssistant(name: String, email: String) -> Bool {
    let text = (name + " " + email).lowercased()
    return assistantNames.contains { text.contains($0) }
  }

  private func isBot(name: String, address: String) -> Bool {
    let lowered = name.lowercased()
    if lowered.hasSuffix("[bot]") || address.contains("[bot]@") { return true }
    return bots.contains(lowered) || bots.contains(address)
  }

  private static func address(of identity: String) -> String {
    guard let open = identity.lastIndex(of: "<"), let close = identity.lastIndex(of: ">"), open < close else {
      return identity.trimmingWhitespace().lowercased()
    }
    return identity[identity.index(after: open)..<close].lowercased()
  }
}

extension StringProtocol {
  func trimmingWhitespace() -> String {
    guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace }) else {
      return ""
    }
    return String(self[first...last])
  }
}

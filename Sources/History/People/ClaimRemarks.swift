/// What is odd about the claims of one person.
enum ClaimRemarks {
  static func remarks(on entry: PeopleReport.Entry, identities: IdentityMap) -> [PeopleReport.Remark] {
    var remarks: [PeopleReport.Remark] = []
    let used = entry.identities.filter { $0.commits > 0 || $0.coAuthored > 0 }
    if entry.person.standing == .bot, used.allSatisfy({ identities.botEvidence($0.claim) == .name }), !used.isEmpty {
      remarks.append(.botByNameOnly)
    }
    if entry.person.standing == .unknown, used.contains(where: { $0.commits > 0 && identities.isAssistant($0.claim) }) {
      remarks.append(.assistantAsAuthor)
    }
    remarks += sharedAddresses(used)
    if used.contains(where: { hasHidden($0.name) || hasHidden($0.email) }) { remarks.append(.hiddenCharacters) }
    if used.contains(where: { $0.claim.name.isEmpty }) { remarks.append(.noName) }
    if used.contains(where: { $0.claim.email.isEmpty }) { remarks.append(.noAddress) }
    return remarks
  }

  /// Addresses under which people of different names write: an agency's, a shared machine's. Names of several words that
  /// have none in common, because a nickname or a second spelling of one's own name is usual.
  private static func sharedAddresses(_ identities: [PeopleReport.Identity]) -> [PeopleReport.Remark] {
    Dictionary(grouping: identities.filter { !$0.claim.email.isEmpty }, by: \.claim.address)
      .sorted { $0.key < $1.key }
      .compactMap { address, identities in
        let words = identities.compactMap { identity in
          NameKey(identity.name).map { (name: identity.name, words: Set($0.words.split(separator: " "))) }
        }.filter { $0.words.count > 1 }
        guard let first = words.first, words.contains(where: { $0.words.isDisjoint(with: first.words) }) else {
          return nil
        }
        return .sharedAddress(address: address, names: Array(Set(words.map(\.name))).sorted())
      }
  }

  private static func hasHidden(_ text: String) -> Bool {
    text.unicodeScalars.contains { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: true
      default: false
      }
    }
  }
}

/// Everything that a record or a text may tell somebody by: accounts, addresses, contracts, names.
///
/// Each mark is a plain text with its kind in front, so that it can be compared, or kept as a keyed hash and compared
/// just the same.
package struct PersonMarks: Sendable, Hashable {
  package private(set) var marks: Set<String> = []

  package init() {}

  /// Of a contractor as the portfolio names them.
  package init(_ contractor: Contractor) {
    marks.insert(Self.id(contractor.id))
    addWord(contractor.id)
    add(name: contractor.name, withParts: true)
    for identity in contractor.identities { add(identity: identity) }
    for (system, account) in Roster.accounts(of: contractor) { add(system: system, account: account) }
    for engagement in contractor.engagements {
      add(platform: engagement.platform.rawValue, contract: engagement.contract)
    }
  }

  package static func union(of contractors: some Sequence<Contractor>) -> PersonMarks {
    var all = PersonMarks()
    for contractor in contractors { all.marks.formUnion(PersonMarks(contractor).marks) }
    return all
  }

  /// A name as it was met beside one of their accounts.
  ///
  /// - Parameter withParts: whether its single words tell them too: only of names that the owner wrote, since anybody
  ///   may call themselves anything.
  package mutating func add(name: String, withParts: Bool = false) {
    let words = TextWords(name).words
    let key = words.map(\.key).joined(separator: " ")
    guard !key.isEmpty, !CommonWords.isNoName(key) else { return }
    marks.insert(Self.name(key))
    if words.count > 1 { marks.insert(Self.text(key)) }
    guard withParts else { return }
    for word in words { addWord(word.key) }
  }

  /// A stranger's name, to be taken out of quoted texts: one of a single word too.
  package mutating func add(stranger name: String) {
    add(name: name)
    if TextWords(name).words.count == 1 { addWord(name) }
  }

  package mutating func add(address: String) {
    let key = TextWords.key(ofName: address)
    guard address.contains("@"), key.contains(" ") else { return }
    marks.insert(Self.address(address))
    marks.insert(Self.text(key))
    addWord(String(address.prefix { $0 != "@" }))
  }

  package mutating func add(system: String, account: String) {
    marks.insert(Self.account(system, account))
    if account.contains("@") { add(address: account) } else { addWord(account) }
  }

  package mutating func add(platform: String, contract: String) {
    marks.insert(Self.contract(platform, contract))
    addWord(contract)
  }

  /// Without what others are told by too.
  package func subtracting(_ others: PersonMarks) -> PersonMarks {
    var own = self
    own.marks.subtract(others.marks)
    return own
  }

  package mutating func formUnion(_ other: PersonMarks) { marks.formUnion(other.marks) }

  /// `Name <mail@example.com>` or an address.
  private mutating func add(identity: String) {
    if let open = identity.lastIndex(of: "<") {
      add(name: String(identity[..<open]), withParts: true)
      add(address: String(identity[identity.index(after: open)...].prefix { $0 != ">" }))
    } else {
      add(address: identity)
    }
  }

  /// A login, an id or a part of a name: long enough to mean somebody, and no word that stands everywhere.
  private mutating func addWord(_ word: String) {
    let words = TextWords(word).words
    let key = words.map(\.key).joined(separator: " ")
    guard words.count == 1 else {
      if words.count > 1, key.utf8.count >= 5 { marks.insert(Self.text(key)) }
      return
    }
    let isNumber = key.allSatisfy(\.isNumber)
    let isLong = isNumber ? key.count >= 5 : key.count >= (key.utf8.count > key.count ? 2 : 3)
    if isLong, !CommonWords.isNoName(key) { marks.insert(Self.text(key)) }
  }

  package static func id(_ id: String) -> String { "id\u{0}\(id)" }
  static func account(_ system: String, _ account: String) -> String {
    "account\u{0}\(system)\u{0}\(account.lowercased())"
  }
  static func contract(_ platform: String, _ contract: String) -> String {
    "contract\u{0}\(platform)\u{0}\(contract.lowercased())"
  }
  static func address(_ address: String) -> String { "address\u{0}\(address.lowercased())" }
  static func name(_ key: String) -> String { "name\u{0}\(key)" }
  static func text(_ key: String) -> String { textPrefix + key }
  private static let textPrefix = "text\u{0}"

  /// The bytes and words of a mark that is looked for in running text; nil for other marks.
  package static func extent(of mark: String) -> TextExtent? {
    guard mark.hasPrefix(textPrefix) else { return nil }
    let key = mark.dropFirst(textPrefix.count)
    return TextExtent(bytes: key.utf8.count, words: key.count { $0 == " " } + 1)
  }
}

/// How long a mark of running text is: tells most words of a text apart from it before anything is hashed.
package struct TextExtent: Sendable, Hashable {
  package var bytes: Int
  package var words: Int

  package init(bytes: Int, words: Int) {
    self.bytes = bytes
    self.words = words
  }
}

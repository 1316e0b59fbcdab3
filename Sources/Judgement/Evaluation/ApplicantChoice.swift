package import History

/// Finds the applicant among the authors of a history.
package struct ApplicantChoice: Sendable {
  /// Somebody who may be meant.
  package struct Author: Sendable, Hashable {
    package var identities: [SampleAuthor.Identity]
    package var commits: Int
    /// Of the commits of all people, machines left out, 0 to 1.
    package var share: Double
  }

  package enum Failure: Error, Sendable, Hashable {
    /// No human stands as the author of any commit.
    case nobody
    /// Several do, most commits first: one has to be named.
    case several([Author])
    /// Nobody goes by what was typed; the known names and addresses.
    case unknown(String, known: [String])
    /// What was typed is no identity, and why.
    case malformed(String)
    /// The identities that were meant have no address, so their commits cannot be told from others'.
    case withoutAddress(String)
  }

  /// Humans with commits of their own, most commits first.
  package let authors: [Author]
  /// AI tools that stand as authors: never taken on their own, but whoever drove one can be said to answer for it.
  private let tools: [SampleAuthor.Identity]

  /// - Parameters:
  ///   - people: of the whole history, with nobody confirmed.
  ///   - identities: tells which authors are AI tools.
  package init(_ people: PeopleReport, identities: IdentityMap) {
    var found: [(identities: [SampleAuthor.Identity], commits: Int)] = []
    var tools: [SampleAuthor.Identity] = []
    for entry in people.people where entry.person.standing != .bot {
      let used = entry.identities.filter { $0.commits > 0 }
      tools += used.filter { identities.isAssistant($0.claim) }.map(Self.identity)
      let own = used.filter { !identities.isAssistant($0.claim) }.map(Self.identity)
        .sorted { ($1.commits, $0.text) < ($0.commits, $1.text) }
      if !own.isEmpty { found.append((own, own.reduce(0) { $0 + $1.commits })) }
    }
    self.tools = tools
    let all = found.reduce(0) { $0 + $1.commits }
    authors = found.map {
      Author(identities: $0.identities, commits: $0.commits, share: Double($0.commits) / Double(max(1, all)))
    }.sorted { ($1.commits, $0.identities[0].text) < ($0.commits, $1.identities[0].text) }
  }

  /// Whoever goes by one of the texts: an address, a name, `Name <address>`, or a login as `@login`. Without any the
  /// only author there is.
  ///
  /// An address takes the commits of that address alone: what the judged repository's `.mailmap` joins with it is its
  /// own claim. A name takes every address that stands beside it.
  package func applicant(named texts: [String]) throws(Failure) -> SampleAuthor {
    guard !authors.isEmpty else { throw .nobody }
    guard !texts.isEmpty else {
      guard authors.count == 1, let author = authors.first else { throw .several(authors) }
      return try Self.addressed(SampleAuthor(choice: .soleAuthor, identities: author.identities))
    }
    var chosen: Set<SampleAuthor.Identity> = []
    for text in texts {
      let matching = try matches(text)
      guard !matching.isEmpty else {
        throw .unknown(
          text, known: authors.flatMap(\.identities).flatMap { [$0.email, $0.name] }.filter { !$0.isEmpty })
      }
      chosen.formUnion(matching)
    }
    // The address decides whose a commit is, whatever name stands beside it: all its names are listed.
    let addresses = Set(chosen.map { $0.email.lowercased() })
    chosen.formUnion((authors.flatMap(\.identities) + tools).filter { addresses.contains($0.email.lowercased()) })
    return try Self.addressed(
      SampleAuthor(choice: .named, identities: chosen.sorted { ($1.commits, $0.text) < ($0.commits, $1.text) }))
  }

  private static func identity(_ identity: PeopleReport.Identity) -> SampleAuthor.Identity {
    SampleAuthor.Identity(name: identity.name, email: identity.email, commits: identity.commits)
  }

  private func matches(_ text: String) throws(Failure) -> [SampleAuthor.Identity] {
    let all = authors.flatMap(\.identities) + tools
    let words = text.split(separator: " ").joined(separator: " ").lowercased()
    guard !words.isEmpty else { throw .malformed("--author is empty; give an address or a name") }
    if !text.contains("<"), !text.hasPrefix("@"), !text.contains("@") {
      let byName = all.filter { $0.name.split(separator: " ").joined(separator: " ").lowercased() == words }
      // A machine without a mail name gives addresses without `@`.
      let byAddress = all.filter { $0.email.lowercased() == words }
      if !byName.isEmpty || !byAddress.isEmpty { return byName + byAddress }
      guard words.contains(":") else { return [] }
    }
    let map = IdentityMap(confirmed: [SampleAuthor.id: [text]])
    do {
      _ = try OwnerIdentity(text)
    } catch {
      throw .malformed("\(error)")
    }
    return all.filter { map.contractor(address: $0.email) != nil }
  }

  private static func addressed(_ applicant: SampleAuthor) throws(Failure) -> SampleAuthor {
    let name = applicant.name
    var applicant = applicant
    applicant.identities.removeAll { $0.email.isEmpty }
    guard !applicant.identities.isEmpty else { throw .withoutAddress(name) }
    return applicant
  }
}

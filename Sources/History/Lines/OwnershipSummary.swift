internal import Git
package import SourceText

/// Who knows what of a tree: whose lines are alive, who alone knows files, and what leaves with whom.
package struct OwnershipSummary: Sendable {
  /// One person's part.
  package struct Share: Sendable, Hashable {
    package var person: Person
    package var lines: Int
    /// Of all lines, 0 to 1.
    package var share: Double
    /// Lines in files that are this person's nearly alone.
    package var soleOwnedLines: Int
    /// Files that the person is an author of.
    package var files: Int
  }

  /// What the person who asks has decided.
  package struct Settings: Sendable {
    /// Share of a file's lines that makes it one person's.
    package var islandShare: Double
    package var halfLifeDays: Double
    /// Seconds since 1970; from here a change's age is counted.
    package var now: Int64
    /// Ids of people taken for gone.
    package var without: Set<String>

    package init(islandShare: Double, halfLifeDays: Double, now: Int64, without: Set<String> = []) {
      self.islandShare = islandShare
      self.halfLifeDays = halfLifeDays
      self.now = now
      self.without = without
    }
  }

  /// Most lines first, then by person. Who left is still listed: the lines are there.
  package var people: [Share]
  /// Of those who stay.
  package var busFactor: TruckFactor
  /// Text files with somebody who knows them, before anybody leaves.
  package var files: Int
  package var lines: Int
  /// Text files that nobody who stays knows, sorted.
  package var orphaned: [RepositoryPath]
  /// Files left out because git takes them for binary.
  package var binaryFiles: Int
  /// What changes with those who are taken for gone; nil where nobody is.
  package var leaving: Leaving?

  /// What leaves with some people.
  package struct Leaving: Sendable, Hashable {
    /// A file that somebody knew and nobody who stays does.
    package struct File: Sendable, Hashable {
      package var path: RepositoryPath
      package var lines: Int
      /// Lines of those who leave.
      package var own: Int
      /// Who stays and is nearest to know it; nil where nobody who stays knows anything here.
      package var nearest: NearestPeople.Nearest?
    }

    /// While they are still there.
    package var busFactor: TruckFactor
    /// Files that nobody knew before already.
    package var orphanedBefore: Int
    /// By path.
    package var files: [File]
  }

  /// - Parameter ownership: read with `followsChanges`; without it nobody is author of anything.
  package init(_ ownership: LineOwnership, identities: IdentityMap, settings: Settings) {
    let authors = ownership.commits.map {
      identities.person(name: $0.author.nameText, email: $0.author.emailText)
    }
    var shares: [Person: Share] = [:]
    var authorsOf: [Set<Person>] = []
    orphaned = []
    lines = 0
    binaryFiles = 0
    var degrees: [RepositoryPath: [Person: Double]] = [:]
    var left: [Leaving.File] = []
    for file in ownership.files {
      if file.isBinary {
        binaryFiles += 1
        continue
      }
      lines += file.lines.count
      var here: [Person: Int] = [:]
      for owner in file.lines { here[authors[Int(owner)], default: 0] += 1 }
      for (person, count) in here {
        let isIsland = Double(count) >= settings.islandShare * Double(file.lines.count)
        shares[person, default: Self.none(person)].lines += count
        if isIsland { shares[person]?.soleOwnedLines += count }
      }
      let degree = Self.degrees(of: file, ownership, authors, settings)
      let known = FileAuthors.authors(degree)
      for person in known { shares[person, default: Self.none(person)].files += 1 }
      if !known.isEmpty { authorsOf.append(known) }
      if !settings.without.isEmpty { degrees[file.path] = degree }
      guard known.allSatisfy({ settings.without.contains($0.id) }) else { continue }
      orphaned.append(file.path)
      guard !known.isEmpty else { continue }
      let own = here.reduce(0) { $0 + (settings.without.contains($1.key.id) ? $1.value : 0) }
      left.append(Leaving.File(path: file.path, lines: file.lines.count, own: own))
    }
    let all = lines
    files = authorsOf.count
    if !settings.without.isEmpty {
      let nearest = NearestPeople(degrees) { settings.without.contains($0.id) }
      for index in left.indices { left[index].nearest = nearest.nearest(to: left[index].path) }
      leaving = Leaving(
        busFactor: TruckFactor(authors: authorsOf), orphanedBefore: orphaned.count - left.count, files: left)
    }
    busFactor = TruckFactor(authors: authorsOf.map { $0.filter { !settings.without.contains($0.id) } })
    people = shares.values.map { share in
      var share = share
      share.share = all == 0 ? 0 : Double(share.lines) / Double(all)
      return share
    }.sorted { ($1.lines, $0.person) < ($0.lines, $1.person) }
  }

  private static func none(_ person: Person) -> Share {
    Share(person: person, lines: 0, share: 0, soleOwnedLines: 0, files: 0)
  }

  /// Merges and machines teach nobody anything.
  private static func degrees(
    of file: LineOwnership.File, _ ownership: LineOwnership, _ authors: [Person], _ settings: Settings
  ) -> [Person: Double] {
    var known = FileAuthors()
    let creations = Set(file.creations)
    for change in file.changes {
      let commit = ownership.commits[Int(change)]
      let person = authors[Int(change)]
      guard !commit.isMerge, person.standing != .bot else { continue }
      known.add(
        person, days: Double(settings.now - commit.committedAt) / 86_400, halfLifeDays: settings.halfLifeDays,
        madeIt: creations.contains(change))
    }
    return known.degrees
  }
}

package import Findings
internal import Git
package import History
package import SourceText

/// A credential that somebody could read in a repository, by what identifies its value and never by the value.
package struct ReachableCredential: Sendable, Hashable {
  /// Where it stands or stood.
  package struct Place: Sendable, Hashable, Comparable {
    package var repository: String
    package var path: RepositoryPath
    /// Of the version that had it first there.
    package var line: Int
    /// The first commit that had it there, as hexadecimal; nil where no commit has it.
    package var commit: String?

    package static func < (left: Place, right: Place) -> Bool {
      (left.repository, left.path, left.line, left.commit ?? "")
        < (right.repository, right.path, right.line, right.commit ?? "")
    }
  }

  /// Somebody who is known to have put it there.
  package enum Origin: Sendable, Hashable {
    case person(Person)
    /// A name or address that stands for nobody who is known, as written; hostile until escaped.
    case address(String)
  }

  package var rule: String
  package var title: String
  package var severity: Severity
  /// Sorted; of all repositories that hold the same value.
  package var places: [Place]
  /// Who brought it first, and when by their clock, seconds since 1970; nil where no commit tells.
  package var by: Origin?
  package var since: Int64?
  /// Whether a tree of today's still has it.
  package var isLive: Bool
  /// Whether the history of a mainline has it, by which the weekly cards count; else only other branches or loose objects.
  package var isOnMainline: Bool

  /// Whether the person themselves brought it first.
  package func isBy(_ person: Person) -> Bool { by == .person(person) }
}

/// Puts sightings of credentials together, one for each value.
package struct CredentialSightings: Sendable {
  private struct Value: Hashable {
    var rule: String
    var content: Fingerprint
  }

  private var found: [Value: ReachableCredential] = [:]

  package init() {}

  /// Whether a finding counts: of medium confidence and more, as the weekly cards count.
  static func counts(_ finding: Finding) -> Bool { finding.isCredential && finding.confidence >= .medium }

  /// - Parameters:
  ///   - by: who brought it, where a commit tells.
  package mutating func add(
    _ finding: Finding, in repository: String, by: ReachableCredential.Origin?, since: Int64?, isOnMainline: Bool
  ) {
    guard Self.counts(finding) else { return }
    let value = Value(rule: finding.rule, content: finding.contentFingerprint)
    let place = ReachableCredential.Place(
      repository: repository, path: finding.path, line: finding.range.start.line, commit: finding.commit)
    guard var known = found[value] else {
      found[value] = ReachableCredential(
        rule: finding.rule, title: finding.title, severity: finding.severity, places: [place], by: by, since: since,
        isLive: finding.inHead, isOnMainline: isOnMainline)
      return
    }
    if !known.places.contains(where: { $0.repository == repository && $0.path == finding.path }) {
      known.places.append(place)
      known.places.sort()
    }
    if let since, since < known.since ?? .max { (known.by, known.since) = (by, since) }
    known.by = known.by ?? by
    known.severity = max(known.severity, finding.severity)
    known.isLive = known.isLive || finding.inHead
    known.isOnMainline = known.isOnMainline || isOnMainline
    found[value] = known
  }

  /// All that the mainline of a repository held up to the end of the evidence, whoever committed it.
  package mutating func addMainline(of work: ContractorEvidence.RepositoryWork, before end: Int64) {
    let history = work.facts.history
    for life in work.facts.lives where life.introducedAt < end {
      var finding = life.finding
      let change = history.changes[life.origin]
      finding.commit = change.commit.hex
      finding.inHead = false
      add(
        finding, in: history.id, by: .person(change.author), since: life.introducedAt, isOnMainline: true)
    }
    for finding in history.findings {
      add(
        finding, in: history.id, by: finding.author.map { .address($0) }, since: finding.introducedAt,
        isOnMainline: true)
    }
  }

  /// What still stands in a tree first, then the worst, then the oldest.
  package var all: [ReachableCredential] {
    found.values.sorted { left, right in
      if left.isLive != right.isLive { return left.isLive }
      if left.severity != right.severity { return left.severity > right.severity }
      if left.since != right.since { return left.since ?? .max < right.since ?? .max }
      if left.places != right.places { return left.places.lexicographicallyPrecedes(right.places) }
      return left.rule < right.rule
    }
  }
}

extension ContractorEvidence {
  /// The credentials that the mainline of one repository ever held.
  func mainlineCredentials(of work: RepositoryWork) -> [ReachableCredential] {
    var sightings = CredentialSightings()
    sightings.addMainline(of: work, before: end)
    return sightings.all
  }
}

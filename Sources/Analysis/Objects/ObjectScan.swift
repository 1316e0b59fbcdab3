package import Findings
package import Git
package import RuleEngine
internal import SourceText

/// Credentials in the whole database of a repository.
package struct ObjectFacts: Sendable {
  /// One for each value and path, at its first commit; sorted by `Finding.precedes`.
  package var findings: [Finding]
  /// Its blobs are all objects that were searched.
  package var coverage: Coverage

  package init(findings: [Finding], coverage: Coverage) {
    self.findings = findings
    self.coverage = coverage
  }
}

/// Looks for credentials in every object, reachable or not: files of every version, of stashes, of amended and forgotten
/// commits, what was only added to the index; the text of commits, tags and notes; names of files and targets of links.
///
/// A diff would not do: it leaves out what is binary, what is marked so, and what stands in merges alone.
package enum ObjectScan {
  /// - Parameters:
  ///   - head: of which it is told whether it still has a credential; nil where there is none.
  ///   - rules: those that find credentials.
  ///   - jobs: workers; the result is the same for any number.
  /// - Throws: `GitError` where the repository cannot be opened; an object that cannot be read is a gap.
  package static func scan(
    repository path: String, options: Repository.OpenOptions, head: ObjectID?, rules: RuleSet, key: FingerprintKey,
    jobs: Int
  ) async throws -> ObjectFacts {
    let inventory = try await ObjectInventory.read(repository: path, options: options, jobs: jobs)
    let places = try await BlobPlaces.read(inventory, repository: path, options: options, jobs: jobs)
    let subjects =
      inventory.blobs.map { Subject(id: $0, kind: .blob) } + inventory.commits.map { Subject(id: $0, kind: .commit) }
      + inventory.tags.map { Subject(id: $0, kind: .tag) }
    let outcomes = try await Self.outcomes(
      of: subjects, places, repository: path, options: options, rules: rules, key: key, jobs: jobs)
    var collected = CredentialHistory(places: places)
    for (subject, outcome) in zip(subjects, outcomes) { collected.add(outcome, of: subject) }
    var coverage = collected.coverage
    // A commit that is damaged is met twice: as a commit and as an object.
    let unread = (inventory.unread + places.unread).map { CredentialHistory.gap($0.id, $0.reason) }
    coverage.skipped = Set(coverage.skipped + unread + places.missing).sorted()
    var live: Set<CredentialHistory.Value> = []
    if let head {
      let repository = try Repository(opening: path, options: options)
      let files = try repository.files(ofTree: repository.commit(head).tree)
      live = collected.values(of: Set(files.filter { $0.mode != .gitlink }.map(\.blob)))
    }
    let named = try refFindings(repository: path, options: options, rules: rules, key: key)
    let findings = (collected.findings(live: live) + named).sorted(by: Finding.precedes)
    return ObjectFacts(findings: findings, coverage: coverage)
  }

  /// Credentials in the names of branches, tags and other refs, with the commit that each stands for.
  private static func refFindings(
    repository path: String, options: Repository.OpenOptions, rules: RuleSet, key: FingerprintKey
  ) throws -> [Finding] {
    let repository = try Repository(opening: path, options: options)
    var analyzer = try BlobAnalyzer(rules: rules, key: key)
    var findings: [Finding] = []
    for reference in try repository.references() {
      for var finding in try analyzer.refFindings(reference.name) {
        finding.commit = reference.commit?.hex
        finding.inHead = false
        findings.append(finding)
      }
    }
    return findings
  }

  /// The same of some commits and tags alone: what they have that their parents have not, also where a later one of them
  /// takes it away again.
  ///
  /// - Parameters:
  ///   - commits: in any order.
  ///   - tags: annotated ones whose own text is searched too.
  ///   - files: those after the last commit, of which it is told whether they still have a credential.
  ///   - analysed: what was read already, by the same rules.
  package static func scan(
    repository path: String, options: Repository.OpenOptions, commits: [ObjectID], tags: [ObjectID] = [],
    files: [TreeFile], analysed: [AnalysedBlob] = [], rules: RuleSet, key: FingerprintKey, jobs: Int
  ) async throws -> ObjectFacts {
    let analysed = Dictionary(grouping: analysed, by: \.blob)
    let places = try await BlobPlaces.read(range: commits, repository: path, options: options, jobs: jobs)
    let subjects =
      places.blobs.map { Subject(id: $0, kind: .blob) } + commits.map { Subject(id: $0, kind: .commit) }
      + tags.map { Subject(id: $0, kind: .tag) }
    let outcomes = try await Self.outcomes(
      of: subjects, places, analysed, repository: path, options: options, rules: rules, key: key, jobs: jobs)
    var collected = CredentialHistory(places: places)
    for (subject, outcome) in zip(subjects, outcomes) { collected.add(outcome, of: subject) }
    var coverage = collected.coverage
    coverage.skipped += places.unread.map { CredentialHistory.gap($0.id, $0.reason) }
    for number in places.cutOff.sorted() {
      coverage.skipped.append(CredentialHistory.gap(places.commits[number].id, SkipReason.cutOff))
    }
    coverage.skipped = Set(coverage.skipped).sorted()
    guard collected.hasFindings else { return ObjectFacts(findings: [], coverage: coverage) }
    // What was there before is nobody's here, wherever these commits moved it to.
    let before = places.replaced.sorted { ($0.value, $0.key) < ($1.value, $1.key) }
    let known = try await Self.outcomes(
      of: before.map { Subject(id: $0.key, kind: .blob, path: $0.value) }, places, analysed, repository: path,
      options: options, rules: rules, key: key, jobs: jobs)
    let live = collected.values(of: Set(files.filter { $0.mode != .gitlink }.map(\.blob)))
    return ObjectFacts(
      findings: collected.findings(live: live, without: CredentialHistory.values(in: known)), coverage: coverage)
  }

  private static func outcomes(
    of subjects: [Subject], _ places: BlobPlaces, _ analysed: [ObjectID: [AnalysedBlob]] = [:], repository path: String,
    options: Repository.OpenOptions, rules: RuleSet, key: FingerprintKey, jobs: Int
  ) async throws -> [Outcome] {
    try await WorkerPool.run(count: subjects.count, jobs: jobs, batch: 128) { batches in
      let repository = try Repository(opening: path, options: options)
      var analyzer = try BlobAnalyzer(rules: rules, key: key)
      var names = SecretNames()
      var searched = SearchedStretches(rules: rules)
      var outputs: [(index: Int, output: Outcome)] = []
      while let batch = batches.take() {
        for index in batch {
          if let known = try Self.known(subjects[index], places, analysed, &analyzer, &names) {
            outputs.append((index, known))
            continue
          }
          outputs.append(
            (
              index,
              try Self.outcome(
                of: subjects[index], places, in: repository, analyzer: &analyzer, names: &names, &searched)
            ))
        }
      }
      return outputs
    }
  }

  struct Subject: Sendable {
    var id: ObjectID
    var kind: ObjectKind
    /// Where a blob stands that has no place among the commits.
    var path: RepositoryPath?
  }

  /// What one object holds.
  enum Outcome: Sendable {
    /// `unread`: why not all of it was.
    case found([(place: BlobPlaces.Place?, findings: [Finding])], bytes: Int, unread: String?)
    case gap(String)
  }

  /// What is known of a blob that was analysed at each path that it had; nil where it has to be read.
  private static func known(
    _ subject: Subject, _ places: BlobPlaces, _ analysed: [ObjectID: [AnalysedBlob]], _ analyzer: inout BlobAnalyzer,
    _ names: inout SecretNames
  ) throws -> Outcome? {
    guard subject.kind == .blob, let known = analysed[subject.id] else { return nil }
    let stood = places.places(of: subject.id).map { Optional($0) }
    var found: [(place: BlobPlaces.Place?, findings: [Finding])] = []
    for place in stood.isEmpty ? [nil] : stood {
      guard let path = place?.path ?? subject.path, let blob = known.first(where: { $0.path == path }) else {
        return nil
      }
      found.append((place, blob.credentials))
      if try names.holdsSecret(path, &analyzer) { found.append((place, try analyzer.nameFindings(path))) }
    }
    return .found(found, bytes: known[0].bytes, unread: known.compactMap(\.gap).first)
  }

  private static func outcome(
    of subject: Subject, _ places: BlobPlaces, in repository: borrowing Repository, analyzer: inout BlobAnalyzer,
    names: inout SecretNames, _ searched: inout SearchedStretches
  ) throws -> Outcome {
    do {
      let size = try repository.size(of: subject.id)
      guard size <= BlobAnalyzer.sizeLimit else { return .gap(SkipReason.tooLarge(bytes: size)) }
      let bytes = try repository.object(subject.id).bytes
      var found: [(place: BlobPlaces.Place?, findings: [Finding])] = []
      var unread: String?
      // A rule may leave a path alone: each path that it had counts.
      let stood = subject.kind == .blob ? places.places(of: subject.id) : []
      let paths = stood.isEmpty ? [subject.path ?? RepositoryPath(bytes: [])] : stood.map(\.path)
      let isNamed = paths.contains { names.isNamedSecret($0, analyzer) }
      let isSuspect = try isNamed || analyzer.mayHoldSecret(bytes.span, besides: &searched)
      for (number, path) in paths.enumerated() {
        let place = stood.indices.contains(number) ? stood[number] : nil
        if isSuspect {
          let facts = try analyzer.facts(of: bytes.span, path: path)
          found.append((place, facts.findings.filter(\.isCredential)))
          if !facts.unread.isEmpty { unread = facts.gap }
        }
        guard try names.holdsSecret(path, &analyzer) else { continue }
        found.append((place, try analyzer.nameFindings(path)))
      }
      return .found(found, bytes: bytes.count, unread: unread)
    } catch let error as GitError {
      return .gap(SkipReason.failed(error))
    } catch let error as RuleError {
      return .gap(SkipReason.failed(error))
    }
  }
}

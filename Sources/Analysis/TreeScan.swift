package import Findings
package import Git
package import Metrics
package import RuleEngine
package import SourceText

/// What a scan of one tree found: the state of a revision, a worktree or a folder.
package struct TreeFacts: Sendable {
  /// One file with what was measured of it; binary files have no measure.
  package struct File: Sendable {
    package var path: RepositoryPath
    /// Nil outside a repository.
    package var blob: ObjectID?
    package var measure: FileMeasure?

    package init(path: RepositoryPath, blob: ObjectID?, measure: FileMeasure?) {
      self.path = path
      self.blob = blob
      self.measure = measure
    }
  }

  /// Sorted by path.
  package var files: [File]
  /// Sorted by `Finding.precedes`.
  package var findings: [Finding]
  package var coverage: Coverage
  /// What the tree's attributes leave out of its measures, of the files that would count; empty where it was not asked
  /// for. Whoever judges people takes no notice: they may have written the attributes.
  package var exclusions: [RepositoryPath: LinguistAttributes.Exclusion]

  package init(
    files: [File], findings: [Finding], coverage: Coverage,
    exclusions: [RepositoryPath: LinguistAttributes.Exclusion] = [:]
  ) {
    self.files = files
    self.findings = findings
    self.coverage = coverage
    self.exclusions = exclusions
  }
}

/// The words for what was passed over.
package enum SkipReason {
  package static func tooLarge(bytes: Int) -> String {
    "not read: \(bytes) bytes, over the limit of \(BlobAnalyzer.sizeLimit)"
  }

  static let disguised =
    "not read: NUL bytes under the name of a text file (UTF-16, or made to look binary), so not read as code"

  static func inArchive(_ reason: String) -> String { "not all read: \(reason)" }

  package static func failed(_ error: any Error) -> String { "not read: \(error)" }

  static let special = "neither a file nor a link"

  static let cutOff = "not read: the clone is shallow, what came before this commit is not in it; fetch more of it"

  package static let undecided = "not read: a merge left it undecided; resolve the conflict and add it"

  package static let submodule = "submodule: its own repository, never followed"
}

/// Analyses every file of a revision's tree.
package enum TreeScan {
  /// - Parameters:
  ///   - path: the repository; each worker opens it for itself.
  ///   - revision: a commit id.
  ///   - jobs: workers; the result is the same for any number.
  ///   - obeysAttributes: whether what the tree's attributes leave out is told; not where people are judged.
  ///   - memory: facts of an earlier run, and where to put new ones; nil analyses every file.
  /// - Throws: `GitError` where the tree itself cannot be read; a file that cannot is listed in the coverage.
  package static func scan(
    repository path: String, options: Repository.OpenOptions, revision: ObjectID, rules: RuleSet, key: FingerprintKey,
    jobs: Int, obeysAttributes: Bool = false, memory: FactMemory? = nil
  ) async throws -> TreeFacts {
    let entries: [TreeFile]
    var attributes: TreeAttributes?
    do {
      let repository = try Repository(opening: path, options: options)
      entries = try repository.files(ofTree: repository.commit(revision).tree)
      if obeysAttributes { attributes = try TreeAttributes(of: entries, in: repository) }
    }
    let outcomes = try await Self.outcomes(
      of: entries, repository: path, options: options, rules: rules, key: key, jobs: jobs, memory: memory)
    return FileOutcome.collect(outcomes, attributes)
  }

  /// The same of what the next commit would have. A path that a merge left undecided is a gap.
  package static func scan(
    repository path: String, options: Repository.OpenOptions, staged: StagedFiles, rules: RuleSet, key: FingerprintKey,
    jobs: Int
  ) async throws -> TreeFacts {
    let outcomes = try await Self.outcomes(
      of: staged.files, repository: path, options: options, rules: rules, key: key, jobs: jobs, memory: nil)
    return FileOutcome.collect(outcomes + staged.conflicts.map { .gap($0, SkipReason.undecided) }, nil)
  }

  private static func outcomes(
    of entries: [TreeFile], repository path: String, options: Repository.OpenOptions, rules: RuleSet,
    key: FingerprintKey, jobs: Int, memory: FactMemory?
  ) async throws -> [FileOutcome] {
    try await WorkerPool.run(count: entries.count, jobs: jobs, batch: 32) { batches in
      let repository = try Repository(opening: path, options: options)
      var analyzer = try BlobAnalyzer(rules: rules, key: key)
      var outputs: [(index: Int, output: FileOutcome)] = []
      while let batch = batches.take() {
        let known = memory?.files(batch.map { entries[$0] }) ?? []
        var new: [(file: TreeFile, facts: BlobFacts, bytes: Int)] = []
        for (place, index) in batch.enumerated() {
          let named = try analyzer.nameFindings(entries[index].path)
          if let file = known.indices.contains(place) ? known[place] : nil {
            outputs.append((index, .read(entries[index], file.facts, bytes: file.bytes).adding(named)))
            continue
          }
          let outcome = try Self.outcome(of: entries[index], in: repository, analyzer: &analyzer) { facts, bytes in
            new.append((entries[index], facts, bytes))
          }
          outputs.append((index, outcome.adding(named)))
        }
        memory?.store(new)
      }
      return outputs
    }
  }

  private static func outcome(
    of entry: TreeFile, in repository: borrowing Repository, analyzer: inout BlobAnalyzer,
    isRead: (BlobFacts, Int) -> Void
  ) throws -> FileOutcome {
    if entry.mode == .gitlink { return .skipped(.init(path: entry.path, reason: SkipReason.submodule, isGap: false)) }
    do {
      let size = try repository.size(of: entry.blob)
      guard size <= BlobAnalyzer.sizeLimit else { return .gap(entry.path, SkipReason.tooLarge(bytes: size)) }
      let bytes = try repository.blob(entry.blob)
      let facts = try analyzer.facts(of: bytes.span, path: entry.path)
      isRead(facts, size)
      return .read(entry, facts, bytes: size)
    } catch let error as GitError where error.kind == .missingObject || error.kind == .corrupt {
      return .gap(entry.path, SkipReason.failed(error))
    } catch let error as RuleError {
      return .gap(entry.path, SkipReason.failed(error))
    }
  }
}

/// What became of one file.
enum FileOutcome: Sendable {
  /// `gap`: what of it was not read all the same; nil where all was.
  case read(TreeFacts.File, findings: [Finding], bytes: Int, gap: String?)
  case skipped(Coverage.Skipped)

  static func gap(_ path: RepositoryPath, _ reason: String) -> FileOutcome {
    .skipped(Coverage.Skipped(path: path, reason: reason, isGap: true))
  }

  /// With what was found in the file's name, where the file was read.
  func adding(_ named: [Finding]) -> FileOutcome {
    guard !named.isEmpty, case .read(let file, let findings, let bytes, let gap) = self else { return self }
    return .read(file, findings: (findings + named).sorted(by: Finding.precedes), bytes: bytes, gap: gap)
  }

  static func read(_ entry: TreeFile, _ facts: BlobFacts, bytes: Int) -> FileOutcome {
    .read(
      TreeFacts.File(path: entry.path, blob: entry.blob, measure: facts.measure), findings: facts.findings,
      bytes: bytes, gap: facts.gap)
  }

  static func collect(_ outcomes: [FileOutcome], _ attributes: TreeAttributes?) -> TreeFacts {
    var files: [TreeFacts.File] = []
    var findings: [Finding] = []
    var coverage = Coverage()
    for outcome in outcomes {
      switch outcome {
      case .read(let file, let found, let bytes, let gap):
        if let gap { coverage.skipped.append(Coverage.Skipped(path: file.path, reason: gap, isGap: true)) }
        files.append(file)
        findings += found
        coverage.files += 1
        coverage.blobs += 1
        coverage.bytes += bytes
      case .skipped(let skipped):
        coverage.skipped.append(skipped)
      }
    }
    coverage.skipped.sort()
    files.sort { $0.path < $1.path }
    findings.sort(by: Finding.precedes)
    let counted = files.compactMap { file in
      file.measure.flatMap { $0.kind == .source || $0.kind == .test ? (path: file.path, kind: $0.kind) : nil }
    }
    let exclusions = attributes?.exclusions(of: counted, &coverage) ?? [:]
    return TreeFacts(files: files, findings: findings, coverage: coverage, exclusions: exclusions)
  }
}

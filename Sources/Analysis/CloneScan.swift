package import Findings
package import Git
internal import Lexing
package import Metrics
package import SourceText

/// The clones of a tree, and what of it was not read.
package struct CloneFacts: Sendable {
  package var report: CloneReport
  package var coverage: Coverage
  /// What the tree's attributes left out, where they were obeyed.
  package var exclusions: [RepositoryPath: LinguistAttributes.Exclusion]

  package init(
    report: CloneReport, coverage: Coverage, exclusions: [RepositoryPath: LinguistAttributes.Exclusion] = [:]
  ) {
    self.report = report
    self.coverage = coverage
    self.exclusions = exclusions
  }
}

/// Finds the clones of a revision's tree or of a folder.
///
/// A file is read twice at most: once for its sketch, unless a store remembers it, and where it shares code once more for
/// its tokens. Memory is that of the sketches, about a tenth of a byte a byte of code, and of what is shared, about two
/// bytes a byte; see `ClonePlan`.
package enum CloneScan {
  /// - Parameters:
  ///   - path: the repository; each worker opens it for itself.
  ///   - revision: a commit id.
  ///   - jobs: workers; the result is the same for any number.
  ///   - obeysAttributes: whether files that the tree's attributes leave out are; not where people are judged, who may
  ///     have written them.
  ///   - memory: sketches of an earlier run, and where to put new ones; nil makes every sketch.
  /// - Throws: `GitError` where the tree itself cannot be read; a file that cannot is listed in the coverage.
  package static func scan(
    repository path: String, options: Repository.OpenOptions, revision: ObjectID, settings: CloneSettings, jobs: Int,
    obeysAttributes: Bool = false, memory: FactMemory? = nil
  ) async throws -> CloneFacts {
    let files: [TreeFile]
    var attributes: TreeAttributes?
    do {
      let repository = try Repository(opening: path, options: options)
      files = try repository.files(ofTree: repository.commit(revision).tree)
      if obeysAttributes { attributes = try TreeAttributes(of: files, in: repository) }
    }
    return try await scan(
      files, attributes, repository: path, options: options, settings: settings, jobs: jobs, memory: memory)
  }

  /// The same of any files whose blobs the repository holds.
  package static func scan(
    repository path: String, options: Repository.OpenOptions, files: [TreeFile], settings: CloneSettings, jobs: Int,
    memory: FactMemory? = nil
  ) async throws -> CloneFacts {
    try await scan(files, nil, repository: path, options: options, settings: settings, jobs: jobs, memory: memory)
  }

  private static func scan(
    _ files: [TreeFile], _ attributes: TreeAttributes?, repository path: String, options: Repository.OpenOptions,
    settings: CloneSettings, jobs: Int, memory: FactMemory?
  ) async throws -> CloneFacts {
    let reading = FileReading.tree(repository: path, options: options, files: files)
    let outcomes = try await reading.map(
      Array(files.indices), jobs: jobs,
      known: { batch in
        memory?.sketches(batch.map { files[$0] }, settings: settings).map { $0.map { .sketched($0) } } ?? []
      },
      store: { new in
        let sketched = new.compactMap { index, outcome in outcome.sketched.map { (file: files[index], sketched: $0) } }
        memory?.store(sketched, settings: settings)
      }
    ) { index, content in
      Self.outcome(of: reading.path(of: index), content, settings)
    }
    return try await facts(reading, outcomes, settings, attributes, jobs: jobs)
  }

  /// The same for a folder as it lies on disk, whose attributes are obeyed.
  package static func scan(folder: String, settings: CloneSettings, jobs: Int) async throws -> CloneFacts {
    let (entries, unreadable) = try FolderWalk.entries(below: folder)
    let reading = FileReading.folder(folder, entries: entries)
    let outcomes = try await reading.map(Array(entries.indices), jobs: jobs) { index, content in
      Self.outcome(of: reading.path(of: index), content, settings)
    }
    let attributes = TreeAttributes(of: entries, below: folder)
    var facts = try await facts(reading, outcomes, settings, attributes, jobs: jobs)
    facts.coverage.skipped = (facts.coverage.skipped + unreadable).sorted()
    return facts
  }

  // MARK: Steps

  /// What became of one file.
  enum Outcome: Sendable {
    case sketched(SketchedFile)
    case passedOver(Coverage.Skipped)

    var sketched: SketchedFile? {
      if case .sketched(let file) = self { return file }
      return nil
    }
  }

  private static func outcome(of path: RepositoryPath, _ content: FileReading.Content, _ settings: CloneSettings)
    -> Outcome
  {
    switch content {
    case .passedOver(let skipped): return .passedOver(skipped)
    case .bytes(let bytes):
      let made = tokens(of: bytes, path: path, settings)
      return .sketched(
        SketchedFile(
          bytes: bytes.count, isDisguised: isDisguised(bytes, path: path),
          clone: made.map { tokens, family, lines in
            CloneFile(
              path: path, family: family, sketch: CloneSketch(tokens, lineCount: lines, settings: settings))
          }))
    }
  }

  /// A file's tokens, its family and its lines; nil where its code is not compared.
  private static func tokens(
    of bytes: [UInt8], path: RepositoryPath, _ settings: CloneSettings
  ) -> (tokens: CloneTokens, family: String, lines: Int)? {
    guard !BinaryCheck.isBinary(bytes.span) else { return nil }
    guard let language = LanguageDetection.language(of: path, content: bytes.span) else { return nil }
    let lines = LineIndex(bytes)
    let source = LexedSource(bytes.span, language: language)
    let kind = FileClassification.kind(
      of: path, content: bytes.span, language: language, lines: lines, tokens: source.tokens)
    guard let family = CloneFamily.family(of: language, kind: kind) else { return nil }
    let tokens = CloneTokens(
      bytes.span, tokens: source.tokens, lines: lines, family: family, kind: settings.kind)
    return (tokens, family, lines.lineCount)
  }

  /// As `BlobFacts.isDisguised`.
  private static func isDisguised(_ bytes: [UInt8], path: RepositoryPath) -> Bool {
    BinaryCheck.isBinary(bytes.span) && BlobAnalyzer.isText(named: path)
  }

  private static func facts(
    _ reading: FileReading, _ outcomes: [Outcome], _ settings: CloneSettings, _ attributes: TreeAttributes?, jobs: Int
  ) async throws -> CloneFacts {
    var coverage = Coverage()
    var files: [CloneFile] = []
    var indexes: [RepositoryPath: Int] = [:]
    for (index, outcome) in outcomes.enumerated() {
      switch outcome {
      case .passedOver(let skipped): coverage.skipped.append(skipped)
      case .sketched(let file):
        coverage.files += 1
        coverage.blobs += 1
        coverage.bytes += file.bytes
        if file.isDisguised {
          let path = reading.path(of: index)
          coverage.skipped.append(Coverage.Skipped(path: path, reason: SkipReason.disguised, isGap: true))
        }
        guard let clone = file.clone else { continue }
        files.append(clone)
        indexes[clone.path] = index
      }
    }
    let exclusions = attributes?.exclusions(of: files.map { ($0.path, .source) }, &coverage) ?? [:]
    files.removeAll { exclusions[$0.path] != nil }
    let plan = CloneIndex(files, settings: settings).plan()
    files = []
    let places = plan.paths.map { indexes[$0] ?? 0 }
    var found: [CloneDetector.BatchClones] = []
    for (part, batches) in plan.parts.enumerated() {
      let excerpts = try await excerpts(plan, part, places, reading, jobs: jobs, &coverage)
      found += try await clones(plan, batches, excerpts, jobs: jobs)
    }
    coverage.skipped.sort()
    return CloneFacts(report: CloneDetector.report(plan, found), coverage: coverage, exclusions: exclusions)
  }

  private static func clones(
    _ plan: ClonePlan, _ batches: Range<Int>, _ excerpts: [CloneTokens?], jobs: Int
  ) async throws -> [CloneDetector.BatchClones] {
    try await WorkerPool.run(count: batches.count, jobs: jobs, batch: 1) { drawn in
      var outputs: [(index: Int, output: CloneDetector.BatchClones)] = []
      while let batch = drawn.take() {
        for index in batch {
          let number = batches.lowerBound + index
          outputs.append((index, CloneDetector.clones(ofBatch: number, plan: plan, excerpts: excerpts)))
        }
      }
      return outputs
    }
  }

  private enum Excerpt: Sendable {
    case tokens(CloneTokens)
    case passedOver(Coverage.Skipped)
  }

  /// What a part needs of each file of the plan; a file that can no longer be read is a gap.
  ///
  /// - Parameter places: for each file of the plan its index among those that are read.
  private static func excerpts(
    _ plan: ClonePlan, _ part: Int, _ places: [Int], _ reading: FileReading, jobs: Int, _ coverage: inout Coverage
  ) async throws -> [CloneTokens?] {
    let settings = plan.settings
    let needed = plan.files(ofPart: part)
    let files = Dictionary(uniqueKeysWithValues: needed.map { (places[$0], $0) })
    let made = try await reading.map(needed.map { places[$0] }, jobs: jobs) { index, content -> Excerpt in
      let path = reading.path(of: index)
      switch content {
      case .passedOver(let skipped): return .passedOver(skipped)
      case .bytes(let bytes):
        guard let made = tokens(of: bytes, path: path, settings), let file = files[index] else {
          return .passedOver(
            Coverage.Skipped(path: path, reason: "not compared: it changed while it was read", isGap: true))
        }
        return .tokens(plan.excerpt(made.tokens, file: file, part: part))
      }
    }
    var excerpts = [CloneTokens?](repeating: nil, count: plan.paths.count)
    for (file, excerpt) in zip(needed, made) {
      switch excerpt {
      case .tokens(let tokens): excerpts[file] = tokens
      case .passedOver(let skipped): if !coverage.skipped.contains(skipped) { coverage.skipped.append(skipped) }
      }
    }
    return excerpts
  }
}

/// What is remembered of a file for comparing.
struct SketchedFile: Sendable, Hashable {
  var bytes: Int
  var isDisguised: Bool
  /// Nil where its code is not compared.
  var clone: CloneFile?
}

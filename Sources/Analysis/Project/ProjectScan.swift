package import Findings
package import Git
internal import SourceText

/// Reads of a tree what tells how it is built, checked, tested and put live.
///
/// Beside the tree's facts, which are at hand, only pipelines, manifests and tests are read, each once: linear in their
/// bytes, whatever the history.
package enum ProjectScan {
  /// - Parameters:
  ///   - tree: of the same repository.
  ///   - jobs: workers; the result is the same for any number.
  /// - Throws: `GitError`; a file that cannot be read names nothing, and is a gap of the tree's own coverage.
  package static func scan(
    repository path: String, options: Repository.OpenOptions, tree: TreeFacts, jobs: Int
  ) async throws -> ProjectFacts {
    let names = TestedNames(sources: tree.files.filter { $0.measure?.kind == .source })
    var files: [TreeFile] = []
    var tasks: [Task] = []
    for file in tree.files {
      guard let blob = file.blob, let task = Task(file) else { continue }
      files.append(TreeFile(path: file.path, blob: blob))
      tasks.append(task)
    }
    let reading = FileReading.tree(repository: path, options: options, files: files)
    let outcomes = try await reading.map(Array(files.indices), jobs: jobs) { [tasks, files] index, content -> Outcome in
      guard case .bytes(let bytes) = content else { return .nothing }
      switch tasks[index] {
      case .pipeline: return .pipeline(PipelineSteps(bytes))
      case .manifest(let kind): return .manifest(kind, isListing: kind.listsDependencies(bytes))
      case .test: return .names(names.sources(in: bytes, path: files[index].path))
      case .selfTested: return SelfTests.holds(bytes) ? .selfTested : .nothing
      }
    }
    return facts(files, outcomes, tree: tree, names: names)
  }

  /// What a file is read for.
  private enum Task {
    case pipeline, test, selfTested
    case manifest(ManifestKind)

    init?(_ file: TreeFacts.File) {
      if PipelineFile.matches(file.path) {
        self = .pipeline
      } else if file.measure?.kind != .vendored, let kind = ManifestKind.of(file.path) {
        self = .manifest(kind)
      } else if file.measure?.kind == .test {
        self = .test
      } else if file.measure?.kind == .source, SelfTests.languages.contains(file.measure?.language ?? "") {
        self = .selfTested
      } else {
        return nil
      }
    }
  }

  private enum Outcome: Sendable {
    case nothing, selfTested
    case pipeline(PipelineSteps)
    case manifest(ManifestKind, isListing: Bool)
    /// Indexes of the sources that a test names.
    case names([Int])
  }

  private static func facts(
    _ files: [TreeFile], _ outcomes: [Outcome], tree: TreeFacts, names: TestedNames
  ) -> ProjectFacts {
    var facts = ProjectFacts(isRead: true)
    let paths = Set(tree.files.map(\.path))
    for (file, outcome) in zip(files, outcomes) {
      switch outcome {
      case .nothing: break
      case .selfTested: facts.testedFiles.insert(file.path)
      case .pipeline(let steps):
        facts.pipelines.append(file.path)
        if let line = steps.test { facts.testSteps.append(.init(path: file.path, line: line)) }
        if let line = steps.deploy { facts.deploySteps.append(.init(path: file.path, line: line)) }
      case .manifest(let kind, let isListing):
        if isListing { facts.manifests.append(.init(path: file.path, lock: kind.lock(of: file.path, among: paths))) }
      case .names(let sources):
        facts.testFiles += 1
        for source in sources { facts.testedFiles.insert(names.paths[source]) }
      }
    }
    facts.pipelines.sort()
    facts.testSteps.sort()
    facts.deploySteps.sort()
    facts.manifests.sort { $0.path < $1.path }
    return facts
  }
}

package import Analysis
package import Findings
package import Git
package import RuleEngine
internal import SourceText

/// Reads a repository's whole history into what judgement needs.
///
/// In this order: the head's tree and its clones and, beside them, the commits; then, a portion after the other, both sides of every
/// changed file on all workers, and meanwhile, one commit after the other, whose lines the portion before replaced. The
/// result is the same for any number of workers and any size of the portions.
package struct HistoryReader: Sendable {
  package var path: String
  package var options: Repository.OpenOptions
  package var id: String
  /// A branch name; nil means the repository's HEAD.
  package var mainline: String?
  package var identities: IdentityMap
  package var rules: RuleSet
  package var key: FingerprintKey
  package var jobs: Int
  /// From when on equal code is a clone.
  package var clones: CloneSettings
  /// What an earlier run read, and where to put what this one does; nil reads everything.
  package var memory: FactMemory?

  package init(
    path: String, options: Repository.OpenOptions = .init(), id: String, mainline: String?, identities: IdentityMap,
    rules: RuleSet, key: FingerprintKey, jobs: Int, clones: CloneSettings = .standard, memory: FactMemory? = nil
  ) {
    self.path = path
    self.options = options
    self.id = id
    self.mainline = mainline
    self.identities = identities
    self.rules = rules
    self.key = key
    self.jobs = jobs
    self.clones = clones
    self.memory = memory
  }

  /// - Parameters:
  ///   - until: seconds since 1970; the head is the newest mainline commit before it, so that a past week can be read
  ///     again as it was.
  ///   - now: the instant of the run: commits left out that are dated after it are told; nil for `until`.
  /// - Throws: `GitError`, or `HistoryError` for a shallow or empty history.
  package func read(until: Int64, now: Int64? = nil) async throws -> RepositoryHistory {
    let outline = try outline(until: until, now: now ?? until)
    // Beside the walk, which one core does alone.
    async let head = TreeScan.scan(
      repository: path, options: options, revision: outline.head, rules: rules, key: key, jobs: jobs, memory: memory)
    async let shared = CloneScan.scan(
      repository: path, options: options, revision: outline.head, settings: clones, jobs: jobs, memory: memory)
    let ids = Array(try Repository(opening: path, options: options).walk(from: [outline.head]).reversed())
    let commits = try await HistoryCommit.read(ids, repository: path, options: options, jobs: jobs)
    let tree = try await head
    async let project = ProjectScan.scan(repository: path, options: options, tree: tree, jobs: jobs)
    let clones = try await shared.report
    let identities = identities.with(mailmap: outline.mailmap).joining(commits.lazy.flatMap(\.authored.claims))
    var history = try await withThrowingTaskGroup(of: (portion: Int, commits: [ComparedCommit]).self) { group in
      var assembly = HistoryAssembly(
        identities: identities, firstParentLine: Self.firstParentLine(of: commits), until: until,
        analyzer: try BlobAnalyzer(rules: rules, key: key), parents: commits.map(\.commit.parents),
        head: outline.head)
      var touchingMailmap: [ObjectID] = []
      // The last one is full: with what is new in one portion, the others come from memory while it is compared.
      let short = commits.count % portion
      let starts = (short > 0 ? [0] : []) + stride(from: short, to: commits.count, by: portion)
      let portions = zip(starts, starts.dropFirst() + [commits.count]).map { commits[$0..<$1] }
      func start(_ number: Int, jobs: Int) {
        group.addTask { (number, try await comparedCommits(Array(portions[number]), jobs: jobs)) }
      }
      start(0, jobs: jobs)
      // What is new since an earlier run is mostly here, and to be compared while the rest is taken in, for which one
      // core must be left.
      if portions.count > 1 { start(portions.count - 1, jobs: max(1, jobs - 1)) }
      var ready: [Int: [ComparedCommit]] = [:]
      for number in portions.indices {
        while ready[number] == nil, let done = try await group.next() { ready[done.portion] = done.commits }
        if number + 1 < portions.count - 1 { start(number + 1, jobs: jobs) }
        for (place, commit) in (ready.removeValue(forKey: number) ?? []).enumerated() {
          let index = starts[number] + place
          try assembly.add(commit, of: commits[index], index: index)
          if commit.touches(MailmapFile.path) { touchingMailmap.append(commit.delta.commit.id) }
        }
      }
      var history = assembly.finish(id: id, mainline: outline.mainline, tree: tree, clones: clones)
      history.mailmapChanges = try mailmapChanges(among: touchingMailmap)
      return history
    }
    history.project = try await project
    if outline.later > 0 {
      history.warnings.insert(
        "Left out: the newest \(outline.later) of \(outline.mainline)'s first parents, dated in the future.",
        at: 0)
    }
    if let overrides = outline.overrides.sentence { history.warnings.insert(overrides, at: 0) }
    if let reason = outline.mailmapUnread { history.warnings.append(reason + ".") }
    return history
  }

  /// The last commit and what its first parents lead to.
  private static func firstParentLine(of commits: [HistoryCommit]) -> Set<ObjectID> {
    var line: Set<ObjectID> = []
    var next = commits.last?.commit.id
    for commit in commits.reversed() where commit.commit.id == next {
      line.insert(commit.commit.id)
      next = commit.commit.parents.first
    }
    return line
  }

  /// So many commits are compared and kept at a time: enough that neighbours share blobs, few enough that an interrupted
  /// run starts again near where it stopped, and that what was compared of all need not be held at once.
  var portion = 4_096

  /// Commits with their files compared: those that an earlier run compared from memory, the rest from the objects.
  private func comparedCommits(_ commits: [HistoryCommit], jobs: Int) async throws -> [ComparedCommit] {
    var known = try await CommitMemory.load(commits.map(\.commit), memory: memory, jobs: jobs)
    let missing = known.indices.filter { known[$0] == nil }
    guard !missing.isEmpty else { return known.compactMap(\.self) }
    let deltas = try await CommitDeltaReader.read(
      repository: path, options: options, commits: missing.map { commits[$0].commit }, jobs: jobs)
    let files = try await FileComparison.compare(
      repository: path, options: options, files: deltas.map(\.files), rules: rules, key: key, jobs: jobs)
    let secrets = try await SecretMessages.among(missing.map { commits[$0] }, rules: rules, key: key, jobs: jobs)
    let compared = deltas.indices.map {
      ComparedCommit(delta: deltas[$0], files: files[$0], holdsSecret: secrets[$0])
    }
    if let memory { CommitMemory.store(compared, in: memory) }
    for (index, commit) in zip(missing, compared) { known[index] = commit }
    return known.compactMap(\.self)
  }

  /// Only commits that touched the file are looked at again.
  private func mailmapChanges(among commits: [ObjectID]) throws -> [MailmapChange] {
    guard !commits.isEmpty else { return [] }
    return try MailmapFile.changes(among: commits, in: Repository(opening: path, options: options))
  }

  /// What has to be known before the commits are read.
  private struct Outline {
    var head: ObjectID
    var mainline: String
    /// How many commits at the mainline's tip are dated in the future, and so not among those.
    var later: Int
    var mailmap: [UInt8]
    /// Why `.mailmap` was not read, where there is one that was not.
    var mailmapUnread: String?
    var overrides: HistoryOverrides
  }

  private func outline(until: Int64, now: Int64) throws -> Outline {
    let repository = try Repository(opening: path, options: options)
    if repository.isShallow {
      throw HistoryError(
        message: "\(path): the history is shallow, so nobody can be judged by it; "
          + "fetch all of it with `git fetch --unshallow` and run again")
    }
    let name: String
    let tip: ObjectID
    if let mainline {
      name = mainline
      tip = try repository.resolve(mainline)
    } else {
      switch try repository.head() {
      case .unborn(let branch):
        throw HistoryError(message: "\(path): branch \(branch) has no commit yet, so there is nothing to judge")
      case .commit(let commit, let branch):
        name = branch ?? "HEAD"
        tip = commit
      }
    }
    var (head, later) = (tip, 0)
    while true {
      let commit = try repository.commit(head)
      guard commit.committer.time >= until else { break }
      if commit.committer.time >= now { later += 1 }
      guard let parent = commit.parents.first else {
        throw HistoryError(
          message: "\(path): \(name) has no commit before the end of the period; all of them are dated after it")
      }
      head = parent
    }
    let tree = try repository.commit(head).tree
    var outline = Outline(
      head: head, mainline: name, later: later, mailmap: [],
      overrides: try repository.historyOverrides())
    switch try MailmapFile.read(tree: tree, in: repository) {
    case .absent: break
    case .bytes(let bytes): outline.mailmap = bytes
    case .unread(let reason): outline.mailmapUnread = reason
    }
    return outline
  }
}

internal import Analysis
package import Findings
package import Git
package import SourceText

/// Who wrote each line of a tree, line by line as `git blame` says it, for all files in one pass over the history.
package struct LineOwnership: Sendable {
  /// One file of the tree.
  package struct File: Sendable {
    package var path: RepositoryPath
    package var blob: ObjectID
    package var mode: FileMode
    /// For each line the commit that it is from, as an index of `commits`.
    package var lines: [Int32]
    /// Whether git takes it for binary; it has lines all the same, as in `git blame`.
    package var isBinary: Bool
    /// The commits that changed it, and of these the ones that made it; empty unless asked for. A merge counts where it
    /// differs from all its parents.
    package var changes: [Int32]
    package var creations: [Int32]
  }

  /// A commit that reaches the head.
  package struct Commit: Sendable {
    package var id: ObjectID
    package var author: Signature
    /// Seconds since 1970, as the committer claims.
    package var committedAt: Int64
    package var isMerge: Bool
  }

  /// What is asked for.
  package struct Rules: Sendable {
    /// Lines that differ only in white space are the same, as with `git blame -w`.
    package var ignoresWhitespace: Bool
    /// Commits whose changes are looked through, as with `git blame --ignore-rev`; never what the judged tree says.
    package var ignored: Set<ObjectID>
    /// Whether each file's changes are listed, too, also those of which no line is left.
    package var followsChanges: Bool

    package init(ignoresWhitespace: Bool = false, ignored: Set<ObjectID> = [], followsChanges: Bool = false) {
      self.ignoresWhitespace = ignoresWhitespace
      self.ignored = ignored
      self.followsChanges = followsChanges
    }
  }

  /// A file of the tree, by its numbers in the table of changes.
  struct Entry: Sendable {
    var path: Int32
    var side: ChangeTable.Side
  }

  /// What it cost; the same work for the same input, but for the division among workers.
  package struct Cost: Sendable {
    package var blobReads = 0
    package var diffs = 0
  }

  /// A larger file is not compared, here as in git: 1 GiB.
  package static let blobLimit = 1 << 30

  /// All commits that reach the head, children before parents.
  package var commits: [Commit]
  /// Sorted by path.
  package var files: [File]
  /// Sorted by path.
  package var skipped: [Coverage.Skipped]
  package var cost: Cost

  /// Follows the lines of a revision's files back through its whole history.
  ///
  /// Reads commits and trees once, and of blobs those that some line's way leads through. Memory: the table of changes
  /// (some 100 bytes a changed path) and up to 48 MiB of blobs a worker.
  /// - Parameters:
  ///   - revision: a commit.
  ///   - paths: only these files; nil for all.
  ///   - jobs: workers; the result is the same for any number.
  ///     A file of which a blob cannot be read is listed as skipped.
  /// - Throws: `GitError` where a commit or tree cannot be read, `HistoryError` for a shallow history.
  package static func read(
    repository path: String, options: Repository.OpenOptions = .init(), revision: ObjectID,
    paths: Set<RepositoryPath>? = nil, rules: Rules = Rules(), jobs: Int
  ) async throws -> LineOwnership {
    let listed = try entries(repository: path, options: options, revision: revision, paths: paths)
    let entries = listed.filter { $0.mode != .gitlink }
    var table = try await ChangeTableReader.read(repository: path, options: options, head: revision, jobs: jobs)
    let files = entries.map { entry in
      Entry(path: table.number(of: entry.path), side: table.side(TreeChange.Side(id: entry.blob, mode: entry.mode)))
    }
    let shared = table
    // Neighbours in one part: they are often renamed together, and then share what is read of the deletions.
    let size = max(1, min(64, entries.count / (jobs * 8)))
    let parts = stride(from: 0, to: files.count, by: size).map { $0..<min(files.count, $0 + size) }
    let walked = try await WorkerPool.run(count: parts.count, jobs: jobs, batch: 1) { batches in
      var worker = OwnershipWorker(
        table: shared, rules: rules, repository: try Repository(opening: path, options: options))
      var outputs: [(index: Int, output: OwnershipWorker.Output)] = []
      while let batch = batches.take() {
        for index in batch { outputs.append((index, try worker.walk(files[parts[index]]))) }
      }
      return outputs
    }
    var ownership = LineOwnership(
      commits: table.commits.map {
        Commit(id: $0.id, author: $0.author, committedAt: $0.committedAt, isMerge: $0.parents.count > 1)
      }, files: [],
      skipped: listed.filter { $0.mode == .gitlink }.map {
        Coverage.Skipped(path: $0.path, reason: SubmoduleReason.text, isGap: false)
      }, cost: Cost())
    for (entry, outcome) in zip(entries, walked.flatMap(\.outcomes)) { ownership.add(entry, outcome) }
    ownership.skipped.sort()
    for part in walked {
      ownership.cost.blobReads += part.cost.blobReads
      ownership.cost.diffs += part.cost.diffs
    }
    return ownership
  }

  private mutating func add(_ entry: TreeFile, _ outcome: OwnershipWorker.Outcome) {
    switch outcome {
    case .found(let finding):
      files.append(
        File(
          path: entry.path, blob: entry.blob, mode: entry.mode, lines: finding.owners, isBinary: finding.isBinary,
          changes: finding.changes, creations: finding.creations))
    case .unreadable(let reason):
      skipped.append(Coverage.Skipped(path: entry.path, reason: reason, isGap: true))
    }
  }

  private static func entries(
    repository path: String, options: Repository.OpenOptions, revision: ObjectID, paths: Set<RepositoryPath>?
  ) throws -> [TreeFile] {
    let repository = try Repository(opening: path, options: options)
    if repository.isShallow {
      throw HistoryError(
        message: "\(path): the history is shallow, so whose lines these are cannot be told; "
          + "fetch all of it with `git fetch --unshallow` and run again")
    }
    let all = try repository.files(ofTree: repository.commit(revision).tree)
    guard let paths else { return all }
    let chosen = all.filter { paths.contains($0.path) }
    guard chosen.count == paths.count else {
      let missing = paths.subtracting(chosen.map(\.path)).min()?.lossyString ?? ""
      let nearest = NearestName.suggestion(for: missing, among: all.map(\.path.lossyString))
      throw HistoryPathError(
        message: "\(path) has no file `\(missing)` at \(revision.short)"
          + (nearest.map { "; did you mean `\($0)`?" } ?? "; `git ls-tree -r` lists the files it has"))
    }
    return chosen
  }
}

/// A path that the user named and the tree does not have.
package struct HistoryPathError: Error, Sendable, CustomStringConvertible {
  package var message: String
  package var description: String { message }
}

private enum SubmoduleReason {
  static let text = "submodule: its own repository, never followed"
}

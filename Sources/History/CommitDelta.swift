internal import Analysis
internal import Git
internal import SourceText

/// A commit with the files it changed, before anything in them was read.
struct CommitDelta: Sendable {
  /// One changed file. A merge's file has a side for each parent that has the path; other commits' have at most one.
  struct File: Sendable {
    struct Side: Sendable {
      /// Which parent, from 0.
      var parent: Int
      var path: RepositoryPath
      var blob: ObjectID
    }

    var path: RepositoryPath
    var oldPath: RepositoryPath?
    var status: FileChange.Status
    var sides: [Side]
    /// Nil where the file was deleted or is no longer a regular file or link.
    var new: ObjectID?
  }

  var commit: Commit
  /// For a merge, the paths that differ from the first parent; those that also differ from every other one are `files`.
  var files: [File]
  /// For a merge: paths that differ from the first parent and equal another parent's.
  var taken: [Taken]

  struct Taken: Sendable {
    var path: RepositoryPath
    /// Nil where the other parent had deleted it.
    var blob: ObjectID?
    var parent: Int
  }
}

/// Reads commits and compares their trees with their parents'.
enum CommitDeltaReader {
  static func read(
    repository path: String, options: Repository.OpenOptions, commits: [Commit], jobs: Int
  ) async throws -> [CommitDelta] {
    try await WorkerPool.run(count: commits.count, jobs: jobs, batch: 64) { batches in
      let repository = try Repository(opening: path, options: options)
      var outputs: [(index: Int, output: CommitDelta)] = []
      while let batch = batches.take() {
        for index in batch {
          outputs.append((index, try delta(of: commits[index], in: repository)))
        }
      }
      return outputs
    }
  }

  private static func delta(of commit: Commit, in repository: borrowing Repository) throws -> CommitDelta {
    guard commit.parents.count > 1 else {
      let before = try commit.parents.first.map { try repository.commit($0).tree }
      let changes = try repository.detectRenames(repository.changes(from: before, to: commit.tree))
      return CommitDelta(commit: commit, files: changes.compactMap { CommitDelta.File($0) }, taken: [])
    }
    return try mergeDelta(of: commit, in: repository)
  }

  /// What a merge made itself: the paths that differ from every parent. A path that equals one parent's was decided on
  /// that side, and is nobody's work here.
  private static func mergeDelta(of commit: Commit, in repository: borrowing Repository) throws -> CommitDelta {
    var differing: [[RepositoryPath: TreeChange]] = []
    for parent in commit.parents {
      let tree = try repository.commit(parent).tree
      let changes = try repository.changes(from: tree, to: commit.tree)
      differing.append(Dictionary(changes.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first }))
    }
    var files: [CommitDelta.File] = []
    var taken: [CommitDelta.Taken] = []
    for (path, change) in differing[0].sorted(by: { $0.key < $1.key }) {
      let new = change.new.flatMap { $0.mode == .gitlink ? nil : $0.id }
      if let parent = differing.indices.dropFirst().first(where: { differing[$0][path] == nil }) {
        taken.append(CommitDelta.Taken(path: path, blob: new, parent: parent))
        continue
      }
      let sides = differing.indices.compactMap { parent -> CommitDelta.File.Side? in
        guard let old = differing[parent][path]?.old, old.mode != .gitlink else { return nil }
        return CommitDelta.File.Side(parent: parent, path: path, blob: old.id)
      }
      guard new != nil || !sides.isEmpty else { continue }
      let status: FileChange.Status = new == nil ? .deleted : sides.isEmpty ? .added : .modified
      files.append(CommitDelta.File(path: path, oldPath: nil, status: status, sides: sides, new: new))
    }
    return CommitDelta(commit: commit, files: files, taken: taken)
  }
}

extension CommitDelta.File {
  /// One path that differs; nil where neither side is a file or a link.
  init?(_ change: TreeChange) {
    let old = change.old.flatMap { $0.mode == .gitlink ? nil : $0.id }
    let new = change.new.flatMap { $0.mode == .gitlink ? nil : $0.id }
    guard old != nil || new != nil else { return nil }
    // A gitlink on either side is nobody's text: the rest of the pair counts as added or deleted.
    let status: FileChange.Status =
      if old == nil {
        .added
      } else if new == nil {
        .deleted
      } else {
        switch change.status {
        case .renamed: .renamed
        case .typeChanged: .typeChanged
        default: .modified
        }
      }
    let sides = old.map { [Side(parent: 0, path: change.oldPath ?? change.path, blob: $0)] } ?? []
    self.init(path: change.path, oldPath: change.oldPath, status: status, sides: sides, new: new)
  }
}

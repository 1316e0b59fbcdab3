internal import Analysis
package import Findings
package import Git
internal import SourceText

/// Lists a history commit by commit with the lines that each changed file gained and lost: the rows of
/// `git log --numstat -M --no-merges --topo-order`, in its order.
///
/// Works through the commits in portions, so that memory does not grow with the history beyond 200 bytes a commit. Of a
/// portion, first the trees are compared; then the changed files are counted path by path, because a file's versions
/// share blobs and pack deltas. Trees and blobs are read as `Repository.OpenOptions.verification` says.
package struct HistoryLog: Sendable {
  /// What was read, and what could not be.
  package struct Summary: Sendable, Hashable {
    /// The commit that the listing starts at.
    package var head: ObjectID
    package var commits: Int
    /// Changed files of commits count as files; nothing is said of bytes.
    package var coverage: Coverage
  }

  /// How many commits' trees are compared before it is asked whether the portion is full.
  var step = 4_096
  /// A portion ends with the step that brings it to so many changed files. Each portion begins a file's chain of deltas
  /// anew, so few and large ones are read faster; this one takes some 60 MB.
  var portion = 131_072

  package var path: String
  package var options: Repository.OpenOptions
  package var query: HistoryQuery
  package var jobs: Int

  package init(path: String, options: Repository.OpenOptions, query: HistoryQuery, jobs: Int) {
    self.path = path
    self.options = options
    self.query = query
    self.jobs = jobs
  }

  /// - Parameter emit: is given portion after portion, in order; the same for any number of workers.
  /// - Throws: `GitError`; `HistoryError` where the history was cut off before its rows' parents; whatever `emit` throws.
  package func read(_ emit: ([HistoryEntry]) throws -> Void) async throws -> Summary {
    let (head, commits) = try commits()
    var summary = Summary(head: head, commits: 0, coverage: Coverage())
    var start = 0
    while start < commits.count {
      var drafts: [HistoryDraft] = []
      var changes = 0
      while start < commits.count, changes < portion {
        let end = min(commits.count, start + step)
        let compared = try await HistoryDraft.read(
          Array(commits[start..<end]), repository: path, options: options, query: query, jobs: jobs
        ).compactMap { $0 }
        changes += compared.reduce(0) { $0 + $1.changes.count }
        drafts += compared
        start = end
      }
      var skipped: [Coverage.Skipped] = []
      let entries = try await entries(drafts, skipped: &skipped)
      summary.commits += entries.count
      summary.coverage.merge(
        Coverage(files: entries.reduce(0) { $0 + $1.rows.count } - skipped.count, skipped: skipped))
      try emit(entries)
    }
    return summary
  }

  private func commits() throws -> (head: ObjectID, commits: [ObjectID]) {
    let repository = try Repository(opening: path, options: options)
    let range = try repository.resolveRange(query.revision)
    let commits = try repository.walk(
      from: [range.tip], hiding: range.hidden.map { [$0] } ?? [], firstParentOnly: query.firstParentOnly,
      since: query.since, until: query.until)
    if let edge = commits.first(where: { repository.isCutOff(at: $0) }) {
      throw HistoryError(
        message: "\(path): the history is shallow: what came before commit \(edge.short) was not cloned, so what it "
          + "changed cannot be told; fetch all of it with `git fetch --unshallow`, or list a part that is there with "
          + "--rev A..B or --since")
    }
    return (range.tip, commits)
  }

  private func entries(
    _ drafts: [HistoryDraft], skipped: inout [Coverage.Skipped]
  ) async throws -> [HistoryEntry] {
    let counts = try await HistoryCounting.count(drafts, repository: path, options: options, jobs: jobs)
    return zip(drafts, counts).map { draft, counts in
      let rows = zip(draft.changes, counts).map { change, outcome in
        if case .failure(let error) = outcome {
          skipped.append(
            Coverage.Skipped(path: change.path, reason: "in \(draft.commit.short): \(error.message)", isGap: true))
        }
        return HistoryRow(
          path: change.path, oldPath: change.oldPath, status: change.status, lines: HistoryRow.Lines(outcome))
      }
      return HistoryEntry(commit: draft.commit, parent: draft.parent, author: draft.author, rows: rows)
    }
  }
}

extension HistoryRow.Lines {
  init(_ outcome: Result<LineCount, GitError>) {
    switch outcome {
    case .success(.lines(let added, let deleted)): self = .counted(added: added, deleted: deleted)
    case .success(.binary): self = .binary
    case .failure: self = .unread
    }
  }
}

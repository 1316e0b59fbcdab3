internal import Git

/// The mainline before a change, as far back as its commits are looked at, and when each came in.
struct RecentMainline {
  /// How many commits are looked at: 200.
  static let limit = 200
  /// How many clocks in a row say when a commit came in, so that one of them may be false: 10.
  static let clocks = 10

  /// Newest first, with when each came in, seconds since 1970: what its clock says, but never before the clocks of the few
  /// before it, nor after the latest that counts. So one false date neither ends the window nor moves it, and who dates a
  /// commit back has to do the same to all before it.
  let commits: [(commit: Commit, time: Int64)]
  /// When that commit came in behind which the clone is cut off; nil where no such commit was met. The few before it are
  /// not there to ask, so the few after it are: by its own clock alone it would be as old as it claims.
  let edge: Int64?

  /// Costs a header for each commit.
  ///
  /// - Parameters:
  ///   - base: the newest commit.
  ///   - latest: no clock counts beyond it, seconds since 1970.
  init(_ repository: borrowing Repository, from base: ObjectID, latest: Int64) throws(GitError) {
    var chain: [Commit] = []
    var isCutOff = false
    var next: ObjectID? = base
    // The last ones have clocks before them too.
    while let id = next, chain.count < Self.limit + Self.clocks {
      let commit = try repository.commit(id)
      chain.append(commit)
      isCutOff = repository.isCutOff(at: id)
      next = isCutOff ? nil : commit.parents.first
    }
    let times = chain.map { min($0.committer.time, latest) }
    commits = chain.indices.prefix(Self.limit).map { index in
      (chain[index], times[index...].prefix(Self.clocks).max() ?? times[index])
    }
    edge = isCutOff ? times.suffix(Self.clocks).max() : nil
  }

  /// Those that came in at `start` or later.
  func commits(since start: Int64) -> [Commit] { commits.filter { $0.time >= start }.map(\.commit) }

  /// Whether the clone may lack some that came in at `start` or later.
  func isCutOff(since start: Int64) -> Bool { edge.map { $0 >= start } ?? false }
}

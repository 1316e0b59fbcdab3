package import Git
internal import SourceText

/// A branch with work of one person's that the mainline does not have.
package struct OpenBranch: Sendable, Hashable {
  /// One of the person's commits, merges left out.
  package struct Work: Sendable, Hashable {
    package var commit: ObjectID
    package var added: Int
    package var deleted: Int
    /// By the committer's clock, seconds since 1970, as claimed.
    package var at: Int64

    package init(commit: ObjectID, added: Int, deleted: Int, at: Int64) {
      self.commit = commit
      self.added = added
      self.deleted = deleted
      self.at = at
    }
  }

  /// Every ref that names the tip, short and sorted: `basket`, `origin/basket`. Hostile until escaped.
  package var names: [String]
  package var tip: ObjectID
  /// The newest first.
  package var work: [Work]
  /// Commits of other people that the mainline does not have either, merges left out.
  package var others: Int
  /// Whether the mainline got the same content in another form, like a squash: nothing is lost with the branch.
  package var isLanded: Bool

  package init(names: [String], tip: ObjectID, work: [Work], others: Int, isLanded: Bool) {
    self.names = names
    self.tip = tip
    self.work = work
    self.others = others
    self.isLanded = isLanded
  }

  package var lines: Int { work.reduce(0) { $0 + $1.added + $1.deleted } }
  package var lastAt: Int64 { work.map(\.at).max() ?? 0 }
}

/// Finds the branches of a repository that hold work of one person's which is not merged.
package enum OpenBranchReader {
  package struct Result: Sendable {
    /// By the person's last commit, the newest first; without those that hold nothing of theirs.
    package var branches: [OpenBranch]
    /// What could not be counted or looked at, in words.
    package var gaps: [String]
  }

  /// Refs that are looked at: branches, remote-tracking branches, and what forges keep of requests to merge. Stashes,
  /// notes and replacements are nobody's branch.
  private static let namespaces = [
    "refs/heads/", "refs/remotes/", "refs/pull/", "refs/merge-requests/", "refs/pull-requests/", "refs/changes/",
  ]

  /// How many commits of the mainline are held against a branch's content.
  private static let landings = 2_000

  /// - Parameters:
  ///   - mainline: commits that count as merged with all that they lead to, the one that was judged first.
  ///   - identities: with the mainline's `.mailmap`.
  ///   - jobs: workers; the result is the same for any number.
  /// - Throws: `GitError` where the repository or a branch cannot be read.
  package static func read(
    repository path: String, options: Repository.OpenOptions, mainline: [ObjectID], identities: IdentityMap,
    person: Person, jobs: Int
  ) async throws -> Result {
    var result = Result(branches: [], gaps: [])
    let tips = try tips(path, options, without: mainline, gaps: &result.gaps)
    let unmerged = try Repository(opening: path, options: options).walk(from: tips.map(\.id), hiding: mainline)
    guard !unmerged.isEmpty else { return result }
    let commits = try await HistoryCommit.read(unmerged, repository: path, options: options, jobs: jobs)
    let known = Dictionary(uniqueKeysWithValues: commits.map { ($0.commit.id, $0) })
    let own = Set(
      commits.filter { commit in
        commit.commit.parents.count < 2 && commit.authored.claims.contains { identities.person($0) == person }
      }.map(\.commit.id))
    guard !own.isEmpty else { return result }
    let drafts = try await HistoryDraft.read(
      own.sorted(), repository: path, options: options, query: HistoryQuery(), jobs: jobs
    ).compactMap { $0 }
    let counts = try await HistoryCounting.count(drafts, repository: path, options: options, jobs: jobs)
    var work: [ObjectID: OpenBranch.Work] = [:]
    for (draft, outcomes) in zip(drafts, counts) {
      var entry = OpenBranch.Work(
        commit: draft.commit, added: 0, deleted: 0, at: known[draft.commit]?.commit.committer.time ?? 0)
      for (change, outcome) in zip(draft.changes, outcomes) {
        switch outcome {
        case .success(.lines(let added, let deleted)):
          entry.added += added
          entry.deleted += deleted
        case .success(.binary): break
        case .failure(let error):
          result.gaps.append("\(change.path.lossyString) in \(draft.commit.short) was not counted: \(error.message)")
        }
      }
      work[draft.commit] = entry
    }
    let repository = try Repository(opening: path, options: options)
    for tip in tips {
      let here = try repository.walk(from: [tip.id], hiding: mainline)
      let mine = here.compactMap { work[$0] }
      guard !mine.isEmpty else { continue }
      result.branches.append(
        OpenBranch(
          names: tip.names, tip: tip.id, work: mine.sorted { ($1.at, $0.commit) < ($0.at, $1.commit) },
          others: here.count { (known[$0]?.commit.parents.count ?? 2) < 2 && !own.contains($0) },
          isLanded: try isLanded(tip.id, on: mainline, in: repository)))
    }
    result.branches.sort { ($1.lastAt, $0.names.first ?? "") < ($0.lastAt, $1.names.first ?? "") }
    return result
  }

  /// The tips that are not merged, by commit, each with all of its names.
  private static func tips(
    _ path: String, _ options: Repository.OpenOptions, without mainline: [ObjectID], gaps: inout [String]
  ) throws(GitError) -> [(id: ObjectID, names: [String])] {
    let repository = try Repository(opening: path, options: options)
    var names: [ObjectID: Set<String>] = [:]
    for reference in try repository.references() {
      guard namespaces.contains(where: reference.nameText.hasPrefix) else { continue }
      guard let commit = reference.commit else {
        // A symbolic ref to a branch that is gone, as origin/HEAD is after a rename, says nothing.
        if reference.target != nil { gaps.append("\(reference.shortName) does not lead to a commit that is there") }
        continue
      }
      if !mainline.contains(commit) { names[commit, default: []].insert(reference.shortName) }
    }
    return names.sorted { $0.key < $1.key }.map { ($0.key, $0.value.sorted()) }
  }

  /// Whether the mainline, after the branch parted from it, ever had at once all that the branch changed, as it left it: a
  /// squash or a rebase without a conflict. One that was changed on the way is not recognised, and counts as open.
  private static func isLanded(
    _ tip: ObjectID, on mainline: [ObjectID], in repository: borrowing Repository
  ) throws(GitError) -> Bool {
    guard let head = mainline.first, let base = try repository.mergeBase(head, tip) else { return false }
    let before = try repository.commit(base).tree
    let after = try repository.commit(tip).tree
    let changed = try repository.changes(from: before, to: after).map(\.path)
    // Nothing is left of the branch's changes: they took each other back.
    guard !changed.isEmpty else { return true }
    let wanted = try repository.entries(at: changed, ofTree: after)
    for commit in try repository.walk(from: [head], hiding: [base], firstParentOnly: true).prefix(landings) {
      let tree = try repository.commit(commit).tree
      if try repository.entries(at: changed, ofTree: tree) == wanted { return true }
    }
    return false
  }
}

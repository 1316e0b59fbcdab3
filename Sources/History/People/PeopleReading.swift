package import Git

extension PeopleReport {
  /// Reads every commit that reaches `head` and puts the report together, with the head's own `.mailmap`.
  ///
  /// - Parameters:
  ///   - identities: the owner's, without a `.mailmap`.
  ///   - liveLines: how many of the head's lines each commit wrote; nil where that was not counted.
  ///   - period: seconds since 1970 by the committer's clock; changes to `.mailmap` outside it are left out. Nil keeps
  ///     all.
  /// - Throws: `GitError`, or `HistoryError` for a shallow history, in which people are missing.
  package static func read(
    from repository: borrowing Repository, head: ObjectID, identities: IdentityMap, liveLines: [ObjectID: Int]? = nil,
    period: ClosedRange<Int64>? = nil
  ) throws -> PeopleReport {
    if repository.isShallow {
      throw HistoryError(
        message: "\(repository.gitDirectory): the history is shallow, so not everybody in it is known; "
          + "fetch all of it with `git fetch --unshallow` and run again")
    }
    let ids = try repository.walk(from: [head])
    var commits: [AuthoredCommit] = []
    commits.reserveCapacity(ids.count)
    for id in ids { commits.append(AuthoredCommit(try repository.commit(id))) }
    var mailmap: [UInt8] = []
    var unread: String?
    switch try MailmapFile.read(tree: repository.commit(head).tree, in: repository) {
    case .absent: break
    case .bytes(let bytes): mailmap = bytes
    case .unread(let reason): unread = reason
    }
    var report = PeopleReport(commits: commits, identities: identities.with(mailmap: mailmap), liveLines: liveLines)
    report.mailmapUnread = unread
    report.mailmapChanges = try MailmapFile.changes(among: ids, in: repository).filter { change in
      period.map { $0.contains(change.committedAt) } ?? true
    }
    return report
  }
}

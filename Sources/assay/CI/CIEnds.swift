import Git
import Reporting

/// The two ends of the change that a CI run is for, as commits of a clone, and how they were found.
struct CIEnds: Sendable, Hashable {
  var base: ObjectID
  var head: ObjectID
  /// One sentence for whoever reads the verdict.
  var note: String

  /// - Parameter named: the head that the user names; it wins.
  /// - Throws: `CommandError` where an end is not in the clone, or where there is nothing between the two.
  init(
    of change: CIChange, in repository: borrowing Repository, system: any CISystem, head named: String? = nil
  ) throws {
    let place = "\(system.name), \(change.name)"
    var missing: [String] = []
    var base: Found?
    for revision in change.bases where base == nil {
      base = try Found(revision, in: repository)
      if base == nil { missing.append(revision.words) }
    }
    guard let base else {
      throw CommandError.cannotJudge(
        "\(place): the clone does not have what the change goes into (\(missing.joined(separator: ", ")) is not in it); "
          + "set \(system.fullClone)")
    }
    let head: Found
    if let named {
      head = Found(id: try repository.resolve(named), source: "--head")
    } else if let found = try Found(change.head, in: repository) {
      head = found
    } else {
      throw CommandError.cannotJudge(
        "\(place): the clone does not have the change's last commit (\(change.head.words) is not in it); "
          + (change.headAdvice ?? "set \(system.fullClone)"))
    }
    if change.isRequest, try repository.mergeBase(base.id, head.id) == head.id {
      throw CommandError.cannotJudge(
        "\(place): \(base.id.short) (\(base.source)) has all of \(head.id.short) (\(head.source)) already, so there is "
          + "nothing to judge; look whether the change's own commits were checked out, not those of another branch")
    }
    self.base = base.id
    self.head = head.id
    note =
      "\(place): judged what \(head.id.short) (\(head.source)) brings to \(base.id.short) (\(base.source))."
  }

  /// A commit and what named it.
  private struct Found {
    var id: ObjectID
    var source: String

    init(id: ObjectID, source: String) {
      self.id = id
      self.source = source
    }

    /// Nil where the clone does not have it.
    init?(_ revision: CIRevision, in repository: borrowing Repository) throws {
      switch revision {
      case .commit(let digits, let name):
        guard let found = try repository.commit(withID: digits) else { return nil }
        self.init(id: found, source: name)
      case .branch(let branch, let name):
        guard let found = try repository.branch(branch) else { return nil }
        self.init(id: found.id, source: "\(found.ref), by \(name)")
      case .otherParent(let merge, let head, let name):
        guard let id = try repository.commit(withID: merge) else { return nil }
        let parents = try repository.commit(id).parents
        guard parents.count == 2, let parent = parents.first(where: { $0.hex != head }),
          parents.contains(where: { $0.hex == head }), repository.contains(parent)
        else { return nil }
        self.init(id: parent, source: name)
      case .checkout:
        guard case .commit(let id, _) = try repository.head() else { return nil }
        self.init(id: id, source: "HEAD")
      }
    }
  }
}

extension CIRevision {
  /// What was looked for.
  fileprivate var words: String {
    switch self {
    case .commit(let digits, let name): "\(name) \(digits)"
    case .branch(let branch, let name): "refs/remotes/origin/\(branch), by \(name)"
    case .otherParent(let merge, _, let name): "\(name), of \(merge)"
    case .checkout: "HEAD"
    }
  }
}

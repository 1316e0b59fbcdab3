internal import Git
internal import SourceText

/// Every commit that reaches a head with the paths it changed, numbered so that a walk over it compares integers.
///
/// For a commit with one parent: each path that differs from the parent. For a merge: each path that differs from the
/// first parent, with what every other parent has there; where a merge equals its first parent, no other is asked.
struct ChangeTable: Sendable {
  /// What stands at a path: a number in `blobs`, and the kind of entry, without permissions.
  struct Side: Sendable, Equatable {
    var blob: Int32
    var kind: UInt8

    static let none = Side(blob: -1, kind: 0)
    var exists: Bool { blob >= 0 }

    static func kind(of mode: FileMode) -> UInt8 { UInt8(truncatingIfNeeded: mode.rawValue >> 12) }

    /// Without permissions.
    var mode: FileMode {
      switch UInt32(kind) << 12 {
      case FileMode.symlink.rawValue: .symlink
      case FileMode.gitlink.rawValue: .gitlink
      default: .regular
      }
    }
  }

  /// A path that differs from the first parent.
  struct Step: Sendable {
    var path: Int32
    /// Whether the commit no longer has it.
    var isDeletion: Bool
    /// What the first parent has.
    var old: Side
    /// Where in `mergeSides` the other parents' sides stand, in their order.
    var others: Int32
  }

  /// Children before parents; the head is the first.
  private(set) var commits: [CommitOutline]
  private(set) var parents: [[Int32]] = []
  private(set) var paths: [RepositoryPath] = []
  private(set) var blobs: [ObjectID] = []
  private(set) var mergeSides: [Side] = []
  private var steps: [Step] = []
  private var ends: [Int32] = []
  private var pathNumbers: [RepositoryPath: Int32] = [:]
  private var blobNumbers: [ObjectID: Int32] = [:]

  init(commits: [CommitOutline]) {
    self.commits = commits
    var numbers: [ObjectID: Int32] = [:]
    numbers.reserveCapacity(commits.count)
    for (number, commit) in commits.enumerated() { numbers[commit.id] = Int32(number) }
    parents = commits.map { $0.parents.compactMap { numbers[$0] } }
  }

  /// The steps of a commit, by path.
  func steps(of commit: Int) -> ArraySlice<Step> {
    steps[(commit == 0 ? 0 : Int(ends[commit - 1]))..<Int(ends[commit])]
  }

  /// Takes in the changes of the next commit.
  mutating func append(_ changes: CommitChanges) {
    // Whatever is anywhere in history has a number, so that a deletion on a merge's side finds its own.
    for change in changes.changes { _ = side(change.new) }
    if changes.isRoot {
      for change in changes.changes { _ = number(of: change.path) }
      ends.append(Int32(steps.count))
      return
    }
    for (index, change) in changes.changes.enumerated() {
      var others: Int32 = -1
      if !changes.others.isEmpty {
        others = Int32(mergeSides.count)
        for parent in changes.others { mergeSides.append(side(parent[index])) }
      }
      steps.append(
        Step(path: number(of: change.path), isDeletion: change.new == nil, old: side(change.old), others: others))
    }
    ends.append(Int32(steps.count))
  }

  mutating func number(of path: RepositoryPath) -> Int32 {
    if let known = pathNumbers[path] { return known }
    let number = Int32(paths.count)
    paths.append(path)
    pathNumbers[path] = number
    return number
  }

  /// The number of a path that some commit changed; nil for others.
  func known(_ path: RepositoryPath) -> Int32? { pathNumbers[path] }

  /// The number of a blob that some commit has.
  func known(_ blob: ObjectID) -> Int32? { blobNumbers[blob] }

  mutating func side(_ side: TreeChange.Side?) -> Side {
    guard let side else { return .none }
    let number: Int32
    if let known = blobNumbers[side.id] {
      number = known
    } else {
      number = Int32(blobs.count)
      blobs.append(side.id)
      blobNumbers[side.id] = number
    }
    return Side(blob: number, kind: Side.kind(of: side.mode))
  }
}

/// What ownership needs of a commit.
struct CommitOutline: Sendable {
  var id: ObjectID
  var tree: ObjectID
  var parents: [ObjectID]
  var author: Signature
  /// Seconds since 1970, as the committer claims.
  var committedAt: Int64
}

/// The paths of one commit that differ from its first parent, and for a merge what each other parent has at each.
struct CommitChanges: Sendable {
  var changes: [TreeChange]
  var others: [[TreeChange.Side?]] = []
  /// Whether it has no parent: all its paths are new, and nothing can come from before.
  var isRoot = false
}

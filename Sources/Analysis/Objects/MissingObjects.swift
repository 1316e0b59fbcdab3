internal import Findings
internal import Git
internal import SourceText

/// What the history of a repository names and its database does not hold: whoever takes an object away must not pass for
/// somebody who never had it.
///
/// Only what refs and HEAD lead to has to be there: git itself drops forgotten objects one by one.
struct MissingObjects {
  /// Commits that refs and HEAD lead to, by their number in `commits`.
  private(set) var isReachable: [Bool]
  private var gaps: Set<Coverage.Skipped> = []
  /// Objects that were told before: unread, or missing.
  private var told: Set<ObjectID>
  private let blobs: Set<ObjectID>
  private let commits: [Commit]

  /// - Parameters:
  ///   - commits: all that could be read.
  ///   - inventory: what the database holds.
  ///   - unread: commits that are there and could not be read.
  init(
    _ repository: borrowing Repository, commits: [Commit], inventory: ObjectInventory, unread: [ObjectID]
  ) throws(GitError) {
    self.commits = commits
    blobs = Set(inventory.blobs)
    told = Set(inventory.unread.map(\.id) + unread)
    isReachable = [Bool](repeating: false, count: commits.count)
    let numbers = Dictionary(commits.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    for name in repository.packsWithoutIndex {
      gaps.insert(
        Coverage.Skipped(
          path: RepositoryPath("objects/pack/\(name)"),
          reason: "not read: the pack has no index; run `git index-pack` on it", isGap: true))
    }
    if repository.isShallow {
      gaps.insert(
        Coverage.Skipped(
          path: RepositoryPath("history"),
          reason: "not read: the clone is shallow, what came before is not in it; run `git fetch --unshallow`",
          isGap: true))
    }
    var open: [Int] = []
    for tip in try tips(repository) {
      if let number = numbers[tip.commit ?? tip.target] {
        open.append(number)
      } else if !repository.contains(tip.target) {
        miss(tip.target, "\(tip.name) names it")
      } else if let commit = tip.commit, !repository.contains(commit) {
        miss(commit, "\(tip.name) names it")
      }
    }
    for id in inventory.tags {
      guard let target = try Self.target(ofTag: id, in: repository), !repository.contains(target) else { continue }
      miss(target, "tag \(id.short) names it")
    }
    while let number = open.popLast() {
      guard !isReachable[number] else { continue }
      isReachable[number] = true
      let commit = commits[number]
      guard !repository.isCutOff(at: commit.id) else { continue }
      for parent in commit.parents {
        if let parent = numbers[parent] {
          open.append(parent)
        } else {
          miss(parent, "commit \(commit.id.short) has it as a parent")
        }
      }
    }
  }

  /// Looks at what a commit's tree has that its first parent's has not.
  mutating func check(_ changes: [TreeChange], commit: Int) {
    guard isReachable[commit] else { return }
    for change in changes {
      guard let new = change.new, new.mode != .gitlink, !blobs.contains(new.id), told.insert(new.id).inserted else {
        continue
      }
      gaps.insert(
        Coverage.Skipped(
          path: change.path,
          reason: "not read: \(new.id.short) is named by commit \(commits[commit].id.short) and is not in the database",
          isGap: true))
    }
  }

  /// Sorted.
  var skipped: [Coverage.Skipped] { gaps.sorted() }

  private mutating func miss(_ id: ObjectID, _ who: String) {
    guard told.insert(id).inserted else { return }
    gaps.insert(CredentialHistory.gap(id, "not read: it is not in the database, and \(who)"))
  }

  private struct Tip {
    var name: String
    var target: ObjectID
    var commit: ObjectID?
  }

  private func tips(_ repository: borrowing Repository) throws(GitError) -> [Tip] {
    var tips = try repository.references().compactMap { reference in
      reference.target.map { Tip(name: "ref " + reference.nameText, target: $0, commit: reference.commit) }
    }
    if case .commit(let id, _) = try repository.head() { tips.append(Tip(name: "HEAD", target: id, commit: id)) }
    return tips
  }

  /// What the first line of a tag names; nil where it says something else.
  private static func target(ofTag id: ObjectID, in repository: borrowing Repository) throws(GitError) -> ObjectID? {
    let start = Array("object ".utf8)
    let bytes = try repository.object(id).bytes
    guard bytes.starts(with: start) else { return nil }
    return ObjectID(hex: String(decoding: bytes.dropFirst(start.count).prefix { $0 != 0x0A }, as: UTF8.self))
  }
}

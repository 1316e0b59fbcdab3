internal import Findings
internal import Git
internal import SourceText

/// Where each blob of a database stood: every path it had, with the first commit that had it there.
///
/// "First" is by topology, parents before children, whatever the clocks say; among commits that do not know each other
/// the committer's clock decides, then the id.
struct BlobPlaces: Sendable {
  struct Place: Sendable, Hashable {
    var path: RepositoryPath
    /// Its number in `commits`.
    var commit: Int
  }

  /// All commits, parents before children.
  let commits: [Commit]
  /// Commits whose first parent is not there, as at the edge of a shallow clone: what they have, an earlier commit may
  /// have brought.
  private(set) var cutOff: Set<Int> = []
  /// Every path, however many: a rule may leave some paths alone, and copies there must not hide the one that counts.
  private var places: [ObjectID: [RepositoryPath: Int]] = [:]
  /// Commits whose tree could not be compared.
  private(set) var unread: [(id: ObjectID, reason: String)] = []
  /// What the history names and the database does not hold.
  private(set) var missing: [Coverage.Skipped] = []
  /// Blobs that these commits replaced or took away and that none of them brought.
  private(set) var replaced: [ObjectID: RepositoryPath] = [:]

  /// None for a blob that no commit has: left over from `git add` or `git stash`, or written by hand.
  /// By first commit, then by path.
  func places(of blob: ObjectID) -> [Place] {
    (places[blob] ?? [:]).map { Place(path: $0.key, commit: $0.value) }
      .sorted { $0.commit == $1.commit ? $0.path < $1.path : $0.commit < $1.commit }
  }

  /// Compares every commit's tree with its first parent's; one whose parent is not there counts as whole.
  static func read(
    _ inventory: ObjectInventory, repository path: String, options: Repository.OpenOptions, jobs: Int
  ) async throws -> BlobPlaces {
    var (commits, unread) = try await parsed(inventory.commits, repository: path, options: options, jobs: jobs)
    commits = sorted(commits)
    var missing = try MissingObjects(
      Repository(opening: path, options: options), commits: commits, inventory: inventory, unread: unread.map(\.id))
    var result = BlobPlaces(commits: commits)
    let trees = Dictionary(commits.map { ($0.id, $0.tree) }, uniquingKeysWith: { first, _ in first })
    let shared = commits
    let outcomes = try await WorkerPool.run(count: commits.count, jobs: jobs, batch: 64) { batches in
      let repository = try Repository(opening: path, options: options)
      var outputs: [(index: Int, output: Result<[TreeChange], GitError>)] = []
      while let batch = batches.take() {
        for index in batch {
          let old = shared[index].parents.first.flatMap { trees[$0] }
          do throws(GitError) {
            outputs.append((index, .success(try repository.changes(from: old, to: shared[index].tree))))
          } catch {
            outputs.append((index, .failure(error)))
          }
        }
      }
      return outputs
    }
    for (number, outcome) in outcomes.enumerated() {
      if let parent = commits[number].parents.first, trees[parent] == nil { result.cutOff.insert(number) }
      switch outcome {
      case .success(let changes):
        missing.check(changes, commit: number)
        result.note(changes, commit: number)
      case .failure(let error): unread.append((commits[number].id, SkipReason.failed(error)))
      }
    }
    result.unread = unread
    result.missing = missing.skipped
    return result
  }

  /// The same of some commits alone: what each has that none of its parents has, since the parents answer for the rest.
  static func read(
    range ids: [ObjectID], repository path: String, options: Repository.OpenOptions, jobs: Int
  ) async throws -> BlobPlaces {
    let (commits, unread) = try await parsed(ids, repository: path, options: options, jobs: jobs)
    var result = BlobPlaces(commits: sorted(commits))
    let shared = result.commits
    let outcomes = try await WorkerPool.run(count: shared.count, jobs: jobs, batch: 16) { batches in
      let repository = try Repository(opening: path, options: options)
      var outputs: [(index: Int, output: Result<[TreeChange], GitError>)] = []
      while let batch = batches.take() {
        for index in batch {
          do throws(GitError) {
            outputs.append((index, .success(try repository.ownChanges(of: shared[index]))))
          } catch {
            outputs.append((index, .failure(error)))
          }
        }
      }
      return outputs
    }
    result.unread = unread
    for (number, outcome) in outcomes.enumerated() {
      switch outcome {
      case .success(let changes):
        result.note(changes, commit: number)
        for change in changes {
          guard let old = change.old, old.mode != .gitlink, result.replaced[old.id] == nil else { continue }
          result.replaced[old.id] = change.path
        }
      case .failure(let error): result.unread.append((shared[number].id, SkipReason.failed(error)))
      }
    }
    for blob in result.places.keys { result.replaced.removeValue(forKey: blob) }
    let repository = try Repository(opening: path, options: options)
    result.cutOff = Set(shared.indices.filter { repository.isCutOff(at: shared[$0].id) })
    return result
  }

  /// Every blob that has a place, by its first commit and path.
  var blobs: [ObjectID] {
    places.map { blob, paths in
      (blob: blob, first: paths.map { (commit: $1, path: $0) }.min { ($0.commit, $0.path) < ($1.commit, $1.path) })
    }
    .sorted { left, right in
      guard let first = left.first, let second = right.first else { return left.blob < right.blob }
      return (first.commit, first.path, left.blob) < (second.commit, second.path, right.blob)
    }
    .map(\.blob)
  }

  private init(commits: [Commit]) { self.commits = commits }

  private mutating func note(_ changes: [TreeChange], commit: Int) {
    for change in changes {
      guard let new = change.new, new.mode != .gitlink, places[new.id]?[change.path] == nil else { continue }
      places[new.id, default: [:]][change.path] = commit
    }
  }

  private static func parsed(
    _ ids: [ObjectID], repository path: String, options: Repository.OpenOptions, jobs: Int
  ) async throws -> (commits: [Commit], unread: [(id: ObjectID, reason: String)]) {
    let outcomes = try await WorkerPool.run(count: ids.count, jobs: jobs, batch: 256) { batches in
      let repository = try Repository(opening: path, options: options)
      var outputs: [(index: Int, output: Result<Commit, GitError>)] = []
      while let batch = batches.take() {
        for index in batch {
          do throws(GitError) {
            var commit = try repository.commit(ids[index])
            // Messages are searched as the objects they stand in.
            commit.message = []
            outputs.append((index, .success(commit)))
          } catch {
            outputs.append((index, .failure(error)))
          }
        }
      }
      return outputs
    }
    var commits: [Commit] = []
    var unread: [(id: ObjectID, reason: String)] = []
    for (id, outcome) in zip(ids, outcomes) {
      switch outcome {
      case .success(let commit): commits.append(commit)
      case .failure(let error): unread.append((id, SkipReason.failed(error)))
      }
    }
    return (commits, unread)
  }

  /// Parents before children. Linear but for one sort; no recursion, since a history is as deep as it is long.
  static func sorted(_ commits: [Commit]) -> [Commit] {
    let byClock = commits.sorted { left, right in
      left.committer.time == right.committer.time ? left.id < right.id : left.committer.time < right.committer.time
    }
    let numbers = Dictionary(byClock.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    var isPlaced = [Bool](repeating: false, count: byClock.count)
    var sorted: [Commit] = []
    sorted.reserveCapacity(byClock.count)
    for start in byClock.indices where !isPlaced[start] {
      var path = [(number: start, next: 0)]
      while let last = path.last {
        let parents = byClock[last.number].parents
        guard !isPlaced[last.number], last.next < parents.count else {
          if !isPlaced[last.number] {
            isPlaced[last.number] = true
            sorted.append(byClock[last.number])
          }
          path.removeLast()
          continue
        }
        path[path.count - 1].next += 1
        // A commit cannot be its own ancestor: its name is the hash of its parents' names.
        if let parent = numbers[parents[last.next]], !isPlaced[parent] { path.append((parent, 0)) }
      }
    }
    return sorted
  }
}

internal import Findings
internal import Git

/// Every object of a repository's database by kind, reachable or not, in the order of the packs.
struct ObjectInventory: Sendable {
  var blobs: [ObjectID] = []
  var commits: [ObjectID] = []
  var tags: [ObjectID] = []
  var trees = 0
  /// Objects whose kind could not be read.
  var unread: [(id: ObjectID, reason: String)] = []

  private enum Outcome: Sendable {
    case kind(ObjectKind)
    case unread(String)
  }

  /// Reads the objects' headers alone.
  static func read(repository path: String, options: Repository.OpenOptions, jobs: Int) async throws -> ObjectInventory
  {
    let ids = try Repository(opening: path, options: options).allObjects()
    let outcomes = try await WorkerPool.run(count: ids.count, jobs: jobs, batch: 1_024) { batches in
      let repository = try Repository(opening: path, options: options)
      var outputs: [(index: Int, output: Outcome)] = []
      while let batch = batches.take() {
        for index in batch {
          do throws(GitError) {
            outputs.append((index, .kind(try repository.kind(of: ids[index]))))
          } catch {
            outputs.append((index, .unread(SkipReason.failed(error))))
          }
        }
      }
      return outputs
    }
    var inventory = ObjectInventory()
    for (id, outcome) in zip(ids, outcomes) {
      switch outcome {
      case .kind(.blob): inventory.blobs.append(id)
      case .kind(.commit): inventory.commits.append(id)
      case .kind(.tag): inventory.tags.append(id)
      case .kind(.tree): inventory.trees += 1
      case .unread(let reason): inventory.unread.append((id, reason))
      }
    }
    return inventory
  }
}

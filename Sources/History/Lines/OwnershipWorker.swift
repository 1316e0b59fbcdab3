internal import Git
internal import SourceText

/// One worker's part of the files. A blob that cannot be read takes its file out, not the others.
struct OwnershipWorker: ~Copyable {
  enum Outcome: Sendable {
    case found(LineWalk.Finding)
    case unreadable(String)
  }

  struct Output: Sendable {
    var outcomes: [Outcome]
    var cost: LineOwnership.Cost
  }

  private var walk: LineWalk

  init(table: ChangeTable, rules: LineOwnership.Rules, repository: consuming Repository) {
    walk = LineWalk(table: table, rules: rules, repository: repository)
  }

  /// - Returns: an outcome for each file, in their order.
  mutating func walk(_ files: ArraySlice<LineOwnership.Entry>) throws -> Output {
    let before = walk.cost
    var outcomes: [Outcome] = []
    do {
      outcomes = try found(files)
    } catch let error as GitError where Self.concernsOneFile(error) {
      // Which file it was is found by asking for each alone: rare, and only then does it cost.
      for index in files.indices {
        do {
          outcomes += try found(files[index...index])
        } catch let error as GitError where Self.concernsOneFile(error) {
          outcomes.append(.unreadable(error.message))
        }
      }
    }
    let after = walk.cost
    return Output(
      outcomes: outcomes,
      cost: LineOwnership.Cost(blobReads: after.blobReads - before.blobReads, diffs: after.diffs - before.diffs))
  }

  private mutating func found(_ files: ArraySlice<LineOwnership.Entry>) throws -> [Outcome] {
    try walk.findings(of: files).map { .found($0) }
  }

  private static func concernsOneFile(_ error: GitError) -> Bool {
    error.kind == .missingObject || error.kind == .corrupt || error.kind == .tooLarge
  }
}

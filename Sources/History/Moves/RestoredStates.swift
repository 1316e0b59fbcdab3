internal import Findings
internal import Git
internal import SourceText

/// Knows what the files were like before, so that restoring an older state charges nobody anew.
///
/// Reverting a change, applying one again, bringing a deleted file back: what comes back was charged to whoever wrote it
/// first. The credit for one's own repair that is undone is taken back with it, or fixing and restoring in turn would
/// earn it again and again. A credential, or a finding of high severity, that somebody else had written is charged to whoever
/// brings it back, unless they undo their own repair: it was not there before, and who wrote it first may be nobody that
/// is judged.
struct RestoredStates {
  private struct Taken {
    var change: Int
    var file: Int
    var context: FindingContext
  }

  private struct Body: Hashable {
    var path: RepositoryPath
    var digest: UInt64
  }

  private var blobs: [RepositoryPath: Set<ObjectID>] = [:]
  private var findings: [Fingerprint: [Taken]] = [:]
  private var functions: [Body: [(change: Int, file: Int, bin: AttributionBin)]] = [:]

  /// Puts what comes back into the bin of what was inherited.
  ///
  /// - Parameters:
  ///   - origins: the change that introduced each finding first.
  ///   - earlier: the changes before this one.
  mutating func settle(
    _ files: inout [SettlingFile], delta: CommitDelta, author: Person, origins: [Fingerprint: Int],
    earlier: inout [Change]
  ) {
    for (place, file) in delta.files.enumerated() {
      let isOldState =
        file.new.map { new in blobs[file.path]?.contains(new) == true && !file.sides.contains { $0.blob == new } }
        ?? false
      for entry in files[place].change.findings.indices {
        let attributed = files[place].change.findings[entry]
        guard attributed.bin == .introduced || attributed.bin == .worsened else { continue }
        let taken = findings[attributed.finding.fingerprint]?.last
        let comesBack = taken.map { $0.context.isSamePlace(as: files[place].contexts[entry]) } ?? false
        guard isOldState || (comesBack && attributed.bin == .introduced) else { continue }
        let writer = origins[attributed.finding.fingerprint].map { earlier[$0].author }
        let isGrave = attributed.finding.isCredential || attributed.finding.severity >= .high
        let repairer = taken.map { earlier[$0.change].author }
        if isGrave, attributed.bin == .introduced, writer != author, repairer != author { continue }
        files[place].change.findings[entry].bin = .inherited
        // Somebody else's repair keeps its credit, and is remembered, so that repairing it again earns nothing.
        guard attributed.bin == .introduced, let taken, repairer == author else { continue }
        findings[attributed.finding.fingerprint]?.removeLast()
        earlier[taken.change].files[taken.file].undo(attributed.finding.fingerprint)
      }
      removeRepeats(&files[place], author: author, earlier: earlier)
      settleFunctions(&files[place], path: file.path, isOldState: isOldState, author: author, earlier: &earlier)
    }
  }

  /// The same repair on another branch earns nothing a second time.
  private func removeRepeats(_ file: inout SettlingFile, author: Person, earlier: [Change]) {
    let repeats = file.change.findings.indices.filter { entry in
      let attributed = file.change.findings[entry]
      guard attributed.bin == .fixed, let taken = findings[attributed.finding.fingerprint]?.last else { return false }
      return earlier[taken.change].author == author && taken.context.isSamePlace(as: file.contexts[entry])
    }
    file.change.undone += repeats.map { file.change.findings[$0] }
    file.remove(findings: Set(repeats), functions: [])
  }

  private mutating func settleFunctions(
    _ file: inout SettlingFile, path: RepositoryPath, isOldState: Bool, author: Person, earlier: inout [Change]
  ) {
    for entry in file.change.functions.indices {
      let function = file.change.functions[entry]
      guard function.bin == .introduced || function.bin == .worsened, let after = function.after else { continue }
      let body = Body(path: path, digest: after.digest)
      let taken = functions[body]?.last
      guard isOldState || (taken != nil && after.tokens >= MoveTracker.tokens) else { continue }
      file.change.functions[entry].bin = .inherited
      guard let taken else { continue }
      functions[body]?.removeLast()
      if earlier[taken.change].author == author {
        earlier[taken.change].files[taken.file].removeFunction(digest: after.digest, from: taken.bin)
      }
    }
  }

  /// Remembers what a change took away, and which contents its files had and have. After `settle`.
  mutating func note(_ files: [SettlingFile], delta: CommitDelta, index: Int) {
    for (place, file) in delta.files.enumerated() {
      for side in file.sides { blobs[file.path, default: []].insert(side.blob) }
      if let new = file.new { blobs[file.path, default: []].insert(new) }
      if let old = file.oldPath, let known = blobs[old] { blobs[file.path, default: []].formUnion(known) }
      // What was written anew is no longer taken away.
      for attributed in files[place].change.findings where attributed.bin == .introduced {
        findings[attributed.finding.fingerprint] = nil
      }
      for (entry, attributed) in files[place].change.findings.enumerated() where attributed.bin == .fixed {
        findings[attributed.finding.fingerprint, default: []].append(
          Taken(change: index, file: place, context: files[place].contexts[entry]))
      }
      for function in files[place].change.functions where function.bin == .fixed || function.bin == .improved {
        guard let before = function.before else { continue }
        functions[Body(path: file.path, digest: before.digest), default: []].append((index, place, function.bin))
      }
    }
  }
}

extension FileChange {
  fileprivate mutating func undo(_ fingerprint: Fingerprint) {
    if let place = findings.firstIndex(where: { $0.bin == .fixed && $0.finding.fingerprint == fingerprint }) {
      undone.append(findings.remove(at: place))
    }
  }

  fileprivate mutating func removeFunction(digest: UInt64, from bin: AttributionBin) {
    if let place = functions.firstIndex(where: { $0.bin == bin && $0.before?.digest == digest }) {
      functions.remove(at: place)
    }
  }
}

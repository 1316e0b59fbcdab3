internal import SourceText

/// What `git log --numstat` says of one changed file.
package enum LineCount: Sendable, Hashable {
  case lines(added: Int, deleted: Int)
  /// One of the sides is binary, and git counts nothing.
  case binary
}

/// Counts the lines of changes, holding on to the blobs it read last: the next change of the same file needs one of them
/// again, and the pack's deltas lead from one to the other.
package struct LineCounter: ~Copyable {
  /// Larger blobs are binary to git, unread (`core.bigFileThreshold`).
  static let sizeLimit = 512 << 20
  /// Both sides of a change and one of the next.
  private static let heldBlobs = 3

  private let repository: Repository
  private var held: [HeldBlob] = []

  package init(repository: consuming Repository) {
    self.repository = repository
  }

  /// The lines that came and went, a submodule counting as one line that names its commit.
  package mutating func count(_ change: TreeChange) throws(GitError) -> LineCount {
    let old = try text(change.old)
    let new = try text(change.new)
    if old.isBinary || new.isBinary { return .binary }
    if change.old?.id == change.new?.id { return .lines(added: 0, deleted: 0) }
    let (added, deleted) = try old.withSpan { (left) throws(GitError) in
      try new.withSpan { (right) throws(GitError) in try LineDiff.counts(old: left, new: right) }
    }
    return .lines(added: added, deleted: deleted)
  }

  private mutating func text(_ side: TreeChange.Side?) throws(GitError) -> Text {
    guard let side else { return .bytes([]) }
    if side.mode == .gitlink { return .bytes(Array("Subproject commit \(side.id)\n".utf8)) }
    if let place = held.firstIndex(where: { $0.id == side.id }) {
      held.append(held.remove(at: place))
    } else {
      do throws(GitError) {
        let handle = try repository.read(side.id, expecting: .blob, limit: Self.sizeLimit)
        if held.count >= Self.heldBlobs { held.removeFirst() }
        held.append(HeldBlob(id: side.id, handle: handle))
      } catch  where error.kind == .tooLarge {
        return .huge
      }
    }
    return .blob(held[held.count - 1])
  }
}

/// One side of a change.
private enum Text {
  case blob(HeldBlob)
  case bytes([UInt8])
  /// Too large to be read.
  case huge

  var isBinary: Bool {
    switch self {
    case .blob(let blob): blob.isBinary
    case .bytes: false
    case .huge: true
    }
  }

  func withSpan<R, E: Error>(_ body: (borrowing Span<UInt8>) throws(E) -> R) throws(E) -> R {
    switch self {
    case .blob(let blob): try blob.handle.withSpan(body)
    case .bytes(let bytes): try body(bytes.span)
    case .huge: try body([UInt8]().span)
    }
  }
}

/// A blob in libgit2's memory.
private final class HeldBlob {
  let id: ObjectID
  let handle: ObjectHandle
  let isBinary: Bool

  init(id: ObjectID, handle: consuming ObjectHandle) {
    self.id = id
    let bytes = unsafe handle.bytes
    let inspected = min(bytes.count, BinaryCheck.inspectedBytes)
    let hasNUL = unsafe bytes.baseAddress.map { unsafe RawMemory.find(0, in: $0, count: inspected) != nil } ?? false
    isBinary = hasNUL || bytes.count > LineCounter.sizeLimit
    self.handle = handle
  }
}

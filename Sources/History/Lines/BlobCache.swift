internal import Git

/// The blobs that one worker read last: the old side of one comparison is the new side of the path's next.
struct BlobCache: ~Copyable {
  /// When more than this is held, the half not used for longest goes: 48 MiB a worker.
  private static let byteLimit = 48 << 20

  private let repository: Repository
  private var held: [Int32: (bytes: [UInt8], used: Int)] = [:]
  private var bytes = 0
  private var clock = 0
  /// Blobs read from the database.
  private(set) var reads = 0

  init(_ repository: consuming Repository) {
    self.repository = repository
  }

  /// - Throws: `GitError` where the blob cannot be read, or is over `LineOwnership.blobLimit`.
  mutating func content(of number: Int32, named id: ObjectID) throws(GitError) -> [UInt8] {
    clock += 1
    if let known = held[number] {
      held[number]?.used = clock
      return known.bytes
    }
    let content = try repository.blob(id, limit: LineOwnership.blobLimit)
    reads += 1
    bytes += content.count
    held[number] = (content, clock)
    if bytes > Self.byteLimit { shrink() }
    return content
  }

  private mutating func shrink() {
    let oldest = held.map { (number: $0.key, used: $0.value.used) }.sorted { $0.used < $1.used }
    for entry in oldest where bytes > Self.byteLimit / 2 {
      bytes -= held.removeValue(forKey: entry.number)?.bytes.count ?? 0
    }
  }

  /// Lends the repository for other questions.
  func withRepository<R>(_ body: (borrowing Repository) throws -> R) rethrows -> R {
    try body(repository)
  }
}

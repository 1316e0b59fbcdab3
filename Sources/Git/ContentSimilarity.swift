internal import SourceText

/// How alike two files are, as git estimates it: the share of the larger one's bytes that both have. Remembers each file
/// it was asked about, because every deletion is compared with every addition.
///
/// Source: `estimate_similarity` in git's diffcore-rename.c.
struct ContentSimilarity: ~Copyable {
  /// The score of the same content.
  static let full = 60_000
  /// git's 50 %.
  static let minimum = 30_000
  /// Midway between the minimum and the same: git's for files that alone have a name.
  static let minimumOfOneName = 45_000

  private let blobLimit: Int
  private var signatures: [ObjectID: ContentSignature?] = [:]
  private var sizes: [ObjectID: Int] = [:]

  /// - Parameter blobLimit: larger blobs are like nothing.
  init(blobLimit: Int) {
    self.blobLimit = blobLimit
  }

  /// 0 to 60,000; 0 for anything but two files.
  mutating func score(
    _ old: TreeChange.Side, _ new: TreeChange.Side, in repository: borrowing Repository
  ) throws(GitError) -> Int {
    guard old.mode.isFile, new.mode.isFile else { return 0 }
    let oldSize = try size(of: old.id, in: repository)
    let newSize = try size(of: new.id, in: repository)
    let larger = max(oldSize, newSize)
    // Too different in size to be half alike; two empty files are the same object.
    guard larger <= blobLimit, larger > 0,
      larger * (Self.full - Self.minimum) >= (larger - min(oldSize, newSize)) * Self.full
    else { return 0 }
    guard let left = try signature(of: old.id, in: repository), let right = try signature(of: new.id, in: repository)
    else { return 0 }
    return left.copied(to: right) * Self.full / larger
  }

  private mutating func size(of id: ObjectID, in repository: borrowing Repository) throws(GitError) -> Int {
    if let known = sizes[id] { return known }
    // No size a blob can have, so that it is taken for too large.
    let isElsewhere = repository.isPartial && !repository.contains(id)
    let size = isElsewhere ? Int.max : try repository.size(of: id)
    sizes[id] = size
    return size
  }

  private mutating func signature(
    of id: ObjectID, in repository: borrowing Repository
  ) throws(GitError) -> ContentSignature? {
    if let known = signatures[id] { return known }
    let handle = try repository.read(id, expecting: .blob)
    let signature = handle.withSpan { ContentSignature($0, isText: !BinaryCheck.isBinary($0)) }
    signatures[id] = signature
    return signature
  }
}

internal import CGit2

/// Blobs that are in no database, held in memory, which a repository that is opened with them reads like its own. Nothing
/// is written to its folders.
package struct UnstoredBlobs: Sendable, Hashable {
  private var blobs: [ObjectID: [UInt8]] = [:]

  package init() {}

  /// How many there are.
  package var count: Int { blobs.count }

  /// Keeps a blob.
  ///
  /// - Parameter id: what git calls it, from `id(of:)`.
  package mutating func add(_ bytes: [UInt8], as id: ObjectID) { blobs[id] = bytes }

  /// What git calls a blob of these bytes.
  package static func id(of bytes: [UInt8]) throws(GitError) -> ObjectID {
    try Library.start()
    var oid = git_oid()
    let code = unsafe bytes.withUnsafeBytes { buffer in
      unsafe git_odb_hash(&oid, buffer.baseAddress, buffer.count, GIT_OBJECT_BLOB)
    }
    try check(code, "git_odb_hash")
    return ObjectID(oid)
  }

  /// Copies the blobs into a backend of one handle's database, which comes before its folders and takes what is written.
  func add(to database: OpaquePointer) throws(GitError) {
    guard !blobs.isEmpty else { return }
    var backend: UnsafeMutablePointer<git_odb_backend>?
    try check(unsafe git_mempack_new(&backend), "git_mempack_new")
    // The database frees its backends; libgit2 gives loose objects 1 and packs 2.
    try check(unsafe git_odb_add_backend(database, backend, 1_000), "git_odb_add_backend")
    for bytes in blobs.values {
      var oid = git_oid()
      let code = unsafe bytes.withUnsafeBytes { buffer in
        unsafe git_odb_write(&oid, database, buffer.baseAddress, buffer.count, GIT_OBJECT_BLOB)
      }
      try check(code, "git_odb_write")
    }
  }
}

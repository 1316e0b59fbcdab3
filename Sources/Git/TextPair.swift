internal import CGit2

/// Two texts as libgit2 blobs, without a repository.
///
/// libgit2 compares buffers or blobs, and hashes every buffer first, which takes longer than comparing it. A blob's id is
/// known, so the texts are handed over as blobs of a database in memory, under ids that stand for left and right.
@safe struct TextPair: ~Copyable {
  let old: OpaquePointer
  let new: OpaquePointer
  private let repository: OpaquePointer

  /// The texts must outlive the call only; they are copied. Neither may be empty.
  @unsafe init(_ old: UnsafeBufferPointer<UInt8>, _ new: UnsafeBufferPointer<UInt8>) throws(GitError) {
    try Library.start()
    let repository = try unsafe Self.repository(holding: old, new)
    do throws(GitError) {
      let left = try unsafe Self.blob(Backend.oldID, in: repository)
      do throws(GitError) {
        unsafe self.new = try unsafe Self.blob(Backend.newID, in: repository)
      } catch {
        unsafe git_blob_free(left)
        throw error
      }
      unsafe self.old = left
      unsafe self.repository = repository
    } catch {
      unsafe git_repository_free(repository)
      throw error
    }
  }

  deinit {
    unsafe git_blob_free(old)
    unsafe git_blob_free(new)
    unsafe git_repository_free(repository)
  }

  private static func repository(
    holding old: UnsafeBufferPointer<UInt8>, _ new: UnsafeBufferPointer<UInt8>
  ) throws(GitError) -> OpaquePointer {
    var database: OpaquePointer?
    try check(unsafe git_odb_new(&database), "git_odb_new")
    // The repository keeps the database alive from here on.
    defer { unsafe git_odb_free(database) }
    let backend = unsafe Backend.allocate(old, new)
    let code = unsafe backend.withMemoryRebound(to: git_odb_backend.self, capacity: 1) {
      unsafe git_odb_add_backend(database, $0, 1)
    }
    if code < 0 { unsafe backend.deallocate() }
    try check(code, "git_odb_add_backend")
    var repository: OpaquePointer?
    try check(unsafe git_repository_wrap_odb(&repository, database), "git_repository_wrap_odb")
    guard let repository = unsafe repository else {
      throw GitError(kind: .other, function: "git_repository_wrap_odb", message: "no repository in memory")
    }
    return unsafe repository
  }

  private static func blob(_ id: git_oid, in repository: OpaquePointer) throws(GitError) -> OpaquePointer {
    var id = id
    var blob: OpaquePointer?
    try check(unsafe git_blob_lookup(&blob, repository, &id), "git_blob_lookup", "a text in memory")
    guard let blob = unsafe blob else {
      throw GitError(kind: .other, function: "git_blob_lookup", message: "no text in memory")
    }
    return unsafe blob
  }
}

/// libgit2's idea of a database, and behind it, where it cannot see them, the two texts.
@safe private struct Backend {
  static let oldID = ObjectID([UInt8](repeating: 1, count: 20).span).gitOID
  static let newID = ObjectID([UInt8](repeating: 2, count: 20).span).gitOID

  // Must come first: libgit2 takes the address of the whole for the address of this.
  var head: git_odb_backend
  var old: UnsafeBufferPointer<UInt8>
  var new: UnsafeBufferPointer<UInt8>

  /// Freed by libgit2 through `head.free`.
  @unsafe static func allocate(
    _ old: UnsafeBufferPointer<UInt8>, _ new: UnsafeBufferPointer<UInt8>
  ) -> UnsafeMutablePointer<Backend> {
    var head = unsafe git_odb_backend()
    unsafe head.version = UInt32(GIT_ODB_BACKEND_VERSION)
    unsafe head.read = { data, size, type, backend, id in
      guard let backend = unsafe backend, let id = unsafe id, let text = unsafe Backend.text(id, of: backend),
        let copy = unsafe git_odb_backend_data_alloc(backend, text.count), let start = text.baseAddress
      else { return GIT_ENOTFOUND.rawValue }
      unsafe copy.copyMemory(from: start, byteCount: text.count)
      unsafe data?.pointee = unsafe copy
      unsafe size?.pointee = text.count
      unsafe type?.pointee = GIT_OBJECT_BLOB
      return 0
    }
    unsafe head.free = { backend in
      unsafe UnsafeMutableRawPointer(backend)?.assumingMemoryBound(to: Backend.self).deallocate()
    }
    let backend = UnsafeMutablePointer<Backend>.allocate(capacity: 1)
    unsafe backend.initialize(to: Backend(head: head, old: old, new: new))
    return unsafe backend
  }

  @unsafe static func text(
    _ id: UnsafePointer<git_oid>, of backend: UnsafeMutablePointer<git_odb_backend>
  ) -> UnsafeBufferPointer<UInt8>? {
    let pair = unsafe UnsafeRawPointer(backend).assumingMemoryBound(to: Backend.self)
    switch unsafe id.pointee.id.0 {
    case 1: return unsafe pair.pointee.old
    case 2: return unsafe pair.pointee.new
    default: return nil
    }
  }
}

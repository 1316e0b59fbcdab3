internal import CGit2

extension Repository {
  /// Raw object of any kind.
  package func object(_ id: ObjectID) throws(GitError) -> RawObject {
    let handle = try read(id)
    return RawObject(kind: handle.kind, bytes: handle.withSpan(Self.copy))
  }

  /// How many bytes an object has, by its header, without inflating it.
  package func size(of id: ObjectID) throws(GitError) -> Int {
    if let packed = packedObjects.size(of: id) { return packed }
    return try header(of: id).bytes
  }

  /// What kind an object is of, by its header.
  package func kind(of id: ObjectID) throws(GitError) -> ObjectKind {
    do throws(PackedObjects.EndlessChain) {
      if let packed = try packedObjects.kind(of: id) { return packed }
    } catch {
      throw endless(id)
    }
    return try header(of: id).kind
  }

  /// From libgit2, for what is not in a sound pack.
  private func header(of id: ObjectID) throws(GitError) -> (kind: ObjectKind, bytes: Int) {
    try checkChain(of: id)
    var oid = id.gitOID
    var length = 0
    var type = GIT_OBJECT_INVALID
    let code = unsafe git_odb_read_header(&length, &type, database, &oid)
    guard code == 0, let kind = ObjectKind(type) else {
      throw unreadable(id, code: code, function: "git_odb_read_header", expected: nil)
    }
    return (kind, length)
  }

  /// Whether the object is in the database; never asks a server.
  package func contains(_ id: ObjectID) -> Bool {
    var oid = id.gitOID
    return unsafe git_odb_exists(database, &oid) == 1
  }

  /// Lends a blob's bytes to `body`, without a copy.
  ///
  /// - Parameter limit: a larger blob throws `tooLarge` before it is inflated.
  package func withBlob<R, E: Error>(
    _ id: ObjectID, limit: Int? = nil, _ body: (borrowing Span<UInt8>) throws(E) -> R
  ) throws -> R {
    try checkSize(of: id, limit: limit)
    let handle = try read(id, expecting: .blob)
    return try handle.withSpan(body)
  }

  /// A blob's bytes.
  package func blob(_ id: ObjectID, limit: Int? = nil) throws(GitError) -> [UInt8] {
    try checkSize(of: id, limit: limit)
    let handle = try read(id, expecting: .blob)
    return handle.withSpan(Self.copy)
  }

  /// Every object in the database, reachable or not, once each; those of a pack in the order of the pack, which is the
  /// cheapest to read them in.
  package func allObjects() throws(GitError) -> [ObjectID] {
    var found = ObjectCollector()
    let code = unsafe withUnsafeMutablePointer(to: &found) { collector in
      unsafe git_odb_foreach(
        database,
        { oid, payload in
          guard let oid = unsafe oid, let payload = unsafe payload else { return -1 }
          unsafe payload.assumingMemoryBound(to: ObjectCollector.self).pointee.add(ObjectID(oid.pointee))
          return 0
        }, collector)
    }
    try check(code, "git_odb_foreach", kind: .corrupt, namedPath)
    return found.ids
  }

  /// Which of these objects do not hash to their own name, where reading one would throw at the first.
  package func mismatches(among ids: [ObjectID]) throws(GitError) -> [ObjectID] {
    var wrong: [ObjectID] = []
    for id in ids {
      if try name(of: readUnchecked(id)) != id { wrong.append(id) }
    }
    return wrong
  }

  /// The name that an object's bytes hash to.
  private func name(of handle: borrowing ObjectHandle) throws(GitError) -> ObjectID {
    var oid = git_oid()
    let code = unsafe git_odb_hash(&oid, handle.bytes.baseAddress, handle.bytes.count, handle.kind.type)
    try check(code, "git_odb_hash")
    return ObjectID(oid)
  }

  /// Reads an object, checking its kind if one is expected, and, as far as `verification` asks for it, that its bytes
  /// are those of its name: an object put in another's place must not be judged for it.
  ///
  /// - Parameter limit: an object that is not in a pack's reach and over this is refused before it is read.
  func read(_ id: ObjectID, expecting kind: ObjectKind? = nil, limit: Int? = nil) throws(GitError) -> ObjectHandle {
    let handle = try readUnchecked(id, expecting: kind, limit: limit)
    guard verification.includes(id, kind: handle.kind) else { return handle }
    let actual = try name(of: handle)
    guard actual == id else { throw corrupt(id, "its bytes are those of \(actual)") }
    return handle
  }

  /// The bytes of an object that was verified before.
  func readUnverified(_ id: ObjectID, expecting kind: ObjectKind) throws(GitError) -> [UInt8] {
    let handle = try readUnchecked(id, expecting: kind)
    return handle.withSpan(Self.copy)
  }

  private func readUnchecked(
    _ id: ObjectID, expecting kind: ObjectKind? = nil, limit: Int? = nil
  ) throws(GitError) -> ObjectHandle {
    if let (bytes, actual) = try packed(id) {
      if let kind, kind != actual { throw corrupt(id, "a \(kind) was expected but it is a \(actual)") }
      return ObjectHandle(bytes, kind: actual)
    }
    if limit != nil { try checkSize(of: id, limit: limit) }
    try checkChain(of: id)
    var oid = id.gitOID
    var object: OpaquePointer?
    let code = unsafe git_odb_read(&object, database, &oid)
    guard code == 0, let object = unsafe object else {
      throw unreadable(id, code: code, function: "git_odb_read", expected: kind)
    }
    guard let actual = ObjectKind(unsafe git_odb_object_type(object)) else {
      unsafe git_odb_object_free(object)
      throw corrupt(id, "it is of no known kind")
    }
    let handle = unsafe ObjectHandle(object, kind: actual)
    if let kind, kind != actual { throw corrupt(id, "a \(kind) was expected but it is a \(actual)") }
    return handle
  }

  private func packed(_ id: ObjectID) throws(GitError) -> (bytes: UnpackedBytes, kind: ObjectKind)? {
    do throws(PackedObjects.EndlessChain) {
      return try packedObjects.object(id)
    } catch {
      throw endless(id)
    }
  }

  /// Before libgit2 is asked for what was not read here: it would follow a circle of deltas for ever.
  private func checkChain(of id: ObjectID) throws(GitError) {
    do throws(PackedObjects.EndlessChain) {
      try packedObjects.checkChains(of: id)
    } catch {
      throw endless(id)
    }
  }

  private func endless(_ id: ObjectID) -> GitError {
    corrupt(id, "the deltas that it is made of go round in a circle")
  }

  /// The error for an object whose bytes make no sense.
  func corrupt(_ id: ObjectID, _ why: String) -> GitError {
    GitError(
      kind: .corrupt, function: "read",
      message: "object \(id) in \(namedPath) is damaged: \(why). Run `git fsck` in it and clone it again.")
  }

  private func checkSize(of id: ObjectID, limit: Int?) throws(GitError) {
    guard let limit else { return }
    let bytes = try size(of: id)
    guard bytes <= limit else {
      throw GitError(
        kind: .tooLarge, function: "read",
        message: "blob \(id) in \(namedPath) has \(bytes) bytes, over the limit of \(limit); raise the limit to read it"
      )
    }
  }

  /// Tells a missing object from a damaged one, and says why it may be missing. Must be called right after the failure.
  private func unreadable(_ id: ObjectID, code: Int32, function: String, expected: ObjectKind?) -> GitError {
    let name = expected?.rawValue ?? "object"
    guard code == GIT_ENOTFOUND.rawValue else {
      do throws(GitError) {
        try check(code, function, kind: .corrupt, "\(name) \(id) in \(namedPath) cannot be read")
      } catch {
        var error = error
        error.message += ". Run `git fsck` in it and clone it again."
        return error
      }
      return corrupt(id, "it is of no known kind")
    }
    let why =
      if isPartial {
        "the clone is partial and left it on the server; run `git fetch --refetch --no-filter` or clone without --filter"
      } else if isShallow {
        "the clone is shallow and history before it was cut off; run `git fetch --unshallow`"
      } else {
        "the repository is incomplete or damaged; run `git fsck` in it and clone it again"
      }
    return GitError(
      kind: .missingObject, code: code, function: function, message: "\(name) \(id) is missing in \(namedPath): \(why)")
  }

  private static func copy(_ bytes: borrowing Span<UInt8>) -> [UInt8] {
    unsafe bytes.withUnsafeBufferPointer { unsafe Array($0) }
  }
}

/// Collects ids in the order of arrival, each once.
private struct ObjectCollector {
  private(set) var ids: [ObjectID] = []
  private var seen: Set<ObjectID> = []

  mutating func add(_ id: ObjectID) {
    if seen.insert(id).inserted { ids.append(id) }
  }
}

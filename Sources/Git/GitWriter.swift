internal import CGit2
internal import SourceText

/// Builds a repository object by object, the same bytes from the same calls: no hooks, no configuration of the machine,
/// no clock. One writer a repository, on one thread.
@safe package struct GitWriter: ~Copyable {
  private let repository: OpaquePointer
  private let database: OpaquePointer

  /// Creates a repository at `path`, with the folders on the way; HEAD is the unborn `initialBranch`.
  package init(creating path: String, isBare: Bool = false, initialBranch: String = "main") throws(GitError) {
    try Library.start()
    var options = unsafe git_repository_init_options()
    try check(
      unsafe git_repository_init_options_init(&options, UInt32(GIT_REPOSITORY_INIT_OPTIONS_VERSION)),
      "git_repository_init_options_init")
    let bare = isBare ? GIT_REPOSITORY_INIT_BARE.rawValue : 0
    unsafe options.flags =
      GIT_REPOSITORY_INIT_MKPATH.rawValue | GIT_REPOSITORY_INIT_NO_REINIT.rawValue | bare
    var repository: OpaquePointer?
    let code = unsafe initialBranch.withCString { branch in
      unsafe options.initial_head = unsafe branch
      return unsafe git_repository_init_ext(&repository, path, &options)
    }
    guard code == 0, let opened = unsafe repository else {
      try check(code, "git_repository_init_ext", path)
      throw GitError(kind: .other, function: "git_repository_init_ext", message: "could not create \(path)")
    }
    let database: OpaquePointer
    do throws(GitError) {
      try unsafe Self.keepNoReflogs(in: opened)
      unsafe database = try unsafe Library.database(of: opened, named: path)
    } catch {
      unsafe git_repository_free(opened)
      throw error
    }
    unsafe self.repository = opened
    unsafe self.database = database
  }

  deinit {
    unsafe git_odb_free(database)
    unsafe git_repository_free(repository)
  }

  /// Stores a blob.
  package func writeBlob(_ bytes: [UInt8]) throws(GitError) -> ObjectID {
    try write(bytes, kind: .blob)
  }

  /// Stores the tree of these files, with the trees below it; the order of the files does not matter. Each path must
  /// occur once, and none be a folder of another.
  package func writeTree(_ files: [TreeFile]) throws(GitError) -> ObjectID {
    try writeTree(files.sorted { $0.path < $1.path }[...], below: 0)
  }

  /// Stores a commit with exactly these bytes as its message.
  package func writeCommit(
    tree: ObjectID, parents: [ObjectID], author: Signature, committer: Signature, message: [UInt8]
  ) throws(GitError) -> ObjectID {
    var bytes = Array("tree \(tree)\n".utf8)
    for parent in parents { bytes += Array("parent \(parent)\n".utf8) }
    bytes += Array("author ".utf8) + Self.line(author) + Array("\ncommitter ".utf8) + Self.line(committer)
    bytes += Array("\n\n".utf8) + message
    return try write(bytes, kind: .commit)
  }

  /// Points `refs/heads/NAME` at a commit, whether or not it exists.
  package func setBranch(_ name: String, to commit: ObjectID) throws(GitError) {
    try setReference("refs/heads/\(name)", to: commit)
  }

  /// Points a ref given by its full name at an object.
  package func setReference(_ name: String, to id: ObjectID) throws(GitError) {
    var oid = id.gitOID
    var reference: OpaquePointer?
    try check(
      unsafe git_reference_create(&reference, repository, name, &oid, 1, nil), "git_reference_create", name)
    unsafe git_reference_free(reference)
  }

  /// Makes HEAD the branch, which may be unborn.
  package func setHead(toBranch name: String) throws(GitError) {
    try check(unsafe git_repository_set_head(repository, "refs/heads/\(name)"), "git_repository_set_head", name)
  }

  /// Writes HEAD's files into the working folder, over what is there, and an index that matches. No filters run.
  package func checkOutHead() throws(GitError) {
    var options = unsafe git_checkout_options()
    try check(
      unsafe git_checkout_options_init(&options, UInt32(GIT_CHECKOUT_OPTIONS_VERSION)), "git_checkout_options_init")
    unsafe options.checkout_strategy = GIT_CHECKOUT_FORCE.rawValue
    unsafe options.disable_filters = 1
    try check(unsafe git_checkout_head(repository, &options), "git_checkout_head")
  }

  /// A reflog entry would carry the machine's clock.
  private static func keepNoReflogs(in repository: OpaquePointer) throws(GitError) {
    var config: OpaquePointer?
    try check(unsafe git_repository_config(&config, repository), "git_repository_config")
    defer { unsafe git_config_free(config) }
    try check(unsafe git_config_set_bool(config, "core.logallrefupdates", 0), "git_config_set_bool")
  }

  private func write(_ bytes: [UInt8], kind: ObjectKind) throws(GitError) -> ObjectID {
    var oid = git_oid()
    let code = unsafe bytes.withUnsafeBytes { buffer in
      unsafe git_odb_write(
        &oid, database, buffer.baseAddress ?? UnsafeRawPointer(bitPattern: 1), buffer.count, kind.type)
    }
    try check(code, "git_odb_write")
    return ObjectID(oid)
  }

  /// Files that share their first `depth` bytes of path become one tree.
  private func writeTree(_ files: ArraySlice<TreeFile>, below depth: Int) throws(GitError) -> ObjectID {
    let slash = UInt8(ascii: "/")
    var bytes: [UInt8] = []
    var rest = files
    // Sorted by whole path is git's order of entries: a folder sorts as if its name ended in a slash.
    while let file = rest.first {
      let tail = file.path.bytes[depth...]
      let name = tail.prefix { $0 != slash }
      guard !name.isEmpty else {
        throw GitError(
          kind: .other, function: "writeTree", message: "`\(file.path.lossyString)` has an empty component")
      }
      let mode: FileMode
      let id: ObjectID
      if name.endIndex == tail.endIndex {
        (mode, id) = (file.mode, file.blob)
        rest = rest.dropFirst()
      } else {
        let prefix = file.path.bytes[..<(name.endIndex + 1)]
        let group = rest.prefix { $0.path.bytes.starts(with: prefix) }
        (mode, id) = (.folder, try writeTree(group, below: name.endIndex + 1))
        rest = rest.dropFirst(group.count)
      }
      bytes += Array(String(mode.rawValue, radix: 8).utf8) + [UInt8(ascii: " ")] + name + [0]
      let raw = id.bytes
      for index in 0..<20 { bytes.append(raw[index]) }
    }
    return try write(bytes, kind: .tree)
  }

  private static func line(_ signature: Signature) -> [UInt8] {
    let minutes = abs(signature.zoneMinutes)
    let digits = String(minutes / 60 * 100 + minutes % 60)
    let zone =
      (signature.zoneMinutes < 0 ? "-" : "+") + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return signature.name + Array(" <".utf8) + signature.email + Array("> \(signature.time) \(zone)".utf8)
  }
}

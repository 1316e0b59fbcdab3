/// Checks that the object files of a repository are its own, and reads what they say about being incomplete.
enum ObjectStore {
  /// Refuses alternates and links that leave `root`, the repository's common folder.
  static func checkStaysInside(_ root: String, named path: String) throws(GitError) {
    try check(folder: root + "/objects", root: root, named: path, depth: 0)
  }

  /// Refuses an object folder that a server names for a push and that is not inside the repository's own, or leads out
  /// of it again.
  static func checkQuarantine(_ folder: String, of root: String, named path: String) throws(GitError) {
    let objects = root + "/objects"
    guard let real = FileSystem.realPath(folder), FileSystem.kind(of: real) == .folder,
      let own = FileSystem.realPath(objects), FileSystem.contains(own, real)
    else {
      throw GitError(
        kind: .unsupported, function: "open",
        message: "\(path): the object folder \(folder) that was named for it is no folder inside \(objects), where git "
          + "keeps what is pushed until it is accepted; nothing is read from anywhere else")
    }
    try check(folder: real, root: root, named: path, depth: 0)
  }

  private static func check(folder: String, root: String, named path: String, depth: Int) throws(GitError) {
    guard let real = FileSystem.realPath(folder) else { return }
    guard FileSystem.contains(root, real) else {
      throw RepositoryLayout.leaves(
        path, "its object folder \(folder) is \(real)", "Clone it, so that it holds its own objects.")
    }
    // git itself stops at five alternates in a row.
    guard depth <= 5 else {
      throw GitError(kind: .unsupported, function: "open", message: "\(path) nests alternates more than five deep")
    }
    try checkLinks(in: real, root: root, named: path)
    try checkLinks(in: real + "/pack", root: root, named: path)
    try checkLinks(in: real + "/info", root: root, named: path)
    let file = real + "/info/alternates"
    guard FileSystem.kind(of: file) != nil else { return }
    guard let bytes = FileSystem.content(of: file) else {
      throw RepositoryLayout.leaves(path, "its objects/info/alternates cannot be read", "Remove that file.")
    }
    for line in bytes.split(separator: UInt8(ascii: "\n")) where line.first != UInt8(ascii: "#") {
      let target = FileSystem.join(real, String(decoding: line, as: UTF8.self))
      guard let resolved = FileSystem.realPath(target), FileSystem.contains(root, resolved) else {
        throw RepositoryLayout.leaves(
          path, "its objects/info/alternates borrows objects from \(target)",
          "Run `git repack -a -d` in it and remove that file, or clone it without --shared and --reference.")
      }
      try check(folder: resolved, root: root, named: path, depth: depth + 1)
    }
  }

  private static func checkLinks(in folder: String, root: String, named path: String) throws(GitError) {
    for name in FileSystem.names(in: folder) {
      guard let name else {
        throw RepositoryLayout.leaves(
          path, "\(folder) holds a file whose name is not text", "Clone it, so that it holds its own objects.")
      }
      let file = folder + "/" + name
      guard FileSystem.kind(of: file) == .link, let real = FileSystem.realPath(file) else { continue }
      guard FileSystem.contains(root, real) else {
        throw RepositoryLayout.leaves(
          path, "\(file) is a link to \(real)", "Clone it, so that it holds its own objects.")
      }
    }
  }

  /// The commits whose parents a shallow clone left out.
  static func shallowBoundary(of root: String) -> Set<ObjectID> {
    guard let bytes = FileSystem.content(of: root + "/shallow", limit: 64 << 20) else { return [] }
    return Set(
      bytes.split(separator: UInt8(ascii: "\n")).compactMap { ObjectID(hex: String(decoding: $0, as: UTF8.self)) })
  }

  /// Whether a pack says that it came from a server which keeps the rest.
  static func hasPromisedPacks(_ root: String) -> Bool {
    FileSystem.names(in: root + "/objects/pack").contains { $0?.hasSuffix(".promisor") == true }
  }
}

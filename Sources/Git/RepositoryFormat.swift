internal import CGit2

/// What a repository's own config file says about its format; read before libgit2 opens it.
struct RepositoryFormat {
  var isBare: Bool?
  var isPartial = false

  /// Reads `root/config`; a repository without one has the defaults.
  init(commonDirectory root: String, named path: String) throws(GitError) {
    let file = root + "/config"
    guard FileSystem.kind(of: file) != nil else { return }
    try Library.start()
    var config: OpaquePointer?
    try check(unsafe git_config_open_ondisk(&config, file), "git_config_open_ondisk", kind: .corrupt, file)
    defer { unsafe git_config_free(config) }
    let format = try unsafe Self.text("extensions.objectformat", in: config)
    if let format, format.lowercased() != "sha1" {
      throw GitError(
        kind: .unsupported, function: "open",
        message: "\(path) names its objects by \(format); only SHA-1 repositories can be read. "
          + "Ask for a clone of the SHA-1 repository, or convert it with `git fast-export` and `git fast-import`.")
    }
    if let storage = try unsafe Self.text("extensions.refstorage", in: config), storage.lowercased() != "files" {
      throw GitError(
        kind: .unsupported, function: "open",
        message: "\(path) keeps its refs as \(storage); run `git refs migrate --ref-format=files` in it.")
    }
    var bare: Int32 = 0
    if unsafe git_config_get_bool(&bare, config, "core.bare") == 0 { isBare = bare != 0 }
    isPartial = try unsafe Self.text("extensions.partialclone", in: config) != nil
  }

  private static func text(_ name: String, in config: OpaquePointer?) throws(GitError) -> String? {
    var buffer = unsafe git_buf()
    defer { unsafe git_buf_dispose(&buffer) }
    let code = unsafe git_config_get_string_buf(&buffer, config, name)
    if code == GIT_ENOTFOUND.rawValue { return nil }
    try check(code, "git_config_get_string_buf", kind: .corrupt, name)
    return unsafe buffer.ptr.map { unsafe String(cString: $0) }
  }
}

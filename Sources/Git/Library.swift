internal import CGit2
internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// libgit2's process-wide state: set up once, before the first handle, by whichever thread comes first.
enum Library {
  // A static constant is initialised once however many threads ask, which is the guarantee libgit2's options need.
  private static let outcome: Result<Void, GitError> = {
    do throws(GitError) {
      try setUp()
      return .success(())
    } catch {
      return .failure(error)
    }
  }()

  /// Held while a repository is opened: owner validation can only be switched for the whole process.
  private static let opening = Mutex(())

  /// Throws what the set-up threw, on every call.
  static func start() throws(GitError) {
    try outcome.get()
  }

  /// Runs `body` with owner validation on, or off for this one call; every opening goes through here.
  static func whileOpening<R>(validatingOwner: Bool, _ body: () -> R) throws(GitError) -> R {
    try start()
    return opening.withLock { _ in
      if validatingOwner { return body() }
      _ = assay_set_owner_validation(0)
      defer { _ = assay_set_owner_validation(1) }
      return body()
    }
  }

  /// A repository's object database, with further object folders if the caller names some.
  static func database(
    of repository: OpaquePointer, adding folders: [String] = [], named path: String
  ) throws(GitError) -> OpaquePointer {
    var database: OpaquePointer?
    try check(unsafe git_repository_odb(&database, repository), "git_repository_odb", path)
    guard let database = unsafe database else {
      throw GitError(kind: .other, function: "git_repository_odb", message: "\(path) has no object database")
    }
    for folder in folders {
      do throws(GitError) {
        try check(unsafe git_odb_add_disk_alternate(database, folder), "git_odb_add_disk_alternate", folder)
      } catch {
        unsafe git_odb_free(database)
        throw error
      }
    }
    return unsafe database
  }

  /// How much of the packs is mapped at once, in windows of `windowSize`, by all handles together.
  ///
  /// libgit2 would map windows of 1 GB without an end, and every page of a pack that was ever looked at then counts as
  /// this process's memory: 500 MB for git's own history. With 32 MB windows a mapping is used for many objects before it
  /// goes; at 8 MB and half the limit, mapping anew took a tenth of the time of a whole history.
  private static let mappedLimit = 128 << 20
  private static let windowSize = 32 << 20

  private static func setUp() throws(GitError) {
    try check(git_libgit2_init(), "git_libgit2_init")
    // No configuration but the repository's own is read: results must not depend on whose machine it is.
    let levels = [
      GIT_CONFIG_LEVEL_PROGRAMDATA, GIT_CONFIG_LEVEL_SYSTEM, GIT_CONFIG_LEVEL_XDG, GIT_CONFIG_LEVEL_GLOBAL,
    ]
    for level in levels {
      try check(unsafe assay_set_search_path(level.rawValue, ""), "git_libgit2_opts(SET_SEARCH_PATH)")
    }
    try check(assay_set_owner_validation(1), "git_libgit2_opts(SET_OWNER_VALIDATION)")
    // `Repository` hashes what it reads itself, so that the caller can choose how much of it.
    try check(assay_set_strict_hash_verification(0), "git_libgit2_opts(ENABLE_STRICT_HASH_VERIFICATION)")
    // Trees and commits are read often and are small; the default of 256 MB a process is more than a walk needs.
    try check(assay_set_cache_max_size(64 << 20), "git_libgit2_opts(SET_CACHE_MAX_SIZE)")
    // By default none over 4 KB is kept, which the root of any large project is over; a walk reads each twice.
    try check(assay_set_cache_object_limit(GIT_OBJECT_TREE, 1 << 18), "git_libgit2_opts(SET_CACHE_OBJECT_LIMIT)")
    try check(assay_set_mwindow_size(windowSize), "git_libgit2_opts(SET_MWINDOW_SIZE)")
    try check(assay_set_mwindow_mapped_limit(mappedLimit), "git_libgit2_opts(SET_MWINDOW_MAPPED_LIMIT)")
    try allowExtensions()
    raiseFileLimit()
  }

  /// Every worker opens every pack: as many files as the system lets this process have, where the shell gave it fewer.
  /// Not being allowed to is no error; a pack that cannot be opened then is one.
  private static func raiseFileLimit() {
    var limit = rlimit()
    guard unsafe getrlimit(openFiles, &limit) == 0, limit.rlim_cur < limit.rlim_max else { return }
    limit.rlim_cur = min(limit.rlim_max, 65_536)
    _ = unsafe setrlimit(openFiles, &limit)
  }

  #if canImport(Glibc)
    private static let openFiles = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
  #else
    private static let openFiles = RLIMIT_NOFILE
  #endif

  /// libgit2 1.5 refuses these two, which change nothing for a reader of objects. Names are compared in lower case.
  private static func allowExtensions() throws(GitError) {
    let code = unsafe "worktreeconfig".withCString { worktreeConfig in
      unsafe "partialclone".withCString { partialClone in
        var names: [UnsafePointer<CChar>?] = unsafe [worktreeConfig, partialClone]
        return unsafe names.withUnsafeMutableBufferPointer {
          unsafe assay_set_extensions($0.baseAddress, $0.count)
        }
      }
    }
    try check(code, "git_libgit2_opts(SET_EXTENSIONS)")
  }
}

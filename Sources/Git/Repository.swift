internal import CGit2

/// An open repository: one worker's handle on its objects and refs.
///
/// Not `Sendable`, because libgit2's objects belong to one thread at a time: each worker opens its own, and only values
/// (ids, commits, changes) cross. Nothing of the repository is run or obeyed: no hooks, filters, attributes, replace
/// refs, grafts or `core.worktree`.
@safe package struct Repository: ~Copyable {
  /// What a caller may allow when opening.
  package struct OpenOptions: Sendable {
    /// Folders whose repositories may belong to another user. Each names one place; there is no wildcard.
    package var trustedOwners: [String]
    /// Further object folders that the server itself names for a push in quarantine; never taken from the repository.
    /// Each must lie inside the repository's own object folder, as git's quarantine does.
    package var objectDirectories: [String]
    /// Blobs that are in no database: what a file of the worktree would become if it were committed.
    package var unstored: UnstoredBlobs
    /// The index that git names to a hook, which is another than the repository's own for `git commit --all` and
    /// `git commit PATH`; nil for the repository's own.
    package var indexFile: String?
    /// Which objects must hash to their names. Whatever judges, reads `.every`.
    package var verification: ObjectVerification

    package init(
      trustedOwners: [String] = [], objectDirectories: [String] = [], unstored: UnstoredBlobs = UnstoredBlobs(),
      indexFile: String? = nil,
      verification: ObjectVerification = .every
    ) {
      self.trustedOwners = trustedOwners
      self.objectDirectories = objectDirectories
      self.unstored = unstored
      self.indexFile = indexFile
      self.verification = verification
    }
  }

  let repository: OpaquePointer
  let database: OpaquePointer
  /// The path as the caller gave it, for messages.
  let namedPath: String
  let shallowBoundary: Set<ObjectID>
  let verification: ObjectVerification
  let packedObjects: PackedObjects
  /// The index that is read for what is staged.
  let indexFile: String

  /// The folder with HEAD: a real path.
  package let gitDirectory: String
  /// The folder with objects, refs and hooks: a real path; another than `gitDirectory` for a linked worktree.
  package let commonDirectory: String
  /// The folder that holds `.git`; nil for a bare repository.
  package let workingDirectory: String?
  /// Whether the repository has no working folder.
  package let isBare: Bool
  /// Whether history was left out when it was cloned.
  package var isShallow: Bool { !shallowBoundary.isEmpty }
  /// Whether a commit's parents were left out when it was cloned.
  package func isCutOff(at commit: ObjectID) -> Bool { shallowBoundary.contains(commit) }
  /// The packs of the database that git passes over because they have no index, by name.
  package var packsWithoutIndex: [String] { packedObjects.withoutIndex }
  /// Whether objects were left on the server when it was cloned.
  package let isPartial: Bool

  /// Opens exactly this path (worktree, its `.git`, bare, linked worktree); never searches upward.
  ///
  /// - Throws: `notARepository`, `untrustedOwner`, `unsupported`, `corrupt`; each message says what to do.
  package init(opening path: String, options: OpenOptions = .init()) throws(GitError) {
    let layout = try RepositoryLayout(at: path)
    let format = try RepositoryFormat(commonDirectory: layout.commonDirectory, named: path)
    try ObjectStore.checkStaysInside(layout.commonDirectory, named: path)
    for folder in options.objectDirectories {
      try ObjectStore.checkQuarantine(folder, of: layout.commonDirectory, named: path)
    }
    let repository = try unsafe Self.open(layout, named: path, trustedOwners: options.trustedOwners)
    let database: OpaquePointer
    do throws(GitError) {
      unsafe database = try unsafe Library.database(of: repository, adding: options.objectDirectories, named: path)
      do throws(GitError) {
        try unsafe options.unstored.add(to: database)
      } catch {
        unsafe git_odb_free(database)
        throw error
      }
    } catch {
      unsafe git_repository_free(repository)
      throw error
    }
    unsafe self.repository = repository
    unsafe self.database = database
    namedPath = path
    verification = options.verification
    packedObjects = PackedObjects(folder: layout.commonDirectory + "/objects/pack")
    gitDirectory = layout.gitDirectory
    commonDirectory = layout.commonDirectory
    indexFile = options.indexFile ?? layout.gitDirectory + "/index"
    // git's own guess where the config does not say: bare unless the folder is called `.git` or is a worktree's.
    let isBare = format.isBare ?? (layout.workingDirectory == nil)
    let isLinked = layout.gitDirectory != layout.commonDirectory
    self.isBare = isBare && !isLinked
    workingDirectory = isBare && !isLinked ? nil : layout.workingDirectory
    shallowBoundary = ObjectStore.shallowBoundary(of: layout.commonDirectory)
    isPartial = format.isPartial || ObjectStore.hasPromisedPacks(layout.commonDirectory)
  }

  deinit {
    unsafe git_odb_free(database)
    unsafe git_repository_free(repository)
  }

  private static func open(
    _ layout: RepositoryLayout, named path: String, trustedOwners: [String]
  ) throws(GitError) -> OpaquePointer {
    let places = [layout.gitDirectory, layout.commonDirectory, layout.workingDirectory, FileSystem.realPath(path)]
    let isTrusted = trustedOwners.contains { trusted in
      FileSystem.realPath(trusted).map(places.contains) ?? false
    }
    // Opened by its git folder and as bare, so that `core.worktree` and the folders above play no part.
    let flags =
      GIT_REPOSITORY_OPEN_NO_SEARCH.rawValue | GIT_REPOSITORY_OPEN_NO_DOTGIT.rawValue
      | GIT_REPOSITORY_OPEN_BARE.rawValue
    let outcome = try Library.whileOpening(validatingOwner: !isTrusted) {
      var handle: OpaquePointer?
      let code = unsafe git_repository_open_ext(&handle, layout.gitDirectory, flags, nil)
      do throws(GitError) {
        try check(code, "git_repository_open_ext", path)
        return unsafe Opened(handle: handle, error: nil)
      } catch {
        return unsafe Opened(handle: nil, error: error)
      }
    }
    if let handle = unsafe outcome.handle { return unsafe handle }
    throw Self.explained(outcome.error, layout: layout, named: path)
  }

  @safe private struct Opened {
    var handle: OpaquePointer?
    var error: GitError?
  }

  private static func explained(_ error: GitError?, layout: RepositoryLayout, named path: String) -> GitError {
    guard var error else { return RepositoryLayout.notARepository(path, "it could not be opened") }
    // With no configuration to look for exceptions in, libgit2 1.5 reports a foreign owner as something not found.
    if error.kind == .missingObject, FileSystem.belongsToAnother(layout.gitDirectory) { error.kind = .untrustedOwner }
    if error.kind == .untrustedOwner {
      error.message =
        "\(layout.gitDirectory) belongs to another user, who could have prepared it; "
        + "if you trust it, name it with --trust-owner \(layout.workingDirectory ?? layout.gitDirectory)"
    } else if error.message.contains("unsupported extension") || error.message.contains("repository version") {
      error.kind = .unsupported
      error.message += "; clone it with a plain `git clone`, which uses no extensions"
    } else if error.kind == .missingObject {
      error.kind = .notARepository
    }
    return error
  }
}

/// Where the parts of a repository lie, found without libgit2, so that nothing outside what the user named is opened.
///
/// A repository handed over by somebody else can point elsewhere in four ways: a `.git` file or link, a `commondir`
/// file, `objects/info/alternates`, and links among the object files. Each is followed only inside the named folder, or,
/// for a linked worktree, into the repository that lists this worktree as its own.
struct RepositoryLayout {
  /// Real path of the folder with HEAD.
  var gitDirectory: String
  /// Real path of the folder with objects and refs; the same but for linked worktrees.
  var commonDirectory: String
  /// Real path of the folder that holds `.git`; nil where there is none. `core.worktree` is not obeyed.
  var workingDirectory: String?

  /// Finds the repository at exactly `path`; never looks at the folders above it.
  init(at path: String) throws(GitError) {
    guard !path.utf8.contains(0), let named = FileSystem.realPath(path) else {
      throw Self.notARepository(path, "no such file or folder; check the path")
    }
    switch FileSystem.kind(of: named) {
    case .folder: break
    case .file where FileSystem.name(of: named) == ".git":
      try self.init(gitFile: named, in: FileSystem.parent(of: named), named: path)
      return
    default:
      throw Self.notARepository(path, "it is a file; name the folder of the repository")
    }
    let inner = named + "/.git"
    guard FileSystem.kind(of: inner) != nil else {
      guard Self.isGitDirectory(named) else {
        throw Self.notARepository(
          path, "the folder has neither `.git` nor HEAD, objects and refs of its own; name the top of a repository")
      }
      let isInner = FileSystem.name(of: named) == ".git"
      self.init(
        gitDirectory: named, commonDirectory: named, workingDirectory: isInner ? FileSystem.parent(of: named) : nil)
      try followCommonDirectory(within: named, gitFile: nil, named: path)
      return
    }
    guard let real = FileSystem.realPath(inner) else {
      throw Self.notARepository(path, "its `.git` is a link to nowhere")
    }
    guard FileSystem.contains(named, real) else {
      throw Self.leaves(path, "its `.git` is a link to \(real)", "Name that folder instead, if you trust it.")
    }
    if FileSystem.kind(of: real) == .file {
      try self.init(gitFile: real, in: named, named: path)
      return
    }
    guard Self.isGitDirectory(real) else {
      throw Self.notARepository(path, "its `.git` folder lacks HEAD, objects or refs; clone it again")
    }
    self.init(gitDirectory: real, commonDirectory: real, workingDirectory: named)
    try followCommonDirectory(within: named, gitFile: nil, named: path)
  }

  private init(gitDirectory: String, commonDirectory: String, workingDirectory: String?) {
    self.gitDirectory = gitDirectory
    self.commonDirectory = commonDirectory
    self.workingDirectory = workingDirectory
  }

  /// A `.git` file: `gitdir: PATH`, as linked worktrees and submodules have.
  private init(gitFile: String, in folder: String, named path: String) throws(GitError) {
    guard let line = FileSystem.firstLine(of: gitFile), line.hasPrefix("gitdir: "),
      let target = FileSystem.realPath(FileSystem.join(folder, String(line.dropFirst(8)))), Self.isGitDirectory(target)
    else {
      throw Self.notARepository(path, "its `.git` file does not name a git folder that exists")
    }
    self.init(gitDirectory: target, commonDirectory: target, workingDirectory: folder)
    try followCommonDirectory(within: folder, gitFile: gitFile, named: path)
  }

  /// Resolves `commondir` and refuses what leaves `folder` unless the other repository lists this worktree.
  private mutating func followCommonDirectory(
    within folder: String, gitFile: String?, named path: String
  ) throws(GitError) {
    if FileSystem.kind(of: gitDirectory + "/commondir") != nil {
      guard let line = FileSystem.firstLine(of: gitDirectory + "/commondir"),
        let common = FileSystem.realPath(FileSystem.join(gitDirectory, line)), Self.isGitDirectory(common)
      else {
        throw Self.notARepository(path, "the `commondir` of its git folder names no git folder that exists")
      }
      commonDirectory = common
    }
    let back = FileSystem.firstLine(of: gitDirectory + "/gitdir")
      .flatMap { FileSystem.realPath(FileSystem.join(gitDirectory, $0)) }
    let isLinkedWorktree =
      commonDirectory != gitDirectory && FileSystem.parent(of: gitDirectory) == commonDirectory + "/worktrees"
      && (gitFile == nil || back == gitFile)
    if isLinkedWorktree, gitFile == nil { workingDirectory = back.map(FileSystem.parent(of:)) }
    let stays = FileSystem.contains(folder, gitDirectory) && FileSystem.contains(folder, commonDirectory)
    guard stays || isLinkedWorktree else {
      throw Self.leaves(
        path, "it takes its objects from \(commonDirectory), which does not list it as a worktree",
        "Name that repository itself, if you trust it.")
    }
  }

  /// Whether a folder has what git asks for before it calls it a repository.
  private static func isGitDirectory(_ folder: String) -> Bool {
    guard FileSystem.kind(of: folder + "/HEAD") != nil else { return false }
    if FileSystem.kind(of: folder + "/commondir") != nil { return true }
    return FileSystem.kind(of: folder + "/objects") != nil && FileSystem.kind(of: folder + "/refs") != nil
  }

  static func notARepository(_ path: String, _ why: String) -> GitError {
    GitError(kind: .notARepository, function: "open", message: "\(path) is not a Git repository: \(why)")
  }

  static func leaves(_ path: String, _ how: String, _ advice: String) -> GitError {
    GitError(kind: .notARepository, function: "open", message: "\(path) leads out of the repository: \(how). \(advice)")
  }
}

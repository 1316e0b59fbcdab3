package import Findings
package import Git
internal import SourceText

/// What the next commit would have if everything that lies in the worktree were added to it.
package struct WorktreeFiles: Sendable {
  /// Sorted by path.
  package var files: [TreeFile]
  /// Those that no commit has yet; a repository has to be opened with them to read `files`.
  package var unstored: UnstoredBlobs
  /// What cannot be read.
  package var gaps: [Coverage.Skipped]

  /// Reads every file of the worktree that is in the index or that no ignore file leaves out. Flags that let git pass over
  /// a changed file count for nothing; of those that a sparse checkout leaves out, the index's version stands. Content is
  /// taken as it lies there: no filter is run, and where only line ends differ from the index, the index's version stands,
  /// as a filter would have it.
  ///
  /// - Throws: `GitError` for the repository, `FolderError` for the folder; a file that cannot be read is a gap.
  package static func read(_ path: String, options: Repository.OpenOptions) throws -> WorktreeFiles {
    let repository = try Repository(opening: path, options: options)
    guard let folder = repository.workingDirectory else {
      throw FolderError(message: "\(path): a bare repository has no worktree; judge a revision with --base and --head")
    }
    let staged = try repository.stagedFiles()
    let tracked = Dictionary(staged.files.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    var folders: Set<RepositoryPath> = []
    for file in staged.files { folders.formUnion(file.path.folders) }
    let ignores = try IgnoreRules(repository)
    let (entries, unread) = try FolderWalk.entries(below: folder) { path, isFolder in
      if isFolder, tracked[path]?.mode == .gitlink { return false }
      return try (isFolder ? folders.contains(path) : tracked[path] != nil)
        || !ignores.ignore(path, isFolder: isFolder)
    }
    var read = WorktreeFiles(files: [], unstored: UnstoredBlobs(), gaps: unread)
    for entry in entries {
      switch entry.kind {
      case .special: read.gaps.append(Coverage.Skipped(path: entry.path, reason: SkipReason.special, isGap: false))
      case .file where entry.bytes > BlobAnalyzer.sizeLimit:
        let reason = SkipReason.tooLarge(bytes: entry.bytes)
        read.gaps.append(Coverage.Skipped(path: entry.path, reason: reason, isGap: true))
      case .file, .link:
        let mode: FileMode = entry.kind == .link ? .symlink : entry.isExecutable ? .executable : .regular
        do {
          let bytes = try FolderWalk.read(entry, below: folder)
          try read.add(bytes, entry.path, mode, index: tracked[entry.path], repository)
        } catch {
          read.gaps.append(Coverage.Skipped(path: entry.path, reason: SkipReason.failed(error), isGap: true))
        }
      }
    }
    // What is not there was deleted, but for what was never laid out.
    read.files += staged.files.filter { $0.mode == .gitlink || staged.notLaidOut.contains($0.path) }
    read.files.sort { $0.path < $1.path }
    read.gaps += staged.conflicts.map { Coverage.Skipped(path: $0, reason: SkipReason.undecided, isGap: true) }
    read.gaps = Set(read.gaps).sorted()
    return read
  }

  private mutating func add(
    _ bytes: [UInt8], _ path: RepositoryPath, _ mode: FileMode, index: TreeFile?, _ repository: borrowing Repository
  ) throws {
    let id = try UnstoredBlobs.id(of: bytes)
    if let index, try index.blob == id || Self.differ(onlyInLineEnds: bytes, index, repository) {
      files.append(TreeFile(path: path, blob: index.blob, mode: mode))
      return
    }
    if !repository.contains(id) { unstored.add(bytes, as: id) }
    files.append(TreeFile(path: path, blob: id, mode: mode))
  }

  private static func differ(
    onlyInLineEnds bytes: [UInt8], _ index: TreeFile, _ repository: borrowing Repository
  ) throws -> Bool {
    guard index.mode.isFile, bytes.contains(0x0D), !bytes.contains(0),
      try repository.size(of: index.blob) <= bytes.count
    else { return false }
    let committed = try repository.blob(index.blob)
    return !committed.contains(0x0D) && bytes.filter { $0 != 0x0D } == committed
  }
}

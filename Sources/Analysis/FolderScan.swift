package import Findings
internal import Foundation
package import RuleEngine
internal import SourceText

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A folder that cannot be scanned.
package struct FolderError: Error, Sendable, CustomStringConvertible {
  package var message: String
  package var description: String { message }
}

/// Analyses every file below a folder as it lies on disk: a worktree with its uncommitted changes, or an unpacked
/// delivery that is no repository. Ignore files are not obeyed; the folder's own `.git` is left out, and one further below
/// is a gap; links are read, never followed.
package enum FolderScan {
  /// - Parameter obeysAttributes: whether what the folder's attributes leave out of measures is told.
  package static func scan(
    folder: String, rules: RuleSet, key: FingerprintKey, jobs: Int, obeysAttributes: Bool = false
  ) async throws -> TreeFacts {
    let (entries, unreadable) = try FolderWalk.entries(below: folder)
    var outcomes = try await WorkerPool.run(count: entries.count, jobs: jobs, batch: 32) { batches in
      var analyzer = try BlobAnalyzer(rules: rules, key: key)
      var outputs: [(index: Int, output: FileOutcome)] = []
      while let batch = batches.take() {
        for index in batch {
          outputs.append((index, Self.outcome(of: entries[index], folder: folder, analyzer: &analyzer)))
        }
      }
      return outputs
    }
    outcomes += unreadable.map { .skipped($0) }
    return FileOutcome.collect(outcomes, obeysAttributes ? TreeAttributes(of: entries, below: folder) : nil)
  }

  private static func outcome(
    of entry: FolderWalk.Entry, folder: String, analyzer: inout BlobAnalyzer
  ) -> FileOutcome {
    switch entry.kind {
    case .special:
      return .skipped(.init(path: entry.path, reason: SkipReason.special, isGap: false))
    case .file where entry.bytes > BlobAnalyzer.sizeLimit:
      return .gap(entry.path, SkipReason.tooLarge(bytes: entry.bytes))
    case .file, .link:
      do {
        let bytes = try FolderWalk.read(entry, below: folder)
        let facts = try analyzer.facts(of: bytes.span, path: entry.path)
        let outcome = FileOutcome.read(
          TreeFacts.File(path: entry.path, blob: nil, measure: facts.measure), findings: facts.findings,
          bytes: bytes.count, gap: facts.gap)
        return outcome.adding(try analyzer.nameFindings(entry.path))
      } catch {
        return .gap(entry.path, SkipReason.failed(error))
      }
    }
  }
}

/// Lists and reads files by raw byte paths, which Foundation's strings would lose.
enum FolderWalk {
  enum Kind: Sendable { case file, link, special }

  struct Entry: Sendable {
    var path: RepositoryPath
    var kind: Kind
    var bytes: Int
    /// By its owner.
    var isExecutable = false
  }

  /// - Parameter isWanted: false leaves a file out, or a folder with all that is in it.
  static func entries(
    below folder: String, isWanted: (RepositoryPath, _ isFolder: Bool) throws -> Bool = { _, _ in true }
  ) throws -> (entries: [Entry], unreadable: [Coverage.Skipped]) {
    var entries: [Entry] = []
    var unreadable: [Coverage.Skipped] = []
    var pending = [RepositoryPath(bytes: [])]
    while let directory = pending.popLast() {
      guard let stream = opendir(system(directory, below: folder)) else {
        let reason = String(cString: strerror(errno))
        guard !directory.bytes.isEmpty else { throw FolderError(message: "\(folder): \(reason)") }
        unreadable.append(Coverage.Skipped(path: directory, reason: "not read: " + reason, isGap: true))
        continue
      }
      defer { closedir(stream) }
      while let item = readdir(stream) {
        let name = withUnsafeBytes(of: item.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
        if name == Array(".".utf8) || name == Array("..".utf8) { continue }
        let path = directory.appending(name)
        if name == Array(".git".utf8), isRepository(path, below: folder) {
          guard !directory.bytes.isEmpty else { continue }
          let reason = "not read: a repository of its own; scan that folder too"
          unreadable.append(Coverage.Skipped(path: path, reason: reason, isGap: true))
          continue
        }
        var status = stat()
        guard lstat(system(path, below: folder), &status) == 0 else {
          let reason = "not read: " + String(cString: strerror(errno))
          unreadable.append(Coverage.Skipped(path: path, reason: reason, isGap: true))
          continue
        }
        let kind = status.st_mode & S_IFMT
        guard try isWanted(path, kind == S_IFDIR) else { continue }
        switch kind {
        case S_IFDIR: pending.append(path)
        case S_IFREG:
          let isExecutable = status.st_mode & S_IXUSR != 0
          entries.append(Entry(path: path, kind: .file, bytes: Int(status.st_size), isExecutable: isExecutable))
        case S_IFLNK: entries.append(Entry(path: path, kind: .link, bytes: Int(status.st_size)))
        default: entries.append(Entry(path: path, kind: .special, bytes: 0))
        }
      }
    }
    // Folders come in the file system's order, which differs between machines.
    return (entries.sorted { $0.path < $1.path }, unreadable.sorted())
  }

  /// Whether something called `.git` is what git makes under that name: a database, or a file that says where one is.
  /// Anything else may be called so to be passed over.
  private static func isRepository(_ path: RepositoryPath, below folder: String) -> Bool {
    var status = stat()
    guard lstat(system(path, below: folder), &status) == 0 else { return false }
    switch status.st_mode & S_IFMT {
    case S_IFDIR:
      return ["HEAD", "objects", "refs"].allSatisfy {
        lstat(system(path.appending(Array($0.utf8)), below: folder), &status) == 0
      }
    case S_IFREG:
      let entry = Entry(path: path, kind: .file, bytes: min(Int(status.st_size), 4_096))
      // What cannot be read here is told as unread where it is read as a file.
      guard status.st_size < 4_096, case .success(let bytes) = Result(catching: { try read(entry, below: folder) })
      else {
        return false
      }
      return bytes.starts(with: "gitdir: ".utf8) && bytes.count { $0 == 0x0A } <= 1
    default: return false
    }
  }

  /// The file's content, or a link's target.
  static func read(_ entry: Entry, below folder: String) throws -> [UInt8] {
    let name = system(entry.path, below: folder)
    if entry.kind == .link {
      var target = [CChar](repeating: 0, count: 4_096)
      let length = readlink(name, &target, target.count)
      guard length >= 0 else { throw FolderError(message: String(cString: strerror(errno))) }
      return target.prefix(length).map { UInt8(bitPattern: $0) }
    }
    let descriptor = open(name, O_RDONLY | O_NOFOLLOW)
    guard descriptor >= 0 else { throw FolderError(message: String(cString: strerror(errno))) }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: entry.bytes)
    var filled = 0
    while filled < bytes.count {
      let count = bytes.withUnsafeMutableBytes { buffer in
        Foundation.read(descriptor, buffer.baseAddress.map { $0 + filled }, buffer.count - filled)
      }
      guard count >= 0 else { throw FolderError(message: String(cString: strerror(errno))) }
      if count == 0 { break }
      filled += count
    }
    bytes.removeLast(bytes.count - filled)
    return bytes
  }

  private static func system(_ path: RepositoryPath, below folder: String) -> [CChar] {
    let bytes = Array(folder.utf8) + (path.bytes.isEmpty ? [] : [UInt8(ascii: "/")] + path.bytes) + [0]
    return bytes.map { CChar(bitPattern: $0) }
  }
}

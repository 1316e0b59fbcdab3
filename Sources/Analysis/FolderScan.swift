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
/// delivery that is no repository. Ignore files are not obeyed; `.git` is left out; links are read, never followed.
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
      return .skipped(.init(path: entry.path, reason: "neither a file nor a link", isGap: false))
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
  }

  static func entries(below folder: String) throws -> (entries: [Entry], unreadable: [Coverage.Skipped]) {
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
        if name == Array(".".utf8) || name == Array("..".utf8) || name == Array(".git".utf8) { continue }
        let path = directory.appending(name)
        var status = stat()
        guard lstat(system(path, below: folder), &status) == 0 else {
          let reason = "not read: " + String(cString: strerror(errno))
          unreadable.append(Coverage.Skipped(path: path, reason: reason, isGap: true))
          continue
        }
        switch status.st_mode & S_IFMT {
        case S_IFDIR: pending.append(path)
        case S_IFREG: entries.append(Entry(path: path, kind: .file, bytes: Int(status.st_size)))
        case S_IFLNK: entries.append(Entry(path: path, kind: .link, bytes: Int(status.st_size)))
        default: entries.append(Entry(path: path, kind: .special, bytes: 0))
        }
      }
    }
    // Folders come in the file system's order, which differs between machines.
    return (entries.sorted { $0.path < $1.path }, unreadable.sorted())
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

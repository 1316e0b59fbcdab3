internal import Findings
internal import Git
internal import Metrics
internal import SourceText

/// What the `.gitattributes` files of a tree leave out of its measures.
///
/// Findings of rules stay whatever the attributes say: nobody can switch a check off with them.
struct TreeAttributes: Sendable {
  private static let name = Array(".gitattributes".utf8)
  /// So many lines times files are looked at: a few seconds where every pattern is made to be slow. Real trees have
  /// a few dozen lines.
  static let limit = 4_000_000

  private(set) var rules = AttributeRules()

  /// Of a revision. A file that cannot be read is a gap of the scan, which reads it too, and leaves nothing out.
  init(of files: [TreeFile], in repository: borrowing Repository) throws(GitError) {
    for file in files where file.path.name == Self.name[...] && file.mode != .gitlink && file.mode != .symlink {
      do throws(GitError) {
        guard try repository.size(of: file.blob) <= BlobAnalyzer.sizeLimit else { continue }
        add(try repository.blob(file.blob), folder: file.path.directory)
      } catch {
        guard error.kind == .missingObject || error.kind == .corrupt else { throw error }
      }
    }
  }

  /// Of a folder, in the same way.
  init(of entries: [FolderWalk.Entry], below folder: String) {
    for entry in entries
    where entry.path.name == Self.name[...] && entry.kind == .file && entry.bytes <= BlobAnalyzer.sizeLimit {
      // The scan tells the same error for the same file.
      guard case .success(let bytes) = Result(catching: { try FolderWalk.read(entry, below: folder) }) else { continue }
      add(bytes, folder: entry.path.directory)
    }
  }

  /// Adds the file of a folder.
  mutating func add(_ bytes: [UInt8], folder: RepositoryPath) { rules.add(bytes, folder: folder) }

  /// What leaves out the files at `paths`, each of which would count. With more lines than can be looked at nothing is
  /// left out, and the coverage says so.
  func exclusions(
    of paths: [(path: RepositoryPath, kind: FileKind)], _ coverage: inout Coverage
  ) -> [RepositoryPath: LinguistAttributes.Exclusion] {
    guard !rules.isEmpty else { return [:] }
    guard rules.lineCount <= Self.limit / max(1, paths.count) else {
      coverage.skipped.append(
        Coverage.Skipped(
          path: RepositoryPath(bytes: Self.name),
          reason: "not obeyed: \(rules.lineCount) lines of attributes are too many for \(paths.count) files",
          isGap: false))
      coverage.skipped.sort()
      return [:]
    }
    var exclusions: [RepositoryPath: LinguistAttributes.Exclusion] = [:]
    for (path, kind) in paths {
      exclusions[path] = LinguistAttributes.exclusion(of: path, kind: kind, rules: rules)
    }
    return exclusions
  }
}

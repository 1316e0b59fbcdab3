internal import Archives
internal import Findings
internal import RuleEngine
internal import SourceText

/// Walks an archive and the archives in it.
enum ArchiveSearch {
  struct Result {
    var findings: [Finding]
    /// Why something was not read, each reason once.
    var unread: [String]
    /// Bytes that came out.
    var used: Int
  }

  /// What `search` finds in each file, and what was not read. The path given to `search`, and so that of its findings, is
  /// the archive's, `!/` and the file's name, as jar addresses have it.
  ///
  /// What comes out of archives within archives counts towards the limits of the outermost one.
  static func findings(
    in bytes: borrowing Span<UInt8>, _ kind: ArchiveKind, path: RepositoryPath, depth: Int,
    limits: ArchiveLimits = ArchiveLimits(), search: ([UInt8], RepositoryPath) throws(RuleError) -> [Finding]
  ) throws(RuleError) -> Result {
    var findings: [Finding] = []
    var unread: [String] = []
    var used = 0
    unread += try ArchiveReader.read(bytes, kind: kind, limits: limits) { (entry) throws(RuleError) in
      used += entry.bytes.count
      let inner = RepositoryPath(bytes: path.bytes + Array("!/".utf8) + entry.name)
      findings += try search(entry.bytes, inner)
      guard let innerKind = ArchiveKind.of(entry.bytes.span) else { return }
      guard depth < limits.depth else {
        unread.append("archives within archives over \(limits.depth) deep")
        return
      }
      var rest = limits
      rest.totalBytes = max(0, limits.totalBytes - used)
      let deeper = try Self.findings(
        in: entry.bytes.span, innerKind, path: inner, depth: depth + 1, limits: rest, search: search)
      used += deeper.used
      findings += deeper.findings
      unread += deeper.unread
    }
    return Result(findings: findings, unread: Set(unread).sorted(), used: used)
  }
}

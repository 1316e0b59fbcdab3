internal import Archives
internal import Findings
internal import RuleEngine
internal import SourceText

/// Walks an archive and the archives in it.
enum ArchiveSearch {
  struct Found {
    var finding: Finding
    /// The names of the archives within, and of the file, with `!/` between them as jar addresses have it; empty for what
    /// was one stream.
    var name: [UInt8]
  }

  struct Result {
    var found: [Found]
    /// Why something was not read, each reason once.
    var unread: [String]
    /// Bytes that came out.
    var used: Int
  }

  /// What one file says.
  struct Searched {
    var findings: [Finding]
    /// Archives that stand encoded in it.
    var packed: [[UInt8]] = []
  }

  private static let between = Array("!/".utf8)

  /// What `search` finds in each file, and what was not read. It is given the archive's path, `!/` and the file's name, or
  /// for a stream the archive's path without its ending.
  ///
  /// What comes out of archives within archives counts towards the limits of the outermost one. A file is searched as it
  /// stands before it is unpacked; what is found both ways is told where it was found deeper.
  static func findings(
    in bytes: borrowing Span<UInt8>, path: RepositoryPath, depth: Int = 1,
    limits: ArchiveLimits = ArchiveLimits(), search: ([UInt8], RepositoryPath) throws(RuleError) -> Searched
  ) throws(RuleError) -> Result {
    var found: [Found] = []
    var unread: [String] = []
    var used = 0
    unread += try ArchiveReader.read(bytes, limits: limits) { (entry) throws(RuleError) in
      used += entry.bytes.count
      let inner =
        entry.isStream ? withoutEnding(path) : RepositoryPath(bytes: path.bytes + between + entry.name)
      let searched = try search(entry.bytes, inner)
      var here = searched.findings.map { Found(finding: $0, name: entry.name) }
      let isArchive = ArchiveReader.holdsArchive(entry.bytes.span)
      for archive in (isArchive ? [entry.bytes] : []) + searched.packed {
        guard depth < limits.depth else {
          unread.append("archives within archives over \(limits.depth) deep")
          break
        }
        var rest = limits
        rest.totalBytes = max(0, limits.totalBytes - used)
        let deeper = try Self.findings(
          in: archive.span, path: inner, depth: depth + 1, limits: rest, search: search)
        used += deeper.used
        unread += deeper.unread
        here = remaining(here, beside: deeper.found.map(\.finding), \.finding)
        here += deeper.found.map { found in
          let isNamed = !entry.name.isEmpty && !found.name.isEmpty
          return Found(finding: found.finding, name: entry.name + (isNamed ? between : []) + found.name)
        }
      }
      found += here
    }
    return Result(found: found, unread: Set(unread).sorted(), used: used)
  }

  /// Without those that are also among `deeper`.
  static func remaining<Element>(
    _ outer: [Element], beside deeper: [Finding], _ finding: (Element) -> Finding
  ) -> [Element] {
    let known = Set(deeper.map { Known(rule: $0.rule, content: $0.contentFingerprint) })
    return outer.filter { element in
      let finding = finding(element)
      return !known.contains(Known(rule: finding.rule, content: finding.contentFingerprint))
    }
  }

  private struct Known: Hashable {
    var rule: String
    var content: Fingerprint
  }

  private static let endings =
    [(".tgz", ".tar")] + [".gz", ".bz2", ".xz", ".zst", ".Z", ".lzma", ".lz", ".lz4", ".zlib"].map { ($0, "") }

  /// `dump.sql.gz` is `dump.sql`, `site.tgz` is `site.tar`.
  private static func withoutEnding(_ path: RepositoryPath) -> RepositoryPath {
    let text = path.bytes
    for (ending, instead) in endings
    where text.count > ending.utf8.count && text.suffix(ending.utf8.count).elementsEqual(ending.utf8) {
      return RepositoryPath(bytes: Array(text.dropLast(ending.utf8.count)) + Array(instead.utf8))
    }
    return path
  }
}

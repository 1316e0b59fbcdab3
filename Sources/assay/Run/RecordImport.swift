import Findings
import Foundation
import Hiring
import Ledger
import SourceText

/// Takes what is new of the portfolio's record files into the ledger.
struct RecordImport {
  /// What happened to one file.
  struct Outcome {
    /// As named in references: the file's name without its folder.
    var file: String
    var kind: String
    var summary: ImportSummary
  }

  let portfolio: Portfolio
  let ledger: Ledger
  let now: Date

  /// Imports every file that `records:` names. A file that was taken before, read the same way, costs a digest.
  func all() throws -> [Outcome] {
    try portfolio.records.flatMap { source in
      let files = try RecordFiles.matching(source.files)
      guard !files.isEmpty else {
        throw CommandError.usage("\(source.files): no such file; mend `records:` in the portfolio or export it there")
      }
      return try files.map {
        try take($0, kind: source.kind, options: ImportOptions(source: source, portfolio: portfolio))
      }
    }
  }

  /// Imports one file by hand; its kind is recognised by its header, its options are those of a source of that kind.
  func one(_ path: String, kind named: String?) throws -> Outcome {
    let bytes = try RecordFiles.read(path)
    let kind: String
    if let named {
      kind = named
    } else {
      let known = ImporterRegistry.kinds(of: try RecordTable(bytes, file: path))
      guard let first = known.first else {
        let kinds = ImporterRegistry.all.map { "\($0.id) (\($0.summary))" }.joined(separator: "; ")
        throw CommandError.usage("\(path): its columns are those of no known export; known are \(kinds)")
      }
      kind = first
    }
    let source =
      portfolio.records.first { $0.kind == kind }
      ?? Portfolio.RecordSource(kind: kind, files: path, columns: [:], dateFormat: nil)
    return try take(path, kind: kind, options: ImportOptions(source: source, portfolio: portfolio))
  }

  private func take(_ path: String, kind: String, options: ImportOptions) throws -> Outcome {
    let bytes = try RecordFiles.read(path)
    let name = URL(filePath: path).lastPathComponent
    let result = try ImporterRegistry.parse(bytes, file: path, kind: kind, options: options)
    let summary = try ledger.importRecords(result, file: name, digest: ContentDigest(of: bytes).hex, at: now)
    return Outcome(file: name, kind: kind, summary: summary)
  }
}

/// The kinds of record that the portfolio can name.
enum RecordKinds {
  static let known = ImporterRegistry.all.map(\.id)
}

/// Finds and reads record files.
enum RecordFiles {
  /// The files that a name or a glob in its last component stands for, sorted.
  static func matching(_ pattern: String) throws -> [String] {
    let url = URL(filePath: pattern)
    let name = url.lastPathComponent
    guard name.contains("*") || name.contains("?") else {
      return FileManager.default.fileExists(atPath: pattern) ? [pattern] : []
    }
    let folder = url.deletingLastPathComponent().path
    guard FileManager.default.fileExists(atPath: folder) else { return [] }
    let glob = PathPattern(name)
    return try FileManager.default.contentsOfDirectory(atPath: folder).sorted().filter {
      glob.matches(RepositoryPath($0))
    }
    .map { folder + "/" + $0 }
  }

  static func read(_ path: String) throws -> [UInt8] {
    guard FileManager.default.fileExists(atPath: path) else { throw CommandError.usage("\(path): no such file") }
    do {
      return [UInt8](try Data(contentsOf: URL(filePath: path)))
    } catch {
      throw CommandError.usage("\(path): cannot read it: \(CommandError.reason(error))")
    }
  }
}

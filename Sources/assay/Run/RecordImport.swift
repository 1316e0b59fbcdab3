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
    /// Why nothing of the file was taken; nil where it was.
    var failure: CommandError?
  }

  let portfolio: Portfolio
  let ledger: Ledger
  let now: Date

  /// Imports every file that `records:` names. A file that was taken before, read the same way, costs a digest. One that
  /// cannot be read does not keep the others from being taken.
  func all() throws -> [Outcome] {
    let first = try pass()
    // What one file took back, another may have stated too: those are read again.
    guard first.contains(where: { $0.summary.withdrawn > 0 }) else { return first + (try readOtherwise()) }
    let second = try pass()
    return zip(first, second).map { $0.summary.wasImported && !$1.summary.wasImported ? $1 : $0 }
      + (try readOtherwise())
  }

  /// Files that were read in a way that the portfolio no longer says, and that are not there to be read again. Where rows
  /// have no ids, what they state may stand a second time in another file, at another time.
  private func readOtherwise() throws -> [Outcome] {
    let kinds = Set(portfolio.records.map(\.kind)).sorted()
    return try kinds.flatMap { kind -> [Outcome] in
      guard let importer = ImporterRegistry.importer(id: kind), !importer.hasOwnIDs else { return [] }
      let readings = Set(
        portfolio.records.filter { $0.kind == kind }.map {
          importer.reading(ImportOptions(source: $0, portfolio: portfolio))
        })
      return try ledger.filesReadOtherwise(kind: kind, than: readings).map { file in
        var summary = ImportSummary()
        summary.wasImported = true
        summary.warnings = [
          "\(file.name): \(Wording.count(file.records, "record")) of it stand as they were read before its time zone, "
            + "columns or dates were changed in the portfolio, and it is not there to be read again: what another export "
            + "states too may count twice; put it back beside the others"
        ]
        return Outcome(file: file.name, kind: kind, summary: summary, failure: nil)
      }
    }
  }

  private func pass() throws -> [Outcome] {
    try portfolio.records.flatMap { source -> [Outcome] in
      let files = try RecordFiles.matching(source.files)
      guard !files.isEmpty else {
        let error = CommandError.usage(
          "\(source.files): no such file; mend `records:` in the portfolio or export it there")
        return [Outcome(file: source.files, kind: source.kind, summary: ImportSummary(), failure: error)]
      }
      return try files.map { path in
        do {
          return try take(path, kind: source.kind, options: ImportOptions(source: source, portfolio: portfolio))
        } catch let error as RecordFileError {
          return Outcome(
            file: URL(filePath: path).lastPathComponent, kind: source.kind, summary: ImportSummary(),
            failure: .usage("\(error)"))
        }
      }
    }
  }

  /// Imports one file by hand; its kind is recognised by its header, its options are those of the source that names it,
  /// else of a source of its kind.
  func one(_ path: String, kind named: String?, exportedAt: Date? = nil) throws -> Outcome {
    let bytes = try RecordFiles.source(path)
    let naming = try portfolio.records.first { try RecordFiles.matching($0.files).contains(absolute(path)) }
    let kind = try named ?? naming?.kind ?? recognised(bytes, path: path)
    let source =
      naming.flatMap { $0.kind == kind ? $0 : nil } ?? portfolio.records.first { $0.kind == kind }
      ?? Portfolio.RecordSource(kind: kind, files: path, columns: [:], dateFormat: nil)
    return try take(
      path, kind: kind, options: ImportOptions(source: source, portfolio: portfolio), exportedAt: exportedAt)
  }

  private func recognised(_ bytes: RecordBytes, path: String) throws -> String {
    let kinds = try ImporterRegistry.kinds(of: bytes)
    guard let first = kinds.first else {
      let known = ImporterRegistry.all.map { "  \($0.id): \($0.summary)" }.joined(separator: "\n")
      throw CommandError.usage(
        "\(path): its columns are those of no known export; name the kind with --kind, or, for columns of your own, "
          + "add the file to `records:` with its `kind:` and `columns:`. Known kinds:\n\(known)")
    }
    return first
  }

  private func absolute(_ path: String) -> String { URL(filePath: path).absoluteURL.standardizedFileURL.path }

  private func take(
    _ path: String, kind: String, options: ImportOptions, exportedAt: Date? = nil
  ) throws -> Outcome {
    let source = try RecordFiles.source(path)
    let importer = try ImporterRegistry.importer(kind: kind, file: source.file)
    let digest = try ContentDigest(portions: source.portions).hex
    let reading = importer.reading(options)
    let made = try madeAt(path, source.file, kind: kind, digest: digest, said: exportedAt)
    let statement =
      importer.isSnapshot
      ? try made.statement(of: reading, among: ledger.importedFiles().filter { $0.kind == kind && $0.digest == digest })
      : (reading: reading, madeAt: made.date)
    let file = FileBeingImported(
      kind: kind, reading: statement.reading, name: source.file, digest: digest, exportedAt: statement.madeAt,
      importedAt: now)
    let summary = try ledger.importRecords(file, roster: options.roster) { sink in
      try ImporterRegistry.read(source, kind: kind, options: options, into: sink)
    }
    return Outcome(file: source.file, kind: kind, summary: summary)
  }
}

extension RecordImport {
  /// When an export was made. One that lies ahead is refused: of exports that disagree the newer counts, so that this one
  /// would outweigh every true one until then. Bytes of which somebody said when they were made need no time of a file.
  private func madeAt(
    _ path: String, _ file: String, kind: String, digest: String, said: Date?
  ) throws -> MadeAt {
    let date = try said ?? RecordFiles.modified(path)
    guard DatedAhead.contains(date, now: now) else {
      return MadeAt(date: min(date, DatedAhead.latest(now)), isSaid: said != nil)
    }
    if said != nil {
      throw CommandError.usage("--exported \(date.ISO8601Format()) lies ahead; say when the export was made")
    }
    let known = try ledger.importedFiles().filter { $0.kind == kind && $0.digest == digest }.map(\.exportedAt).max()
    if let known, !DatedAhead.contains(known, now: now) { return MadeAt(date: known, isSaid: false) }
    throw RecordFileError(
      .datedAhead, file: file, line: nil,
      problem: "by its date it was written at \(date.ISO8601Format()), which lies ahead",
      advice: "say when it was exported, like `assay records import \(file) --exported "
        + "\(DatedAhead.latest(now).ISO8601Format())`, or `touch` it if that was now")
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
    guard FileManager.default.fileExists(atPath: folder) else {
      if folder.contains("*") || folder.contains("?") {
        throw CommandError.usage(
          "\(pattern): `*` and `?` stand for a part of a file's name, not of a folder's; name each folder by itself")
      }
      return []
    }
    let glob = PathPattern(name)
    return try FileManager.default.contentsOfDirectory(atPath: folder).sorted().filter {
      glob.matches(RepositoryPath($0))
    }
    .map { folder + "/" + $0 }
  }

  /// The file at `path`, called by its name without the folder.
  static func source(_ path: String) throws -> RecordBytes {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw CommandError.usage("\(path): no such file")
    }
    if isFolder.boolValue { throw CommandError.usage("\(path): is a folder; name a file") }
    // A pipe would be waited on for ever, and cannot be read twice.
    let target = URL(filePath: path).resolvingSymlinksInPath().path
    guard try FileManager.default.attributesOfItem(atPath: target)[.type] as? FileAttributeType == .typeRegular else {
      throw CommandError.usage("\(path): is no regular file; write what comes through it into one")
    }
    return RecordBytes(path: path, file: URL(filePath: path).lastPathComponent)
  }

  /// When the file was last written, in whole seconds: as near to the time of the export as a file tells. A page that was
  /// fetched bears its instant in its name, which a copy keeps.
  static func modified(_ path: String) throws -> Date {
    if let fetched = fetchedAt(URL(filePath: path).lastPathComponent), fetched <= Date() { return fetched }
    do {
      let date = try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
      return Date(timeIntervalSince1970: (date?.timeIntervalSince1970 ?? 0).rounded(.down))
    } catch {
      throw CommandError.usage("\(path): cannot read it: \(CommandError.reason(error))")
    }
  }

  /// The instant in a name like `clickup-time-20261116T080000Z.json`; nil in others.
  static func fetchedAt(_ name: String) -> Date? {
    guard let found = name.wholeMatch(of: /.+-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z\.json/) else { return nil }
    let (_, year, month, day, hour, minute, second) = found.output
    let style = Date.ISO8601FormatStyle()
    do {
      return try style.parse("\(year)-\(month)-\(day)T\(hour):\(minute):\(second)Z")
    } catch {
      // Digits that are no instant were written by somebody else.
      return nil
    }
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

package import Foundation
package import Hiring

/// One import of one file.
package struct ImportedFile: Sendable, Hashable {
  /// The importer's id.
  package var kind: String
  /// SHA-256 of its bytes.
  package var digest: String
  /// How it was read; see `ImportResult.reading`.
  package var reading: String
  package var name: String
  package var importedAt: Date
  /// When the export was made, as far as known.
  package var exportedAt: Date
  package var added: Int
  package var amended: Int
  package var unchanged: Int
  /// As in `ImportSummary`.
  package var forgotten: Int = 0
  package var skipped: [SkippedRow]
  /// The first and last instants that its records speak of; nil where it holds none.
  package var span: ClosedRange<Date>?
}

/// What one import did.
package struct ImportSummary: Sendable, Hashable {
  package var added: Int = 0
  package var amended: Int = 0
  package var unchanged: Int = 0
  /// Records of which this export says more than others, and nothing else.
  package var completed: Int = 0
  /// Records that an earlier reading of the same file had and this one has not.
  package var withdrawn: Int = 0
  /// Records in the ledger within the file's span and accounts that the file lacks: deleted since, or filtered out of
  /// the export. They are kept.
  package var absent: Int = 0
  /// Records that were left out because they are of somebody who was removed, or older than what was removed for its age.
  package var forgotten: Int = 0
  package var skipped: [SkippedRow] = []
  package var unknown: [UnknownPerson] = []
  package var warnings: [String] = []
  /// Whether the same bytes were imported before, read the same way, so that nothing was done.
  package var wasImported: Bool = false

  package init(wasImported: Bool = false) { self.wasImported = wasImported }
}

/// A record that changed, with the value it had.
package struct Amendment: Sendable, Hashable {
  /// As in `ImportResult.Record.Key`, like `time`.
  package var kind: String
  package var system: String
  package var entry: String
  /// JSON objects by column name; no new one where the record was withdrawn.
  package var old: String
  package var new: String?
  /// Where the old value came from, like `clickup-time-1.csv:4`, and where the new one.
  package var oldRecord: String
  package var newRecord: String
  package var at: Date
}

internal import Foundation

/// Any other tracker's entries, with their columns named in the portfolio under `columns:`.
///
/// Needs `person`; `day`, or `start`; and `hours` or `duration`, or `start` and `end`. Takes `email`, `task`, `task-id`,
/// `memo`, `billable`, `manual` and `id`. `start` and `end` are instants, days with a clock, or clocks on `day`. `about:`
/// is the tracker's name, by which the portfolio names accounts; without it that is `time`. Rows without an `id` are
/// told as in `EntryIdentity`.
package struct GenericTime: TableImporter {
  package let id = "time"
  package let version = 1
  package let summary = "Any time log as CSV, with the columns named under `columns:` and the tracker under `about:`"
  package let coverage = ImportCoverage.tracked
  package let hasOwnIDs = false
  package let columns = MappedTime.columns
  package let needsMapping = true

  package init() {}

  package func missingColumns(in table: RecordTable, options: ImportOptions) -> [String] {
    MappedTime.missing(in: table, options: options) + absentMapped(in: table, options: options)
  }

  package func read(_ table: RecordTable, options: ImportOptions, into sink: ImportSink) throws(RecordFileError) {
    let name = options.about?.trimmingCharacters(in: .whitespaces).lowercased() ?? ""
    try MappedTime(TableReading(table, options), system: name.isEmpty ? id : name).read(into: sink)
  }
}

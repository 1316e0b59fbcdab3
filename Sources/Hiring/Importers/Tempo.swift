/// Tempo's worklogs: what its export is called and holds differs by version and report, so that its columns are named in
/// the portfolio under `columns:`.
///
/// The columns are those of `GenericTime`, with the key under `task-id`.
package struct Tempo: TableImporter {
  package let id = "tempo"
  package let version = 1
  package let summary = "Tempo: a report of worklogs as CSV, with the columns named under `columns:`"
  package let coverage = ImportCoverage.tracked
  package let hasOwnIDs = false
  package let columns = MappedTime.columns
  package let needsMapping = true

  package init() {}

  package func missingColumns(in table: RecordTable, options: ImportOptions) -> [String] {
    MappedTime.missing(in: table, options: options) + absentMapped(in: table, options: options)
  }

  package func read(_ table: RecordTable, options: ImportOptions, into sink: ImportSink) throws(RecordFileError) {
    try MappedTime(TableReading(table, options), system: "tempo").read(into: sink)
  }
}

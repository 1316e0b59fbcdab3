/// A Trello board that is the hiring pipeline: one row an applicant, whose list is the stage.
///
/// Its export looks like that of a board of work, so it is read only where it is named by its kind. The board is the
/// posting, labels are the source. An archived applicant stays at the stage of their list: archiving says that the card is
/// put away, not how it ended.
package struct TrelloApplicants: TableImporter {
  package let id = "trello-applicants"
  package let version = 1
  package let summary = "Trello: a board of applicants, Menu, Print and export, CSV; named by `kind:`"
  package let columns = TrelloFields.columns

  package init() {}

  package var needsMapping: Bool { true }

  package func missingColumns(in table: RecordTable, options: ImportOptions) -> [String] {
    absent(TrelloFields.needed, in: table, options: options)
  }

  package func read(
    _ table: RecordTable, options: ImportOptions, into sink: ImportSink
  ) throws(RecordFileError) {
    let fields = try TrelloFields(table, options)
    let stages = try StageWords(options, file: table.file)
    try sink.rows(of: table) { (row) throws(ImportStop) in
      let stage = try fields.list(row)
      let labels = fields.labels(row)
      sink.take(
        .applicant(
          Applicant(
            system: TrelloFields.system, id: try fields.id(row), name: try fields.name(row), stage: stage,
            date: try fields.day(row, "Due Date"), posting: fields.text(row, "Board Name"),
            source: labels.isEmpty ? nil : labels.joined(separator: ", "), rate: nil, email: nil,
            meaning: stages.meaning(of: stage))),
        line: row.line)
    }
  }
}

/// A Trello board that work is given out on: one row a card, whose list is its status.
///
/// Lists have names only, so that `isClosed` is known where a card is archived or marked complete and not otherwise. The
/// due date is an instant; where a sheet made a day of it, the first moment of that day by the zone of the source.
package struct Trello: TableImporter {
  package let id = "trello"
  package let version = 1
  package let summary = "Trello: a board of work, Menu, Print and export, CSV"
  package let columns = TrelloFields.columns + Trello.more

  private static let more = ["Last Activity Date", "Due Complete"]

  package init() {}

  package func missingColumns(in table: RecordTable, options: ImportOptions) -> [String] {
    absent(TrelloFields.needed, in: table, options: options)
  }

  package func read(
    _ table: RecordTable, options: ImportOptions, into sink: ImportSink
  ) throws(RecordFileError) {
    let fields = try TrelloFields(table, options, extra: Trello.more)
    try sink.rows(of: table) { (row) throws(ImportStop) in
      let id = try fields.id(row)
      let isArchived = try fields.flag(row, "Archived") ?? false
      let isComplete = try fields.flag(row, "Due Complete") ?? false
      let card = TaskCard(
        system: TrelloFields.system, id: id, name: try fields.name(row), status: try fields.list(row),
        description: fields.has("Card Description") ? fields.text(row, "Card Description") ?? "" : nil,
        isClosed: isArchived || isComplete ? true : nil, createdAt: TrelloFields.created(id),
        updatedAt: try fields.instant(row, "Last Activity Date"), dueAt: try fields.instant(row, "Due Date"),
        assignees: fields.members(row), tags: fields.labels(row), list: fields.text(row, "Board Name"),
        url: fields.text(row, "Card URL"))
      sink.take(.card(card), line: row.line)
      for member in card.assignees {
        sink.mentions(system: card.system, account: member.account, name: member.name, seconds: 0, line: row.line)
      }
    }
  }
}

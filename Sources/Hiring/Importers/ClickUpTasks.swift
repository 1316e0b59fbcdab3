internal import Foundation

/// ClickUp's export of a list of tasks: one row a card.
///
/// Nothing is written as the word null. `Assignees` and `Tags` are names between brackets, `Comments` is a JSON list whose
/// dates carry zone abbreviations that mean several zones, so that they are left out, and `Checklists` is a JSON object
/// without done flags. `Rolled Up Time` repeats the time of subtasks and is not read. Which statuses are finished is not
/// said.
package struct ClickUpTasks: TableImporter {
  package let id = "clickup-tasks"
  package let version = 1
  package let summary = "ClickUp: a list or a view, Export, CSV (all columns)"
  package let columns = [
    "Task ID", "Task Link", "Task Name", "Task Content", "Status", "Date Created", "Due Date", "Parent ID", "Assignees",
    "Tags", "List Name", "Time Estimated", "Checklists", "Comments", "Time Spent", "Custom Task ID",
  ]

  package init() {}

  package func missingColumns(in table: RecordTable, options: ImportOptions) -> [String] {
    absent(["Task ID", "Task Name", "Status"], in: table, options: options)
  }

  package func read(
    _ table: RecordTable, options: ImportOptions, into sink: ImportSink
  ) throws(RecordFileError) {
    var reader = Reader(table: table, places: columns.map { options.column($0, in: table) }, names: columns)
    try sink.rows(of: table) { (row) throws(ImportStop) in
      let card = try reader.card(row)
      sink.take(.card(card), line: row.line)
      for assignee in card.assignees {
        sink.mentions(system: card.system, account: assignee.account, name: assignee.name, seconds: 0, line: row.line)
      }
    }
    reader.leftOut.report(file: table.file, to: sink)
    if reader.undatedComments > 0 {
      let count = reader.undatedComments
      sink.warn(
        "\(table.file): \(count) comment\(count == 1 ? " has" : "s have") no date that means one instant; "
          + "`clickup-tasks-api` has them")
    }
  }
}

/// Reads the rows of one file.
private struct Reader {
  let table: RecordTable
  let places: [String: Int]
  var leftOut = LeftOut()
  var undatedComments = 0

  init(table: RecordTable, places: [Int?], names: [String]) {
    self.table = table
    self.places = Dictionary(
      zip(names, places).compactMap { name, place in place.map { (name, $0) } }, uniquingKeysWith: { first, _ in first }
    )
  }

  mutating func card(_ row: RecordRow) throws(ImportStop) -> TaskCard {
    let id = try ClickUpFields.identifier(text(row, "Task ID"), of: "task")
    // A card can be called null; only what may be empty is written so when it is.
    let name = row.text(places["Task Name"])
    if name.isEmpty { throw .row("has no name") }
    let status = text(row, "Status")
    if status.isEmpty { throw .row("has no status") }
    let estimate = seconds(row, "Time Estimated", "estimate")
    return TaskCard(
      system: ClickUpFields.system, id: id, name: name, status: status, customID: optional(row, "Custom Task ID"),
      description: places["Task Content"] == nil ? nil : text(row, "Task Content"),
      createdAt: date(row, "Date Created", "date created"), dueAt: date(row, "Due Date", "due date"),
      assignees: names(row, "Assignees").map { TaskCard.Assignee(account: $0, name: $0) },
      estimateSeconds: estimate.flatMap { $0 > 0 ? $0 : nil }, spentSeconds: seconds(row, "Time Spent", "time spent"),
      tags: names(row, "Tags"), list: optional(row, "List Name"), url: optional(row, "Task Link"),
      parentID: optional(row, "Parent ID"), comments: comments(row), checklists: checklists(row))
  }

  private func text(_ row: RecordRow, _ name: String) -> String { ClickUpFields.text(row, places[name]) }

  private func optional(_ row: RecordRow, _ name: String) -> String? {
    let text = text(row, name)
    return text.isEmpty ? nil : text
  }

  private mutating func date(_ row: RecordRow, _ name: String, _ field: String) -> Date? {
    ClickUpFields.optionalInstant(text(row, name), field, line: row.line, &leftOut)
  }

  private mutating func seconds(_ row: RecordRow, _ name: String, _ field: String) -> Int? {
    ClickUpFields.optionalSeconds(text(row, name), field, line: row.line, &leftOut)
  }

  /// `[Ann B, Bob C]`, which is no JSON.
  private func names(_ row: RecordRow, _ name: String) -> [String] {
    var list = text(row, name)[...]
    if list.hasPrefix("["), list.hasSuffix("]") { list = list.dropFirst().dropLast() }
    return list.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
  }

  /// Nil where the export has none to tell of, and where they cannot be read: neither is "there are none".
  private mutating func comments(_ row: RecordRow) -> [TaskCard.Comment]? {
    guard let value = json(row, "Comments", "comments") else { return places["Comments"].flatMap { isEmpty(row, $0) } }
    guard let list = value.elements ?? (value.has("text") ? [value] : nil), list.allSatisfy({ $0.has("text") }) else {
      leftOut.note("comments", text(row, "Comments"), line: row.line)
      return nil
    }
    return list.map { comment in
      let date = comment["date"]?.string ?? ""
      var at: Date?
      if case .success(let instant) = FieldText.instant(date) { at = instant } else { undatedComments += 1 }
      return TaskCard.Comment(
        text: comment["text"]?.string ?? "", by: comment["by"]?.string ?? "", at: at,
        isResolved: comment["resolved"]?.flag)
    }
  }

  private mutating func checklists(_ row: RecordRow) -> [TaskCard.Checklist]? {
    guard let value = json(row, "Checklists", "checklists") else {
      return places["Checklists"].flatMap { isEmpty(row, $0) }
    }
    // An empty list of them is written as such.
    if value.elements?.isEmpty == true { return [] }
    guard case .object(let lists) = value, lists.values.allSatisfy({ $0.elements != nil }) else {
      leftOut.note("checklists", text(row, "Checklists"), line: row.line)
      return nil
    }
    // The order of a JSON object's members is not kept, and without one two runs would differ.
    return lists.sorted { $0.key < $1.key }.map { name, items in
      TaskCard.Checklist(
        name: name,
        items: (items.elements ?? []).compactMap(\.nonEmpty).map { TaskCard.Checklist.Item(name: $0, isDone: nil) })
    }
  }

  /// Nil for an empty field and, with a note, for one that is no JSON.
  private mutating func json(_ row: RecordRow, _ name: String, _ field: String) -> RecordValue? {
    let text = text(row, name)
    if text.isEmpty { return nil }
    do throws(RecordFileError) {
      return try RecordDocument(RecordBytes(Array(text.utf8), file: table.file)).root
    } catch {
      leftOut.note(field, text, line: row.line)
      return nil
    }
  }

  /// No elements where the field is there and empty; nil where it holds something that could not be read.
  private func isEmpty<Element>(_ row: RecordRow, _ place: Int) -> [Element]? {
    ClickUpFields.text(row, place).isEmpty ? [] : nil
  }
}

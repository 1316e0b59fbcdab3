internal import Foundation

/// What cards of work and applicants of a Trello board have in common.
struct TrelloFields {
  static let system = "trello"
  static let columns = [
    "Card ID", "Card Name", "Card URL", "Card Description", "Labels", "Members", "Due Date", "List Name", "Board Name",
    "Archived",
  ]
  static let needed = ["Card ID", "Card Name", "List Name"]

  let reading: TableReading
  private let places: [String: Int]

  init(_ table: RecordTable, _ options: ImportOptions, extra: [String] = []) throws(RecordFileError) {
    reading = try TableReading(table, options)
    var places: [String: Int] = [:]
    for name in TrelloFields.columns + extra { places[name] = reading.column(name) }
    self.places = places
  }

  func has(_ name: String) -> Bool { places[name] != nil }

  func text(_ row: RecordRow, _ name: String) -> String? { reading.text(row, places[name]) }

  /// Trello's ids are of 24 digits to the base of sixteen; another program's may be anything but a rounded number.
  func id(_ row: RecordRow) throws(ImportStop) -> String {
    let id = try reading.required(row, places["Card ID"], "card id")
    if RoundedIDs.isNumberForm(id) {
      throw .row("a spreadsheet program rounded the card id to `\(id)`; use the export as it was saved")
    }
    return id
  }

  func name(_ row: RecordRow) throws(ImportStop) -> String {
    try reading.required(row, places["Card Name"], "card name")
  }

  func list(_ row: RecordRow) throws(ImportStop) -> String {
    try reading.required(row, places["List Name"], "list name")
  }

  func flag(_ row: RecordRow, _ name: String) throws(ImportStop) -> Bool? { try reading.flag(row, places[name]) }

  /// An instant, or the first moment of a day by the zone of the source; nil for an empty field.
  func instant(_ row: RecordRow, _ name: String) throws(ImportStop) -> Date? {
    guard let text = text(row, name) else { return nil }
    if case .success(let date) = FieldText.instant(text) { return date }
    return reading.zone.start(of: try reading.day(row, places[name]))
  }

  /// A day, or the day of an instant by the zone of the source; nil for an empty field.
  func day(_ row: RecordRow, _ name: String) throws(ImportStop) -> CivilDate? {
    guard let text = text(row, name) else { return nil }
    if case .success(let date) = FieldText.instant(text) { return reading.zone.day(of: date) }
    return try reading.day(row, places[name])
  }

  /// `Upwork (green), (red)`: the names without their colours; a label without a name is its colour.
  func labels(_ row: RecordRow) -> [String] {
    list(row, "Labels").compactMap { label in
      guard let (name, colour) = TrelloFields.parenthesis(of: label), TrelloFields.isColour(colour) else {
        return label
      }
      return name.isEmpty ? colour : name
    }
  }

  /// `Ann B (annb), Bob C`: the user name is the account where it is told.
  func members(_ row: RecordRow) -> [TaskCard.Assignee] {
    list(row, "Members").map { member in
      guard let (name, account) = TrelloFields.parenthesis(of: member), !name.isEmpty,
        account.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
      else { return TaskCard.Assignee(account: member, name: member) }
      return TaskCard.Assignee(account: account, name: name)
    }
  }

  private func list(_ row: RecordRow, _ name: String) -> [String] {
    (text(row, name) ?? "").split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
      .filter { !$0.isEmpty }
  }

  /// `name (inside)`; nil where nothing stands in trailing parentheses.
  private static func parenthesis(of text: String) -> (name: String, inside: String)? {
    guard text.hasSuffix(")"), let open = text.lastIndex(of: "(") else { return nil }
    let inside = text[text.index(after: open)...].dropLast()
    if inside.isEmpty { return nil }
    return (text[..<open].trimmingCharacters(in: .whitespaces), String(inside))
  }

  /// The colours of Trello's labels, which come in a light and a dark shade too.
  private static func isColour(_ word: String) -> Bool {
    let colours = ["green", "yellow", "orange", "red", "purple", "blue", "sky", "lime", "pink", "black"]
    let parts = word.lowercased().split { $0 == "_" || $0 == " " }
    guard let first = parts.first, colours.contains(String(first)) else { return false }
    return parts.count == 1 || (parts.count == 2 && ["light", "dark"].contains(parts[1]))
  }

  /// When a card was made, which its id tells: its first eight digits are the seconds since 1970 to the base of sixteen.
  ///
  /// Source: Atlassian, "How to find the creation date of a card or board" (Trello's ids are those of MongoDB).
  static func created(_ id: String) -> Date? {
    guard id.utf8.count == 24, id.allSatisfy(\.isHexDigit), let seconds = Int(id.prefix(8), radix: 16),
      (946_684_800..<4_102_444_800).contains(seconds)
    else { return nil }
    return Date(timeIntervalSince1970: Double(seconds))
  }
}

internal import Hiring

/// One row a contractor and week, numbers only; a field is empty where nothing is assessed.
package enum DeliveryCSV {
  package static func render(_ report: DeliveryReport) -> String {
    var table = CSVTable(columns: [
      "contractor", "role", "week", "cards", "clear", "unclear", "finished", "worked", "reviewed", "straight_to_done",
      "reopened", "waiting_seconds", "working_seconds", "review_seconds", "blocked_seconds", "blocked", "raised",
      "not_raised", "comments", "cards_without_comment", "meetings_held", "meetings_attended", "meetings_excused",
      "meetings_unlisted", "changes", "changes_traced", "changes_traced_elsewhere", "changes_without_card",
      "cards_with_change", "cards_without_change", "questions",
    ])
    let roles = Dictionary(
      report.contractors.map { ($0.id, $0.role.rawValue) }, uniquingKeysWith: { first, _ in first })
    for row in report.rows {
      let numbers: [Int?] =
        cards(row) + path(row) + talk(row) + meetings(row) + tracing(row) + [row.looks.count]
      table.append(
        [.text(row.contractor), .text(roles[row.contractor] ?? ""), .text(row.week.description)]
          + numbers.map { $0.map { .number($0) } ?? .text("") })
    }
    return table.text
  }

  private static func cards(_ row: DeliveryWeek) -> [Int?] {
    [row.cards?.active, row.cards?.clear, row.cards?.unclear.count]
  }

  private static func path(_ row: DeliveryWeek) -> [Int?] {
    let path = row.path
    let stages = [CardStage.waiting, .working, .review].map { stage in path?.seconds.map { $0[stage] ?? 0 } }
    // Of the cards blocked in the week, finished or not, as the text and the JSON have it.
    // Where no finished card says how it went, nothing is known of any.
    let known = path.flatMap { $0.finished > 0 && $0.unknown == $0.finished ? nil : $0 }
    return [path?.finished, known?.worked, known?.reviewed, known?.straight.count, path?.reopened.count] + stages
      + [row.blocked?.seconds]
  }

  private static func talk(_ row: DeliveryWeek) -> [Int?] {
    [row.blocked?.spells, row.blocked?.raised, row.blocked?.unraised.count, row.comments, row.silent?.count]
  }

  private static func meetings(_ row: DeliveryWeek) -> [Int?] {
    [row.meetings?.held, row.meetings?.attended, row.meetings?.excused, row.meetings?.unlisted]
  }

  private static func tracing(_ row: DeliveryWeek) -> [Int?] {
    let tracing = row.tracing
    return [
      tracing?.changes, tracing?.traced, tracing?.elsewhere, tracing?.untraced.count, tracing?.cardsWithChange,
      tracing?.cardsWithout.count,
    ]
  }
}

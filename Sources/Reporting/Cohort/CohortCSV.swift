internal import Hiring
package import Judgement

/// `assay recommend --cohort` as CSV: a line for each row and person. Numbers are plain: shares from 0 to 1, hours in
/// seconds, money in the currency's smallest unit.
package enum CohortCSV {
  package static func render(_ comparison: CohortComparison) -> String {
    var table = CSVTable(columns: [
      "section", "row", "title", "unit", "contractor", "status", "value", "low", "high", "grade", "counted", "out_of",
      "out_of_unit", "currency", "text",
    ])
    for row in comparison.rows {
      for (person, cell) in zip(comparison.people, row.cells) {
        for part in parts(of: cell) { table.append(line(row, person, cell, part)) }
      }
    }
    return table.text
  }

  private struct Part {
    var value: CSVTable.Cell = .text("")
    var low: Double?
    var high: Double?
    var unit: String?
    var grade = ""
    var currency = ""
    var text: String
  }

  /// One for each currency; one for everything else.
  private static func parts(of cell: CohortCell) -> [Part] {
    let plain = Part(low: cell.low, high: cell.high, text: cell.reason)
    var part = plain
    switch cell.value {
    case .count(let value), .number(let value): part.value = .decimal(value)
    case .seconds(let seconds):
      part.value = .number(seconds)
      part.unit = "seconds"
    case .score(let score):
      part = Part(
        value: .decimal(score.value), low: score.low, high: score.high, grade: score.grade.rawValue, text: cell.reason)
    case .days(let from, let to): part.text = "\(from)/\(to)"
    case .words(let text): part.text = ([text] + (cell.reason.isEmpty ? [] : [cell.reason])).joined(separator: ": ")
    case .money(let amounts):
      return amounts.map { amount in
        var part = plain
        part.value = .number(amount.minorUnits)
        part.unit = "minor units"
        part.currency = amount.currency
        return part
      }
    case nil: break
    }
    return [part]
  }

  private static func line(
    _ row: CohortRow, _ person: CohortComparison.Person, _ cell: CohortCell, _ part: Part
  ) -> [CSVTable.Cell] {
    func number(_ value: Double?) -> CSVTable.Cell { value.map { .decimal($0) } ?? .text("") }
    return [
      .text(row.section.rawValue), .text(row.id), .text(row.title), .text(part.unit ?? row.unit),
      .text(person.contractor.id), .text(cell.status.rawValue), part.value, number(part.low), number(part.high),
      .text(part.grade), number(cell.events), number(cell.outOf), .text(cell.outOfUnit), .text(part.currency),
      .text(part.text),
    ]
  }
}

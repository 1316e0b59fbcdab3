internal import Foundation
internal import Hiring
internal import Judgement

/// One table of everything: `so-far` a row of the records, `ahead` a line of the years in each scenario, `sensitivity` both
/// totals at an assumption's half and double, `assumption` each with its value and source. Amounts are whole minor units;
/// a field is empty where nothing is assessed.
package enum CostCSV {
  package static func render(_ report: CostReport) -> String {
    var table = CSVTable(columns: [
      "section", "contractor", "quarter", "scenario", "item", "part", "status", "minor_units", "currency",
      "converted_minor_units", "is_least", "value", "reasons",
    ])
    for row in report.statement?.rows ?? [] {
      table.append(
        cells(
          "so-far", contractor: row.contractor, quarter: row.quarter?.description, item: row.item.rawValue,
          part: row.item.part.rawValue, status: row.status, units: row.amount?.minorUnits,
          currency: row.amount?.currency, converted: row.converted?.minorUnits, isLeast: row.isLeast,
          reasons: row.reasons.joined(separator: "; ")))
    }
    for line in report.projection?.lines ?? [] {
      for scenario in CostScenario.allCases {
        table.append(
          cells(
            "ahead", contractor: line.seat, scenario: scenario.rawValue, item: line.line.rawValue,
            status: line.line == .oversight ? .stated : .estimate, units: line[scenario], currency: report.currency,
            value: "\(report.years) years"))
      }
    }
    for left in report.plan.leftOut {
      table.append(
        cells(
          "left-out", contractor: left.contractor, status: .notAssessable, units: left.amount?.minorUnits,
          currency: left.amount?.currency, reasons: left.text))
    }
    for row in report.sensitivity {
      for end in [row.low, row.high].compactMap(\.self) {
        for scenario in CostScenario.allCases {
          table.append(
            cells(
              "sensitivity", scenario: scenario.rawValue, item: row.assumption.rawValue, status: .estimate,
              units: end.projection.total(scenario), currency: report.currency,
              value: end.factor < 1 ? "half" : "double"))
        }
      }
    }
    for assumption in report.assumptions {
      table.append(
        cells(
          "assumption", item: assumption.key, status: .stated, value: CostWording.value(assumption.value),
          reasons: assumption.isUsed ? assumption.source : "not used here; \(assumption.source)"))
    }
    return table.text
  }

  private static func cells(
    _ section: String, contractor: String? = nil, quarter: String? = nil, scenario: String? = nil,
    item: String? = nil, part: String? = nil, status: CostStatus, units: Int? = nil, currency: String? = nil,
    converted: Int? = nil, isLeast: Bool? = nil, value: String? = nil, reasons: String? = nil
  ) -> [CSVTable.Cell] {
    func text(_ text: String?) -> CSVTable.Cell { .text(text ?? "") }
    func number(_ number: Int?) -> CSVTable.Cell { number.map { .number($0) } ?? .text("") }
    return [
      text(section), text(contractor), text(quarter), text(scenario), text(item), text(part), text(status.rawValue),
      number(units), text(currency), number(converted), text(isLeast.map { $0 ? "yes" : "no" }), text(value),
      text(reasons),
    ]
  }
}

package import Hiring

/// One row a contractor and item.
package enum OnboardingCSV {
  package static func render(_ progress: [OnboardingProgress]) -> String {
    var table = CSVTable(columns: [
      "contractor", "started", "days", "item", "title", "status", "within_days", "overdue_days", "text", "evidence",
    ])
    for person in progress {
      for item in person.items {
        table.append([
          .text(person.contractor), .text(person.started?.description ?? ""),
          person.days.map { .number($0) } ?? .text(""), .text(item.id), .text(item.title),
          .text(item.status.rawValue), .number(item.days), item.overdueDays.map { .number($0) } ?? .text(""),
          .text(item.text), .text(item.evidence.joined(separator: " | ")),
        ])
      }
    }
    return table.text
  }
}

package import Hiring

/// Findings, accounts and what cannot be said as one table; `row` says which of them a row is.
package enum AccessCSV {
  package static func render(_ inventory: AccessInventory) -> String {
    var table = CSVTable(columns: [
      "row", "kind", "severity", "contractor", "system", "resource", "account", "level", "second_factor", "as_of",
      "days", "text", "action", "evidence",
    ])
    for finding in inventory.findings {
      table.append([
        .text("finding"), .text(finding.kind.rawValue), .text(finding.severity.rawValue),
        .text(finding.contractor ?? ""), .text(finding.system), .text(finding.resource), .text(finding.account),
        .text(finding.level), .text(""), .text(""), finding.days.map { .number($0) } ?? .text(""),
        .text(finding.text), .text(finding.action), .text(finding.evidence.joined(separator: " | ")),
      ])
    }
    for access in inventory.held {
      table.append([
        .text("account"), .text(access.standing.rawValue), .text(""), .text(access.owners.joined(separator: " ")),
        .text(access.list.system), .text(access.list.resource), .text(access.grant.account),
        .text(access.grant.level), .text(access.grant.hasSecondFactor.map { $0 ? "yes" : "no" } ?? ""),
        .text(access.list.day?.description ?? ""), access.list.ageDays.map { .number($0) } ?? .text(""),
        .text(access.grant.name), .text(""), .text(access.evidence.joined(separator: " | ")),
      ])
    }
    for gap in inventory.gaps {
      table.append([
        .text("not-assessable"), .text(""), .text(""), .text(gap.contractor ?? ""), .text(gap.system), .text(""),
        .text(""), .text(""), .text(""), .text(""), .text(""), .text(gap.text), .text(""), .text(""),
      ])
    }
    return table.text
  }
}

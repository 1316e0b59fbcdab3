internal import Git
internal import Hiring
internal import History
package import Judgement
internal import SourceText

/// One table of everything: a row for each thing to do, orphaned file, branch, credential, account, access, task, week of
/// hours and part of the estimate. `section` says which; a field is empty where a section has none.
package enum OffboardingCSV {
  package static func render(_ report: Offboarding) -> String {
    var table = CSVTable(columns: [
      "section", "id", "phase", "due", "risk", "repository", "place", "count", "low", "high", "currency", "state",
      "text",
    ])
    for item in OffboardingChecklist(report).items {
      table.append(
        row(
          "checklist", id: item.id, phase: item.phase.rawValue, due: item.due.description, risk: item.risk.rawValue,
          state: item.isOverdue ? "overdue" : item.isAsked ? "ask" : "do",
          text: ([item.text] + item.details).joined(separator: "; ")))
    }
    for repository in report.repositories { append(repository, to: &table) }
    for credential in report.credentials {
      for place in credential.places {
        table.append(
          row(
            "credential", id: credential.rule, due: OffboardingWording.day(credential.since) ?? "",
            repository: place.repository, place: "\(place.path.lossyString):\(place.line)",
            state: credential.isLive ? "live" : credential.isOnMainline ? "history" : "off-mainline",
            text: "\(credential.title), \(OffboardingWording.name(credential.by, of: report))"))
      }
    }
    for account in report.accounts {
      table.append(
        row(
          "account", repository: account.repository, place: "\(account.path.lossyString):\(account.line)",
          text: account.title))
    }
    for access in report.access {
      table.append(
        row(
          "access", id: access.account, due: access.asOf?.description ?? "", place: access.place,
          state: access.basis.rawValue, text: access.level))
    }
    for task in report.tasks {
      table.append(row("task", id: task.reference, state: task.state ?? "", text: task.name))
    }
    for hours in report.hours {
      table.append(
        row(
          "hours", id: hours.contract, phase: hours.week.description, count: hours.seconds,
          low: hours.worth?.minorUnits, high: hours.worth?.minorUnits, currency: hours.worth?.currency ?? "",
          state: hours.kind.rawValue))
    }
    for part in report.estimate.rows {
      table.append(
        row(
          "estimate", id: part.item.rawValue, count: part.quantity.count, low: part.low?.minorUnits,
          high: part.high?.minorUnits, currency: report.estimate.currency,
          state: part.minutes.map { "\($0.lowerBound) to \($0.upperBound) minutes" } ?? "not-assessable",
          text: part.quantity.reason ?? ""))
    }
    for gap in report.gaps { table.append(row("not-assessable", text: gap)) }
    return table.text
  }

  private static func append(_ repository: Offboarding.Repository, to table: inout CSVTable) {
    for file in repository.files {
      table.append(
        row(
          "file", repository: repository.id, place: file.path.lossyString, count: file.lines,
          state: file.isHotspot ? "hotspot" : "",
          text: "health \(file.health.map(Wording.score) ?? "not measured"), \(Wording.count(file.changes, "change")), "
            + "nearest: \(NearestWording.text(file.nearest))"))
    }
    for module in repository.modules {
      table.append(
        row("module", repository: repository.id, place: module.folder.lossyString + "/", count: module.lines))
    }
    for branch in repository.branches {
      table.append(
        row(
          "branch", id: branch.tip.hex, due: OffboardingWording.day(branch.lastAt) ?? "", repository: repository.id,
          place: branch.names.joined(separator: " "), count: branch.lines, state: branch.isLanded ? "landed" : "open",
          text: OffboardingWording.branch(branch)))
    }
    for missing in repository.missing {
      table.append(row("document", repository: repository.id, state: "missing", text: missing))
    }
  }

  private static func row(
    _ section: String, id: String = "", phase: String = "", due: String = "", risk: String = "",
    repository: String = "", place: String = "", count: Int? = nil, low: Int? = nil, high: Int? = nil,
    currency: String = "", state: String = "", text: String = ""
  ) -> [CSVTable.Cell] {
    func number(_ value: Int?) -> CSVTable.Cell { value.map { .number($0) } ?? .text("") }
    return [
      .text(section), .text(id), .text(phase), .text(due), .text(risk), .text(repository), .text(place), number(count),
      number(low), number(high), .text(currency), .text(state), .text(text),
    ]
  }
}

/// The owner's `assay.yml` of a cohort.
struct PortfolioText {
  let people: [Person]
  let weeks: Int

  var text: String {
    let started = WorkCalendar.text(WorkCalendar.firstMonday)
    let ends = WorkCalendar.text(WorkCalendar.firstMonday + weeks * 7)
    var lines = [
      "version: 1", "owner: { name: Northwind, timezone: Europe/Berlin, currency: USD }", "policy: policy.yml",
      "ledger: assay.db", "repositories:", "  - { id: shop, path: shop, mainline: main }", "contractors:",
    ]
    for person in people {
      lines += [
        "  - id: \(person.id)", "    name: \(person.name)",
        "    role: \(person.kind == .designer ? "designer" : "engineer")", "    identities: [\"\(person.mail)\"]",
        "    clickup: \"\(person.tracker)\"",
        "    ip_assignment: { signed: \(started), by: owner }", "    engagements:",
        "      - { platform: upwork, contract: \"\(person.contract)\", kind: hourly, rate: 25 USD/h,",
        "          weekly_limit: \(person.behaviour.weeklyLimit)h, started: \(started), trial_ends: \(ends), scope: core,",
      ]
      if let pause = person.pause {
        lines.append(
          "          pauses: [{ from: \(WorkCalendar.text(pause.lowerBound)), to: \(WorkCalendar.text(pause.upperBound)) }],"
        )
      }
      lines.append("          repositories: [shop], cohort: trial }")
    }
    lines += [
      "records:", "  - { kind: clickup-time, files: \"records/clickup-time-*.csv\" }",
      "  - { kind: upwork-weekly, files: \"records/upwork-*.csv\" }",
    ]
    return lines.joined(separator: "\n") + "\n"
  }
}

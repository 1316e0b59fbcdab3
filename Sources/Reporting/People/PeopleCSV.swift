package import History

/// The CSV shape of `assay ownership --people`: a row an identity, people in the report's order.
package enum PeopleCSV {
  package static func render(_ report: PeopleReport) -> String {
    var table = CSVTable(columns: [
      "person", "standing", "name", "email", "sources", "commits", "co_authored", "first", "last", "live_lines",
      "suggested_person", "suggested_strength",
    ])
    // Suggestions are sorted by strength, so the first of an alias is its best.
    let best = Dictionary(report.suggestions.map { ($0.alias, $0) }, uniquingKeysWith: { first, _ in first })
    for entry in report.people {
      for identity in entry.identities {
        let suggestion = best[entry.person]
        table.append([
          .text(entry.person.id), .text(entry.person.standing.rawValue), .text(identity.name), .text(identity.email),
          .text(identity.sources.map(PeopleWording.source).joined(separator: "; ")), .number(identity.commits),
          .number(identity.coAuthored), .text(identity.dates.map { Wording.instant($0.lowerBound) } ?? ""),
          .text(identity.dates.map { Wording.instant($0.upperBound) } ?? ""),
          identity.liveLines.map { .number($0) } ?? .text(""), .text(suggestion?.person.id ?? ""),
          .text(suggestion?.strength.rawValue ?? ""),
        ])
      }
    }
    return table.text
  }
}

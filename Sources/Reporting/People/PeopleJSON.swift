internal import Git
package import History

/// `assay.people/1`: everybody in a history, then what is suggested, in the report's order.
package enum PeopleJSON {
  package static func render(_ report: PeopleReport, repository: ScanReport.Repository) -> String {
    JSONValue.object([
      .init("schema", .string("assay.people/1")),
      .init(
        "repository",
        .object([
          .init("path", .string(repository.path)), .init("head", JSONValue(repository.head)),
          .init("rev", JSONValue(repository.rev)),
        ])),
      .init("summary", summary(report)),
      .init("people", .array(report.people.map(value))),
      .init(
        "assistants",
        .array(
          report.assistants.map { assistant in
            .object([
              .init("name", .string(assistant.name)), .init("email", .string(assistant.email)),
              .init("commits", .integer(assistant.commits)),
            ])
          })),
      .init("suggestions", .array(report.suggestions.map(value))),
      .init("mailmap_unread", JSONValue(report.mailmapUnread)),
      .init("mailmap_changes", .array(report.mailmapChanges.map(value))),
    ]).text
  }

  private static func summary(_ report: PeopleReport) -> JSONValue {
    let standings: [Person.Standing] = [.confirmed, .unknown, .bot]
    return .object(
      [
        .init("commits", .integer(report.commits)), .init("live_lines", JSONValue(report.liveLines)),
        .init("stray_lines", .integer(report.strayLines)),
      ]
        + standings.map { standing in
          let share = report.share(of: standing)
          return .init(
            standing.rawValue,
            .object([
              .init("people", .integer(share.people)), .init("commits", .integer(share.commits)),
              .init("live_lines", report.liveLines == nil ? .null : .integer(share.liveLines)),
            ]))
        })
  }

  private static func value(of entry: PeopleReport.Entry) -> JSONValue {
    .object(
      [
        .init("id", .string(entry.person.id)), .init("standing", .string(entry.person.standing.rawValue)),
        .init("name", .string(entry.name)),
      ] + counts(entry.commits, entry.coAuthored, entry.dates, entry.liveLines) + [
        .init("identities", .array(entry.identities.map(value))),
        .init(
          "remarks",
          .array(
            entry.remarks.map { remark in
              .object([
                .init("kind", .string(PeopleWording.kind(remark))),
                .init("text", .string(PeopleWording.remark(remark))),
              ])
            })),
      ])
  }

  private static func value(of identity: PeopleReport.Identity) -> JSONValue {
    .object(
      [.init("name", .string(identity.name)), .init("email", .string(identity.email))]
        + counts(identity.commits, identity.coAuthored, identity.dates, identity.liveLines) + [
          .init("sources", .array(identity.sources.map(value)))
        ])
  }

  private static func value(of source: PeopleReport.Source) -> JSONValue {
    var members: [JSONValue.Member] = [.init("kind", .string(PeopleWording.kind(source)))]
    switch source {
    case .owner(let text): members.append(.init("identity", .string(text)))
    case .noreply(let host, let number, let login):
      members += [
        .init("host", .string(host)), .init("number", JSONValue(number)), .init("login", .string(login)),
      ]
    case .mailmap(let lines, let name, let email):
      members += [
        .init("lines", .array(lines.map { .integer($0) })), .init("name", .string(name)),
        .init("email", .string(email)),
      ]
    case .bot, .author, .coAuthor: break
    }
    return .object(members)
  }

  private static func value(of suggestion: AliasSuggestion) -> JSONValue {
    .object([
      .init("person", value(of: suggestion.person)), .init("alias", value(of: suggestion.alias)),
      .init("strength", .string(suggestion.strength.rawValue)),
      .init(
        "reasons",
        .array(
          suggestion.reasons.map { reason in
            .object([
              .init("kind", .string(reason.kind)), .init("text", .string(PeopleWording.reason(reason))),
            ])
          })),
      .init("commits", .integer(suggestion.commits)), .init("co_authored", .integer(suggestion.coAuthored)),
      .init("live_lines", JSONValue(suggestion.liveLines)),
    ])
  }

  private static func value(of person: Person) -> JSONValue {
    .object([.init("id", .string(person.id)), .init("standing", .string(person.standing.rawValue))])
  }

  private static func value(of change: MailmapChange) -> JSONValue {
    .object([
      .init("commit", .string(change.commit.hex)), .init("name", .string(change.author.nameText)),
      .init("email", .string(change.author.emailText)),
      .init("authored_at", .string(Wording.instant(change.authoredAt))),
      .init("committed_at", .string(Wording.instant(change.committedAt))),
      .init("added", .array(change.added.map { .string($0) })),
      .init("removed", .array(change.removed.map { .string($0) })), .init("unread", JSONValue(change.unread)),
    ])
  }

  private static func counts(
    _ commits: Int, _ coAuthored: Int, _ dates: ClosedRange<Int64>?, _ liveLines: Int?
  ) -> [JSONValue.Member] {
    [
      .init("commits", .integer(commits)), .init("co_authored", .integer(coAuthored)),
      .init("first", JSONValue(dates.map { Wording.instant($0.lowerBound) })),
      .init("last", JSONValue(dates.map { Wording.instant($0.upperBound) })),
      .init("live_lines", JSONValue(liveLines)),
    ]
  }
}

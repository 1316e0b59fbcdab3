internal import Git
package import History

/// `assay ownership --people` for people: who is confirmed and by what, the machines, what to ask the owner, then
/// everybody unknown, those who wrote most of what is alive first.
package enum PeopleText {
  /// - Parameters:
  ///   - title: the repository and revision, as the user named them.
  ///   - limit: how many suggestions, unknown people and changes of `.mailmap` to show, most important first; what is
  ///     left out is counted.
  package static func render(_ report: PeopleReport, title: String, style: TerminalStyle, limit: Int) -> String {
    var output = TerminalText(style: style)
    output.heading("People in \(title)")
    writeSummary(report, to: &output)
    let confirmed = report.people.filter { $0.person.standing == .confirmed }
    section("Confirmed by the owner", confirmed.filter(isActive), to: &output)
    let absent = confirmed.filter { !isActive($0) }.map(\.person.id)
    if !absent.isEmpty {
      output.paragraph("In the owner's file and in no commit here: \(Wording.list(absent)).", .dim, limit: .max)
      output.newline()
    }
    section("Machines, never judged", report.people.filter { $0.person.standing == .bot }, to: &output)
    writeAssistants(report.assistants, to: &output)
    writeSuggestions(report.suggestions, limit: limit, to: &output)
    writeUnknown(report, limit: limit, to: &output)
    writeMailmap(report, limit: limit, to: &output)
    return output.text
  }

  private static func isActive(_ entry: PeopleReport.Entry) -> Bool { entry.commits > 0 || entry.coAuthored > 0 }

  private static func writeSummary(_ report: PeopleReport, to output: inout TerminalText) {
    let words: [(Person.Standing, String, String?)] = [
      (.confirmed, "confirmed person", "confirmed people"), (.unknown, "unknown person", "unknown people"),
      (.bot, "machine", nil),
    ]
    for (standing, singular, plural) in words {
      let share = report.share(of: standing)
      guard share.people > 0 else { continue }
      var text = "\(Wording.count(share.people, singular, plural)): \(Wording.count(share.commits, "commit"))"
      text += part(share.commits, of: report.commits)
      if let all = report.liveLines {
        text += ", \(Wording.count(share.liveLines, "live line"))" + part(share.liveLines, of: all)
      }
      output.paragraph(text + ".")
    }
    if report.commits == 0 { output.line("No commits.") }
    if report.strayLines != 0 {
      output.paragraph("\(Wording.count(report.strayLines, "live line")) of commits outside this history.", .poor)
    }
    if let reason = report.mailmapUnread { output.paragraph(reason + ".", .poor) }
    output.newline()
  }

  private static func part(_ count: Int, of all: Int) -> String {
    all > 0 ? " (\(Wording.percent(Double(count) / Double(all))))" : ""
  }

  private static func section(_ title: String, _ entries: [PeopleReport.Entry], to output: inout TerminalText) {
    guard !entries.isEmpty else { return }
    output.line(title, .accent)
    for entry in entries {
      output.newline()
      let shows = !entry.name.isEmpty && entry.name != entry.person.id
      output.line(entry.person.id + (shows ? " · \(entry.name)" : ""), .strong, indent: 2)
      output.line(facts(entry), .dim, indent: 4)
      for identity in entry.identities { write(identity, to: &output) }
      for remark in entry.remarks {
        output.paragraph(PeopleWording.remark(remark), .poor, indent: 6, first: "    ! ", limit: 4)
      }
    }
    output.newline()
  }

  private static func write(_ identity: PeopleReport.Identity, to output: inout TerminalText) {
    output.line(PeopleWording.identity(name: identity.name, email: identity.email), indent: 4)
    var facts = identity.sources.filter { $0 != .author && $0 != .coAuthor }.map(PeopleWording.source)
    if identity.commits > 0 { facts.append(Wording.count(identity.commits, "commit")) }
    if identity.coAuthored > 0 { facts.append("\(Wording.grouped(identity.coAuthored)) co-authored") }
    if identity.commits == 0, identity.coAuthored == 0 { facts.append("in no commit here") }
    if let lines = identity.liveLines, lines > 0 { facts.append(Wording.count(lines, "live line")) }
    output.paragraph(facts.joined(separator: " · "), .dim, indent: 8)
  }

  private static func facts(_ entry: PeopleReport.Entry) -> String {
    var facts = [Wording.count(entry.commits, "commit")]
    if entry.coAuthored > 0 { facts.append("\(Wording.grouped(entry.coAuthored)) co-authored") }
    if let lines = entry.liveLines { facts.append(Wording.count(lines, "live line")) }
    if let dates = entry.dates {
      facts.append("\(PeopleWording.day(dates.lowerBound)) to \(PeopleWording.day(dates.upperBound))")
    }
    return facts.joined(separator: " · ")
  }

  private static func writeAssistants(_ assistants: [PeopleReport.Assistant], to output: inout TerminalText) {
    guard !assistants.isEmpty else { return }
    output.line("AI tools among the co-authors, shown and not scored", .accent)
    for assistant in assistants {
      let identity = PeopleWording.identity(name: assistant.name, email: assistant.email)
      output.line("\(identity) · \(Wording.count(assistant.commits, "commit"))", indent: 2)
    }
    output.newline()
  }

  private static func writeSuggestions(_ all: [AliasSuggestion], limit: Int, to output: inout TerminalText) {
    guard !all.isEmpty else { return }
    output.line("Perhaps one person; only the owner can say so, in assay.yml", .accent)
    for suggestion in all.prefix(limit) {
      let role: TerminalRole = suggestion.strength == .strong ? .strong : .plain
      output.paragraph(
        "\(suggestion.alias.id) may be \(suggestion.person.id)"
          + (suggestion.person.standing == .confirmed ? "" : ", who is unknown too"), role, indent: 2)
      var facts = [
        suggestion.strength.rawValue + ": " + suggestion.reasons.map(PeopleWording.reason).joined(separator: "; ")
      ]
      facts.append(Wording.count(suggestion.commits, "commit"))
      if suggestion.coAuthored > 0 { facts.append("\(Wording.grouped(suggestion.coAuthored)) co-authored") }
      if let lines = suggestion.liveLines { facts.append(Wording.count(lines, "live line")) }
      output.paragraph(facts.joined(separator: " · "), .dim, indent: 6)
    }
    writeRest(all.count - limit, "suggestion", to: &output)
    output.newline()
  }

  private static func writeUnknown(_ report: PeopleReport, limit: Int, to output: inout TerminalText) {
    let unknown = report.people.filter { $0.person.standing == .unknown }
    guard !unknown.isEmpty else { return }
    output.line("Unknown, by what of theirs is alive", .accent)
    let hasCoAuthors = unknown.prefix(limit).contains { $0.coAuthored > 0 }
    var columns: [TextTable.Column] = [
      .init(title: "identity", isFlexible: true), .init(title: "live lines", alignRight: true),
      .init(title: "commits", alignRight: true),
    ]
    if hasCoAuthors { columns.append(.init(title: "co-authored", alignRight: true)) }
    var table = TextTable(columns: columns + [.init(title: "first"), .init(title: "last"), .init(title: "from")])
    for entry in unknown.prefix(limit) {
      let shown = entry.name.isEmpty ? entry.person.id : "\(entry.name) · \(entry.person.id)"
      let isOne = entry.identities.count == 1
      table.rows.append(
        row(shown, entry.liveLines, entry.commits, hasCoAuthors ? entry.coAuthored : nil, entry.dates)
          + [
            .init(
              isOne ? from(entry.identities[0]) : Wording.count(entry.identities.count, "identity", "identities"), .dim)
          ])
      guard !isOne else { continue }
      for identity in entry.identities {
        table.rows.append(
          row(
            "  " + PeopleWording.identity(name: identity.name, email: identity.email), identity.liveLines,
            identity.commits, hasCoAuthors ? identity.coAuthored : nil, identity.dates, .dim) + [
              .init(from(identity), .dim)
            ])
      }
    }
    table.write(to: &output, indent: 2)
    for entry in unknown.prefix(limit) {
      for remark in entry.remarks {
        output.paragraph(
          "\(entry.person.id): \(PeopleWording.remark(remark))", .poor, indent: 4, first: "  ! ", limit: 4)
      }
    }
    writeRest(unknown.count - limit, "unknown person", "unknown people", to: &output)
  }

  private static func row(
    _ identity: String, _ lines: Int?, _ commits: Int, _ coAuthored: Int?, _ dates: ClosedRange<Int64>?,
    _ role: TerminalRole = .plain
  ) -> [TextTable.Cell] {
    var cells: [TextTable.Cell] = [
      .init(identity, role), .init(lines.map(Wording.grouped) ?? "–", role), .init(Wording.grouped(commits), role),
    ]
    if let coAuthored { cells.append(.init(coAuthored > 0 ? Wording.grouped(coAuthored) : "", role)) }
    return cells + [
      .init(dates.map { PeopleWording.day($0.lowerBound) } ?? "–", role),
      .init(dates.map { PeopleWording.day($0.upperBound) } ?? "–", role),
    ]
  }

  /// Where an identity comes from, in a word or two.
  private static func from(_ identity: PeopleReport.Identity) -> String {
    let told = identity.sources.compactMap { source -> String? in
      switch source {
      case .mailmap(let lines, _, _): ".mailmap:\(lines.map(String.init).joined(separator: ","))"
      case .noreply: "noreply"
      case .owner, .bot: PeopleWording.kind(source)
      case .author, .coAuthor: nil
      }
    }
    if !told.isEmpty { return told.joined(separator: ", ") }
    return identity.commits > 0 ? "commits" : "co-author"
  }

  private static func writeMailmap(_ report: PeopleReport, limit: Int, to output: inout TerminalText) {
    guard !report.mailmapChanges.isEmpty else { return }
    output.newline()
    output.line("Changes of .mailmap: claims of the repository about who is who", .accent)
    for change in report.mailmapChanges.prefix(limit) {
      let author = PeopleWording.identity(name: change.author.nameText, email: change.author.emailText)
      output.line("\(change.commit.short) \(PeopleWording.day(change.committedAt)) \(author)", .strong, indent: 2)
      for line in change.added { output.line("+ \(line)", indent: 4) }
      for line in change.removed { output.line("- \(line)", .dim, indent: 4) }
      if let reason = change.unread { output.line("! \(reason)", .poor, indent: 4) }
      if change.added.isEmpty, change.removed.isEmpty, change.unread == nil {
        output.line("no claim added or removed", .dim, indent: 4)
      }
    }
    writeRest(report.mailmapChanges.count - limit, "change", to: &output)
  }

  private static func writeRest(
    _ count: Int, _ singular: String, _ plural: String? = nil, to output: inout TerminalText
  ) {
    if count > 0 {
      output.line(
        "and \(Wording.count(count, "more \(singular)", plural.map { "more \($0)" })); --limit 0 shows all", .dim,
        indent: 2)
    }
  }
}

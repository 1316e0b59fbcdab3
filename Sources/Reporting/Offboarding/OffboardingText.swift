internal import Hiring
internal import History
package import Judgement
internal import SourceText

/// `assay offboard` for the owner: the checklist first, then what it rests on, then what it costs.
package enum OffboardingText {
  /// - Parameter limit: files of each repository; what is beyond is counted.
  package static func render(_ report: Offboarding, style: TerminalStyle, limit: Int) -> String {
    var output = TerminalText(style: style)
    output.heading(OffboardingWording.title(report))
    output.paragraph(OffboardingWording.lastDay(report.dates), report.dates.isOver ? .poor : .plain)
    output.paragraph("Estimated cost of the release: \(OffboardingWording.total(report.estimate)).", .strong)
    writeChecklist(report, to: &output)
    for repository in report.repositories { write(repository, limit: limit, to: &output) }
    writeCredentials(report, to: &output)
    writeAccounts(report, to: &output)
    writeAccess(report, to: &output)
    writeWork(report, to: &output)
    writeEstimate(report.estimate, to: &output)
    writeAssumptions(report, to: &output)
    section("Not looked at: none of this is a pass", isShown: !report.gaps.isEmpty, to: &output)
    for gap in report.gaps { output.paragraph(gap, .fair, indent: 4, first: "  ? ", limit: 8) }
    section("How to read it", isShown: true, to: &output)
    for limit in OffboardingWording.limits { output.paragraph(limit, .dim, indent: 4, first: "  - ") }
    return output.text
  }

  private static func section(_ title: String, isShown: Bool, to output: inout TerminalText) {
    guard isShown else { return }
    output.newline()
    output.line(title, .accent)
  }

  // MARK: Checklist

  private static func writeChecklist(_ report: Offboarding, to output: inout TerminalText) {
    let items = OffboardingChecklist(report).items
    for phase in OffboardingItem.Phase.allCases {
      let here = items.filter { $0.phase == phase }
      guard let due = here.first?.due else { continue }
      section("\(OffboardingWording.name(phase)): \(Wording.weekday(due)) \(due.year)", isShown: true, to: &output)
      for item in here {
        output.paragraph(
          "\(item.risk.rawValue) · \(item.text)" + (item.isOverdue ? " Overdue." : ""), role(item.risk), indent: 6,
          first: "  [ ] ")
        for detail in item.details { output.paragraph(detail, .dim, indent: 8, first: "      - ", limit: 3) }
      }
    }
  }

  private static func role(_ risk: OffboardingItem.Risk) -> TerminalRole {
    switch risk {
    case .critical: .bad
    case .high: .poor
    case .medium: .fair
    case .low: .plain
    }
  }

  // MARK: Code

  private static func write(_ repository: Offboarding.Repository, limit: Int, to output: inout TerminalText) {
    section("\(repository.id): \(OffboardingWording.name(repository.reach))", isShown: true, to: &output)
    if let sentence = OffboardingWording.truckFactor(repository) { output.paragraph(sentence, indent: 2) }
    if repository.files.isEmpty {
      output.paragraph("Everything that is alive is known to somebody who stays.", .good, indent: 2)
    } else {
      output.paragraph(
        "\(Wording.count(repository.orphanedLines, "line")) of \(Wording.grouped(repository.liveLines)) in "
          + "\(Wording.count(repository.files.count, "file")) are known to nobody else.", .poor, indent: 2)
      for module in repository.modules {
        let name = module.folder.bytes.isEmpty ? "the whole repository" : module.folder.lossyString + "/"
        output.paragraph(
          "\(name): \(Wording.count(module.lines, "line")) in \(Wording.count(module.files, "file")), "
            + "\(Wording.percent(module.share)) of it", indent: 4, first: "  ▪ ", limit: 2)
      }
      writeFiles(repository.files, limit: limit, to: &output)
    }
    if !repository.branches.isEmpty { output.line("Branches with work of theirs", .strong, indent: 2) }
    for branch in repository.branches {
      output.paragraph(
        OffboardingWording.branch(branch), branch.isLanded ? .dim : .poor, indent: 4, first: "  - ", limit: 3)
    }
    if !repository.missing.isEmpty {
      output.paragraph("Missing for whoever takes over: \(Wording.list(repository.missing)).", .fair, indent: 2)
    }
  }

  private static func writeFiles(_ files: [Offboarding.File], limit: Int, to output: inout TerminalText) {
    var table = TextTable(columns: [
      .init(title: "file", isFlexible: true), .init(title: "lines", alignRight: true),
      .init(title: "health", alignRight: true), .init(title: "changes", alignRight: true), .init(title: ""),
      .init(title: "nearest", isFlexible: true, isProse: true),
    ])
    for file in files.prefix(limit) {
      table.rows.append([
        .init(file.path.lossyString, file.isHotspot ? .bad : .plain), .init(Wording.grouped(file.lines)),
        .init(file.health.map(Wording.score) ?? "–"), .init(Wording.grouped(file.changes)),
        .init(file.isHotspot ? "hotspot" : "", .bad), .init(NearestWording.text(file.nearest), .dim),
      ])
    }
    table.write(to: &output, indent: 2)
    if files.count > limit { output.line("and \(Wording.grouped(files.count - limit)) more", .dim, indent: 2) }
  }

  // MARK: Keys, accounts, access

  private static func writeCredentials(_ report: Offboarding, to output: inout TerminalText) {
    section("Passwords and keys that they could read", isShown: !report.credentials.isEmpty, to: &output)
    for credential in report.credentials {
      output.paragraph(credential.title, credential.isLive ? .bad : .poor, indent: 4, first: "  ■ ", limit: 2)
      for place in credential.places {
        output.paragraph(
          "\(place.repository) \(place.path.lossyString):\(place.line)"
            + (place.commit.map { ", \(Wording.short(commit: $0))" } ?? ", in no commit"), .dim, indent: 6, limit: 2)
      }
      let since = OffboardingWording.day(credential.since).map { "since \($0)" } ?? "since when is not known"
      let state =
        credential.isLive
        ? "still in the code" : credential.isOnMainline ? "in the history" : "off the mainline, still to be read"
      output.paragraph(
        "\(state), \(since), \(OffboardingWording.name(credential.by, of: report))", .dim, indent: 6, limit: 2)
    }
  }

  private static func writeAccounts(_ report: Offboarding, to output: inout TerminalText) {
    section("Private accounts and hosts in the code", isShown: !report.accounts.isEmpty, to: &output)
    for account in report.accounts {
      output.paragraph(
        "\(account.title): \(account.repository) \(account.path.lossyString):\(account.line), "
          + Wording.short(commit: account.commit), indent: 4, first: "  - ", limit: 3)
    }
  }

  private static func writeAccess(_ report: Offboarding, to output: inout TerminalText) {
    section("What they can reach, or may be able to", isShown: !report.access.isEmpty, to: &output)
    for access in report.access {
      let text: String
      switch access.basis {
      case .listed:
        let level = access.level.isEmpty ? "" : ", \(access.level)"
        text = "\(access.account) on \(access.place)\(level)" + (access.asOf.map { ", as of \($0)" } ?? "")
      case .presumed: text = "\(access.place): presumed, no fresh list says who can reach it"
      }
      output.paragraph(
        text, access.basis == .listed ? .plain : .fair, indent: 4, first: access.basis == .listed ? "  - " : "  ? ",
        limit: 3)
    }
  }

  private static func writeWork(_ report: Offboarding, to output: inout TerminalText) {
    section("Open tasks", isShown: !report.tasks.isEmpty, to: &output)
    for task in report.tasks {
      output.paragraph(
        "\(task.reference), \(task.name)\(task.state.map { " (\($0))" } ?? "")", indent: 4, first: "  - ", limit: 2)
    }
    section("Hours that are not settled", isShown: !report.hours.isEmpty, to: &output)
    for row in report.hours {
      let worth = row.worth.map { ", \(PipelineWording.money($0))" } ?? ""
      let what =
        row.kind == .untracked
        ? "billed and not tracked" : row.isBilled ? "tracked and not billed" : "tracked, no bill on record"
      output.paragraph(
        "\(row.contract), \(row.week): \(Wording.hours(seconds: row.seconds)) \(what)\(worth)", indent: 4,
        first: "  - ", limit: 2)
    }
  }

  // MARK: Estimate

  private static func writeEstimate(_ estimate: ReleaseEstimate, to output: inout TerminalText) {
    section("What the release costs, as a range", isShown: true, to: &output)
    var table = TextTable(columns: [
      .init(title: "what", isFlexible: true, isProse: true), .init(title: "how many", alignRight: true),
      .init(title: "hours", alignRight: true), .init(title: estimate.currency, alignRight: true),
      .init(title: "an hour", alignRight: true),
    ])
    for row in estimate.rows {
      let count = row.quantity.count.map { (row.quantity.reason == nil ? "" : "≥ ") + Wording.grouped($0) } ?? "?"
      table.rows.append([
        .init(OffboardingWording.name(row.item)), .init(count), .init(row.minutes.map(hours) ?? "–"),
        .init(money(row.low, row.high)),
        .init(
          row.rate.map { CostWording.whole($0.minorUnits, $0.currency) + (row.isContractorRate ? "*" : "") } ?? "–"),
      ])
    }
    table.rows.append([
      .init("in all", .strong), .init(""), .init(hours(estimate.minutes), .strong),
      .init(money(estimate.low, estimate.high), .strong), .init(""),
    ])
    table.write(to: &output, indent: 2)
    if estimate.rows.contains(where: \.isContractorRate) {
      output.paragraph(
        "* the contractor's own rate, which a new one is taken to cost; else the senior rate", .dim, indent: 2)
    }
    for reason in estimate.rows.compactMap(\.quantity.reason) {
      output.paragraph(reason, .fair, indent: 4, first: "  ? ")
    }
    if let unpriced = estimate.unpriced { output.paragraph("No money is told: \(unpriced).", .fair, indent: 2) }
  }

  private static func hours(_ minutes: ClosedRange<Int>) -> String {
    let (low, high) = (Double(minutes.lowerBound) / 60, Double(minutes.upperBound) / 60)
    return "\(Wording.decimal(low))–\(Wording.decimal(high))"
  }

  private static func money(_ low: Money?, _ high: Money?) -> String {
    guard let low, let high else { return "–" }
    return "\(CostWording.whole(low.minorUnits, low.currency))–\(CostWording.whole(high.minorUnits, high.currency))"
  }

  private static func writeAssumptions(_ report: Offboarding, to output: inout TerminalText) {
    section("Every assumption, with its source", isShown: true, to: &output)
    for assumption in report.assumptions where assumption.isUsed {
      output.paragraph(
        "\(assumption.title): \(CostWording.value(assumption.value))", indent: 4, first: "  - ")
      output.paragraph("\(assumption.key): \(assumption.source)", .dim, indent: 6)
    }
  }
}

/// Who is nearest to know a file, in words.
enum NearestWording {
  static func text(_ nearest: NearestPeople.Nearest?) -> String {
    guard let nearest else { return "nobody" }
    if nearest.isOfFile { return nearest.person.id }
    return nearest.place.bytes.isEmpty
      ? "\(nearest.person.id), elsewhere" : "\(nearest.person.id), \(nearest.place.lossyString)/"
  }
}

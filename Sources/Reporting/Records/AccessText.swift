package import Hiring

/// `assay records access` for people: what to do first, then whose access ends, who can reach what, and what cannot be
/// said.
package enum AccessText {
  /// - Parameter contractor: of whom it is, by the name that the owner knows; nil for everybody.
  package static func render(_ inventory: AccessInventory, contractor: String? = nil, style: TerminalStyle) -> String {
    var output = TerminalText(style: style)
    output.heading("Access\(contractor.map { " of \($0)" } ?? "") · \(Wording.date(inventory.today))")
    output.paragraph(summary(inventory))
    write(inventory.findings, to: &output)
    write(inventory.ends, to: &output)
    writeHeld(inventory.held, to: &output)
    writeLists(inventory.lists, to: &output)
    section("Not assessable: none of this is a pass", to: &output, isShown: !inventory.gaps.isEmpty)
    for gap in inventory.gaps { output.paragraph(sentence(gap), indent: 4, first: "  ? ", limit: 4) }
    return output.text
  }

  private static func summary(_ inventory: AccessInventory) -> String {
    let counts = HeldAccess.Standing.allCases.compactMap { standing -> String? in
      let count = inventory.held.count { $0.standing == standing }
      return count > 0 ? "\(AccessWords.name(standing)) \(Wording.grouped(count))" : nil
    }
    let accounts = counts.isEmpty ? "No account is on a list." : "Accounts: \(counts.joined(separator: ", "))."
    let findings = Wording.count(inventory.findings.count, "finding")
    let gaps = "\(Wording.count(inventory.gaps.count, "thing")) cannot be said"
    return "\(accounts) \(findings), \(gaps)."
  }

  private static func sentence(_ gap: AccessGap) -> String {
    gap.contractor.map { "\($0): \(gap.text)" } ?? gap.text
  }

  private static func section(_ title: String, to output: inout TerminalText, isShown: Bool) {
    guard isShown else { return }
    output.newline()
    output.line(title, .accent)
  }

  private static func write(_ findings: [AccessFinding], to output: inout TerminalText) {
    section("To be done, worst first", to: &output, isShown: !findings.isEmpty)
    for finding in findings {
      let whose = finding.contractor.map { "\($0): " } ?? ""
      output.paragraph(
        "\(finding.severity.rawValue) · \(whose)\(finding.text)", role(finding.severity), indent: 4, first: "  ■ ")
      output.paragraph("do: \(finding.action)", indent: 6, limit: 3)
      if !finding.evidence.isEmpty {
        output.paragraph("records: \(finding.evidence.joined(separator: ", "))", .dim, indent: 6, limit: 3)
      }
    }
  }

  private static func role(_ severity: AccessFinding.Severity) -> TerminalRole {
    switch severity {
    case .critical, .high: .bad
    case .medium: .poor
    case .low: .fair
    }
  }

  private static func write(_ ends: [AccessEnd], to output: inout TerminalText) {
    section("To be taken away at the end", to: &output, isShown: !ends.isEmpty)
    for end in ends {
      output.paragraph(
        "\(end.name) (\(end.contractor)), last day \(Wording.date(end.lastDay)), \(AccessWords.distance(end.days))",
        .strong, indent: 2, limit: 2)
      for access in end.held {
        let level = access.grant.level.isEmpty ? "" : ", \(access.grant.level)"
        output.paragraph("\(access.grant.account)\(level), \(access.place)", indent: 6, first: "    - ", limit: 2)
      }
      if end.held.isEmpty { output.line("nothing is on the lists", .dim, indent: 4) }
      for gap in end.gaps { output.paragraph("not known to be gone: \(gap.system)", .fair, indent: 6, first: "    ? ") }
    }
  }

  private static func writeHeld(_ held: [HeldAccess], to output: inout TerminalText) {
    section("Who can reach what", to: &output, isShown: !held.isEmpty)
    guard !held.isEmpty else { return }
    var table = TextTable(columns: [
      .init(title: "whose", isFlexible: true, isProse: true), .init(title: "account", isFlexible: true),
      .init(title: "level"), .init(title: "to", isFlexible: true, isProse: true), .init(title: "2nd factor"),
      .init(title: "as of"),
    ])
    for standing in HeldAccess.Standing.allCases {
      for access in held where access.standing == standing {
        table.rows.append([
          .init(AccessWords.whose(access), standing == .unknown ? .fair : .plain), .init(access.grant.account),
          .init(access.grant.level.isEmpty ? "–" : access.grant.level, access.right == .admin ? .strong : .plain),
          .init(access.place),
          .init(
            access.grant.hasSecondFactor.map { $0 ? "yes" : "no" } ?? "–",
            access.grant.hasSecondFactor == false ? .poor : .dim),
          .init(access.list.day?.description ?? "–", access.list.isStale ? .poor : .dim),
        ])
      }
    }
    table.write(to: &output, indent: 2)
  }

  private static func writeLists(_ lists: [AccessList], to output: inout TerminalText) {
    section("Lists this rests on", to: &output, isShown: !lists.isEmpty)
    for list in lists {
      let age = list.ageDays.map { $0 == 0 ? "of today" : "\(Wording.count($0, "day")) old" } ?? "of an unknown day"
      output.paragraph(
        "\(list.place): \(Wording.count(list.accounts, "account")), \(age)"
          + (list.isHandKept ? ", kept by hand" : "") + (list.isStale ? ", stale" : ""),
        list.isStale ? .poor : .dim, indent: 2, limit: 2)
    }
  }
}

/// Words on access that several formats say.
enum AccessWords {
  static func name(_ standing: HeldAccess.Standing) -> String {
    switch standing {
    case .contractor: "contractors'"
    case .shared: "shared"
    case .staff: "your own people's"
    case .machine: "machines'"
    case .unknown: "nobody's"
    }
  }

  /// Like `amir`, or `nobody's; is it bea?`.
  static func whose(_ access: HeldAccess) -> String {
    switch access.standing {
    case .contractor, .shared: access.owners.joined(separator: ", ")
    case .staff: "your own"
    case .machine: "machine"
    case .unknown: access.suggestion.map { "nobody's; is it \($0)?" } ?? "nobody's"
    }
  }

  /// Like `27 days ago`, `today`, `in 3 days`.
  static func distance(_ days: Int) -> String {
    switch days {
    case 0: "today"
    case 1...: "\(Wording.count(days, "day")) ago"
    default: "in \(Wording.count(-days, "day"))"
    }
  }
}

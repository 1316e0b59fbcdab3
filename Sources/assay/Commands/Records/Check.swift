import ArgumentParser
import Foundation
import Hiring
import Judgement
import Ledger
import Reporting

extension RecordsCommand {
  /// `assay records check`: what the imported records leave open.
  struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check", abstract: "Say what of the imported records was skipped, belongs to nobody or is missing.",
      discussion: """
        Who is known is looked up in the portfolio as it is now, so that naming an account there needs no new import. \
        Exit code 1 where anything is open.
        """)

    @OptionGroup var portfolio: PortfolioOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
      let portfolio = try PortfolioFile.read(try self.portfolio.path())
      let ledger = try LedgerOpening.open(portfolio)
      let outcomes = try RecordImport(portfolio: portfolio, ledger: ledger, now: try self.portfolio.instant()).all()
      let sections = [
        ("Files of which nothing was taken", outcomes.filter { $0.failure != nil }.flatMap(RecordWords.problems)),
        ("Rows that were not taken", try skipped(ledger)),
        (
          "Records that belong to nobody in the portfolio",
          try unknown(ledger, portfolio) + strangers(ledger, portfolio)
        ),
        ("Weeks of running engagements that no export covers", try uncovered(ledger, portfolio)),
        ("Data that was to be removed", try removal(ledger, portfolio)),
      ].filter { !$0.1.isEmpty }
      var text = ""
      for (title, lines) in sections {
        text += "\(title)\n" + lines.map { "  \(OutputEscaping.terminal($0))\n" }.joined() + "\n"
      }
      if sections.isEmpty { text = "nothing is open: every row was taken, and everybody is known\n" }
      try Console.emit(text, to: output)
      if !sections.isEmpty { throw ExitCode(Exit.failed) }
    }

    /// Who was removed and is still named, and what is older than the policy keeps.
    private func removal(_ ledger: Ledger, _ portfolio: Portfolio) throws -> [String] {
      var lines = try portfolio.contractors.compactMap { contractor in
        try ledger.forgotten(contractor.id).map {
          "\(contractor.id): removed on \(CivilDate(utc: $0.at)) and still in the portfolio; take them out, or "
            + "`assay records forget \(contractor.id) --lift`"
        }
      }
      let policy = try PolicyFile.read(portfolio.policyPath).judgement
      if let overdue = try Retention.sentence(ledger, policy: policy, now: try self.portfolio.instant()) {
        lines.append(overdue)
      }
      return lines
    }

    private func skipped(_ ledger: Ledger) throws -> [String] {
      let files = try ledger.importedFiles()
      return files.filter { file in !files.contains { isOverwritten(file, by: $0) } }.flatMap { file in
        file.skipped.map { "\(file.name):\($0.line): \($0.reason)" }
      }
    }

    /// Whether a newer export stands under the file's name and speaks of all that it spoke of: what this one lacked is
    /// there now, or said again.
    private func isOverwritten(_ file: ImportedFile, by other: ImportedFile) -> Bool {
      guard other.kind == file.kind, other.name == file.name, other.exportedAt > file.exportedAt, let span = file.span,
        let newer = other.span
      else { return false }
      return newer.lowerBound <= span.lowerBound && newer.upperBound >= span.upperBound
    }

    private func unknown(_ ledger: Ledger, _ portfolio: Portfolio) throws -> [String] {
      let roster = Roster(contractors: portfolio.contractors)
      let sink = ImportSink(roster: roster) { _ in .kept }
      for entry in try ledger.timeEntries() {
        sink.mentions(
          system: entry.system, account: entry.user, name: entry.userName, email: entry.email, seconds: entry.seconds,
          line: 0)
      }
      for entry in try ledger.billedEntries() {
        sink.mentions(
          platform: entry.system, contract: entry.contract, title: entry.title, seconds: entry.seconds, line: 0)
      }
      return sink.unknownPeople.map { person in
        let hint = person.suggestion.map { "; is it \($0)? then name it in assay.yml" } ?? "; name it in assay.yml"
        return "\(person.system) \(person.account) (\(person.name)): "
          + "\(Wording.count(person.entries, "entry", "entries")), \(hoursText(person.seconds))\(hint)"
      }
    }

    /// Accounts on the newest lists of access, people whom cards are given to and people at meetings who are neither
    /// contractors nor the owner's own.
    private func strangers(_ ledger: Ledger, _ portfolio: Portfolio) throws -> [String] {
      let policy = try PolicyFile.read(portfolio.policyPath).judgement
      let access = AccessReading(
        portfolio: portfolio, policy: policy.access, ledger: ledger, now: try self.portfolio.instant(), unread: [])
      let accounts = try access.inventory().held.filter { $0.standing == .unknown }.map {
        "\($0.grant.system) \($0.grant.account) can reach \($0.grant.resource)"
      }
      let entries = try ledger.timeEntries(roster: Roster(contractors: portfolio.contractors))
      let delivery = DeliveryRecords(
        index: CardIndex(cards: try ledger.taskCards(), timeEntries: entries), timeEntries: entries,
        attendance: try ledger.attendance(), changes: nil, contractors: portfolio.contractors, policy: policy.cards)
      let staff = Set(portfolio.onboarding.staff.values.joined().map { $0.lowercased() })
      let people =
        delivery.strangers.map { ($0, "has cards") }
        + delivery.attendance.strangers.map { ($0, "is on a list of a meeting") }
      return accounts + people.filter { !staff.contains($0.0.lowercased()) }.map { "\($0.0) \($0.1)" }
    }

    /// Sides of the comparison of hours of which nothing is known, a line a contractor and side.
    private func uncovered(_ ledger: Ledger, _ portfolio: Portfolio) throws -> [String] {
      let gaps = CoverageGaps(try ledger.coverage(), roster: Roster(contractors: portfolio.contractors))
      let last = ISOWeek(containing: try self.portfolio.instant()).advanced(by: -1)
      return portfolio.contractors.flatMap { contractor -> [String] in
        let weeks = HourlyWeeks.of(contractor, through: last)
        let sides = [
          ("tracked", gaps.untracked(contractor, in: weeks)), ("billed", gaps.unbilled(contractor, in: weeks)),
        ]
        return sides.compactMap { side, missing in
          guard !missing.isEmpty else { return nil }
          return "\(contractor.id): no \(side) hours of \(missing.map(\.description).joined(separator: ", "))"
        }
      }
    }
  }
}

/// The weeks in which a contractor worked by the hour.
private enum HourlyWeeks {
  static func of(_ contractor: Contractor, through last: ISOWeek) -> [ISOWeek] {
    let engagements = contractor.engagements.filter { $0.kind == .hourly }
    guard let first = engagements.map({ ISOWeek(containing: $0.started.startUTC) }).min(), first <= last else {
      return []
    }
    return sequence(first: first) { $0 < last ? $0.advanced(by: 1) : nil }
      .filter { week in engagements.contains { $0.isActive(in: week) } }
  }
}

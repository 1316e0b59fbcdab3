internal import Foundation

/// What keeps a difference between the sides from being held against anybody: hours that the evidence may lack.
struct EvidenceDoubts {
  private let row: ContractWeek
  private let billed: Int
  private let tracked: Int

  init(_ row: ContractWeek, billed: Int, tracked: Int) {
    self.row = row
    self.billed = billed
    self.tracked = tracked
  }

  /// Why a verdict that accuses cannot be given; empty where it can.
  func against(_ verdict: ReconciliationRow.Verdict) -> [String] {
    switch verdict {
    case .overBilled:
      [row.unknownTracker].compactMap { $0 } + openDays(of: Array(row.trackers.values), needed: billedDays, "tracked")
        + EvidenceDoubts.unread(row.trackers) + lacks(row.trackers) + unplaced(.tracked) + smallerStatement
        + openRefunds + countedOnce
    case .underLogged:
      unknownContract + openDays(of: Array(row.contracts.values), needed: trackedDays, "billed")
        + EvidenceDoubts.unread(row.contracts) + lacks(row.contracts) + unplaced(.billed)
    case .match, .note, .overLimit, .notAssessable: []
    }
  }

  /// What does not change the verdict and is to be known with it.
  func remarks(on verdict: ReconciliationRow.Verdict) -> [String] {
    guard verdict == .overBilled else { return [] }
    let loose = (row.records.unplaced[row.week] ?? []).filter {
      $0.subject.side == .tracked && row.trackers[$0.subject.system] != nil && $0.suggestion == nil
    }
    guard let first = loose.first else { return [] }
    let sum = hoursText(loose.reduce(0) { $0 + $1.seconds })
    let account = "\(first.subject.system) \(first.subject.account)"
    let accounts = loose.count == 1 ? account : "\(loose.count) accounts, \(account) the first of them"
    return ["\(sum) of this week stand on \(accounts), which nobody in the portfolio has"]
  }

  /// Rows that were not taken and are theirs by what can be read of them.
  static func unreadReasons(_ row: ContractWeek) -> [String] {
    (Array(row.trackers.values) + row.contracts.values).flatMap(\.unread)
      .filter { $0.row.subject != nil && $0.row.span != nil }
      .sorted { ($0.file, $0.row.line) < ($1.file, $1.row.line) }.map(reason)
  }

  private static func unread(_ coverages: [String: WeekCoverage]) -> [String] {
    coverages.values.flatMap(\.unread).sorted { ($0.file, $0.row.line) < ($1.file, $1.row.line) }.prefix(3)
      .map(reason)
  }

  private static func reason(_ unread: CoverageIndex.Unread) -> String {
    unread.row.reason == UnreadRow.openEnd
      ? "\(unread.file):\(unread.row.line) \(unread.row.reason)"
      : "\(unread.file):\(unread.row.line) was not taken and may hold hours of this week: \(unread.row.reason)"
  }

  private func lacks(_ coverages: [String: WeekCoverage]) -> [String] {
    coverages.sorted { $0.key < $1.key }.compactMap { _, coverage in
      coverage.lacking.map { "\($0.export.file) \($0.export.lack ?? "lacks a part")" }
    }
  }

  private func unplaced(_ side: RecordSubject.Side) -> [String] {
    (row.records.unplaced[row.week] ?? []).filter { $0.subject.side == side && $0.suggestion == row.contractor.id }
      .map { hours in
        let kind = side == .tracked ? "account" : "contract"
        return
          "\(hoursText(hours.seconds)) stand on \(hours.subject.system) \(kind) \(hours.subject.account), which nobody "
          + "in the portfolio has; is it \(row.contractor.id)'s? then name it in assay.yml"
      }
  }

  private var unknownContract: [String] {
    let open = row.contracts.sorted { $0.key < $1.key }.filter { row.billed[$0.key] == nil && !$0.value.isCovered }
    guard !row.billed.isEmpty else { return [] }
    return open.prefix(1).map { "no export of billed hours that covers this week names contract \($0.key)" }
  }

  /// Where an export that states less would not accuse, the verdict hangs on which of them is right.
  private var smallerStatement: [String] {
    let least = row.billed.values.reduce(0) { $0 + $1.least }
    guard least < billed, row.policy.verdict(difference: least - tracked) != .overBilled else { return [] }
    return [
      "of the exports that bill this week the smallest has \(hoursText(least)), which is not over-billed; export the "
        + "billed hours again"
    ]
  }

  /// `refundReasons` tell them.
  private var openRefunds: [String] {
    (row.records.billed.openRefunds[row.contractor.id]?[row.week] ?? []).map { refund in
      "\(refund.citation) is a refund that may be for this week"
    }
  }

  /// Hours of two files that were taken for the same, without which there would be none too many.
  private var countedOnce: [String] {
    let seconds = row.shares.reduce(0) { $0 + $1.seconds * $1.entry.restates.count }
    guard seconds > 0, row.policy.verdict(difference: billed - tracked - seconds) != .overBilled else { return [] }
    return ["if what stands in two files at the same times were worked twice, nothing too much would be billed"]
  }

  // MARK: Days

  /// Days on which the other side has hours and of which these exports say nothing for certain.
  private func openDays(of coverages: [WeekCoverage], needed: Set<CivilDate>, _ side: String) -> [String] {
    let known = coverages.filter(\.isCovered)
    let isCut = known.contains(where: \.isCut)
    // Where the export was cut within the week, hours of any working day may have been written on one that it lacks.
    let needed = isCut ? needed.union(workingDays) : needed
    let open = needed.filter { day in known.contains { !$0.certainDays.contains(day) } }.sorted()
    guard !open.isEmpty, let file = known.flatMap(\.whole).last?.export.file else { return [] }
    let days = open.map(\.description).joined(separator: ", ")
    return [
      "\(file) begins or ends within this week, and what was \(side) on \(days) is not known; export a time that begins "
        + "before the week and ends after it"
    ]
  }

  /// From Monday to Friday, while a compared contract ran.
  private var workingDays: Set<CivilDate> {
    Set(
      row.week.days.prefix(5).filter { day in
        row.contractor.engagements.contains { engagement in
          row.contracts[engagement.contract] != nil && engagement.isActive(on: day)
        }
      })
  }

  private var billedDays: Set<CivilDate> {
    var days: Set<CivilDate> = []
    for statement in row.billed.values.compactMap(\.statements.first) {
      days.formUnion(statement.entries.filter { $0.seconds > 0 }.map(\.date))
      // A statement bills the week as a whole.
      if !statement.payments.isEmpty { days.formUnion(workingDays) }
    }
    return days
  }

  private var trackedDays: Set<CivilDate> {
    Set(
      row.shares.filter { $0.seconds > 0 }.map { CivilDate(utc: max($0.entry.start, row.week.start)) })
  }
}

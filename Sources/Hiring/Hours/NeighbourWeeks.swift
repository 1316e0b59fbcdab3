internal import Foundation

/// Explains a week by its neighbour: hours billed on a Sunday and written down on the Monday after, or the other way
/// round, make one week too long and the next too short by the same, and nothing is wrong with either.
struct NeighbourWeeks {
  let records: WeeklyRecords
  let policy: ReconciliationPolicy
  let timeZone: TimeZone

  /// `rows` of one contractor by week, with the verdicts of explained pairs made notes. A week stands in one pair at
  /// most, so that one missing hour cannot excuse two.
  func explain(_ rows: [ReconciliationRow]) -> [ReconciliationRow] {
    var rows = rows
    var index = 0
    while index + 1 < rows.count {
      if let words = explanation(rows[index], rows[index + 1]) {
        for (place, text) in zip([index, index + 1], [words.0, words.1]) {
          rows[place].verdict = .note
          rows[place].reasons.append(text)
        }
        index += 1
      }
      index += 1
    }
    for index in rows.indices where rows[index].verdict == .overBilled {
      guard let reason = openReason(rows[index], in: rows) else { continue }
      rows[index].verdict = .notAssessable
      rows[index].reasons.append(reason)
    }
    return rows
  }

  /// Why hours that are billed too much may stand in a neighbour of which nothing is known: those billed on the Sunday,
  /// which may be written down on the Monday after, and those tracked on the Sunday before.
  private func openReason(_ row: ReconciliationRow, in rows: [ReconciliationRow]) -> String? {
    guard let difference = row.differenceSeconds else { return nil }
    func known(_ week: ISOWeek) -> ReconciliationRow? { rows.first { $0.week == week && $0.contract == row.contract } }
    let (before, behind) = (row.week.advanced(by: -1), row.week.advanced(by: 1))
    let sunday = CivilDate(daysSince1970: CivilDate(utc: behind.start).daysSince1970 - 1)
    let billed = billed(row, on: sunday)
    if billed > 0, difference - billed <= policy.noteSeconds,
      known(behind).map({ $0.verdict == .notAssessable || $0.trackedSeconds == nil }) ?? true
    {
      return
        "\(hoursText(billed)) are billed on \(sunday) and may be written down on the day after, in \(behind), of which "
        + "not enough is known"
    }
    guard let last = known(before), last.verdict == .notAssessable else { return nil }
    let eve = CivilDate(daysSince1970: CivilDate(utc: row.week.start).daysSince1970 - 1)
    let tracked = seconds(of: row.contractor, on: eve, in: before) - self.billed(row, on: eve)
    guard tracked > 0, difference - tracked <= policy.noteSeconds else { return nil }
    return "\(hoursText(tracked)) were tracked on \(eve), the day before, in \(before), of which not enough is known"
  }

  private func explanation(_ row: ReconciliationRow, _ next: ReconciliationRow) -> (String, String)? {
    guard row.contract == next.contract, row.week.advanced(by: 1) == next.week, isOpen(row), isOpen(next),
      [row, next].contains(where: { $0.verdict != .note }), let first = row.differenceSeconds,
      let second = next.differenceSeconds, (first > 0) != (second > 0), first != 0, second != 0,
      abs(first + second) <= policy.noteSeconds
    else { return nil }
    let moved = min(abs(first), abs(second))
    // Billed in the first week and tracked in the second: the work must stand on the second one's Monday.
    let monday = CivilDate(utc: next.week.start)
    let day = first > 0 ? monday : CivilDate(daysSince1970: monday.daysSince1970 - 1)
    // What was billed on that very day is explained already.
    let tracked =
      seconds(of: row.contractor, on: day, in: first > 0 ? next.week : row.week) - billed(row, on: day)
    guard tracked >= moved - policy.matchSeconds else { return nil }
    let rest = abs(first + second)
    let together =
      "both weeks together " + (rest == 0 ? "agree" : "are \(hoursText(rest)) apart")
    let name = first > 0 ? "Monday" : "Sunday"
    return (
      "\(next.week) is \(hoursText(abs(second))) apart the other way and \(hoursText(tracked)) were tracked on the "
        + "\(name) between, \(day): \(together)",
      "\(row.week) is \(hoursText(abs(first))) apart the other way and \(hoursText(tracked)) were tracked on the "
        + "\(name) between, \(day): \(together)"
    )
  }

  /// Whether the row's difference is one that nothing has explained yet.
  private func isOpen(_ row: ReconciliationRow) -> Bool {
    switch row.verdict {
    case .overBilled, .underLogged: true
    case .note: abs(row.differenceSeconds ?? 0) <= policy.noteSeconds
    case .match, .overLimit, .notAssessable: false
    }
  }

  /// What the row's contracts bill on the day, where they bill by day.
  private func billed(_ row: ReconciliationRow, on day: CivilDate) -> Int {
    let contracts = records.billed.weeks[row.contractor]?[ISOWeek(containing: day.startUTC)] ?? [:]
    return contracts.values.compactMap(\.statements.first).flatMap(\.entries)
      .reduce(0) { $0 + ($1.date == day ? $1.seconds : 0) }
  }

  private func seconds(of contractor: String, on day: CivilDate, in week: ISOWeek) -> Int {
    (records.tracked[contractor]?[week] ?? []).reduce(0) { sum, share in
      sum + (share.entry.possibleDays(by: timeZone).contains(day) ? share.seconds : 0)
    }
  }
}

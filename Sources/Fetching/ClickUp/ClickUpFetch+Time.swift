internal import Foundation
internal import Hiring

extension ClickUpFetch {
  /// Fetches time entries week by week, Monday to Sunday in UTC: a page for each week that holds any.
  mutating func fetchTime(_ wish: Wish) async throws(FetchError) {
    let accounts = wish.people.known.map(\.account)
    guard !accounts.isEmpty else {
      throw FetchError(.usage, "nobody of the workspace is known whose hours could be asked for")
    }
    let new = Set(accounts).subtracting(state.time.accounts)
    let from = start(
      wish, finished: state.time.finished, first: wish.people.firstDay(of: new, in: wish.roster))
    if state.time.running?.accounts != accounts { state.time.running = nil }
    var running = state.time.running ?? FetchState.RunningTime(began: now, accounts: accounts)
    let weeks = ClickUpFetch.weeks(from: from, to: now)
    for (index, week) in weeks.enumerated() {
      // A week that was not over when the interrupted fetch began may have more by now.
      if running.weeks.contains(week.description), Int(week.end.timeIntervalSince1970) <= running.began {
        report.weeksKeptBefore += 1
        continue
      }
      tell("time entries of \(week), week \(index + 1) of \(weeks.count)")
      try await fetch(week, accounts: accounts)
      if !running.weeks.contains(week.description) { running.weeks.append(week.description) }
      state.time.running = running
      try save()
    }
    state.time.finished = running.began
    state.time.accounts = Array(Set(state.time.accounts).union(accounts)).sorted()
    state.time.running = nil
    try save()
  }

  private mutating func fetch(_ week: ISOWeek, accounts: [String]) async throws(FetchError) {
    let subject = "the time entries of \(week)"
    var entries: [RecordValue] = []
    for first in stride(from: 0, to: accounts.count, by: ClickUpFetch.accountsAtOnce) {
      let some = Array(accounts[first..<min(accounts.count, first + ClickUpFetch.accountsAtOnce)])
      // The last instant is the next week's first: whichever way the server counts the ends, none falls between two
      // weeks, and one that comes twice is one record.
      entries += try await api.timeEntries(
        team: team, from: week.start.milliseconds, to: week.end.milliseconds, accounts: some, about: subject)
    }
    report.weeks += 1
    report.entries += entries.count
    let stem = "clickup-time-\(team)-\(week)"
    let covers = ClickUpFetch.covers(week, accounts)
    let before = try folder.newest(stem)
    // Nothing is worth no file, but where there was something its absence is evidence.
    if before == nil && entries.isEmpty { return }
    // What was fetched while the week ran does not say how it ended; that nothing was added is said by a page made since.
    let end = Int(week.end.timeIntervalSince1970)
    let last = state.time.finished ?? state.time.running?.began
    let isFirstSinceItsEnd = last.map { $0 < end && now >= end } ?? false
    let isSame = before.flatMap(fetchedAt).map { before == page(entries, covers, fetchedAt: $0) } ?? false
    if isSame, !isFirstSinceItsEnd { return }
    try keep(page(entries, covers, fetchedAt: now), stem: stem, kind: "clickup-time-api", subject: subject)
  }

  /// When it was fetched is part of the page: what was deleted and put back makes the bytes of an older page again, which
  /// a ledger that has taken them would pass over.
  private func page(_ entries: [RecordValue], _ covers: RecordValue, fetchedAt: Int) -> [UInt8] {
    RecordJSON.page("data", entries, beside: ["covers": covers, "fetched_at": .integer(fetchedAt)])
  }

  /// Nil for a page of an earlier version, or one that somebody changed: then it is fetched anew.
  private func fetchedAt(_ page: [UInt8]) -> Int? {
    do {
      return try RecordValue(json: page)["fetched_at"]?.integer
    } catch {
      return nil
    }
  }

  /// What was asked for, for the importer: an entry of that time and of these people that is not in the page is gone. The
  /// instants at both ends may count to either of two weeks and are left out.
  private static func covers(_ week: ISOWeek, _ accounts: [String]) -> RecordValue {
    .object([
      "from": .integer(week.start.milliseconds + 1), "to": .integer(week.end.milliseconds - 1),
      "accounts": .list(accounts.sorted().map { .text($0) }),
    ])
  }

  /// The weeks that hold the instants from one to another, both in seconds since 1970.
  static func weeks(from: Int, to: Int) -> [ISOWeek] {
    let last = ISOWeek(containing: Date(timeIntervalSince1970: Double(to)))
    var weeks = [ISOWeek(containing: Date(timeIntervalSince1970: Double(min(from, to))))]
    while let week = weeks.last, week < last { weeks.append(week.advanced(by: 1)) }
    return weeks
  }
}

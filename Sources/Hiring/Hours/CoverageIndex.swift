internal import Foundation

/// Finds what the exports say of one contractor's tracker, or of one contract, in a week.
struct CoverageIndex {
  /// What one export says of one system on one side.
  struct Part {
    var export: RecordExport
    /// The export's place among all.
    var number: Int
    var side: RecordSubject.Side
    var system: String
    /// From the first record to the last, whomever they are about: an export is made for one stretch of time.
    var span: ClosedRange<Date>
  }

  /// A row that was not taken.
  struct Unread {
    var file: String
    var madeAt: Date
    var number: Int
    var row: UnreadRow
  }

  private enum Owner: Hashable {
    case person(String, system: String)
    /// In lower case.
    case contract(String, system: String)
  }

  private struct System: Hashable {
    var side: RecordSubject.Side
    var name: String
  }

  private var parts: [Part] = []
  private var naming: [Owner: [Int]] = [:]
  private var bySystem: [System: [Int]] = [:]
  private var unread: [Owner: [Unread]] = [:]
  /// Rows that do not say whom they are about.
  private var unreadOfAnybody: [System: [Unread]] = [:]
  /// Systems in which any export states tracked hours.
  private var trackers: Set<String> = []
  /// By contractor: those in which any export names them.
  private var used: [String: Set<String>] = [:]

  init(_ coverage: RecordCoverage, roster: Roster) {
    for (number, export) in coverage.exports.enumerated() {
      for (system, spans) in Dictionary(
        grouping: export.spans, by: { System(side: $0.key.side, name: $0.key.system) })
      {
        guard let first = spans.map(\.value.lowerBound).min(), let last = spans.map(\.value.upperBound).max() else {
          continue
        }
        let place = parts.count
        parts.append(Part(export: export, number: number, side: system.side, system: system.name, span: first...last))
        bySystem[system, default: []].append(place)
        if system.side == .tracked { trackers.insert(system.name) }
        for owner in Set(spans.flatMap { CoverageIndex.owners(of: $0.key, roster) }) {
          naming[owner, default: []].append(place)
          if case .person(let id, let system) = owner { used[id, default: []].insert(system) }
        }
      }
      for row in export.unread {
        add(Unread(file: export.file, madeAt: export.madeAt, number: number, row: row), export, roster)
      }
    }
  }

  private mutating func add(_ unread: Unread, _ export: RecordExport, _ roster: Roster) {
    guard let subject = unread.row.subject else {
      for system in Set(export.spans.keys.map({ System(side: $0.side, name: $0.system) })) {
        unreadOfAnybody[system, default: []].append(unread)
      }
      return
    }
    var owners = CoverageIndex.owners(of: subject, roster)
    if owners.isEmpty,
      let near = roster.suggestion(
        system: subject.system, account: subject.account, name: subject.name, heedsName: subject.side == .tracked)
    {
      owners = [.person(near, system: subject.system)]
    }
    for owner in owners { self.unread[owner, default: []].append(unread) }
  }

  /// The trackers that a contractor has an account in.
  func trackers(of contractor: Contractor) -> Set<String> {
    Set(
      Roster.accounts(of: contractor).map(\.system).filter { trackers.contains($0) || CoverageIndex.known.contains($0) }
    )
    .union(used[contractor.id] ?? [])
  }

  /// Those whose exports can be imported under their own names.
  private static let known: Set<String> = ["clickup", "toggl", "clockify", "harvest", "jira", "tempo", "time"]

  /// What exports say of a contractor's account of a tracker.
  func tracked(_ contractor: String, system: String, in week: ISOWeek) -> WeekCoverage {
    coverage(.person(contractor, system: system), System(side: .tracked, name: system), week)
  }

  /// What exports say of a contract.
  func billed(platform: String, contract: String, in week: ISOWeek) -> WeekCoverage {
    coverage(.contract(contract.lowercased(), system: platform), System(side: .billed, name: platform), week)
  }

  private func coverage(_ owner: Owner, _ system: System, _ week: ISOWeek) -> WeekCoverage {
    func speaks(_ place: Int) -> Bool {
      parts[place].span.lowerBound < week.end && parts[place].span.upperBound >= week.start
    }
    let named = (naming[owner] ?? []).filter(speaks)
    let others = named.isEmpty ? (bySystem[system] ?? []).filter(speaks) : []
    var coverage = WeekCoverage(week: week, naming: named.map { parts[$0] }, ofOthers: others.map { parts[$0] })
    let rows =
      (unread[owner] ?? [])
      + (unreadOfAnybody[system] ?? []).filter { unread in
        // A row that does not say whom it is about is about somebody whom its export may have been made for.
        (naming[owner] ?? []).contains { parts[$0].number == unread.number }
      }
    coverage.unread = rows.filter { unread in
      guard let span = unread.row.span else {
        let own = parts.filter { $0.number == unread.number }
        return own.isEmpty
          || own.contains { part in
            part.span.lowerBound < week.advanced(by: 1).end && part.span.upperBound >= week.advanced(by: -1).start
          }
      }
      return span.lowerBound < week.end && span.upperBound >= week.start
    }.filter { unread in coverage.newestOfAll.map { unread.madeAt >= $0.export.madeAt } ?? true }
      .filter { !isSettled($0, by: named) }
    return coverage
  }

  /// Whether a newer export speaks of the row's time: what it states of it counts, like an entry whose timer ran before.
  private func isSettled(_ unread: Unread, by named: [Int]) -> Bool {
    guard unread.row.subject != nil, let span = unread.row.span else { return false }
    return named.contains { place in
      parts[place].export.madeAt > unread.madeAt && parts[place].span.lowerBound <= span.lowerBound
        && parts[place].span.upperBound >= span.upperBound
    }
  }

  private static func owners(of subject: RecordSubject, _ roster: Roster) -> [Owner] {
    switch subject.side {
    case .tracked:
      roster.contractors(
        system: subject.system, account: subject.account, name: subject.name, email: subject.email
      ).map { .person($0, system: subject.system) }
    case .billed: [.contract(subject.account.lowercased(), system: subject.system)]
    }
  }
}

internal import Foundation
internal import Hiring

/// Twenty contract-weeks of which it is known what is wrong with each, as the exports that an owner would have.
struct PlantedCohort {
  struct Session {
    var start: Date
    var minutes: Int
  }

  /// A contractor's week: what was worked, how it was written down, how much was billed on top.
  struct Week {
    var contractor: String
    var account: String
    var padding = 0
    var billed: [Session]
    var tracked: [Session]
  }

  static let first = "2026-11-02"
  private(set) var weeks: [Week] = []
  private var random: SeededGenerator

  init(seed: Int) throws {
    random = SeededGenerator(seed)
    for (index, padding) in [0, 5, 10, 30, 120].enumerated() {
      // The second week's work of one day is written down on another.
      try add("pad-\(padding)", account: "100000\(index)", padding: [padding, padding], movesDay: [false, true])
    }
    for (index, padding) in [0, 30, 120].enumerated() {
      try add("sunday-\(padding)", account: "200000\(index)", padding: [padding, 0])
      try shiftOverSunday()
    }
    try add("night", account: "3000000", padding: [0, 0])
    try workAtNight()
    for name in ["twin-a", "twin-b"] {
      try add(name, account: "4000000", padding: [0, 0])
      weeks.removeLast()
    }
  }

  /// Who is hired for what: a contract each.
  func contractors() throws -> [Contractor] {
    var seen: Set<String> = []
    return try weeks.filter { seen.insert($0.contractor).inserted }.map { week in
      let last = weeks.last { $0.contractor == week.contractor }?.billed.first?.start ?? .distantPast
      // Who has one week only is not expected to have hours in the other.
      let ends = last < (try instant("2026-11-09T00:00:00Z")) ? "2026-11-08" : nil
      return contractor(
        week.contractor, clickup: week.account,
        engagements: [try engagement(contract(week.contractor), started: Self.first, ended: ends)])
    }
  }

  /// ClickUp's export of everybody's entries.
  var clickUp: String { clickUp() }

  /// ClickUp's export of a part of the entries, with changed rows.
  func clickUp(
    of keep: (Week, Session) -> Bool = { _, _ in true }, change: (Week, inout [String: String]) -> Void = { _, _ in }
  ) -> String {
    var rows: [[String: String]] = []
    var number = 10_000
    for week in weeks {
      for session in week.tracked {
        let stop = session.start.addingTimeInterval(Double(session.minutes) * 60)
        var row = [
          "User ID": week.account, "Username": week.contractor, "Time Entry ID": "40135261712345\(number)",
          "Start": "\(session.start.milliseconds)", "Stop": "\(stop.milliseconds)",
          "Time Tracked": "\(session.minutes * 60_000)",
        ]
        number += 1
        change(week, &row)
        if keep(week, session) { rows.append(row) }
      }
    }
    return clickUpExport(rows)
  }

  /// Upwork's weekly summary: billed hours by day of UTC and contract, decimal to five places.
  var upwork: String { upwork() }

  /// As above of some contracts and the days before one.
  func upwork(of keep: (String) -> Bool = { _ in true }, before end: String = "2027-01-01") -> String {
    var lines = ["\"Date\",\"Contract\",\"Hours\",\"Amount\",\"Payment type\""]
    for week in weeks where keep(week.contractor) {
      var days: [CivilDate: Int] = [:]
      for session in week.billed { days[CivilDate(utc: session.start), default: 0] += session.minutes }
      if let day = days.keys.min() { days[day, default: 0] += week.padding }
      for (day, minutes) in days.sorted(by: { $0.key < $1.key }) where day.description < end {
        let ratio = (minutes * 100_000 + 30) / 60
        let decimals = String(ratio % 100_000)
        let hours = "\(ratio / 100_000).\(String(repeating: "0", count: 5 - decimals.count))\(decimals)"
        lines.append("\"\(day)\",\"Shop (\(contract(week.contractor)))\",\"\(hours)\",\"1\",\"\"")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Eight digits that are one contractor's alone.
  private func contract(_ contractor: String) -> String {
    let place = weeks.firstIndex { $0.contractor == contractor } ?? 0
    return "\(34_000_000 + place * 1_111)"
  }

  /// Two weeks of one to three sessions a day from Monday to Friday, at hours that are in the same week everywhere.
  private mutating func add(
    _ contractor: String, account: String, padding: [Int], movesDay: [Bool] = [false, false]
  ) throws {
    for index in 0..<2 {
      var sessions: [Session] = []
      for offset in 0..<5 {
        var start = try instant("\(Self.first)T03:00:00Z").addingTimeInterval(Double(index * 7 + offset) * 86_400)
        for _ in 0..<Int.random(in: 1...3, using: &random) {
          let minutes = Int.random(in: 3...14, using: &random) * 10
          sessions.append(Session(start: start, minutes: minutes))
          start += Double(minutes * 60 + Int.random(in: 1...40, using: &random) * 60)
        }
      }
      var tracked = sessions
      if movesDay[index] {
        let from = Int.random(in: 0..<3, using: &random)
        for place in tracked.indices where day(tracked[place], in: index) == from {
          tracked[place].start += 2 * 86_400 + 9 * 3_600
        }
      }
      weeks.append(
        Week(contractor: contractor, account: account, padding: padding[index], billed: sessions, tracked: tracked))
    }
  }

  /// The newest contractor worked on the Sunday between their two weeks and wrote it down on the Monday.
  private mutating func shiftOverSunday() throws {
    let minutes = 180
    weeks[weeks.count - 2].billed.append(Session(start: try instant("2026-11-08T10:00:00Z"), minutes: minutes))
    weeks[weeks.count - 1].tracked.append(Session(start: try instant("2026-11-09T19:00:00Z"), minutes: minutes))
  }

  /// The newest contractor worked on Monday from 02:00 to 05:00 in Bangkok, which is Sunday evening by UTC, and billed
  /// it by hand on the Monday.
  private mutating func workAtNight() throws {
    weeks[weeks.count - 2].tracked.append(Session(start: try instant("2026-11-08T19:00:00Z"), minutes: 180))
    weeks[weeks.count - 1].billed.append(Session(start: try instant("2026-11-09T02:00:00Z"), minutes: 180))
  }

  private func day(_ session: Session, in week: Int) -> Int {
    let monday = (CivilDate(Self.first)?.daysSince1970 ?? 0) + week * 7
    return CivilDate(utc: session.start).daysSince1970 - monday
  }
}

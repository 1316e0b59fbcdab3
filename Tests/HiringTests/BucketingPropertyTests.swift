internal import Foundation
internal import Hiring
internal import Testing

/// No second is lost or counted twice, whatever the entries, the zone and the clocks do.
struct BucketingPropertyTests {
  /// Entries of three weeks around a Sunday: with a clock and without, over midnight, over a change of clocks, longer or
  /// shorter than their interval.
  private func entries(_ random: inout SeededGenerator, around sunday: String) throws -> [TimeEntry] {
    let start = try day(sunday).startUTC.addingTimeInterval(-10 * 86_400)
    return try (0..<40).map { number in
      let begin = start.addingTimeInterval(Double(Int.random(in: 0..<20 * 86_400, using: &random)))
      var entry = try tracked("\(number)", "2026-11-03T02:00:00Z", minutes: 0)
      entry.start = begin
      entry.seconds = Int.random(in: 0...100_000, using: &random)
      entry.end =
        Bool.random(using: &random) ? nil : begin.addingTimeInterval(Double.random(in: 0...200_000, using: &random))
      if Int.random(in: 0..<4, using: &random) == 0 {
        entry.day = CivilDate(utc: begin)
        entry.start = CivilDate(utc: begin).startUTC
        entry.end = nil
      }
      return entry
    }
  }

  private static let zones = ["Asia/Bangkok", "Europe/Berlin", "America/New_York", "Pacific/Apia", "UTC"]
  /// Clocks go forward and back in Berlin and New York, and neither.
  private static let sundays = ["2026-03-29", "2026-03-08", "2026-10-25", "2026-11-01", "2026-06-14"]

  @Test("the seconds of all rows are those of the entries", arguments: 1...20)
  func rowsConserve(_ seed: Int) throws {
    var random = SeededGenerator(seed)
    for sunday in Self.sundays {
      let entries = try entries(&random, around: sunday)
      let amir = contractor("amir", clickup: "81234567", engagements: [try engagement("1", started: "2026-01-05")])
      for name in Self.zones {
        let rows = Reconciliation(contractors: [amir], timeZone: try zone(name)).rows(
          timeEntries: entries.shuffled(using: &random), billedEntries: [],
          through: try week("2026-W53"))
        #expect(
          rows.reduce(0) { $0 + ($1.trackedSeconds ?? 0) } == entries.reduce(0) { $0 + $1.seconds },
          "\(sunday), \(name), seed \(seed)")
      }
    }
  }

  @Test("weeks by the owner's clock part the same seconds, also when clocks change", arguments: 1...20)
  func zonesConserve(_ seed: Int) throws {
    var random = SeededGenerator(seed)
    for sunday in Self.sundays {
      let first = ISOWeek(containing: try day(sunday).startUTC).advanced(by: -4)
      for entry in try entries(&random, around: sunday) {
        for name in Self.zones {
          let zone = try zone(name)
          let parts = (0..<9).map { entry.seconds(in: first.advanced(by: $0), by: zone) }
          #expect(parts.reduce(0, +) == entry.seconds, "\(sunday), \(name), seed \(seed)")
          #expect(parts.allSatisfy { $0 >= 0 })
        }
      }
    }
  }

  @Test(
    "Sunday nights in Bangkok: exact by UTC, and explained where they were billed by the local day", arguments: 1...20)
  func sundayNights(_ seed: Int) throws {
    var random = SeededGenerator(seed)
    let bangkok = try zone("Asia/Bangkok")
    var work: [TimeEntry] = []
    for index in 0..<6 {
      // Sunday from 17:00 to 24:00 UTC is Monday morning in Bangkok.
      let sunday = try instant("2026-10-11T17:00:00Z").addingTimeInterval(Double(index) * 7 * 86_400)
      let minutes = Int.random(in: 61...240, using: &random)
      var night = try tracked("n\(index)", "2026-11-03T02:00:00Z", minutes: minutes)
      night.start = sunday.addingTimeInterval(Double(Int.random(in: 0...120, using: &random) * 60))
      night.end = night.start.addingTimeInterval(Double(minutes * 60))
      var midweek = try tracked("w\(index)", "2026-11-03T02:00:00Z", minutes: Int.random(in: 60...400, using: &random))
      midweek.start = sunday.addingTimeInterval(-4 * 86_400)
      midweek.end = midweek.start.addingTimeInterval(Double(midweek.seconds))
      work += [night, midweek]
    }
    let amir = contractor("amir", clickup: "81234567", engagements: [try engagement("34848691", started: "2026-10-05")])
    func verdicts(_ day: (TimeEntry) -> CivilDate) throws -> [ReconciliationRow] {
      var bills: [BilledEntry] = []
      for entry in work {
        var bill = try billed("2026-11-03", minutes: entry.seconds / 60)
        bill.date = day(entry)
        bill.id = entry.id
        bills.append(bill)
      }
      return Reconciliation(contractors: [amir], timeZone: bangkok).rows(timeEntries: work, billedEntries: bills)
    }
    let byUTC = try verdicts { CivilDate(utc: $0.start) }
    #expect(byUTC.filter { $0.differenceSeconds != nil }.allSatisfy { $0.verdict == .match })
    let byLocalDay = try verdicts { bangkok.day(of: $0.start) }
    for row in byLocalDay where row.differenceSeconds != nil {
      #expect(row.verdict == .note || row.verdict == .match, "\(row.week), seed \(seed)")
      if row.verdict == .note { #expect(row.reasons.contains { $0.contains("Asia/Bangkok") }) }
    }
    #expect(byLocalDay.contains { $0.verdict == .note })
  }
}

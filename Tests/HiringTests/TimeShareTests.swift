internal import Foundation
internal import Hiring
internal import Testing

struct TimeShareTests {
  @Test("an entry over midnight between Sunday and Monday is divided, and its seconds are conserved")
  func divided() throws {
    let entry = try tracked("1", "2026-11-08T23:00:00Z", minutes: 180)
    let shares = entry.secondsByWeek
    #expect(shares.map(\.week.description) == ["2026-W45", "2026-W46"])
    #expect(shares.map(\.seconds) == [3_600, 7_200])
  }

  @Test("every division conserves the seconds, whatever the bounds", arguments: [0, 1, 7, 59, 3_601, 86_399, 700_001])
  func conserved(_ seconds: Int) throws {
    var entry = try tracked("1", "2026-11-08T22:13:20Z", minutes: 0)
    for length in [1.0, 1_000.5, 86_400, 1_500_000] {
      entry.seconds = seconds
      entry.end = entry.start.addingTimeInterval(length)
      #expect(entry.secondsByWeek.reduce(0) { $0 + $1.seconds } == seconds)
      let cuts = stride(from: -100.0, through: length + 100, by: max(0.7, length / 13)).map {
        entry.start.addingTimeInterval($0)
      }
      let bounds = [Date.distantPast] + cuts + [.distantFuture]
      #expect(zip(bounds, bounds.dropFirst()).reduce(0) { $0 + entry.seconds(from: $1.0, to: $1.1) } == seconds)
    }
  }

  @Test("an entry without length belongs to the week of its start")
  func instantaneous() throws {
    var entry = try tracked("1", "2026-11-09T00:00:00Z", minutes: 30, spanning: 0)
    #expect(entry.secondsByWeek.map(\.week.description) == ["2026-W46"])
    #expect(entry.secondsByWeek.map(\.seconds) == [1_800])
    entry.end = nil
    #expect(entry.worked.upperBound == (try instant("2026-11-09T00:30:00Z")))
  }
}

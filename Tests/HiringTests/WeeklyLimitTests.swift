internal import Foundation
internal import Hiring
internal import Testing

struct WeeklyLimitTests {
  private func limits(_ changes: [(String, Int?)], first: Int? = 30) throws -> [Int?] {
    var engagement = try engagement("1", started: "2026-11-02", limitHours: first)
    engagement.limitChanges = try changes.map { .init(from: try day($0.0), seconds: $0.1.map { $0 * 3_600 }) }
    return try ["2026-W45", "2026-W46", "2026-W47", "2026-W48"].map { try engagement.weeklyLimit(in: week($0)) }
      .map { $0.map { $0 / 3_600 } }
  }

  @Test("a raised limit holds for the whole week, a lowered one from the next Monday")
  func changes() throws {
    #expect(try limits([]) == [30, 30, 30, 30])
    #expect(try limits([("2026-11-15", 40)]) == [30, 40, 40, 40])
    #expect(try limits([("2026-11-09", 20)]) == [30, 30, 20, 20])
    #expect(try limits([("2026-11-11", 20), ("2026-11-12", 25)]) == [30, 30, 25, 25])
    #expect(try limits([("2026-11-11", 40), ("2026-11-13", 10)]) == [30, 40, 10, 10])
    #expect(try limits([("2026-11-12", nil)]) == [30, nil, nil, nil])
    #expect(try limits([("2026-11-12", 20)], first: nil) == [nil, nil, 20, 20])
    #expect(try limits([("2026-11-02", 20)], first: nil) == [20, 20, 20, 20])
  }

  @Test("the week is held against the limit that held in it")
  func reconciled() throws {
    var contract = try engagement("34848691", started: "2026-11-02", limitHours: 5)
    contract.limitChanges = [.init(from: try day("2026-11-12"), seconds: 8 * 3_600)]
    let found = Reconciliation(
      contractors: [contractor("amir", clickup: "81234567", engagements: [contract])], timeZone: .gmt
    ).rows(
      timeEntries: try [
        tracked("1", "2026-11-03T02:00:00Z", minutes: 400), tracked("2", "2026-11-10T02:00:00Z", minutes: 400),
      ], billedEntries: try [billed("2026-11-03", minutes: 400), billed("2026-11-10", minutes: 400)])
    #expect(found.map(\.verdict) == [.overLimit, .match])
    #expect(found.map(\.limitSeconds) == [18_000, 28_800])
  }
}

internal import Foundation
internal import Hiring
internal import Judgement
internal import Ledger
internal import TestSupport

let testKey = [UInt8](0..<32)

/// 2026-11-21, 10:00 UTC.
let testInstant = Date(timeIntervalSince1970: 1_795_255_200)

func openLedger(_ folder: TemporaryFolder) throws(LedgerError) -> Ledger {
  try Ledger(path: folder.path + "/assay.db", key: testKey)
}

/// The error of opening `path`; nil where it opens.
func openingError(_ path: String, key: [UInt8] = testKey) -> LedgerError? {
  do throws(LedgerError) {
    _ = try Ledger(path: path, key: key)
    return nil
  } catch {
    return error
  }
}

func timeEntry(_ id: String, hour: Int = 0, seconds: Int = 3_600, user: String = "81234567", memo: String = "m")
  -> TimeEntry
{
  TimeEntry(
    system: "clickup", id: id, user: user, userName: "Amir K.", contractor: nil,
    start: Date(timeIntervalSince1970: 1_793_581_200.25 + Double(hour) * 3_600), end: nil, seconds: seconds, memo: memo,
    taskID: "t", taskName: nil, taskStatus: nil, taskEstimateSeconds: 7, isBillable: true,
    createdAt: Date(timeIntervalSince1970: 1_793_581_200.5))
}

func billedEntry(_ day: Int, seconds: Int = 3_600) -> BilledEntry {
  let date = CivilDate(year: 2026, month: 11, day: day)
  return BilledEntry(
    system: "upwork", id: "\(date)|34848691|", contract: "34848691", title: "Shop", date: date, seconds: seconds,
    amount: Money(minorUnits: 2_500, currency: "USD"), paymentType: "")
}

func result(_ records: [ImportResult.Record], kind: String = "clickup-time", reading: String = "1") -> ImportResult {
  ImportResult(
    kind: kind, reading: reading,
    entries: records.enumerated().map { ImportResult.Entry(line: $0.offset + 2, record: $0.element) })
}

func times(_ entries: [TimeEntry], reading: String = "1") -> ImportResult {
  result(entries.map { .time($0) }, reading: reading)
}

func scorecard(_ id: String, week: String = "2026-W46", score: Double = 80) throws -> Scorecard {
  guard let week = ISOWeek(week) else { throw LedgerFixtureError() }
  return Scorecard(
    kind: .contractor, id: id, week: week, overall: Score(value: score, low: score - 5, high: score + 5),
    overallReason: "", dimensions: [], attributionCoverage: 0.95)
}

func decision(_ contractor: String, reason: String = "good work") throws -> OwnerDecision {
  guard let week = ISOWeek("2026-W46") else { throw LedgerFixtureError() }
  return OwnerDecision(
    contractor: contractor, week: week, action: .keep, recommendation: .coach, signedBy: "owner", reason: reason,
    at: testInstant, cardDigest: nil)
}

struct LedgerFixtureError: Error {}

/// The contractor of the fixtures, as a portfolio names him.
func amir(accounts: [String: [String]] = [:]) -> Contractor {
  Contractor(
    id: "amir", name: "Amir K.", role: .engineer, identities: ["Amir Khan <amir@example.com>"], clickup: "81234567",
    upwork: "~01amirk", fiverr: nil, accounts: accounts, assignment: nil,
    engagements: [
      Engagement(
        platform: .upwork, contract: "34848691", kind: .hourly, rate: nil, weeklyLimitSeconds: nil,
        started: CivilDate(year: 2026, month: 10, day: 5), ended: nil, trialEnds: nil, pauses: [], scope: .core,
        repositories: [], cohort: nil)
    ])
}

func bea() -> Contractor {
  Contractor(
    id: "bea", name: "Bea Lund", role: .engineer, identities: ["bea@example.com"], clickup: "70000001", upwork: nil,
    fiverr: nil, assignment: nil, engagements: [])
}

/// Everything in the ledger's file and in what SQLite keeps beside it, in lower case, to look for what must be gone.
struct LedgerBytes {
  var text: String

  func contains(_ name: String) -> Bool { text.contains(name.lowercased()) }
}

func bytes(of ledger: Ledger) throws -> LedgerBytes {
  var all = Data()
  for suffix in ["", "-wal", "-shm", "-journal"] where FileManager.default.fileExists(atPath: ledger.path + suffix) {
    all += try Data(contentsOf: URL(filePath: ledger.path + suffix))
  }
  return LedgerBytes(text: String(decoding: all, as: UTF8.self).lowercased())
}

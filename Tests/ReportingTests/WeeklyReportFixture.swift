import Findings
import Hiring
import Judgement
import SourceText

import struct Foundation.Date

/// A realistic week of five people and two repositories: solid; careless with keys; pads hours; improves what they
/// found; too little to judge.
enum WeeklyReportFixture {
  static let week = ISOWeek(containing: CivilDate(year: 2026, month: 11, day: 9).startUTC)

  static let report = WeeklyReport(
    ownerName: "Northwind", week: week, generatedAt: Date(timeIntervalSince1970: 1_794_816_000),
    provenance: Provenance(
      toolVersion: "1.0.0", modelVersion: "1", policyDigest: digest("policy"), rulesDigest: digest("rules"),
      heads: ["storefront": commit(1), "fulfilment": commit(2)]),
    contractors: [amir, bea, dev, ines, tomas], repositories: [storefront, fulfilment],
    problems: ["records/upwork-2026-10.csv: 2 rows have a date that cannot be read and were left out."])

  static func digest(_ text: String) -> String { ContentDigest(of: text.utf8).hex }
  static func commit(_ number: Int) -> String { String(digest("commit \(number)").prefix(40)) }

  static func score(_ value: Double, _ spread: Double) -> Score {
    Score(value: value, low: max(0, value - spread), high: min(100, value + spread))
  }

  static func trend(_ values: [Double?]) -> [TrendPoint] {
    values.enumerated().map { index, value in
      TrendPoint(
        week: week.advanced(by: index - values.count + 1),
        score: value.map { score($0, 6 + 14 / Double(index + 1)) })
    }
  }

  static func signal(
    _ id: String, _ title: String, _ value: Double?, _ unit: String, of exposure: Double, _ exposureUnit: String,
    _ score: Double?, _ summary: String, threshold: String = "", evidence: [Evidence] = [], reason: String = ""
  ) -> SignalResult {
    let dimension = Dimension(rawValue: String(id.prefix { $0 != "." })) ?? .quality
    return SignalResult(
      id: id, title: title, dimension: dimension, status: value == nil ? .notAssessed : .measured, statusReason: reason,
      value: value, unit: unit, exposure: exposure, exposureUnit: exposureUnit, threshold: threshold,
      score: score.map { self.score($0, 8) }, summary: summary, evidence: evidence)
  }

  static func dimension(
    _ id: Dimension, _ value: Double, _ spread: Double, cap: String? = nil, _ signals: [SignalResult]
  )
    -> DimensionResult
  {
    DimensionResult(
      id: id, status: .measured, statusReason: "", score: score(value, spread), cap: cap, signals: signals)
  }

  static func missing(_ id: Dimension, _ status: SignalStatus, _ reason: String) -> DimensionResult {
    DimensionResult(id: id, status: status, statusReason: reason, score: nil, cap: nil, signals: [])
  }

  static func hours(
    _ contractor: String, _ contract: String, weeksAgo: Int, billed: Double?, tracked: Double?, limit: Double?,
    _ verdict: ReconciliationRow.Verdict, reasons: [String] = []
  ) -> ReconciliationRow {
    func seconds(_ hours: Double?) -> Int? { hours.map { Int($0 * 3_600) } }
    let difference = billed.flatMap { billed in tracked.map { billed - $0 } }
    return ReconciliationRow(
      contractor: contractor, contract: contract, week: week.advanced(by: -weeksAgo), billedSeconds: seconds(billed),
      trackedSeconds: seconds(tracked), differenceSeconds: seconds(difference), limitSeconds: seconds(limit),
      verdict: verdict, reasons: reasons,
      evidence: billed == nil ? [] : ["upwork-weekly.csv:\(7 + weeksAgo)", "clickup 401352617123456789\(weeksAgo)"])
  }

  static func contractor(
    _ id: String, _ name: String, _ role: Contractor.Role = .engineer, contract: String, trial: CivilDate? = nil,
    platform: Engagement.Platform = .upwork, limit: Int? = 30
  ) -> Contractor {
    Contractor(
      id: id, name: name, role: role, identities: ["\(id)@example.com"], clickup: nil, upwork: nil, fiverr: nil,
      assignment: id == "tomas" ? nil : .init(signed: CivilDate(year: 2026, month: 10, day: 4), by: "owner"),
      engagements: [
        Engagement(
          platform: platform, contract: contract, kind: platform == .fiverr ? .fixed : .hourly,
          rate: Money(minorUnits: 2_500, currency: "USD"), weeklyLimitSeconds: limit.map { $0 * 3_600 },
          started: CivilDate(year: 2026, month: 10, day: 5), ended: nil, trialEnds: trial, pauses: [], scope: .core,
          repositories: [], cohort: "autumn")
      ])
  }

  static func card(
    _ id: String, _ overall: Score?, reason: String = "", kind: Scorecard.SubjectKind = .contractor,
    coverage: Double? = 0.98, _ dimensions: [DimensionResult]
  ) -> Scorecard {
    Scorecard(
      kind: kind, id: id, week: week, overall: overall, overallReason: reason, dimensions: dimensions,
      attributionCoverage: coverage)
  }
}

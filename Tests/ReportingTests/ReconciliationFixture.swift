import Hiring
import Judgement

@testable import Reporting

/// A reconciliation with every kind of row, questions and a gap.
enum ReconciliationFixture {
  static var report: ReconciliationReport {
    let week = WeeklyReportFixture.week
    let checks = [
      HoursCheck(
        kind: .overBilled, contractor: "dev", week: week, text: "38 h billed, 26 h 30 min tracked on 34848755",
        question: "What was done in the 11 h 30 min that were billed and not tracked?", seconds: 41_400, entries: 2,
        outOf: 2, evidence: ["upwork-weekly.csv:7", "clickup 4013526171234567890"]),
      HoursCheck(
        kind: .roundNumbers, contractor: "dev", week: week.advanced(by: -1),
        text: "9 of 10 entries are multiples of 30 min",
        question: "Is the time measured with the timer, or filled in afterwards?", seconds: 97_200, entries: 9,
        outOf: 10, evidence: (0..<9).map { "clickup 401352617123456780\($0)" }),
      HoursCheck(
        kind: .roundNumbers, contractor: "dev", week: week, text: "8 of 8 entries are multiples of 30 min",
        question: "Is the time measured with the timer, or filled in afterwards?", seconds: 95_400, entries: 8,
        outOf: 8, evidence: (0..<8).map { "clickup 401352617123456781\($0)" }),
    ]
    let gaps = [
      HoursGap(kind: .untraced, contractor: nil, reason: "no history of the repositories was read"),
      HoursGap(
        kind: .unusualWeek, contractor: "bea", reason: "no week has 8 weeks with hours in the 12 before it"),
      HoursGap(
        kind: .unusualWeek, contractor: "dev", reason: "no week has 8 weeks with hours in the 12 before it"),
    ]
    return ReconciliationReport(
      rows: WeeklyReportFixture.report.contractors.flatMap(\.hours), review: HoursReview(checks: checks, gaps: gaps),
      through: week, names: ["dev": "Dev P.", "bea": "Bea L."])
  }
}

package import Findings
internal import Foundation
internal import Hiring

/// Hours billed or tracked on days when no engagement ran: before the start, after the end, in a pause.
package struct InactiveHours: ContractorSignal {
  package let id = "hours.inactive"
  package let title = "Hours while nothing was agreed"
  package let dimension = Findings.Dimension.hours
  package let basis = SignalBasis.records
  package let unit = "hours"
  package let question: String? = "Who asked for work while the contract was paused or over?"
  package let ladder = Ladder([0: 100, 1: 70, 4: 35, 10: 0], source: "our default")

  package init() {}

  package func read(_ evidence: ContractorEvidence, policy: JudgementPolicy, ladder: Ladder) -> Reading {
    guard !evidence.contractor.engagements.isEmpty else {
      return .notAssessed("The portfolio has no engagement with dates.")
    }
    let inWindow = evidence.billed.filter {
      Int64($0.date.startUTC.timeIntervalSince1970) >= evidence.start - 7 * 86_400
    }
    guard !evidence.windowEntries.isEmpty || !inWindow.isEmpty else {
      return .notAssessed("No hours are on record.")
    }
    var seconds = 0
    var rows: [Evidence] = []
    for entry in evidence.windowEntries where !evidence.contractor.isEngaged(around: CivilDate(utc: entry.start)) {
      seconds += entry.seconds
      rows.append(entry.row())
    }
    var billedSeconds = 0
    for entry in inWindow {
      let engagement = evidence.contractor.engagements.first { $0.contract == entry.contract }
      guard let engagement, entry.seconds > 0, !engagement.isActive(on: entry.date) else { continue }
      billedSeconds += entry.seconds
      rows.append(
        Evidence(
          text: "\(entry.date): \(Words.hours(Double(entry.seconds))) billed on contract \(entry.contract)",
          record: "\(entry.system) \(entry.id)"))
    }
    // The same hours stand on both sides; the larger side is what was worked or charged.
    let hours = Double(max(seconds, billedSeconds)) / 3_600
    return .measured(
      Measurement(
        value: hours, exposure: Double(evidence.windowEntries.count + inWindow.count), exposureUnit: "records",
        estimator: .exact,
        summary:
          hours == 0
          ? "No hours on an ended or paused contract."
          : "\(Words.number(hours)) hours on days when no contract ran.",
        evidence: Evidence.limited(rows)))
  }
}

extension Contractor {
  /// Whether any engagement ran on the day or the one before or after: a zone can shift a day.
  func isEngaged(around day: CivilDate) -> Bool {
    (-1...1).contains { shift in
      engagements.contains { $0.isActive(on: CivilDate(daysSince1970: day.daysSince1970 + shift)) }
    }
  }

  /// Whether an engagement was paused on the day and both its neighbours, and none ran.
  func isPaused(on day: CivilDate) -> Bool {
    guard !isEngaged(around: day) else { return false }
    return engagements.contains { engagement in
      engagement.pauses.contains { day >= $0.from && ($0.to.map { day <= $0 } ?? true) }
    }
  }
}

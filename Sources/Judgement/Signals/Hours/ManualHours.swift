package import Findings
internal import Foundation
internal import Hiring

/// Share of the hours that were typed in and not timed: as the platform states them, because those are paid for; else as
/// the tracker does.
package struct ManualHours: ContractorSignal {
  package let id = "hours.manual"
  package let title = "Hours typed in, not timed"
  package let dimension = Findings.Dimension.hours
  package let basis = SignalBasis.records
  package let unit = "share of hours"
  package let question: String? = "Why were these hours typed in and not timed?"
  package let ladder = Ladder(
    [0: 100, 0.2: 92, 0.5: 75, 1: 55],
    source: "our default: Upwork's Hourly Protection leaves typed hours out, but many owners ask for nothing else")

  package init() {}

  package func read(_ evidence: ContractorEvidence, policy: JudgementPolicy, ladder: Ladder) -> Reading {
    let stated = evidence.billed.filter {
      $0.manualSeconds != nil && $0.seconds > 0 && Int64($0.date.startUTC.timeIntervalSince1970) >= evidence.start
    }
    if !stated.isEmpty {
      return reading(
        stated.map { entry in
          let manual = min(entry.seconds, max(0, entry.manualSeconds ?? 0))
          let text = "\(entry.date): \(Words.hours(Double(manual))) of \(Words.hours(Double(entry.seconds))) typed in"
          return (entry.seconds, manual, Evidence(text: text, record: entry.reference))
        }, what: "billed", policy, ladder)
    }
    let known = evidence.windowEntries.filter { $0.isManual != nil && $0.seconds > 0 }
    guard !known.isEmpty else {
      return .notAssessed("No export says which hours were typed in and which were timed.")
    }
    return reading(
      known.map { ($0.seconds, $0.isManual == true ? $0.seconds : 0, $0.row()) }, what: "tracked", policy, ladder)
  }

  private func reading(
    _ entries: [(seconds: Int, manual: Int, row: Evidence)], what: String, _ policy: JudgementPolicy, _ ladder: Ladder
  ) -> Reading {
    let all = entries.reduce(0) { $0 + $1.seconds }
    let manual = entries.reduce(0) { $0 + $1.manual }
    return .measured(
      Measurement(
        value: Double(manual) / Double(max(1, all)), exposure: Double(all) / 3_600, exposureUnit: "\(what) hours",
        estimator: policy.share(of: Double(entries.count), ladder: ladder),
        summary:
          "\(Words.hours(Double(manual))) of \(Words.hours(Double(all))) \(what) were typed in and not timed.",
        evidence: Evidence.limited(entries.filter { $0.manual > 0 }.map(\.row))))
  }
}

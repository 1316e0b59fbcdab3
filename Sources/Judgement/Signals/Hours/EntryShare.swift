internal import Foundation
internal import Hiring

/// The share of tracked time, or of entries, for which something holds.
enum EntryShare {
  /// - Parameter seconds: how much of an entry's time it holds for.
  static func read(
    _ evidence: ContractorEvidence, policy: JudgementPolicy, ladder: Ladder, what: String,
    among isIncluded: (TimeEntry) -> Bool = { _ in true }, seconds: (TimeEntry) -> Int
  ) -> Reading {
    let entries = evidence.windowEntries.filter { $0.seconds > 0 && isIncluded($0) }
    guard !entries.isEmpty else { return .notAssessed("No time entry of the kind is on record.") }
    var hit = 0
    var rows: [Evidence] = []
    for entry in entries {
      let part = seconds(entry)
      hit += part
      if part > 0 { rows.append(entry.row()) }
    }
    let all = entries.reduce(0) { $0 + $1.seconds }
    let value = min(1, Double(hit) / Double(max(1, all)))
    return .measured(
      Measurement(
        value: value, exposure: Double(all) / 3_600, exposureUnit: "tracked hours",
        estimator: policy.share(of: Double(entries.count), ladder: ladder),
        summary: "\(Words.hours(Double(hit))) of \(Words.hours(Double(all))) tracked \(what).",
        evidence: Evidence.limited(rows)))
  }
}

extension TimeEntry {
  /// The record as an evidence row.
  func row() -> Evidence {
    let day = CivilDate(utc: start)
    let text = memo.isEmpty ? "no note" : memo
    return Evidence(text: "\(day): \(Words.hours(Double(seconds))), \(text)", record: "\(system) \(id)")
  }
}

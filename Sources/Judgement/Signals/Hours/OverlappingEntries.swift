package import Findings
internal import Foundation
internal import Hiring

/// Share of the tracked time that was tracked twice: entries of one person that overlap.
package struct OverlappingEntries: ContractorSignal {
  package let id = "hours.overlapping"
  package let title = "Hours tracked twice"
  package let dimension = Findings.Dimension.hours
  package let basis = SignalBasis.records
  package let unit = "share of tracked time"
  package let question: String? = "How can two of your entries cover the same hour?"
  package let ladder = Ladder([0: 100, 0.02: 90, 0.1: 55, 0.25: 20, 0.5: 0], source: "our default")

  package init() {}

  package func read(_ evidence: ContractorEvidence, policy: JudgementPolicy, ladder: Ladder) -> Reading {
    var overlap: [String: Int] = [:]
    // By tracker: the same hours in two trackers are asked about when hours are reconciled, and are no work done twice.
    var latest: [String: Date] = [:]
    for entry in evidence.windowEntries {
      guard entry.hasClock, let end = entry.end else { continue }
      if let before = latest[entry.system], entry.start < before {
        let seconds = Int(min(end, before).timeIntervalSince(entry.start))
        overlap[entry.system + " " + entry.id] = min(entry.seconds, seconds)
      }
      latest[entry.system] = max(latest[entry.system] ?? end, end)
    }
    return EntryShare.read(
      evidence, policy: policy, ladder: ladder, what: "overlap with another entry",
      among: { $0.hasClock && $0.end != nil },
      seconds: { overlap[$0.system + " " + $0.id] ?? 0 })
  }
}

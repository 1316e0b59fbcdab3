package import Findings
internal import Foundation
internal import Hiring

/// Share of the tracked time that was written down days after it was worked.
package struct LateEntries: ContractorSignal {
  package let id = "hours.late"
  package let title = "Hours written down long after"
  package let dimension = Findings.Dimension.hours
  package let basis = SignalBasis.records
  package let unit = "share of tracked time"
  package let question: String? = "What were the hours reconstructed from that were written down days later?"
  package let ladder = Ladder([0: 100, 0.2: 85, 0.5: 65, 1: 40], source: "our default")

  package init() {}

  package func read(_ evidence: ContractorEvidence, policy: JudgementPolicy, ladder: Ladder) -> Reading {
    EntryShare.read(
      evidence, policy: policy, ladder: ladder, what: "were written down late", among: { $0.createdAt != nil },
      seconds: { entry in
        let delay = entry.createdAt?.timeIntervalSince(entry.end ?? entry.start) ?? 0
        return delay > Double(policy.lateEntryDays) * 86_400 ? entry.seconds : 0
      })
  }
}

package import Foundation
internal import History

/// How long somebody else would need to take over a contractor's code: the one place where the sum of a release's hours
/// comes from.
package enum HandoverEstimate {
  /// Lines in files that nobody else has worked on, by the lines that are taken over in an hour; nil where the state
  /// that was read is not that of the week's end, so that living lines cannot be counted.
  package static func hours(_ evidence: ContractorEvidence, cost: CostPolicy) -> Decimal? {
    guard evidence.isCurrent, evidence.unreadable.isEmpty else { return nil }
    let lines = evidence.works.reduce(0) { $0 + $1.soleKnowledge(of: evidence.person).soleLines }
    return Decimal(lines) / cost.handoverLines
  }
}

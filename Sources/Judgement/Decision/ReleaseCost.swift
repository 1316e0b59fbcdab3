internal import Findings
internal import Foundation
internal import Hiring
internal import History
internal import SourceText

/// What a release would cost the owner, as the card says it: lines nobody else knows, keys to replace, open work.
///
/// Told from the mainlines alone, by what `assay offboard` tells the same from: its numbers hold these and what lies beside.
struct ReleaseCost {
  let evidence: ContractorEvidence
  let policy: JudgementPolicy

  func sentences() -> [String] { knowledge() + credentials() + openWork() + paper() + sum() }

  private func knowledge() -> [String] {
    evidence.releaseWorks.filter(\.isCurrent).compactMap { work in
      let files = work.orphaned(in: evidence)
      guard !files.isEmpty else { return nil }
      let lines = files.reduce(0) { $0 + $1.lines }
      let largest = files.sorted { ($1.lines, $0.path) < ($0.lines, $1.path) }.prefix(3).map(\.path.lossyString)
      return
        "\(Words.count(lines, "line")) in \(Words.count(files.count, "file")) of "
        + "\(work.facts.history.id) are known to nobody else: \(Words.list(Array(largest))). "
        + "Have them explained and written down while they are paid."
    }
  }

  /// Every credential that the mainlines they worked in ever held, whoever committed it: they could read it.
  private func credentials() -> [String] {
    touched.compactMap { work in
      let count = evidence.mainlineCredentials(of: work).count
      guard count > 0 else { return nil }
      return
        "\(Words.count(count, "password or key", "passwords or keys")) in \(work.facts.history.id) or its history "
        + "to be replaced at the provider: they could read \(count == 1 ? "it" : "them")."
    }
  }

  private var touched: [ContractorEvidence.RepositoryWork] { evidence.releaseWorks.filter { !$0.everIndexes.isEmpty } }

  private func openWork() -> [String] {
    let open = OpenTask.all(of: evidence, policy: policy)
    guard !open.isEmpty else { return [] }
    return [
      "\(Words.count(open.count, "open task")) to be handed to somebody: \(Words.list(open.prefix(3).map(\.name)))."
    ]
  }

  private func paper() -> [String] {
    guard evidence.recordsAssignments, evidence.contractor.assignment == nil else { return [] }
    return ["No assignment of rights is on file: get it signed before the last payment."]
  }

  /// What the sentences above come to.
  private func sum() -> [String] {
    var sightings = CredentialSightings()
    for work in touched { sightings.addMainline(of: work, before: evidence.end) }
    var quantities = ReleaseEstimate.lines(evidence, cost: evidence.cost)
    quantities[.credentials] = .counted(sightings.all.count)
    quantities[.tasks] = .counted(OpenTask.all(of: evidence, policy: policy).count)
    let estimate = ReleaseEstimate(
      quantities, contractorRate: nil, cost: evidence.cost, owner: evidence.currency)
    guard estimate.minutes.upperBound > 0 else { return [] }
    let parts = [
      (estimate.rows.contains { $0.item.isOfLines && ($0.minutes?.upperBound ?? 0) > 0 }, "reading these lines"),
      (sightings.all.count > 0, "replacing these passwords and keys"),
      (quantities[.tasks] != .counted(0), "handing these tasks over"),
    ].filter(\.0).map(\.1)
    let work = Words.list(parts)
    let least = estimate.isLeast ? "at least " : ""
    let hours = "\(least)\(Words.range(minutes: estimate.minutes))"
    let money =
      estimate.low.flatMap { low in estimate.high.map { ", \(Words.range(low, $0))" } } ?? ""
    return [
      "\(work.prefix(1).uppercased())\(work.dropFirst()) takes \(hours)\(money) of somebody senior's time by the policy. "
        + "`assay offboard \(evidence.contractor.id)` adds branches, access, documents and finding somebody else."
    ]
  }
}

extension ReleaseEstimate.Item {
  var isOfLines: Bool { self == .linesIll || self == .linesFair || self == .linesWell }
}

extension Words {
  /// `2 to 8 h`, `0.5 to 2 h`.
  static func range(minutes: ClosedRange<Int>) -> String {
    let (low, high) = (tenths(minutes.lowerBound), tenths(minutes.upperBound))
    return low == high ? "\(high) h" : "\(low) to \(high) h"
  }

  private static func tenths(_ minutes: Int) -> String { number((Double(minutes) / 6).rounded() / 10) }

  /// `345 to 1,380 USD`, in whole units.
  static func range(_ low: Money, _ high: Money) -> String {
    let (from, to) = (whole(low), whole(high))
    return from == to ? "\(to) \(high.currency)" : "\(from) to \(to) \(high.currency)"
  }

  private static func whole(_ money: Money) -> String {
    let scale = (0..<Money.decimals(of: money.currency)).reduce(1.0) { unit, _ in unit * 10 }
    return number((Double(money.minorUnits) / scale).rounded())
  }
}

internal import Findings
internal import Hiring
internal import History
internal import SourceText

/// What a release would cost the owner: lines nobody else knows, keys to replace, open work.
struct ReleaseCost {
  let evidence: ContractorEvidence
  let policy: JudgementPolicy

  func sentences() -> [String] { knowledge() + credentials() + openWork() + paper() }

  private func knowledge() -> [String] {
    evidence.works.filter(\.isCurrent).compactMap { work in
      let islands = work.soleKnowledge(of: evidence.person)
      guard islands.soleLines > 0 else { return nil }
      let largest = islands.files.sorted { ($1.lines, $0.path) < ($0.lines, $1.path) }.prefix(3).map(\.path.lossyString)
      return
        "\(Words.count(islands.soleLines, "line")) in \(Words.count(islands.files.count, "file")) of "
        + "\(work.facts.history.id) are known to nobody else: \(Words.list(Array(largest))). "
        + "Have them explained and written down while they are paid."
    }
  }

  /// Every credential that the repositories they worked in ever held, whoever committed it: they have read it.
  private func credentials() -> [String] {
    evidence.works.filter { !$0.everIndexes.isEmpty }.compactMap { work in
      var known = Set(
        work.facts.history.findings.filter { $0.isCredential && $0.confidence >= .medium }.map(\.contentFingerprint))
      known.formUnion(
        work.facts.lives.filter {
          $0.finding.isCredential && $0.finding.confidence >= .medium && $0.introducedAt < evidence.end
        }.map(\.finding.contentFingerprint))
      guard !known.isEmpty else { return nil }
      return
        "\(Words.count(known.count, "password or key", "passwords or keys")) in \(work.facts.history.id) or its history "
        + "to be replaced at the provider: they have seen \(known.count == 1 ? "it" : "them")."
    }
  }

  private func openWork() -> [String] {
    let done = Set(policy.doneStatuses)
    let open = TrackedTask.all(in: evidence).filter { !done.contains(($0.status ?? "").lowercased()) }
    guard !open.isEmpty else { return [] }
    let names = open.sorted { ($1.windowSeconds, $0.id) < ($0.windowSeconds, $1.id) }.prefix(3).map(\.name)
    return ["\(Words.count(open.count, "open task")) to be handed to somebody: \(Words.list(Array(names)))."]
  }

  private func paper() -> [String] {
    guard evidence.recordsAssignments, evidence.contractor.assignment == nil else { return [] }
    return ["No assignment of rights is on file: get it signed before the last payment."]
  }
}

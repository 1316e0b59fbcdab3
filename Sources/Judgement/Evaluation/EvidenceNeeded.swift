internal import History

/// Which evidence would let an applicant be judged, where what there is does not.
enum EvidenceNeeded {
  /// Sentences; empty where the floors are met.
  static func sentences(_ evidence: ContractorEvidence, coverage: Double?, policy: JudgementPolicy) -> [String] {
    var sentences: [String] = []
    if let coverage, coverage < policy.attributionFloor {
      sentences.append(
        "Name with --author every identity below that is theirs too, or take a repository in which nobody else's work "
          + "could be theirs.")
    }
    let lines = Int(evidence.changedLines.rounded(.down))
    let weeks = evidence.changeWeeks.count
    if lines < policy.gradeLines || evidence.own.count < policy.gradeChanges {
      sentences.append(
        "Another repository of theirs, or a paid trial task, with \(Words.count(policy.gradeLines, "changed line")) of "
          + "source and tests in \(Words.count(policy.gradeChanges, "change")) or more, committed as the work goes on.")
    }
    if weeks < policy.gradeWeeks {
      sentences.append(
        "Work in \(Words.count(policy.gradeWeeks, "week")) at least: one week can be anybody's good or bad one. A trial "
          + "that runs over a weekend does.")
    }
    return sentences
  }
}

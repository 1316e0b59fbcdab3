internal import Hiring

/// Whether there is enough to judge a person by, and what is missing.
package struct EvidenceFloor: Sendable, Hashable {
  /// What is missing to show code signals at all; nil where there is enough.
  package var toShow: String?
  /// What is missing to grade, sentences; empty where there is enough.
  package var toGrade: [String]
  /// Whether, where too little code is what is missing, hours on record are enough to judge by hours and delivery alone.
  package var areRecordsEnough = false

  /// - Parameter evidence: code roles are asked for lines, changes and weeks; others for weeks with hours or cards on record.
  init(_ evidence: ContractorEvidence, policy: JudgementPolicy) {
    if !evidence.unreadable.isEmpty, evidence.expectsCode {
      let sentence =
        "\(Words.list(evidence.unreadable)) could not be read, so the work there is not known; "
        + "nobody is judged by what is left."
      toShow = sentence
      toGrade = [sentence]
      return
    }
    let changes = evidence.own.count
    let lines = Int(evidence.changedLines.rounded(.down))
    if let coverage = evidence.attributionCoverage, coverage < policy.attributionFloor, evidence.expectsCode {
      let sentence =
        "Only \(Words.percent(coverage)) of the changed lines have an author whom the owner has confirmed; "
        + "\(Words.percent(policy.attributionFloor)) are needed before anybody is judged."
      toShow = sentence
      toGrade = [sentence]
      return
    }
    guard evidence.expectsCode else {
      let weeks = evidence.recordWeeks.count
      toShow = nil
      toGrade =
        weeks >= policy.gradeWeeks
        ? []
        : [
          "Hours\(evidence.delivery.index.cards.isEmpty ? "" : " or work on cards") are on record for "
            + "\(Words.count(weeks, "week")); \(policy.gradeWeeks) are needed."
        ]
      return
    }
    if changes < policy.showChanges || lines < policy.showLines {
      toShow =
        "\(Words.count(lines, "changed line")) in \(Words.count(changes, "change")); \(policy.showLines) lines in "
        + "\(policy.showChanges) changes are needed to show a number."
    }
    var missing: [String] = []
    if lines < policy.gradeLines {
      missing.append("\(Words.count(lines, "changed line")) so far; \(policy.gradeLines) are needed.")
    }
    if changes < policy.gradeChanges {
      missing.append("\(Words.count(changes, "change")) so far; \(policy.gradeChanges) are needed.")
    }
    let weeks = evidence.changeWeeks.count
    if weeks < policy.gradeWeeks {
      missing.append("Work in \(Words.count(weeks, "week")) so far; \(policy.gradeWeeks) are needed.")
    }
    toGrade = missing
    areRecordsEnough =
      !missing.isEmpty && evidence.recordWeeks.count >= policy.gradeWeeks && evidence.recordHours >= policy.gradeHours
  }

  package var isMet: Bool { toGrade.isEmpty }
}

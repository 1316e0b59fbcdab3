/// Billed against tracked for one contract in one week.
package struct ReconciliationRow: Sendable, Hashable, Codable {
  package enum Verdict: String, Sendable, Codable, CaseIterable {
    case match
    case note
    case overBilled = "over-billed"
    case underLogged = "under-logged"
    case overLimit = "over-limit"
    case notAssessable = "not-assessable"
  }

  package var contractor: String
  package var contract: String
  package var week: ISOWeek
  /// Nil where that side's evidence is missing.
  package var billedSeconds: Int?
  package var trackedSeconds: Int?
  /// Billed minus tracked.
  package var differenceSeconds: Int?
  package var limitSeconds: Int?
  package var verdict: Verdict
  /// Sentences of ours.
  package var reasons: [String]
  /// References to records: `clickup 4013526171234567890`, `upwork-weekly.csv:7`.
  package var evidence: [String]

  package init(
    contractor: String, contract: String, week: ISOWeek, billedSeconds: Int?, trackedSeconds: Int?,
    differenceSeconds: Int?, limitSeconds: Int?, verdict: Verdict, reasons: [String], evidence: [String]
  ) {
    self.contractor = contractor
    self.contract = contract
    self.week = week
    self.billedSeconds = billedSeconds
    self.trackedSeconds = trackedSeconds
    self.differenceSeconds = differenceSeconds
    self.limitSeconds = limitSeconds
    self.verdict = verdict
    self.reasons = reasons
    self.evidence = evidence
  }
}

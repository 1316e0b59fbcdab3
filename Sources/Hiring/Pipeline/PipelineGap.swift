/// Something that is missing, could not be joined, or asks for a decision: told, never guessed.
package struct PipelineGap: Sendable, Hashable {
  package enum Kind: String, Sendable, CaseIterable {
    case decisionOverdue = "decision-overdue"
    case undecided
    case contradiction
    case rehired
    case missingRecords = "missing-records"
    case ambiguousApplicant = "ambiguous-applicant"
    case ambiguousContractor = "ambiguous-contractor"
    case ambiguousMeeting = "ambiguous-meeting"
    case ambiguousInterview = "ambiguous-interview"
    case unmatchedContractor = "unmatched-contractor"
    case unmatchedMeeting = "unmatched-meeting"
    case unmatchedInterview = "unmatched-interview"
    case unknownContractor = "unknown-contractor"
    case unknownPosting = "unknown-posting"
    case unknownStage = "unknown-stage"
    case unansweredApplicants = "unanswered-applicants"
    case datesOutOfOrder = "dates-out-of-order"
    case unknownCost = "unknown-cost"
  }

  package var kind: Kind
  /// What it is, a whole sentence; names in it are hostile until escaped.
  package var text: String
  /// What to do.
  package var advice: String
  /// Where it stands, like `applicants.csv:7`.
  package var records: [String]
  /// The postings that it concerns; empty where it concerns all.
  package var postings: [String]

  package init(_ kind: Kind, _ text: String, advice: String, records: [String] = [], postings: [String] = []) {
    self.kind = kind
    self.text = text
    self.advice = advice
    self.records = records
    self.postings = postings
  }
}

package import Foundation

/// Every record that the pipeline is told from.
package struct PipelineInput: Sendable {
  package var postings: [Posting]
  package var applicants: [Applicant]
  package var meetings: [Meeting]
  package var interviews: [Interview]
  /// In the portfolio's order, which is kept.
  package var contractors: [Contractor]
  /// In the order in which they were signed, without those that a later one corrects.
  package var outcomes: [HiringOutcome]
  package var payments: [Payment]
  package var billedEntries: [BilledEntry]
  package var timeEntries: [TimeEntry]
  /// Of contractors who work now.
  package var team: [TeamStanding]
  /// The owner's: days are theirs.
  package var timeZone: TimeZone
  package var now: Date

  package init(
    postings: [Posting] = [], applicants: [Applicant] = [], meetings: [Meeting] = [], interviews: [Interview] = [],
    contractors: [Contractor] = [], outcomes: [HiringOutcome] = [], payments: [Payment] = [],
    billedEntries: [BilledEntry] = [], timeEntries: [TimeEntry] = [], team: [TeamStanding] = [],
    timeZone: TimeZone = .gmt, now: Date
  ) {
    self.postings = postings
    self.applicants = applicants
    self.meetings = meetings
    self.interviews = interviews
    self.contractors = contractors
    self.outcomes = outcomes
    self.payments = payments
    self.billedEntries = billedEntries
    self.timeEntries = timeEntries
    self.team = team
    self.timeZone = timeZone
    self.now = now
  }
}

/// Which part of the pipeline is asked for; nil takes all.
package struct PipelineScope: Sendable, Hashable {
  /// A posting's id or title.
  package var posting: String?
  package var source: String?

  package init(posting: String? = nil, source: String? = nil) {
    self.posting = posting
    self.source = source
  }
}

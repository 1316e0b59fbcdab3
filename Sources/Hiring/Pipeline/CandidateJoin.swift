internal import Foundation

/// Joins what several systems say about people who applied: by address, then by exact name within the posting, and never
/// by a guess. What could be two people, or nobody, is left alone and told.
struct CandidateJoin {
  var drafts: [CandidateDraft] = []
  var gaps: [PipelineGap] = []
  let postings: PostingIndex
  /// The owner's: days in sentences are theirs.
  let timeZone: TimeZone

  init(
    postings: [Posting], applicants: [Applicant], contractors: [Contractor], meetings: [Meeting],
    interviews: [Interview], timeZone: TimeZone
  ) {
    self.timeZone = timeZone
    self.postings = PostingIndex(postings)
    join(applicants)
    join(contractors, named: applicants)
    for meeting in meetings { join(meeting) }
    for interview in interviews { join(interview) }
  }
}

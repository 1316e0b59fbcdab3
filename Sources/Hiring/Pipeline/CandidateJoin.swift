internal import Foundation

/// Joins what several systems say about people who applied: by address, then by exact name within the posting, and never
/// by a guess. What could be two people, or nobody, is left alone and told.
struct CandidateJoin {
  var drafts: [CandidateDraft] = []
  /// Places in `drafts`, so that thousands of applicants are not compared with each other.
  private var byAddress: [String: [Int]] = [:]
  private var byName: [String: [Int]] = [:]
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

  /// In order.
  func places(address: String) -> [Int] { byAddress[address] ?? [] }

  /// As above, by `CandidateDraft.nameKey`.
  func places(nameKey: String) -> [Int] { byName[nameKey] ?? [] }

  mutating func append(_ draft: CandidateDraft) {
    drafts.append(draft)
    byName[draft.nameKey, default: []].append(drafts.count - 1)
    for address in draft.addresses { byAddress[address, default: []].append(drafts.count - 1) }
  }

  /// Further addresses of somebody who is known.
  mutating func add(_ addresses: Set<String>, to place: Int) {
    for address in addresses.subtracting(drafts[place].addresses) { byAddress[address, default: []].append(place) }
    drafts[place].addresses.formUnion(addresses)
  }
}

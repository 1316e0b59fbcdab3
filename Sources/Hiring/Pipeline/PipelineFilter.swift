/// What belongs to the postings and sources that are asked for.
struct PipelineFilter {
  private let posting: String?
  private let source: String?
  private let postings: PostingIndex

  init(_ scope: PipelineScope, _ postings: PostingIndex) {
    posting = postings.id(of: scope.posting).map(CandidateDraft.key)
    source = scope.source.map(CandidateDraft.key)
    self.postings = postings
  }

  func contains(_ candidate: Candidate) -> Bool {
    isPosting(candidate.posting) && isSource(candidate.source)
  }

  func contains(_ posting: Posting) -> Bool { isPosting(posting.id) && isSource(posting.source) }

  func contains(_ interview: Interview) -> Bool {
    if posting == nil, source == nil { return true }
    return isPosting(postings.id(of: interview.posting)) && isSource(postings.posting(interview.posting)?.source)
  }

  /// What concerns no posting concerns all of them.
  func contains(_ gap: PipelineGap) -> Bool {
    gap.postings.isEmpty || gap.postings.contains { isPosting($0) && isSource(postings.posting($0)?.source ?? source) }
  }

  private func isPosting(_ name: String?) -> Bool { posting == nil || posting == name.map(CandidateDraft.key) }

  private func isSource(_ name: String?) -> Bool { source == nil || source == name.map(CandidateDraft.key) }
}

extension CandidateJoin {
  mutating func join(_ meeting: Meeting) {
    let found = places(name: meeting.invitee, email: meeting.email, posting: nil)
    if found.places.count == 1 {
      drafts[found.places[0]].meetings.append(meeting)
      if found.isByName { drafts[found.places[0]].isJoinedByName = true }
      return
    }
    let what = "The talk with \(meeting.invitee) on \(timeZone.day(of: meeting.start))"
    gaps.append(
      unjoined(
        what, found, .ambiguousMeeting, .unmatchedMeeting, record: meeting.record,
        advice: "Add the address they booked with to the list of applicants; talks with others need nothing."))
  }

  mutating func join(_ interview: Interview) {
    let found = places(
      name: interview.applicant, email: interview.email, posting: postings.id(of: interview.posting))
    if found.places.count == 1 {
      drafts[found.places[0]].interviews.append(interview)
      if found.isByName { drafts[found.places[0]].isJoinedByName = true }
      return
    }
    let what = "The interview of \(interview.applicant) by \(interview.by) on \(interview.date)"
    var gap = unjoined(
      what, found, .ambiguousInterview, .unmatchedInterview, record: interview.record,
      advice: "Write the applicant's address and posting into the interview's row, as in the list of applicants.")
    gap.postings = [postings.id(of: interview.posting)].compactMap(\.self)
    gaps.append(gap)
  }

  private struct Found {
    var places: [Int]
    var isByName = false
    /// Whether somebody of that name has another address.
    var hasOtherAddress = false
  }

  private func places(name: String, email: String?, posting: String?) -> Found {
    let key = posting.map(CandidateDraft.key)
    func isInPosting(_ place: Int) -> Bool { key == nil || key == drafts[place].postingKey }
    let address = CandidateDraft.address(email)
    if let address {
      let found = places(address: address).filter(isInPosting)
      if !found.isEmpty { return Found(places: found) }
    }
    let named = places(nameKey: CandidateDraft.key(name)).filter(isInPosting)
    let free = named.filter { address == nil || drafts[$0].addresses.isEmpty }
    // A name that stands also with another address could be either person.
    if free.count == 1, named.count == 1, !drafts[free[0]].sharesName { return Found(places: free, isByName: true) }
    return Found(places: named.count > 1 ? named : [], hasOtherAddress: named.count == 1)
  }

  private func unjoined(
    _ what: String, _ found: Found, _ ambiguous: PipelineGap.Kind, _ unmatched: PipelineGap.Kind, record: String?,
    advice: String
  ) -> PipelineGap {
    let records = [record].compactMap(\.self)
    if !found.places.isEmpty {
      let titles = Set(found.places.map { drafts[$0].title }).sorted().joined(separator: ", ")
      return PipelineGap(
        ambiguous, "\(what) fits several applications: \(titles).", advice: advice, records: records,
        postings: found.places.compactMap { drafts[$0].posting })
    }
    let reason = found.hasOtherAddress ? "an applicant of that name has another address" : "no applicant is known by it"
    return PipelineGap(unmatched, "\(what) belongs to nobody on record: \(reason).", advice: advice, records: records)
  }
}

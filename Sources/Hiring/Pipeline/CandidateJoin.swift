/// Joins what several systems say about people who applied: by address, then by exact name within the posting, and never
/// by a guess. What could be two people, or nobody, is left alone and told.
struct CandidateJoin {
  private(set) var drafts: [CandidateDraft] = []
  private(set) var gaps: [PipelineGap] = []
  private let postings: PostingIndex

  init(
    postings: [Posting], applicants: [Applicant], contractors: [Contractor], meetings: [Meeting],
    interviews: [Interview]
  ) {
    self.postings = PostingIndex(postings)
    join(applicants)
    join(contractors, named: applicants)
    for meeting in meetings { join(meeting) }
    for interview in interviews { join(interview) }
  }

  // MARK: Applicants

  private mutating func join(_ applicants: [Applicant]) {
    // Two runs must join alike, whatever the order in which files were imported.
    let sorted = applicants.sorted { ($0.system, $0.id) < ($1.system, $1.id) }
    for applicant in sorted where CandidateDraft.address(applicant.email) != nil && applicant.posting != nil {
      add(applicant)
    }
    // A row that names no posting belongs to the person's only one.
    for applicant in sorted where CandidateDraft.address(applicant.email) != nil && applicant.posting == nil {
      let address = CandidateDraft.address(applicant.email) ?? ""
      let found = drafts.indices.filter { drafts[$0].addresses.contains(address) }
      if found.count == 1 { drafts[found[0]].applicants.append(applicant) } else { add(applicant) }
    }
    joinByName(sorted.filter { CandidateDraft.address($0.email) == nil })
    tellUnknownPostings()
  }

  private mutating func add(_ applicant: Applicant) {
    let posting = postings.id(of: applicant.posting)
    let address = CandidateDraft.address(applicant.email)
    if let address,
      let place = drafts.firstIndex(where: {
        $0.addresses.contains(address) && CandidateDraft.key($0.posting ?? "") == CandidateDraft.key(posting ?? "")
      })
    {
      drafts[place].applicants.append(applicant)
      return
    }
    drafts.append(
      CandidateDraft(
        name: applicant.name, addresses: address.map { [$0] } ?? [], email: address == nil ? nil : applicant.email,
        posting: posting, applicants: [applicant]))
  }

  private mutating func joinByName(_ applicants: [Applicant]) {
    let groups = Dictionary(grouping: applicants) { applicant in
      [CandidateDraft.key(postings.id(of: applicant.posting) ?? ""), CandidateDraft.key(applicant.name)]
    }
    for (key, rows) in groups.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      let systems = Set(rows.map(\.system))
      let others = drafts.indices.filter {
        CandidateDraft.key(drafts[$0].posting ?? "") == key[0] && drafts[$0].nameKey == key[1]
      }
      // One list that has a name twice means two people, or does not know; then nothing can be said by the name.
      let isClear = systems.count == rows.count && others.count <= 1
      if isClear, let place = others.first, systems.isDisjoint(with: drafts[place].applicants.map(\.system)) {
        drafts[place].applicants += rows
        drafts[place].isJoinedByName = true
        continue
      }
      if systems.count == rows.count, others.isEmpty {
        add(rows[0])
        drafts[drafts.count - 1].applicants += rows.dropFirst()
        drafts[drafts.count - 1].isJoinedByName = rows.count > 1
        continue
      }
      for row in rows {
        add(row)
        drafts[drafts.count - 1].sharesName = true
      }
      let places = (others.flatMap { drafts[$0].records } + rows.compactMap(\.record)).sorted()
      let first = rows[0]
      gaps.append(
        PipelineGap(
          .ambiguousApplicant,
          "\(first.name) stands \(rows.count + others.count) times among the applicants\(Self.within(first.posting)), and "
            + "no address tells whether that is one person.",
          advice: "Add their addresses to the list, or remove the double.", records: places,
          postings: [postings.id(of: first.posting)].compactMap(\.self)))
    }
  }

  private static func within(_ posting: String?) -> String { posting.map { " of \($0)" } ?? "" }

  private mutating func tellUnknownPostings() {
    guard !postings.isEmpty else { return }
    let unknown = drafts.filter { draft in draft.posting.map { !postings.contains($0) } ?? false }
    for (posting, drafts) in Dictionary(grouping: unknown, by: { $0.posting ?? "" }).sorted(by: { $0.key < $1.key }) {
      gaps.append(
        PipelineGap(
          .unknownPosting,
          "\(PipelineWords.people(drafts.count)) applied for \(posting), which is in no list of postings: its cost and "
            + "the day it was posted are not known.",
          advice: "Add it to the list of postings, or spell it as there.", records: drafts.flatMap(\.records),
          postings: [posting]))
    }
  }

  // MARK: Contractors

  private mutating func join(_ contractors: [Contractor], named applicants: [Applicant]) {
    let hired = contractors.filter { !$0.engagements.isEmpty }
    var claims: [Int: [(contractor: Contractor, isByName: Bool)]] = [:]
    var unplaced: [(contractor: Contractor, email: String?)] = []
    for contractor in hired {
      switch place(of: contractor) {
      case .one(let place, let isByName): claims[place, default: []].append((contractor, isByName))
      case .none(let gap, let email):
        gaps.append(gap)
        unplaced.append((contractor, email))
      }
    }
    for (place, claimants) in claims.sorted(by: { $0.key < $1.key }) {
      if claimants.count == 1 {
        drafts[place].contractor = claimants[0].contractor
        drafts[place].addresses.formUnion(Self.addresses(of: claimants[0].contractor))
        if claimants[0].isByName { drafts[place].isJoinedByName = true }
        continue
      }
      unplaced += claimants.map { ($0.contractor, nil) }
      let ids = claimants.map(\.contractor.id).sorted().joined(separator: ", ")
      gaps.append(
        PipelineGap(
          .ambiguousContractor, "\(drafts[place].title) could be any of \(ids).",
          advice: "Name the contractor's id in a `contractor` column of the applicants.",
          records: drafts[place].records, postings: [drafts[place].posting].compactMap(\.self)))
    }
    for (contractor, email) in unplaced.sorted(by: { $0.contractor.id < $1.contractor.id }) {
      drafts.append(
        CandidateDraft(
          name: contractor.name, addresses: Self.addresses(of: contractor), email: email, posting: nil,
          contractor: contractor))
    }
    let known = Set(contractors.map { CandidateDraft.key($0.id) })
    for applicant in applicants {
      guard let id = applicant.contractor, !known.contains(CandidateDraft.key(id)) else { continue }
      gaps.append(
        PipelineGap(
          .unknownContractor, "\(applicant.name) is said to be the contractor \(id), whom the portfolio does not have.",
          advice: "Spell the id as in assay.yml, or add the contractor there.",
          records: [applicant.record].compactMap(\.self),
          postings: [postings.id(of: applicant.posting)].compactMap(\.self)))
    }
  }

  private enum Place {
    case one(Int, isByName: Bool)
    /// The address is theirs and known from applications, of which nothing tells the right one.
    case none(PipelineGap, email: String? = nil)
  }

  private func place(of contractor: Contractor) -> Place {
    let stated = drafts.indices.filter { place in
      drafts[place].applicants.contains { $0.contractor.map(CandidateDraft.key) == CandidateDraft.key(contractor.id) }
    }
    let addresses = Self.addresses(of: contractor)
    let byAddress = drafts.indices.filter { !drafts[$0].addresses.isDisjoint(with: addresses) }
    for found in [stated, byAddress] where !found.isEmpty {
      if found.count == 1 { return .one(found[0], isByName: false) }
      // The same person in several postings: the one that led to work, where it is one.
      let started = found.filter { drafts[$0].applicants.contains { Self.wasTried($0) } }
      if started.count == 1 { return .one(started[0], isByName: false) }
      return .none(
        PipelineGap(
          .ambiguousContractor,
          "\(contractor.name) applied for \(found.map { drafts[$0].posting ?? "no named posting" }.joined(separator: ", ")), "
            + "and nothing says which application led to the work.",
          advice:
            "Give the application that did the stage `trial`, or name `\(contractor.id)` in its `contractor` column.",
          records: found.flatMap { drafts[$0].records }, postings: found.compactMap { drafts[$0].posting }),
        email: drafts[found[0]].email)
    }
    return placeByName(of: contractor, addresses)
  }

  private func placeByName(of contractor: Contractor, _ addresses: Set<String>) -> Place {
    let advice =
      "Name `\(contractor.id)` in a `contractor` column of the applicants, or add the address they applied "
      + "with to `identities:` in assay.yml."
    let found = drafts.indices.filter { drafts[$0].nameKey == CandidateDraft.key(contractor.name) }
    if found.isEmpty {
      return .none(
        PipelineGap(
          .unmatchedContractor, "\(contractor.name) works here, and no application of theirs is on record.",
          advice: advice))
    }
    let isClear = found.count == 1 && !drafts[found[0]].sharesName
    if isClear, drafts[found[0]].addresses.isEmpty || addresses.isEmpty { return .one(found[0], isByName: true) }
    let reason =
      isClear ? "an applicant of that name has another address" : "several applications have that name and no address"
    return .none(
      PipelineGap(
        .ambiguousContractor, "\(contractor.name) could not be joined with an application: \(reason).", advice: advice,
        records: found.flatMap { drafts[$0].records }, postings: found.compactMap { drafts[$0].posting }))
  }

  private static func addresses(of contractor: Contractor) -> Set<String> {
    let accounts = Roster.accounts(of: contractor).compactMap { CandidateDraft.address($0.account) }
    return Set(Roster.addresses(of: contractor) + accounts)
  }

  private static func wasTried(_ applicant: Applicant) -> Bool {
    [.trial, .kept].contains(applicant.meaning) || applicant.reached[.trial] != nil || applicant.reached[.kept] != nil
  }

  // MARK: Talks

  private mutating func join(_ meeting: Meeting) {
    let found = places(name: meeting.invitee, email: meeting.email, posting: nil)
    if found.places.count == 1 {
      drafts[found.places[0]].meetings.append(meeting)
      if found.isByName { drafts[found.places[0]].isJoinedByName = true }
      return
    }
    let what = "The talk with \(meeting.invitee) on \(CivilDate(utc: meeting.start))"
    gaps.append(
      unjoined(
        what, found, .ambiguousMeeting, .unmatchedMeeting, record: meeting.record,
        advice: "Add the address they booked with to the list of applicants; talks with others need nothing."))
  }

  private mutating func join(_ interview: Interview) {
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
    func isInPosting(_ place: Int) -> Bool {
      posting.map { CandidateDraft.key($0) == CandidateDraft.key(drafts[place].posting ?? "") } ?? true
    }
    let address = CandidateDraft.address(email)
    if let address {
      let found = drafts.indices.filter { drafts[$0].addresses.contains(address) && isInPosting($0) }
      if !found.isEmpty { return Found(places: found) }
    }
    let named = drafts.indices.filter { drafts[$0].nameKey == CandidateDraft.key(name) && isInPosting($0) }
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

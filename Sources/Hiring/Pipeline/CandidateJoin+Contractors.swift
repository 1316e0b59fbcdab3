extension CandidateJoin {
  mutating func join(_ contractors: [Contractor], named applicants: [Applicant]) {
    let hired = contractors.filter { !$0.engagements.isEmpty }
    var claims: [Int: [(contractor: Contractor, isByName: Bool)]] = [:]
    let stated = statedPlaces()
    var unplaced: [(contractor: Contractor, email: String?)] = []
    for contractor in hired {
      switch place(of: contractor, stated: stated[CandidateDraft.key(contractor.id)] ?? []) {
      case .one(let place, let isByName): claims[place, default: []].append((contractor, isByName))
      case .none(let gap, let email):
        gaps.append(gap)
        unplaced.append((contractor, email))
      }
    }
    for (place, claimants) in claims.sorted(by: { $0.key < $1.key }) {
      if claimants.count == 1 {
        drafts[place].contractor = claimants[0].contractor
        add(Self.addresses(of: claimants[0].contractor), to: place)
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
      append(
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

  /// Where the list of applicants itself names the contractor, by the id.
  private func statedPlaces() -> [String: [Int]] {
    var places: [String: [Int]] = [:]
    for (place, draft) in drafts.enumerated() {
      for id in Set(draft.applicants.compactMap { $0.contractor.map(CandidateDraft.key) }) {
        places[id, default: []].append(place)
      }
    }
    return places
  }

  private func place(of contractor: Contractor, stated: [Int]) -> Place {
    let addresses = Self.addresses(of: contractor)
    let byAddress = Set(addresses.flatMap { places(address: $0) }).sorted()
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
    let found = places(nameKey: CandidateDraft.key(contractor.name))
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
}

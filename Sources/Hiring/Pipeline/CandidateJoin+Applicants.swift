extension CandidateJoin {
  mutating func join(_ applicants: [Applicant]) {
    // Two runs must join alike, whatever the order in which files were imported.
    let sorted = applicants.sorted { ($0.system, $0.id) < ($1.system, $1.id) }
    for applicant in sorted where CandidateDraft.address(applicant.email) != nil && applicant.posting != nil {
      add(applicant)
    }
    // A row that names no posting belongs to the person's only one.
    for applicant in sorted where CandidateDraft.address(applicant.email) != nil && applicant.posting == nil {
      let address = CandidateDraft.address(applicant.email) ?? ""
      let found = places(address: address)
      if found.count == 1 { drafts[found[0]].applicants.append(applicant) } else { add(applicant) }
    }
    joinByName(sorted.filter { CandidateDraft.address($0.email) == nil })
    tellSharedAddresses()
    tellNamesInSeveralPostings()
    tellUnknownPostings()
  }

  /// One list that has one address under two names may mean an agency that offers two people.
  private mutating func tellSharedAddresses() {
    for draft in drafts {
      let names = Dictionary(grouping: draft.applicants, by: \.system).values.map {
        Set($0.map { CandidateDraft.key($0.name) })
      }
      guard names.contains(where: { $0.count > 1 }) else { continue }
      gaps.append(
        PipelineGap(
          .ambiguousApplicant,
          "\(Set(draft.applicants.map(\.name)).sorted().joined(separator: ", ")) apply with one address and count as one "
            + "person.", advice: "Give each their own address in the list if they are several.", records: draft.records,
          postings: [draft.posting].compactMap(\.self)))
    }
  }

  /// One name in several postings, of which one row has no address, may be one person or two.
  private mutating func tellNamesInSeveralPostings() {
    let named = Dictionary(grouping: drafts.filter { $0.posting != nil }, by: { CandidateDraft.key($0.name) })
    for (_, same) in named.sorted(by: { $0.key < $1.key })
    where Set(same.map(\.postingKey)).count > 1 && same.contains(where: \.addresses.isEmpty) {
      let postings = Set(same.compactMap(\.posting)).sorted()
      gaps.append(
        PipelineGap(
          .ambiguousApplicant,
          "\(same[0].name) applied for \(postings.joined(separator: " and ")), not always with an address: whether that "
            + "is one person cannot be told, and they count once for each.",
          advice: "Add their addresses to the list.", records: same.flatMap(\.records).sorted(), postings: postings))
    }
  }

  private mutating func add(_ applicant: Applicant) {
    let posting = postings.id(of: applicant.posting)
    let address = CandidateDraft.address(applicant.email)
    if let address,
      let place = places(address: address).first(where: { drafts[$0].postingKey == CandidateDraft.key(posting ?? "") })
    {
      drafts[place].applicants.append(applicant)
      return
    }
    append(
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
      let others = places(nameKey: key[1]).filter { drafts[$0].postingKey == key[0] }
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
}

/// From application to decision: who came how far, what it cost, how long it took, and what the records do not tell.
package struct PipelineReport: Sendable {
  package var asOf: CivilDate
  package var scope: PipelineScope
  package var policy: FunnelPolicy
  /// By posting, then name; contractors without an application last.
  package var candidates: [Candidate]
  package var total: Funnel
  /// In the order in which they were posted; what names no posting last.
  package var byPosting: [Funnel]
  /// By name; what names no source last.
  package var bySource: [Funnel]
  /// Of contractors who work now and whose card has a score: how many are at the bar.
  package var atBar: CountedShare
  package var team: [TeamStanding]
  package var rubric: RubricSummary
  /// In the order of `PipelineGap.Kind`.
  package var gaps: [PipelineGap]

  package init(_ input: PipelineInput, scope: PipelineScope = PipelineScope(), policy: FunnelPolicy = FunnelPolicy()) {
    let postings = PostingIndex(input.postings)
    let rows = CandidateRows(input, postings)
    let isIn = PipelineFilter(scope, postings)
    let chosen = rows.candidates.filter(isIn.contains)
    let posted = input.postings.filter(isIn.contains)
    asOf = input.timeZone.day(of: input.now)
    self.scope = scope
    self.policy = policy
    candidates = chosen
    total = Funnel(id: nil, title: "", candidates: chosen, postings: posted, index: postings)
    byPosting = PipelineReport.byPosting(chosen, posted, postings)
    bySource = PipelineReport.bySource(chosen, posted, postings)
    team = input.team
    atBar = CountedShare(
      team.count { $0.standing == .atBar }, of: team.count { [.atBar, .under].contains($0.standing) })
    rubric = RubricSummary(
      candidates: chosen, others: rows.strayInterviews.filter(isIn.contains), policy: policy)
    let order = PipelineGap.Kind.allCases
    gaps = (rows.gaps + PipelineReport.absent(input)).filter(isIn.contains).enumerated().sorted { left, right in
      let places = (
        order.firstIndex(of: left.element.kind) ?? 0, order.firstIndex(of: right.element.kind) ?? 0
      )
      return (places.0, left.offset) < (places.1, right.offset)
    }.map(\.element)
  }

  /// Every posting that anybody could ask for: its id, and what applicants call those in no list.
  package static func postingNames(_ input: PipelineInput) -> [String] {
    let postings = PostingIndex(input.postings)
    return Set(input.postings.map(\.id) + input.applicants.compactMap { postings.id(of: $0.posting) }).sorted()
  }

  package static func sourceNames(_ input: PipelineInput) -> [String] {
    Set(input.postings.map(\.source) + input.applicants.compactMap(\.source)).filter { !$0.isEmpty }.sorted()
  }

  private static func byPosting(
    _ candidates: [Candidate], _ postings: [Posting], _ index: PostingIndex
  ) -> [Funnel] {
    let groups = Dictionary(grouping: candidates) { $0.posting.map(CandidateDraft.key) }
    let known = postings.sorted { ($0.posted, $0.id) < ($1.posted, $1.id) }
    var funnels = known.map { posting in
      Funnel(
        id: posting.id, title: posting.title, candidates: groups[CandidateDraft.key(posting.id)] ?? [],
        postings: [posting], index: index)
    }
    let listed = Set(known.map { CandidateDraft.key($0.id) })
    let others = groups.filter { $0.key.map { !listed.contains($0) } ?? false }
    for (_, rows) in others.sorted(by: { ($0.key ?? "") < ($1.key ?? "") }) {
      let name = rows[0].posting ?? ""
      funnels.append(Funnel(id: name, title: name, candidates: rows, postings: [], index: index))
    }
    if let rows = groups[nil] {
      funnels.append(Funnel(id: nil, title: "", candidates: rows, postings: [], index: index))
    }
    return funnels
  }

  private static func bySource(
    _ candidates: [Candidate], _ postings: [Posting], _ index: PostingIndex
  ) -> [Funnel] {
    let groups = Dictionary(grouping: candidates) { $0.source.map(CandidateDraft.key) ?? "" }
    let posted = Dictionary(grouping: postings) { CandidateDraft.key($0.source) }
    let keys = Set(groups.keys).union(posted.keys).sorted { ($0.isEmpty ? 1 : 0, $0) < ($1.isEmpty ? 1 : 0, $1) }
    return keys.map { key in
      let name = groups[key]?.first?.source ?? posted[key]?.first?.source ?? ""
      return Funnel(
        id: name.isEmpty ? nil : name, title: name, candidates: groups[key] ?? [], postings: posted[key] ?? [],
        index: index)
    }
  }

  /// Kinds of record of which there is not one.
  private static func absent(_ input: PipelineInput) -> [PipelineGap] {
    var gaps: [PipelineGap] = []
    func tell(_ isAbsent: Bool, _ text: String, _ kind: String) {
      guard isAbsent else { return }
      gaps.append(
        PipelineGap(.missingRecords, text, advice: "Add an entry of kind `\(kind)` to `records:` in assay.yml."))
    }
    tell(input.applicants.isEmpty, "There is no list of applicants, so nobody's way here can be told.", "pipeline")
    tell(
      input.postings.isEmpty, "There is no list of postings: what they cost and when they were posted is not known.",
      "postings")
    tell(
      input.meetings.isEmpty,
      "There is no calendar: talks that were booked, missed or cancelled are only known where "
        + "the list of applicants says so.", "calendly")
    tell(input.interviews.isEmpty, "No interview was judged by the rubric.", "interviews")
    return gaps
  }
}

/// Makes one row a person and posting of the joined records, and tells what they do not say.
struct CandidateRows {
  private(set) var candidates: [Candidate] = []
  private(set) var gaps: [PipelineGap]
  let strayInterviews: [Interview]

  init(_ input: PipelineInput, _ postings: PostingIndex) {
    let join = CandidateJoin(
      postings: input.postings, applicants: input.applicants, contractors: input.contractors, meetings: input.meetings,
      interviews: input.interviews, timeZone: input.timeZone)
    gaps = join.gaps
    let placed = Set(join.drafts.flatMap(\.interviews))
    strayInterviews = input.interviews.filter { !placed.contains($0) }
    let costs = TrialCosts(
      contractors: input.contractors, payments: input.payments, billedEntries: input.billedEntries,
      timeEntries: input.timeEntries, timeZone: input.timeZone)
    let today = input.timeZone.day(of: input.now)
    let outcomes = Dictionary(grouping: input.outcomes.filter { $0.on <= today }, by: \.contractor)
    let stories = join.drafts.map { draft in
      CandidateStory(
        draft: draft, outcomes: draft.contractor.flatMap { outcomes[$0.id] } ?? [], timeZone: input.timeZone,
        now: input.now)
    }
    let firstApplications = Dictionary(grouping: stories) { $0.draft.posting.map(CandidateDraft.key) ?? "" }
      .mapValues { $0.compactMap(\.applied).min() }
    for story in stories {
      let key = story.draft.posting.map(CandidateDraft.key) ?? ""
      let posting = postings.posting(story.draft.posting)
      // Without a posting there is no common beginning to count from.
      let opened = posting?.posted ?? (key.isEmpty ? nil : firstApplications[key] ?? nil)
      add(story, posting, opened: opened, costs)
      tell(story, today)
    }
    tellUnanswered(input.postings, today)
    let places = Dictionary(uniqueKeysWithValues: input.contractors.enumerated().map { ($1.id, $0) })
    candidates.sort { left, right in
      let posted = (postings.posting(left.posting)?.posted, postings.posting(right.posting)?.posted)
      return (
        left.posting == nil ? 1 : 0, posted.0?.description ?? "~", left.posting ?? "", left.name, left.person,
        left.contractor.flatMap { places[$0] } ?? 0
      )
        < (
          right.posting == nil ? 1 : 0, posted.1?.description ?? "~", right.posting ?? "", right.name, right.person,
          right.contractor.flatMap { places[$0] } ?? 0
        )
    }
  }

  private mutating func add(_ story: CandidateStory, _ posting: Posting?, opened: CivilDate?, _ costs: TrialCosts) {
    let draft = story.draft
    let steps = story.steps
    let sources = draft.applicants.compactMap(\.source) + [posting?.source].compactMap(\.self)
    var candidate = Candidate(
      person: draft.person, name: draft.name, email: draft.email, posting: draft.posting,
      source: sources.first { !$0.isEmpty }, contractor: draft.contractor?.id, isJoinedByName: draft.isJoinedByName,
      steps: steps, talk: story.talk(steps), state: story.state(steps), decided: nil, hasLeft: story.hasLeft,
      reviewed: story.reviewed, daysToTrial: nil, daysToKeep: nil, cost: nil, interviews: draft.interviews,
      records: records(of: draft))
    let verdict = story.verdict
    if verdict?.kind != .withdrew { candidate.decided = verdict?.day }
    if let contractor = draft.contractor, steps[.trialStarted] != nil {
      candidate.cost = costs.cost(of: contractor, until: story.trialUntil)
    }
    if let opened {
      candidate.daysToTrial = days(from: opened, to: steps[.trialStarted]?.day, "started", draft)
      if candidate.state == .kept { candidate.daysToKeep = days(from: opened, to: verdict?.day, "was kept", draft) }
    }
    if candidate.cost?.basis == .unknown || (candidate.cost == nil && steps[.trialStarted] != nil) {
      gaps.append(
        PipelineGap(
          .unknownCost, "What \(draft.title)'s trial cost is not known.",
          advice: draft.contractor == nil
            ? "Add them to assay.yml with their engagement, or name the id in a `contractor` column."
            : "Import payments or billed hours, or give the engagement its rate.",
          records: candidate.records, postings: [draft.posting].compactMap(\.self)))
    }
    candidates.append(candidate)
  }

  private func records(of draft: CandidateDraft) -> [String] {
    let records = draft.records + draft.meetings.compactMap(\.record) + draft.interviews.compactMap(\.record)
    return Set(records).sorted()
  }

  /// Nil where either day is missing, and where they cannot both be right, which is told.
  private mutating func days(
    from opened: CivilDate, to day: CivilDate?, _ what: String, _ draft: CandidateDraft
  ) -> Int? {
    guard let day else { return nil }
    let days = day.daysSince1970 - opened.daysSince1970
    if days >= 0 { return days }
    gaps.append(
      PipelineGap(
        .datesOutOfOrder, "\(draft.title) \(what) on \(day), before the job was open on \(opened).",
        advice: "Mend the day in the records; it is left out of how long hiring took.", records: draft.records,
        postings: [draft.posting].compactMap(\.self)))
    return nil
  }

  private mutating func tell(_ story: CandidateStory, _ today: CivilDate) {
    let draft = story.draft
    let state = story.state(story.steps)
    func add(_ kind: PipelineGap.Kind, _ text: String, _ advice: String) {
      gaps.append(
        PipelineGap(
          kind, text, advice: advice, records: draft.records, postings: [draft.posting].compactMap(\.self)))
    }
    let id = draft.contractor?.id
    if let rehired = story.rehired {
      add(
        .rehired,
        "\(draft.title) was released on \(rehired.released) and began again on \(rehired.began): they stand where the "
          + "new work stands, and count once.", "Nothing to do.")
    }
    if state == .onTrial, let ends = story.trialEnds, ends < today, let id {
      add(
        .decisionOverdue,
        "The trial of \(draft.title), \(id) in assay.yml, was to end on \(ends), and neither a keep nor a release is recorded.",
        "Decide: `assay decide ID keep` or `release` with the id, or move `trial_ends` in assay.yml; any other decision "
          + "leaves the trial open.")
    }
    let listed = story.listedVerdicts
    if state == .undecided {
      let advice =
        id.map { "Record it: `assay decide \($0) keep` or `release`." }
        ?? "Write `kept`, `released` or `withdrew` as the stage."
      if listed.count > 1 {
        add(
          .contradiction, "The lists give \(draft.title) more than one end, without the days to tell the last.", advice)
      } else {
        add(.undecided, "\(draft.title)'s work ended, and nothing says whether they were kept.", advice)
      }
    }
    if !story.outcomes.isEmpty, let verdict = story.verdict, !listed.isEmpty,
      !listed.contains(where: { $0.kind == verdict.kind })
    {
      add(
        .contradiction,
        "The signed decision about \(draft.title) is \(verdict.kind == .kept ? "keep" : "release"), and the list of "
          + "applicants says otherwise; the decision counts.", "Mend the list.")
    }
    for applicant in draft.applicants where applicant.meaning == nil {
      gaps.append(
        PipelineGap(
          .unknownStage, "\(applicant.name)'s stage `\(applicant.stage)` has no known meaning; they count as applied.",
          advice: "Say what it means under `stages:` at the list's entry of `records:`.",
          records: [applicant.record].compactMap(\.self), postings: [draft.posting].compactMap(\.self)))
    }
  }

  private mutating func tellUnanswered(_ postings: [Posting], _ today: CivilDate) {
    let waiting = Dictionary(grouping: candidates.filter { $0.state == .open }) { CandidateDraft.key($0.posting ?? "") }
    for posting in postings {
      guard let closed = posting.closed, closed < today, let open = waiting[CandidateDraft.key(posting.id)] else {
        continue
      }
      gaps.append(
        PipelineGap(
          .unansweredApplicants,
          "\(PipelineWords.people(open.count)) of \(posting.id) \(open.count == 1 ? "is" : "are") still open, and it was "
            + "closed on \(closed).",
          advice: "Answer them, and write `released` or `withdrew` as their stage.", records: open.flatMap(\.records),
          postings: [posting.id]))
    }
  }
}

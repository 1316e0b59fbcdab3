internal import Foundation

/// Tells from one person's joined records which steps they took and where they stand.
///
/// A later step implies those before it, and what is only implied is marked so. Days in the future are plans, not steps.
struct CandidateStory {
  let draft: CandidateDraft
  let outcomes: [HiringOutcome]
  let timeZone: TimeZone
  let now: Date

  private var today: CivilDate { timeZone.day(of: now) }

  /// The engagements that have begun.
  private var engagements: [Engagement] {
    draft.contractor?.engagements.filter { $0.started <= today }.sorted { $0.started < $1.started } ?? []
  }

  /// The day on which somebody who had been released began again; nil for everybody else. Where they stand is where the
  /// new work stands.
  var rehired: (released: CivilDate, began: CivilDate)? {
    guard let first = engagements.first?.started else { return nil }
    return engagements.reversed().lazy.compactMap { engagement -> (CivilDate, CivilDate)? in
      let before = outcomes.last { $0.on < engagement.started && $0.on >= first }
      return before?.kind == .released ? before.map { ($0.on, engagement.started) } : nil
    }.first
  }

  /// The engagements, and the owner's words, of the work that counts.
  private var latest: [Engagement] {
    guard let began = rehired?.began else { return engagements }
    return engagements.filter { $0.started >= began }
  }
  private var latestOutcomes: [HiringOutcome] {
    guard let began = rehired?.began else { return outcomes }
    return outcomes.filter { $0.on >= began }
  }

  /// The day on which they applied; nil where it is not on record.
  var applied: CivilDate? {
    draft.applicants.compactMap { $0.reached[.applied] ?? ($0.meaning == .applied ? $0.date : nil) }
      .filter { $0 <= today }.min()
  }

  /// What the row's stage means today: a stage whose day is still to come is a plan.
  private func meaning(of applicant: Applicant) -> HiringStage? {
    applicant.meaning.flatMap { stage in applicant.reached[stage].map { $0 <= today } ?? true ? stage : nil }
  }

  // MARK: Steps

  var steps: [FunnelStep: Candidate.Reached] {
    var steps: [FunnelStep: Candidate.Reached] = [:]
    func take(_ step: FunnelStep, _ day: CivilDate?) {
      let known = steps[step]?.day
      steps[step] = Candidate.Reached(day: [known, day].compactMap(\.self).min())
    }
    if !draft.applicants.isEmpty { take(.applied, applied) }
    for applicant in draft.applicants {
      // The date of a row may be that of its stage or of the application; only a stage's own column is its day.
      if let step = meaning(of: applicant).flatMap(FunnelStep.init) { take(step, nil) }
      for (stage, day) in applicant.reached where day <= today { if let step = FunnelStep(stage) { take(step, day) } }
      if HiringStage.isNoShow(applicant.stage) { take(.talkBooked, nil) }
    }
    if !draft.meetings.isEmpty { take(.talkBooked, nil) }
    for meeting in draft.meetings where state(of: meeting) == .held { take(.talkHeld, timeZone.day(of: meeting.start)) }
    for interview in draft.interviews where interview.date <= today { take(.interviewed, interview.date) }
    if let first = engagements.first { steps[.trialStarted] = Candidate.Reached(day: first.started) }
    if verdict?.kind == .kept { take(.kept, verdict?.day) }
    if let furthest = furthest(steps) {
      for step in FunnelStep.allCases where step < furthest && steps[step] == nil {
        steps[step] = Candidate.Reached(day: nil, isImplied: true)
      }
    }
    // The last word decides: what a list once called kept and the owner then released was not kept.
    if verdict?.kind != .kept { steps[.kept] = nil }
    return steps
  }

  /// A review can only be left for work that was done.
  private func furthest(_ steps: [FunnelStep: Candidate.Reached]) -> FunnelStep? {
    if reviewed != nil, steps[.trialStarted] == nil { return .kept }
    return steps.keys.max()
  }

  var reviewed: Candidate.Reached? {
    let days = draft.applicants.compactMap { $0.reached[.reviewed] }.filter { $0 <= today }
    if let day = days.min() { return Candidate.Reached(day: day) }
    return draft.applicants.contains { meaning(of: $0) == .reviewed } ? Candidate.Reached(day: nil) : nil
  }

  // MARK: Talks

  func talk(_ steps: [FunnelStep: Candidate.Reached]) -> TalkState? {
    // What only a later step implies is no talk on record.
    func isOnRecord(_ step: FunnelStep) -> Bool { steps[step].map { !$0.isImplied } ?? false }
    guard isOnRecord(.talkBooked) || isOnRecord(.talkHeld) else { return nil }
    if steps[.talkHeld] != nil { return .held }
    let states = Set(draft.meetings.map(state))
    if let state = [TalkState.upcoming, .noShow, .cancelled].first(where: states.contains) { return state }
    return draft.applicants.contains { HiringStage.isNoShow($0.stage) } ? .noShow : .unknown
  }

  private func state(of meeting: Meeting) -> TalkState {
    if meeting.isCanceled { return .cancelled }
    if meeting.isNoShow { return .noShow }
    return (meeting.end ?? meeting.start) <= now ? .held : .upcoming
  }

  // MARK: The end

  /// What the owner decided, or the applicant; the day is nil where it is not on record.
  struct Verdict: Hashable {
    enum Kind: Hashable { case kept, released, withdrew }
    var kind: Kind
    var day: CivilDate?
  }

  /// The day on which the first trial ends, or the one after a release; nil where none is set.
  var trialEnds: CivilDate? { latest.first?.trialEnds }

  /// The signed decision, else what the owner's lists say; nil where neither says how it ended, or the lists disagree.
  var verdict: Verdict? {
    if let outcome = HiringOutcome.decidingTrial(latestOutcomes, trialEnds: trialEnds) {
      return Verdict(kind: outcome.kind == .kept ? .kept : .released, day: outcome.on)
    }
    let listed = listedVerdicts
    if listed.count < 2 { return listed.first }
    let dated = listed.compactMap { verdict in verdict.day.map { (verdict, $0) } }
    guard dated.count == listed.count else { return nil }
    let sorted = dated.sorted { $0.1 < $1.1 }
    if let trialEnds, let last = sorted.last(where: { $0.1 <= trialEnds }) { return last.0 }
    return sorted[0].1 == sorted[1].1 ? nil : sorted[0].0
  }

  /// What the lists say about the end, a kind once, with its first day.
  var listedVerdicts: [Verdict] {
    let ends: [(HiringStage, Verdict.Kind)] = [(.kept, .kept), (.released, .released), (.withdrew, .withdrew)]
    return ends.compactMap { stage, kind in
      let began = rehired?.began
      let days = draft.applicants.compactMap { $0.reached[stage] }
        .filter { day in day <= today && (began.map { day >= $0 } ?? true) }
      // A stage without a day is of the work before, as far as anybody can tell.
      let isStated = began == nil && draft.applicants.contains { meaning(of: $0) == stage }
      guard !days.isEmpty || isStated else { return nil }
      return Verdict(kind: kind, day: days.min())
    }
  }

  func state(_ steps: [FunnelStep: Candidate.Reached]) -> CandidateState {
    let wasTried = steps[.trialStarted] != nil
    switch verdict?.kind {
    case .kept: return .kept
    case .released: return wasTried ? .released : .turnedDown
    case .withdrew: return .withdrew
    case nil: break
    }
    if !wasTried { return listedVerdicts.isEmpty ? .open : .undecided }
    let hasEnded =
      latest.isEmpty ? reviewed != nil : latest.allSatisfy { $0.ended.map { $0 < today } ?? false }
    return hasEnded || listedVerdicts.count > 1 ? .undecided : .onTrial
  }

  /// Whether somebody who was kept is gone since.
  var hasLeft: Bool {
    guard let verdict, verdict.kind == .kept else { return false }
    if let day = verdict.day {
      if outcomes.contains(where: { $0.kind == .released && $0.on > day }) { return true }
      // The owner's list may say so before the portfolio ends the engagement.
      if listedVerdicts.contains(where: { $0.kind == .released && $0.day.map { $0 > day } ?? false }) { return true }
    }
    if !latest.isEmpty { return latest.allSatisfy { $0.ended.map { $0 < today } ?? false } }
    return listedVerdicts.contains { $0.kind != .kept }
  }

  /// The last day that counts as the trial; see `TrialCosts`.
  var trialUntil: CivilDate {
    let ended = latest.allSatisfy { $0.ended != nil } ? latest.compactMap(\.ended).max() : nil
    return [verdict?.day ?? trialEnds ?? ended, today].compactMap(\.self).min() ?? today
  }
}

extension HiringStage {
  /// Whether the owner's words say that somebody booked a talk and did not come.
  static func isNoShow(_ words: String) -> Bool {
    ["no show", "noshow", "did not show", "didn t show"].contains(
      words.lowercased().split { !($0.isLetter || $0.isNumber) }.joined(separator: " "))
  }
}

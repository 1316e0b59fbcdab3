internal import Hiring

/// What a funnel comes to, in sentences.
enum PipelineSentences {
  static func talks(_ funnel: Funnel) -> String? {
    let booked = funnel.talks.values.reduce(0, +)
    guard booked > 0 else { return nil }
    let words: [(TalkState, String)] = [
      (.held, "talked"), (.noShow, "did not come"), (.cancelled, "cancelled and booked no other"),
      (.upcoming, "have it before them"), (.unknown, "have nothing on record of what came of it"),
    ]
    let parts = words.compactMap { state, words in funnel.talks[state].map { "\(Wording.grouped($0)) \(words)" } }
    return "Of \(PipelineWording.people(booked)) a booked talk is on record: \(Wording.list(parts))."
  }

  static func states(_ funnel: Funnel) -> String {
    let parts = CandidateState.allCases.compactMap { state in
      funnel.states[state].map { "\(PipelineWording.name(state)) \(Wording.grouped($0))" }
    }
    let left = funnel.left > 0 ? " Of those kept, \(Wording.grouped(funnel.left)) left or were let go since." : ""
    return "Where everybody stands: \(parts.joined(separator: ", "))." + left
  }

  static func implied(_ funnel: Funnel) -> String? {
    let parts = FunnelStep.allCases.compactMap { step -> String? in
      guard funnel.isRecorded(step), let count = funnel.steps[step], count.implied > 0 else { return nil }
      return "\(PipelineWording.name(step)) \(Wording.grouped(count.implied))"
    }
    guard !parts.isEmpty else { return nil }
    return "Only a later step shows these, not a record of their own: \(parts.joined(separator: ", "))."
  }

  static func keepRate(_ funnel: Funnel, policy: FunnelPolicy) -> String {
    let usual =
      "owners who hire this way usually keep "
      + PipelineWording.range(policy.usualKeepShare.lowerBound, policy.usualKeepShare.upperBound)
      + " of those they try; that is a yardstick, not a quota."
    guard funnel.keepRate.of > 0 else { return "No trial is decided yet, so there is no keep rate; \(usual)" }
    return "Of \(PipelineWording.people(funnel.keepRate.of)) whose trial you decided you kept "
      + "\(Wording.grouped(funnel.keepRate.count)) (\(PipelineWording.interval(funnel.keepRate))); \(usual)"
  }

  static func team(_ report: PipelineReport) -> String {
    let aim =
      "the aim is \(PipelineWording.range(report.policy.aimAtBar.lowerBound, report.policy.aimAtBar.upperBound))"
    let unknown = report.team.count { ![.atBar, .under].contains($0.standing) }
    let rest = unknown > 0 ? " \(PipelineWording.people(unknown)) with too little evidence, or no card, left out." : ""
    guard report.atBar.of > 0 else {
      return "Nobody who works for you now has a score yet, so the team's share at the bar cannot be told; \(aim)."
        + rest
    }
    let weeks = report.team.compactMap { [.atBar, .under].contains($0.standing) ? $0.week : nil }
    let week = weeks.min().map { " by their latest cards, the oldest of \($0)" } ?? ""
    let who = report.atBar.of == 1 ? "works for you now and has" : "work for you now and have"
    return "Of \(PipelineWording.people(report.atBar.of)) who \(who) a score, "
      + "\(Wording.grouped(report.atBar.count)) \(report.atBar.count == 1 ? "is" : "are") at the bar\(week) (\(PipelineWording.interval(report.atBar))); \(aim)."
      + rest
  }

  static func cost(_ cost: FunnelCost) -> String {
    guard cost.tried > 0 || !cost.postings.isEmpty else { return "Nobody was tried yet, and nothing was paid." }
    var spent: [String] = []
    if !cost.postings.isEmpty { spent.append("\(PipelineWording.money(cost.postings)) for posting") }
    if !cost.trials.isEmpty {
      let bases = TrialCost.Basis.allCases.compactMap { basis in
        cost.bases[basis].map { "\(Wording.grouped($0)) by \(PipelineWording.name(basis))" }
      }
      spent.append(
        "\(PipelineWording.money(cost.trials)) for the \(Wording.count(cost.tried, "trial")) "
          + "(\(bases.joined(separator: ", ")))")
    }
    guard !spent.isEmpty else { return "What was paid is not on record." }
    let least = cost.isLeast ? "at least " : ""
    var text = "\(least)\(Wording.list(spent))"
    if cost.kept > 0 {
      text =
        "Each of the \(PipelineWording.people(cost.kept)) kept cost \(least)"
        + "\(PipelineWording.money(cost.perKept)): \(Wording.list(spent))"
    } else {
      text = "Nobody is kept yet, after \(text)"
    }
    if cost.running > 0 { text += "; \(Wording.grouped(cost.running)) of them still running" }
    return text + ". Your own hours are not in it."
  }

  static func days(_ days: FunnelDays) -> String? {
    guard let trial = days.toTrial else { return nil }
    var text =
      "From the posting, or the first application where no posting is on record, to the first day of work: \(PipelineWording.days(trial))"
    if let keep = days.toKeep {
      text += "; to the decision to keep: \(PipelineWording.days(keep))"
    }
    return text + "."
  }

  static func reviews(_ funnel: Funnel) -> String? {
    guard funnel.reviews.of > 0 else { return nil }
    let count = "\(Wording.grouped(funnel.reviews.count)) of \(PipelineWording.people(funnel.reviews.of))"
    return "A review is on record for \(count) whose work ended."
  }

  static func judges(_ rubric: RubricSummary) -> [String] {
    let judges = rubric.judges.map { judge in
      "\(judge.name) \(Wording.grouped(judge.interviews))"
        + (judge.mean.value.map { " (mean \(Wording.decimal($0)))" } ?? "")
    }
    var sentences = ["Judged by: \(judges.joined(separator: ", "))."]
    if let spread = rubric.spread {
      sentences.append(
        "Where several judged one person by one criterion (\(Wording.count(spread.pairs, "time"))), they were "
          + "\(Wording.decimal(spread.mean)) apart on average and \(Wording.decimal(spread.largest)) at most.")
    }
    return sentences
  }
}

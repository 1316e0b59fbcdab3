internal import Hiring

/// One plain setting of the policy: its key in the file, what it means, and how it is read and written.
struct PolicySetting: Sendable {
  enum Value: Sendable {
    case number(
      @Sendable (JudgementPolicy) -> Double, @Sendable (inout JudgementPolicy, Double) -> Void, ClosedRange<Double>)
    case whole(@Sendable (JudgementPolicy) -> Int, @Sendable (inout JudgementPolicy, Int) -> Void, ClosedRange<Int>)
    case flag(@Sendable (JudgementPolicy) -> Bool, @Sendable (inout JudgementPolicy, Bool) -> Void)
    case words(@Sendable (JudgementPolicy) -> [String], @Sendable (inout JudgementPolicy, [String]) -> Void)
  }

  var key: String
  var note: String
  var value: Value

  func yaml(of policy: JudgementPolicy) -> String {
    switch value {
    case .number(let read, _, _): JudgementPolicy.yaml(read(policy))
    case .whole(let read, _, _): "\(read(policy))"
    case .flag(let read, _): read(policy) ? "true" : "false"
    case .words(let read, _):
      "["
        + read(policy).map { "\"" + $0.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\"" }
        .joined(separator: ", ") + "]"
    }
  }

  private static func number(
    _ key: String, _ path: any WritableKeyPath<JudgementPolicy, Double> & Sendable, _ range: ClosedRange<Double>,
    _ note: String
  ) -> PolicySetting {
    PolicySetting(
      key: key, note: note, value: .number({ $0[keyPath: path] }, { $0[keyPath: path] = $1 }, range))
  }

  private static func whole(
    _ key: String, _ path: any WritableKeyPath<JudgementPolicy, Int> & Sendable, _ range: ClosedRange<Int>,
    _ note: String
  ) -> PolicySetting {
    PolicySetting(key: key, note: note, value: .whole({ $0[keyPath: path] }, { $0[keyPath: path] = $1 }, range))
  }

  private static func words(
    _ key: String, _ path: any WritableKeyPath<JudgementPolicy, [String]> & Sendable, _ note: String
  ) -> PolicySetting {
    PolicySetting(key: key, note: note, value: .words({ $0[keyPath: path] }, { $0[keyPath: path] = $1 }))
  }

  /// Every plain setting, in the order of the file.
  static let all: [PolicySetting] = [
    number(
      "bar", \.bar, 0...100, "Overall score that the lower end must reach to be kept: the foot of grade B. Our default."
    ),
    number("exponent", \.exponent, -10...0.99, "Exponent of the power mean (SIG 2026 uses one); below 1. Our default."),
    number("score_floor", \.scoreFloor, 1...75, "The least that a score counts in a mean. Our default."),
    number(
      "critical_cap", \.criticalCap, 0...100,
      "Highest dimension score with a critical finding open (Sonar: worst issue)."),
    number(
      "critical_overall_cap", \.criticalOverallCap, 0...100,
      "Highest overall score while a dimension is capped. Our default."),
    number("neutral_score", \.neutralScore, 1...99, "Score believed in before anything is seen. Our default."),
    number("share_strength", \.shareStrength, 0...1_000, "Changes that this belief weighs, for shares. Our default."),
    number("rate_strength", \.rateStrength, 0...100_000, "Changed lines that it weighs, for counts. Our default."),
    number(
      "score_dependence", \.scoreDependence, 0...1,
      "Correlation between the errors of a card's scores. Our default: measured on planted contractors."),
    whole("show_lines", \.showLines, 0...100_000, "Changed lines to show a signal (Sonar: 20 new lines)."),
    whole("show_changes", \.showChanges, 0...1_000, "Changes to show a signal. Our default."),
    whole("grade_lines", \.gradeLines, 0...1_000_000, "Changed lines to grade a person. Our default."),
    whole("grade_changes", \.gradeChanges, 0...10_000, "Changes to grade a person. Our default."),
    whole("grade_weeks", \.gradeWeeks, 1...52, "Weeks with work, or with hours, to grade a person. Our default."),
    number(
      "grade_hours", \.gradeHours, 0...10_000,
      "Hours on record to judge a person by hours and delivery alone, where there is too little code. Our default."),
    number(
      "attribution_floor", \.attributionFloor, 0...1, "Share of changed lines with a confirmed author. Our default."),
    whole("window_weeks", \.windowWeeks, 1...520, "Weeks of the engagement that a card looks back. Our default."),
    whole("trend_weeks", \.trendWeeks, 1...104, "Weeks of the trend. Our default."),
    whole("past_weeks", \.pastWeeks, 0...1_040, "Weeks before the window that are the repository's past. Our default."),
    whole("breach_weeks", \.breachWeeks, 1...104, "Weeks in which two breaches add up to a release. Our default."),
    number(
      "stranger_share", \.strangerShare, 0...1,
      "Share of a week's lines from which authors unknown before and after are work handed on. Our default."),
    whole("clean_weeks", \.cleanWeeks, 1...104, "Weeks free of breaches to be kept. Our default."),
    whole(
      "credential_grace_weeks", \.credentialGraceWeeks, 0...52, "Weeks a live credential has after the first card."),
    whole("rework_days", \.reworkDays, 1...365, "Age under which a rewritten line is rework (LinearB, Flow: 21)."),
    whole("short_rework_days", \.shortReworkDays, 1...365, "The shorter window beside it (GitClear: 14)."),
    whole("survival_days", \.survivalDays, 1...365, "Age under which a fix counts against the change. Our default."),
    whole(
      "large_change_lines", \.largeChangeLines, 1...100_000, "Lines up to which a change can be reviewed. Our default."),
    whole(
      "tested_change_lines", \.testedChangeLines, 1...10_000, "Added source lines that call for a test. Our default."),
    whole(
      "lost_test_lines", \.lostTestLines, 1...10_000,
      "Lines that tests lose from which a change took tests away. Our default."),
    number("match_hours", \.matchHours, 0...100, "Hours a contract-week may differ and match."),
    number("tolerance_hours", \.toleranceHours, 0...100, "Hours over-billed a contract-week without a breach."),
    number("task_hours", \.taskHours, 0...1_000, "Hours on a task that call for a change naming it. Our default."),
    number("estimate_factor", \.estimateFactor, 1...100, "How far over its estimate a task may run. Our default."),
    whole("late_entry_days", \.lateEntryDays, 0...365, "Days after which an entry is late. Our default."),
    whole(
      "access_list_days", \.accessListDays, 1...3_650,
      "Days after which a list of access is stale (CIS Controls 5.1: a review each quarter at least)."),
    whole(
      "revoke_days", \.revokeDays, 0...365,
      "Days after an engagement in which access is to be taken away (CIS Controls 6.2: at once)."),
    whole("ending_days", \.endingDays, 0...365, "Days before an end in which its access is listed. Our default."),
    whole("onboarding_days", \.onboardingDays, 0...365, "Days in which onboarding is to be done. Our default."),
    number(
      "worsened_share", \.worsenedShare, 0...1, "Part of a worsened or improved finding that counts. Our default."),
    whole("clone_tokens", \.cloneTokens, 10...10_000, "Tokens in a row that make equal code a clone (jscpd: 50)."),
    whole("clone_lines", \.cloneLines, 1...10_000, "Lines that a clone stands on at least (jscpd: 5)."),
    number("island_share", \.islandShare, 0.5...1, "Share of a file that makes it one person's (CodeScene: 95 %)."),
    number("knowledge_half_life_days", \.knowledgeHalfLifeDays, 1...36_500, "Half-life of knowledge. Our default."),
    PolicySetting(
      key: "requires_signed_work", note: "Whether commits must be signed for the score. Our default.",
      value: .flag({ $0.requiresSignedWork }, { $0.requiresSignedWork = $1 })),
    whole("retention_days", \.retentionDays, 1...36_500, "Days that records and reports are kept. Our default."),
    whole("reply_characters", \.replyCharacters, 100...100_000, "Letters of a contractor's reply. Our default."),
    words("reply_to", \.replyTo, "To whom a contractor replies; without any, to the owner by name."),
    PolicySetting(
      key: "copy_shows_recommendation", note: "Whether the contractor's copy shows the recommendation. Our default.",
      value: .flag({ $0.copyShowsRecommendation }, { $0.copyShowsRecommendation = $1 })),
    words("bots", \.bots, "Machines beside everything with [bot]; never judged."),
    words("assistants", \.assistants, "AI tools as co-authors: shown, never scored."),
    words("fix_words", \.fixWords, "Words of a subject that make a change a fix."),
    words("revert_words", \.revertWords, "Words of a subject that make a change a revert."),
    words("fix_trailers", \.fixTrailers, "Trailers that name the commit they fix (the kernel's Fixes)."),
    words("revert_marks", \.revertMarks, "Beginnings of a line that name the commit reverted (git revert)."),
    words("fault_tasks", \.faultTasks, "Beginnings of task ids that only faults have. Our default."),
    words("vague_words", \.vagueWords, "Words that say nothing in a subject or a note."),
    words("task_prefixes", \.taskPrefixes, "What a task id begins with; ABC-123 is always one."),
    words("done_statuses", \.doneStatuses, "Task states that mean finished."),
    words("working_statuses", \.cards.workingStatuses, "Words of card states in which somebody works on it."),
    words("review_statuses", \.cards.reviewStatuses, "Words of card states in which the work is looked at."),
    words("blocked_words", \.cards.blockedWords, "Words of card states and tags that mean nothing can go on."),
    words("dropped_statuses", \.cards.droppedStatuses, "Words of card states that mean it will not be done."),
    words("codeless_words", \.cards.codelessWords, "Words of tags and lists of cards that leave no change of code."),
    whole(
      "description_characters", \.cards.descriptionCharacters, 1...10_000,
      "Letters of a card's description beyond its title that make it clear. Our default."),
    whole(
      "checklist_items", \.cards.checklistItems, 1...1_000, "Items of a checklist that do instead. Our default."),
    number(
      "raise_hours", \.cards.raiseHours, 0...1_000,
      "Hours around becoming blocked in which a comment raises it. Our default."),
    number(
      "long_block_hours", \.cards.longBlockHours, 0...10_000, "Hours blocked that call for a question. Our default."),
    whole(
      "import_lines", \.evaluation.importLines, 1...10_000_000,
      "Lines of one change of an applicant that may be a whole work brought at once. Our default."),
    number("import_share", \.evaluation.importShare, 0...1, "Share of all their lines that it has then. Our default."),
    whole("burst_changes", \.evaluation.burstChanges, 2...10_000, "Changes committed together. Our default."),
    whole("burst_seconds", \.evaluation.burstSeconds, 1...86_400, "Seconds in which they are. Our default."),
    number(
      "left_out_share", \.evaluation.leftOutShare, 0...1, "Share of lines that count towards nobody. Our default."),
    words("configuration_rules", \.configurationRules, "Beginnings of rule ids about configuration."),
    words("skipped_test_rules", \.skippedTestRules, "Beginnings of rule ids about tests that are switched off."),
    words("dependency_rules", \.dependencyRules, "Beginnings of rule ids about dependencies."),
  ]
}

internal import Findings
internal import History

/// Questions about what went wrong in the applicant's changes: how it came to be says more than that it is there.
enum FaultQuestions {
  static func credential(_ context: EvaluationContext) -> InterviewQuestion? {
    let lives = context.evidence.lives { $0.finding.isCredential && $0.finding.confidence >= .medium }.map(\.life)
    guard !lives.isEmpty else { return nil }
    let open = lives.count { $0.isOpen(before: context.evidence.end) }
    return InterviewQuestion(
      .credential,
      "\(Words.count(lives.count, "password or key", "passwords or keys")) came into the repository with changes of yours"
        + (open > 0 ? ", and \(open) \(open == 1 ? "is" : "are") still in it" : ", and only its history has them now")
        + ". Whose are they, who has had this code since, and what did you do when you noticed?",
      listenFor:
        "That what was ever committed has to be replaced at its provider, because deleting the line leaves it in the "
        + "history; and where such values belong instead. A sample value that opens nothing is a good answer too, if they "
        + "can show it.",
      evidence: Evidence.limited(
        lives.map { life in
          .finding(
            life.finding, life.finding.title, in: context.history.changes[life.origin], repository: context.history.id)
        }))
  }

  /// The worst finding of theirs that is no credential: those still open before those that are gone.
  static func finding(_ context: EvaluationContext) -> InterviewQuestion? {
    let lives = context.evidence.lives { life in
      !life.finding.isCredential && life.finding.confidence >= .medium && life.finding.severity >= .medium
    }.map(\.life)
    func rank(_ life: FindingLife) -> (Int, Int, Int) {
      (
        life.isOpen(before: context.evidence.end) ? 1 : 0,
        life.finding.severity.rank * 2 + (life.finding.dimension == .security ? 1 : 0), -life.origin
      )
    }
    guard let life = lives.max(by: { rank($0) < rank($1) }) else { return nil }
    let isOpen = life.isOpen(before: context.evidence.end)
    let change = context.history.changes[life.origin]
    return InterviewQuestion(
      .finding,
      "This came with \"\(change.subject)\": \(life.finding.title)"
        + (isOpen ? ", and it is still there. " : ", and it is gone since. ")
        + "How did it come to be, what could happen with it, and what would you do about it\(isOpen ? "" : " earlier")?",
      listenFor:
        "They see the risk when they look at the line, say what somebody could do with it, and how they would find the next "
        + "one. That it is harmless here can be right: then they say what makes it so. A weak answer is that it works.",
      evidence: [
        .finding(life.finding, life.finding.title, in: change, repository: context.history.id)
      ])
  }

  /// The change of theirs that later fixes touched most often.
  static func laterFix(_ context: EvaluationContext) -> InterviewQuestion? {
    let fixes = FixFollows.fixes(
      in: context.history, deaths: context.work.facts.deaths, days: context.policy.survivalDays,
      until: context.evidence.end)
    let own = context.authored.compactMap { change in fixes[change.index].map { (change: change, fixes: $0) } }
    guard
      let worst = own.max(by: { ($0.fixes.count, $1.change.index) < ($1.fixes.count, $0.change.index) }),
      let first = worst.fixes.first
    else { return nil }
    let fix = context.history.changes[first]
    return InterviewQuestion(
      .laterFix,
      "Lines of \"\(worst.change.subject)\" were mended soon after in "
        + "\(Words.count(worst.fixes.count, "change")), first by \"\(fix.subject)\". What went wrong, and what would have "
        + "shown it before?",
      listenFor:
        "What really happened, told without blaming anybody, and a test, a look or a question that would have found it. "
        + "Fixing fast is good; a weak answer is that fixes are normal.",
      evidence: [
        context.row(worst.change, worst.change.subject), context.row(fix, "mended by: \(fix.subject)"),
      ])
  }
}

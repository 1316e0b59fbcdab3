internal import Findings
internal import Hiring
internal import History

/// The two cards of an evaluation: the same signals, ladders, floors and intervals as a contractor's and a
/// repository's, without what only an engagement can show.
struct EvaluationCards {
  let evidence: ContractorEvidence
  let repository: RepositoryEvidence
  let coverage: Double?
  let floor: EvidenceFloor
  let policy: JudgementPolicy

  init(
    _ evidence: ContractorEvidence, repository: RepositoryEvidence, coverage: Double?, policy: JudgementPolicy
  ) {
    self.evidence = evidence
    self.repository = repository
    self.coverage = coverage
    self.policy = policy
    var floor = EvidenceFloor(evidence, policy: policy)
    if let coverage, coverage < policy.attributionFloor {
      let sentence =
        "Only \(Words.percent(coverage)) of the changed lines that may be theirs stand under the identities named; "
        + "\(Words.percent(policy.attributionFloor)) are needed before a person is judged."
      floor.toShow = sentence
      floor.toGrade = [sentence]
    }
    self.floor = floor
  }

  func candidate() -> Scorecard {
    var card = JudgedCard(evidence, floor: floor, policy: policy)
    card.kind = .candidate
    card.attributionCoverage = coverage
    card.signals = zip(SignalRegistry.contractor, card.signals).map { signal, judged in
      guard let reason = reason(signal) else { return judged }
      return JudgedSignal(signal, ladder: judged.ladder, reading: .notApplicable(reason))
    }
    return card.scorecard(policy: policy)
  }

  func whole() -> Scorecard {
    var card = JudgedCard(repository, policy: policy)
    card.signals = zip(SignalRegistry.repository, card.signals).map { signal, judged in
      guard signal is UnknownAuthors else { return judged }
      return JudgedSignal(
        signal, ladder: judged.ladder, reading: .notApplicable("Nobody in an applicant's repository is confirmed."))
    }
    return card.scorecard(policy: policy)
  }

  /// Why a signal of contractors is not asked of an applicant; nil for those that are.
  private func reason(_ signal: any ContractorSignal) -> String? {
    switch signal.dimension {
    case .delivery: return "An applicant has no task cards and no team yet."
    case .hours: return "An applicant has no tracked or billed hours yet."
    default: break
    }
    if signal is ConfirmedIdentity { return "Nobody has confirmed who an applicant is; see what could not be checked." }
    if signal is WorkInsideDates { return "There is no engagement yet whose dates could be kept." }
    if signal is AssignmentOnFile { return "There is no contract yet that could assign rights." }
    if signal is TimeToFix, hadLeft {
      return "They had stopped working here when the repository's last change came, so how long a risk stayed is not "
        + "theirs alone."
    }
    return nil
  }

  /// Whether others went on after they had stopped, longer than a fix is waited for.
  private var hadLeft: Bool {
    guard let last = evidence.own.map(\.change.committedAt).max() else { return false }
    return repository.facts.history.changes.contains {
      !$0.isBy(evidence.person) && $0.committedAt < evidence.end
        && $0.committedAt > last + Int64(policy.survivalDays) * 86_400
    }
  }
}

/// The steps from an application to a kept contractor, in their order.
package enum FunnelStep: String, Sendable, CaseIterable, Comparable {
  case applied, messaged
  case talkBooked = "talk-booked"
  case talkHeld = "talk-held"
  case interviewed, offered
  case trialStarted = "trial-started"
  case kept

  package static func < (left: FunnelStep, right: FunnelStep) -> Bool { left.order < right.order }

  private var order: Int { FunnelStep.allCases.firstIndex(of: self) ?? 0 }

  /// The step that a stage of the owner's list is; nil for stages that end or follow the way.
  init?(_ stage: HiringStage) {
    switch stage {
    case .applied: self = .applied
    case .messaged: self = .messaged
    case .scheduled: self = .talkBooked
    case .interviewed: self = .interviewed
    case .offered: self = .offered
    case .trial: self = .trialStarted
    case .kept: self = .kept
    case .released, .withdrew, .reviewed: return nil
    }
  }
}

/// Where somebody stands; everybody is in exactly one.
package enum CandidateState: String, Sendable, CaseIterable {
  case kept
  /// Let go by the owner after a trial had started.
  case released
  case onTrial = "on-trial"
  /// The work ended, and nobody wrote down how.
  case undecided
  case open
  case withdrew
  /// Let go by the owner before any trial.
  case turnedDown = "turned-down"
}

/// What became of the talks that somebody booked.
package enum TalkState: String, Sendable, CaseIterable {
  case held, upcoming
  case noShow = "no-show"
  case cancelled
  /// Booked by the owner's list, with nothing that says what became of it.
  case unknown
}

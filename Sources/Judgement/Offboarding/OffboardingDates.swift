package import Hiring

/// When the work ends, and what follows from it.
package struct OffboardingDates: Sendable, Hashable {
  /// What says when the last day is.
  package enum Source: String, Sendable, Codable {
    /// The command's `--by`.
    case given
    /// The last engagement has an end.
    case engagementEnd = "engagement-end"
    /// The end of a trial, by which a decision is due.
    case trialEnd = "trial-end"
    /// Nothing: the policy's days from today.
    case notice
  }

  package var today: CivilDate
  package var lastDay: CivilDate
  package var source: Source
  /// By when everything is to be handed over: some days before the last one, so that it can be looked at and asked for
  /// again while they are still paid. Never before today.
  package var handover: CivilDate
  /// By when access is to be seen to be gone.
  package var check: CivilDate

  /// - Parameter by: the last day that the owner named; not before today.
  package init(of contractor: Contractor, today: CivilDate, by: CivilDate?, policy: JudgementPolicy, cost: CostPolicy) {
    self.today = today
    let open = contractor.engagements.filter { $0.started <= today && ($0.ended.map { $0 >= today } ?? true) }
    if let by {
      (lastDay, source) = (by, .given)
    } else if let end = contractor.lastDay(asOf: today) {
      (lastDay, source) = (end, .engagementEnd)
    } else if let trial = open.compactMap(\.trialEnds).filter({ $0 >= today }).min() {
      (lastDay, source) = (trial, .trialEnd)
    } else {
      (lastDay, source) = (today.adding(cost.noticeDays), .notice)
    }
    handover = max(today, lastDay.adding(-cost.handoverLeadDays))
    check = max(today, lastDay.adding(max(1, policy.revokeDays)))
  }

  /// Whether the last day has passed, so that nothing is paid any more.
  package var isOver: Bool { lastDay < today }

  /// When something of a phase is due: never before today.
  package func due(_ phase: OffboardingItem.Phase) -> CivilDate {
    switch phase {
    case .whilePaid: handover
    case .lastDay: max(today, lastDay)
    case .after: check
    }
  }
}

extension CivilDate {
  func adding(_ days: Int) -> CivilDate { CivilDate(daysSince1970: daysSince1970 + days) }
}

internal import Hiring

/// Every decision with what came after, and how recommendations of each outcome turned out: counts of what happened,
/// which prove nothing of what would have happened otherwise.
package struct PastRecommendations: Sendable, Hashable {
  /// A decision with what came after.
  package struct Case: Sendable, Hashable {
    package var signed: SignedDecision
    /// Whether it is counted below: of several about one contractor and week the last is, and what is no
    /// decision of the owner is not.
    package var isCounted: Bool
    package var aftermath: Aftermath
  }

  /// What became of the recommendations of one outcome.
  package struct Tally: Sendable, Hashable {
    package var outcome: Recommendation.Outcome
    /// How often it was issued, by contractor and week.
    package var issued: Int
    /// How often there was a decision on it, and how often that followed.
    package var decided: Int
    package var followed: Int
    /// What was decided, in the order of the actions; those that never were are left out.
    package var actions: [ActionCount]
    package var kept: Kept
    package var coached: Coached
    package var released: Released
  }

  package struct ActionCount: Sendable, Hashable {
    package var action: OwnerDecision.Action
    package var count: Int
  }

  /// Those who were kept.
  package struct Kept: Sendable, Hashable {
    package struct Horizon: Sendable, Hashable {
      package var weeks: Int
      package var higher: Int
      package var same: Int
      package var lower: Int
      /// Without a card of the same model that could be compared.
      package var unknown: Int
    }

    package var count: Int
    package var horizons: [Horizon]
  }

  /// Those who were coached, or whose trial was extended.
  package struct Coached: Sendable, Hashable {
    package var count: Int
    /// By the first later recommendation that was keep or release.
    package var becameKeep: Int
    package var becameRelease: Int

    package var open: Int { count - becameKeep - becameRelease }
  }

  /// Those who were released.
  package struct Released: Sendable, Hashable {
    package var count: Int
    package var rehired: Int
    /// Of whom a later card was issued, which could show more.
    package var withLaterCard: Int
    package var withLaterCredentials: Int
    package var withLaterOverBilling: Int
  }

  /// In the chain's order.
  package var cases: [Case]
  /// In the order of the outcomes; those that were neither issued nor decided on are left out.
  package var tallies: [Tally]
  /// Counted decisions that rest on no recommendation.
  package var withoutRecommendation: Int

  /// Cost: decisions times cards.
  ///
  /// - Parameter decisions: in the chain's order.
  package init(decisions: [SignedDecision], records: DecisionRecords) {
    let standing = Set(decisions.standing.map(\.sequence))
    let cases = decisions.map { signed in
      Case(
        signed: signed, isCounted: standing.contains(signed.sequence),
        aftermath: records.aftermath(of: signed.decision))
    }
    let counted = cases.filter(\.isCounted)
    self.cases = cases
    withoutRecommendation = counted.count { $0.signed.decision.recommendation == nil }
    tallies = Recommendation.Outcome.allCases.compactMap { outcome in
      let issued = records.recommendations.count { $0.outcome == outcome }
      let decided = counted.filter { $0.signed.decision.recommendation == outcome }
      return issued == 0 && decided.isEmpty ? nil : Self.tally(outcome, issued: issued, decided)
    }
  }

  private static func tally(_ outcome: Recommendation.Outcome, issued: Int, _ decided: [Case]) -> Tally {
    func aftermaths(_ actions: OwnerDecision.Action...) -> [Aftermath] {
      decided.filter { actions.contains($0.signed.decision.action) }.map(\.aftermath)
    }
    let kept = aftermaths(.keep)
    let coached = aftermaths(.coach, .extendTrial)
    let released = aftermaths(.release)
    return Tally(
      outcome: outcome, issued: issued, decided: decided.count,
      followed: decided.count { $0.signed.decision.action.follows(outcome) },
      actions: OwnerDecision.Action.allCases.compactMap { action in
        let count = decided.count { $0.signed.decision.action == action }
        return count > 0 ? ActionCount(action: action, count: count) : nil
      },
      kept: Kept(
        count: kept.count,
        horizons: DecisionRecords.horizons.map { weeks in
          let found = kept.map { aftermath in aftermath.later.first { $0.weeks == weeks }?.comparison }
          return Kept.Horizon(
            weeks: weeks, higher: found.count { $0 == .higher }, same: found.count { $0 == .same },
            lower: found.count { $0 == .lower }, unknown: found.count { $0 == nil })
        }),
      coached: Coached(
        count: coached.count, becameKeep: coached.count { $0.settled == .keep },
        becameRelease: coached.count { $0.settled == .release }),
      released: Released(
        count: released.count, rehired: released.count { $0.rehired != nil },
        withLaterCard: released.count { $0.hasLaterCard },
        withLaterCredentials: released.count { $0.laterCredentials > 0 },
        withLaterOverBilling: released.count { !$0.overBilledWeeks.isEmpty }))
  }
}

/// Every signal, in the order of the pages. A new one is its file and a line here.
package enum SignalRegistry {
  package static let contractor: [any ContractorSignal] = [
    CredentialsIntroduced(), RisksIntroduced(), TimeToFix(), DependenciesAdded(),
    RiskyConfiguration(),
    ChangesWithTests(), TestsTakenAway(), Rework(), LaterFixes(), ChangeSize(), MessageQuality(), QualityFindings(),
    AuthoredComplexity(), AuthoredShape(), HealthChange(), DuplicationIntroduced(), DebtIntroduced(),
    SharedKnowledge(), ConfirmedIdentity(), WorkInsideDates(), AssignmentOnFile(), PersonalAccounts(), Documentation(),
    SignedWork(),
    TracedChanges(), TasksWithChanges(), CardsWithChanges(), ChangesWithHours(), EstimatesKept(), TasksFinished(),
    CardsWorkedThrough(), CardsReopened(), BlockedRaised(), CardsReported(), StandUpsJoined(), OnboardingFinished(),
    OverBilledHours(), OverWeeklyLimit(), HoursWithoutTask(), OverlappingEntries(), MemoQuality(), LateEntries(),
    ManualHours(), InactiveHours(),
  ]

  package static let repository: [any RepositorySignal] = [
    WorstOpenFinding(), LiveCredentials(), OpenConfigurationRisks(), DependencyState(),
    TestPresence(), TestReach(), ChangeFailure(), ChangeFailureTrend(), TimeBetweenChanges(), OpenQualityFindings(),
    RepositoryRiskProfile(), WorstFile(), HotspotHealth(), RepositoryDuplication(),
    TruckFactorSignal(), HandoverReadiness(), UnknownAuthors(),
  ]

  /// Ids in order, contractors' first.
  package static let ids = contractor.map(\.id) + repository.map(\.id)

  static let defaultLadders: [String: Ladder] = {
    var ladders: [String: Ladder] = [:]
    for signal in contractor { ladders[signal.id] = signal.ladder }
    for signal in repository { ladders[signal.id] = signal.ladder }
    return ladders
  }()
}

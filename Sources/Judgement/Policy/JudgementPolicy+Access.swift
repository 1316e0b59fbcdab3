package import Hiring

extension JudgementPolicy {
  /// What the policy says about access and onboarding.
  package var access: AccessPolicy {
    AccessPolicy(
      listDays: accessListDays, revokeDays: revokeDays, endingDays: endingDays, onboardingDays: onboardingDays)
  }
}

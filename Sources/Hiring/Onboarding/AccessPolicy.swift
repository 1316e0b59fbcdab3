/// When access and onboarding deserve a word. Each default names why.
package struct AccessPolicy: Sendable, Hashable, Codable {
  /// A list of who can reach a system is stale after this many days: 30. CIS Controls 5.1 asks for a review at least each
  /// quarter; contractors come and go within weeks, so our default is a month.
  package var listDays: Int
  /// Access is to be taken away within this many days after the last engagement ended: 1. CIS Controls 6.2 asks for it at
  /// once; a day allows for the clocks of two sides.
  package var revokeDays: Int
  /// How many days before the last engagement ends its access is listed to be taken away: 7, so that one weekly look
  /// falls into them. Our default.
  package var endingDays: Int
  /// Onboarding is to be done this many days after the start: 7. Our default: whom to keep is decided within a few weeks,
  /// and a week without access is a large part of them.
  package var onboardingDays: Int

  package init(listDays: Int = 30, revokeDays: Int = 1, endingDays: Int = 7, onboardingDays: Int = 7) {
    self.listDays = listDays
    self.revokeDays = revokeDays
    self.endingDays = endingDays
    self.onboardingDays = onboardingDays
  }
}

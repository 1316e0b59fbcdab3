package import Foundation
package import Hiring

/// What the owner assumes where records end: the section `cost` of the policy file.
///
/// Every value has a source; `CostSetting` names it. None of it moves a score: the section is no part of the policy's
/// digest by which cards are compared.
package struct CostPolicy: Sendable, Hashable {
  /// The currency of totals; nil takes the owner's.
  package var currency: String?
  /// What one unit of another currency is worth in `currency`, by its code; none means that currencies stay apart.
  package var rates: [String: Decimal] = [:]

  /// An hour of whoever would clean up or take over.
  package var seniorRate = Money(minorUnits: 15_000, currency: "USD")
  /// Oversight a month.
  package var retainer = Money(minorUnits: 600_000, currency: "USD")
  /// The first day that it was paid for; nil where there is none yet, or it is not told.
  package var retainerSince: CivilDate?
  /// Part of the retainer that is for looking after contractors, 0 to 1.
  package var retainerShare: Decimal = 1
  /// Part of introduced debt, of rework and of the handover that oversight prevents, 0 to 0.95.
  package var preventedShare: Decimal = 0.5

  /// Minutes of clean-up that an hour of work leaves behind, where no code was read.
  package var debtMinutes: Decimal = 6
  /// Part of the outstanding clean-up that each year adds to other work, 0 to 10.
  package var debtInterest: Decimal = 0.25
  /// Part of the hours that goes into rewriting young work, where no code was read, 0 to 1.
  package var reworkShare: Decimal = 0.08
  /// Hours for somebody else to take over from one contractor, where no code was read.
  package var handoverHours: Decimal = 40
  /// Lines that nobody else knows which somebody can take over in an hour.
  package var handoverLines: Decimal = 200
  /// The same of code in good health, and of code in ill health.
  package var handoverLinesWell: Decimal = 300
  package var handoverLinesIll: Decimal = 100
  /// Health of a file, 0 to 100, from which it is good, and under which it is ill.
  package var wellHealth: Decimal = 75
  package var illHealth: Decimal = 40
  /// How many times each contractor's work changes hands within the years.
  package var handovers: Decimal = 1

  /// What the platform takes on top, of what is paid, where no statement says.
  package var upworkFee: Decimal = 0.05
  package var fiverrFee: Decimal = 0.055

  package var weeksPerYear: Decimal = 50
  package var years = 3
  /// Weeks to the last one by which the pace of work is measured.
  package var paceWeeks = 12

  /// Changes within the cards' window from which a file that is not in good health is a hotspot.
  package var hotspotChanges = 3
  /// Minutes to replace a credential at its provider and everywhere it is used, to take one access away, to move one
  /// private account or host, to have one missing document written and to read it, to hand one open task over.
  package var rotationMinutes: Decimal = 30
  package var accessMinutes: Decimal = 10
  package var accountMinutes: Decimal = 60
  package var documentMinutes: Decimal = 120
  package var taskMinutes: Decimal = 30
  /// Hours to find somebody else, at the senior rate; and of the new contractor until they work at full pace, at the old
  /// one's rate.
  package var rehireHours: Decimal = 16
  package var onboardingHours: Decimal = 40
  /// What an estimate is multiplied with for the two ends of its range.
  package var rangeLow: Decimal = 0.5
  package var rangeHigh: Decimal = 2
  /// Days before the last one by which everything is to be handed over, and days to the last one where nothing sets it.
  package var handoverLeadDays = 3
  package var noticeDays = 7

  /// Where a value that is not shipped comes from, by its key: the policy, an option of the command.
  package var origins: [String: String] = [:]

  package init() {}

  package static let `default` = CostPolicy()

  /// Where a setting's value comes from, in words.
  package func source(of setting: CostSetting) -> String { origins[setting.key] ?? setting.source }

  /// What the platform takes where no statement says, of what is paid; 0 for work without a platform.
  package func fee(on platform: String) -> Decimal {
    switch platform {
    case Engagement.Platform.upwork.rawValue: upworkFee
    case Engagement.Platform.fiverr.rawValue: fiverrFee
    default: 0
    }
  }
}

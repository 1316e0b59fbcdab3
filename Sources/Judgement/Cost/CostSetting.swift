package import Foundation
package import Hiring

/// One key of the section `cost`: what it means, where its default comes from, how it is read and written.
package struct CostSetting: Sendable {
  package enum Value: Sendable {
    /// A number with its range; whole where it counts.
    case number(any WritableKeyPath<CostPolicy, Decimal> & Sendable, ClosedRange<Decimal>)
    case whole(any WritableKeyPath<CostPolicy, Int> & Sendable, ClosedRange<Int>)
    /// An amount; `isHourly` where it ends in `/h`.
    case money(any WritableKeyPath<CostPolicy, Money> & Sendable, isHourly: Bool)
    case day(any WritableKeyPath<CostPolicy, CivilDate?> & Sendable)
    case currency(any WritableKeyPath<CostPolicy, String?> & Sendable)
  }

  package var key: String
  /// For the reader who has never seen the policy.
  package var title: String
  /// What a number counts: `weeks`, `minutes an hour`; empty for shares and money.
  package var unit: String
  package var source: String
  package var value: Value

  /// In the order of the file.
  package static let all: [CostSetting] = [
    CostSetting(
      key: "currency", title: "Currency of the totals", unit: "", source: "the portfolio's `owner.currency`, else USD",
      value: .currency(\.currency)),
    money(
      "senior_rate", \.seniorRate, isHourly: true, "An hour of whoever cleans up or takes over",
      "our default: a retainer of 6,000 USD a month over 40 hours"),
    money(
      "retainer", \.retainer, isHourly: false, "Oversight, a month",
      "our default: the middle of 4,000 to 8,000 USD, the usual range of a fractional CTO"),
    CostSetting(
      key: "retainer_since", title: "First day of oversight", unit: "",
      source: "not set: no oversight is taken as paid",
      value: .day(\.retainerSince)),
    number(
      "retainer_share", \.retainerShare, 0...1, "", "Part of the retainer that is for looking after contractors",
      "our default: all of it"),
    number(
      "prevented_share", \.preventedShare, 0...0.95, "",
      "Part of introduced debt, rework and handover that oversight prevents",
      "our default; nobody has measured it, so look at the sensitivity"),
    number(
      "debt_minutes", \.debtMinutes, 0...600, "minutes an hour", "Clean-up that an hour of work leaves behind",
      "our default: a tenth; Sonar grades 6 to 10 % of the time to write B"),
    number(
      "debt_interest", \.debtInterest, 0...10, "a year", "What outstanding clean-up adds to other work",
      "our default; no published rate fits every code base"),
    number(
      "rework_share", \.reworkShare, 0...1, "", "Part of the hours that rewrites young work",
      "our default: the higher bound that LinearB's editions have given for the elite"),
    number(
      "handover_hours", \.handoverHours, 0...10_000, "hours", "Taking over from one contractor",
      "our default: a week"),
    number(
      "handover_lines", \.handoverLines, 1...100_000, "lines an hour",
      "Lines that nobody else knows, taken over in an hour",
      "our default: under the 300 to 500 lines an hour that reviews manage"),
    number(
      "handover_lines_well", \.handoverLinesWell, 1...100_000, "lines an hour", "The same, of code in good health",
      "our default: the lower end of what reviews manage"),
    number(
      "handover_lines_ill", \.handoverLinesIll, 1...100_000, "lines an hour", "The same, of code in ill health",
      "our default: half of what the code between takes"),
    number(
      "well_health", \.wellHealth, 1...100, "of 100", "Health from which a file is good",
      "our default: the foot of grade B"),
    number(
      "ill_health", \.illHealth, 0...100, "of 100", "Health under which a file is ill",
      "our default: the foot of grade D"),
    number(
      "handovers", \.handovers, 0...100, "times", "How often each contractor's work changes hands in the years",
      "our default"),
    number(
      "upwork_fee", \.upworkFee, 0...1, "", "What Upwork takes on top, where no statement says",
      "Upwork's marketplace fee for clients, Basic plan; the fee for each new contract is not in it"),
    number(
      "fiverr_fee", \.fiverrFee, 0...1, "", "What Fiverr takes on top, where no statement says",
      "Fiverr's service fee for buyers; the small order fee is not in it"),
    number(
      "weeks_per_year", \.weeksPerYear, 1...53, "weeks", "Weeks worked in a year",
      "our default: two weeks off"),
    CostSetting(
      key: "years", title: "Years looked ahead", unit: "years", source: "our default", value: .whole(\.years, 1...20)),
    CostSetting(
      key: "pace_weeks", title: "Last weeks that the pace is measured by", unit: "weeks",
      source: "our default: as long as a card looks back", value: .whole(\.paceWeeks, 1...520)),
  ]

  /// What only a release is told from, as `assay offboard` prints it; in the order of the file, after `all`.
  package static let ofRelease: [CostSetting] = [
    CostSetting(
      key: "hotspot_changes", title: "Changes that make a file in less than good health a hotspot", unit: "changes",
      source: "our default, within the weeks that a card looks back", value: .whole(\.hotspotChanges, 1...10_000)),
    number(
      "rotation_minutes", \.rotationMinutes, 0...10_000, "minutes", "Replacing a password or key wherever it is used",
      "our default"),
    number("access_minutes", \.accessMinutes, 0...10_000, "minutes", "Taking one access away", "our default"),
    number(
      "account_minutes", \.accountMinutes, 0...10_000, "minutes", "Moving one private account or host to yours",
      "our default"),
    number(
      "document_minutes", \.documentMinutes, 0...10_000, "minutes", "Getting one missing document, and reading it",
      "our default"),
    number("task_minutes", \.taskMinutes, 0...10_000, "minutes", "Handing one open task over", "our default"),
    number(
      "rehire_hours", \.rehireHours, 0...10_000, "hours", "Finding somebody else, yours or the lead's",
      "our default: a job post, ten talks of an hour and a choice among trials"),
    number(
      "onboarding_hours", \.onboardingHours, 0...10_000, "hours", "The new contractor's until they are at full pace",
      "our default: a week"),
    number(
      "range_low", \.rangeLow, 0...1, "times", "The lower end of an estimate",
      "McConnell's cone of uncertainty, once what is to be done is agreed"),
    number(
      "range_high", \.rangeHigh, 1...10, "times", "The upper end of an estimate",
      "McConnell's cone of uncertainty, once what is to be done is agreed"),
    CostSetting(
      key: "handover_lead_days", title: "Days before the last one by which everything is handed over", unit: "days",
      source: "our default: time to look at it and to ask again", value: .whole(\.handoverLeadDays, 0...365)),
    CostSetting(
      key: "notice_days", title: "Days to the last one where nothing sets it", unit: "days", source: "our default",
      value: .whole(\.noticeDays, 0...365)),
  ]

  package static func named(_ key: String) -> CostSetting? { all.first { $0.key == key } }

  private static func number(
    _ key: String, _ path: any WritableKeyPath<CostPolicy, Decimal> & Sendable, _ range: ClosedRange<Decimal>,
    _ unit: String, _ title: String, _ source: String
  ) -> CostSetting {
    CostSetting(key: key, title: title, unit: unit, source: source, value: .number(path, range))
  }

  private static func money(
    _ key: String, _ path: any WritableKeyPath<CostPolicy, Money> & Sendable, isHourly: Bool, _ title: String,
    _ source: String
  ) -> CostSetting {
    CostSetting(key: key, title: title, unit: "", source: source, value: .money(path, isHourly: isHourly))
  }
}

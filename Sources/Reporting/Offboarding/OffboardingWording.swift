internal import Findings
internal import Foundation
internal import Hiring
internal import History
internal import Judgement

/// The words on a contractor's leaving that several formats say.
enum OffboardingWording {
  static func title(_ report: Offboarding) -> String {
    "If \(report.contractor.name) leaves · \(Wording.date(report.dates.today))"
  }

  /// When the last day is, and what says so.
  static func lastDay(_ dates: OffboardingDates) -> String {
    let day = Wording.date(dates.lastDay)
    let source =
      switch dates.source {
      case .given: "as you named it"
      case .engagementEnd: "the end of the last engagement"
      case .trialEnd: "the end of the trial; --by names another"
      case .notice: "no engagement has an end, so some days from today; --by names another"
      }
    return dates.isOver
      ? "The last day was \(day): \(source). What was not got by then has to be asked for as a favour."
      : "Last day: \(day), \(source). Hand everything over by \(Wording.date(dates.handover))."
  }

  static func name(_ phase: OffboardingItem.Phase) -> String {
    switch phase {
    case .whilePaid: "Before the last payment"
    case .lastDay: "On the last day"
    case .after: "Afterwards"
    }
  }

  static func name(_ item: ReleaseEstimate.Item) -> String {
    switch item {
    case .linesIll: "lines in ill health to take over"
    case .linesFair: "lines to take over"
    case .linesWell: "lines in good health to take over"
    case .unmerged: "changed lines that are not merged"
    case .credentials: "passwords and keys to replace"
    case .access: "accesses to take away"
    case .accounts: "private accounts and hosts to move"
    case .documents: "missing documents"
    case .tasks: "open tasks to hand over"
    case .rehire: "finding somebody else"
    case .onboarding: "the new contractor's first weeks"
    }
  }

  static func name(_ reach: Offboarding.Reach) -> String {
    switch reach {
    case .worked: "they worked in it"
    case .listed: "they can reach it by a list of access"
    case .engaged: "their engagement covers it"
    }
  }

  static func name(_ origin: ReachableCredential.Origin?, of report: Offboarding) -> String {
    switch origin {
    case .person(let person): person == report.person ? "brought by them" : "brought by \(person.id)"
    case .address(let address): "brought by \(address)"
    case nil: "by whom is not known"
    }
  }

  /// The day of a claimed instant; nil where none is claimed.
  static func day(_ seconds: Int64?) -> String? { seconds.map { String(Wording.instant($0).prefix(10)) } }

  /// `2.5 to 10 h`.
  static func hours(_ minutes: ClosedRange<Int>) -> String {
    let low = Wording.decimal(Double(minutes.lowerBound) / 60)
    let high = Wording.decimal(Double(minutes.upperBound) / 60)
    return low == high ? "\(high) h" : "\(low) to \(high) h"
  }

  /// In whole units: an estimate has no cents.
  static func money(_ low: Money?, _ high: Money?) -> String? {
    guard let low, let high else { return nil }
    let (from, to) = (
      CostWording.whole(low.minorUnits, low.currency), CostWording.whole(high.minorUnits, high.currency)
    )
    return from == to ? "\(to) \(high.currency)" : "\(from) to \(to) \(high.currency)"
  }

  /// Both ends of everything.
  static func total(_ estimate: ReleaseEstimate) -> String {
    let least = estimate.isLeast ? "at least " : ""
    let money = money(estimate.low, estimate.high).map { ", \($0)" } ?? ""
    return "\(least)\(hours(estimate.minutes))\(money)"
  }

  static func branch(_ branch: OpenBranch) -> String {
    let last = day(branch.lastAt).map { ", last on \($0)" } ?? ""
    let others = branch.others > 0 ? ", and \(Wording.count(branch.others, "commit")) of others" : ""
    return
      "\(branch.names.joined(separator: ", ")): \(Wording.count(branch.work.count, "commit")) of theirs, "
      + "\(Wording.count(branch.lines, "changed line"))\(others)\(last)"
      + (branch.isLanded ? "; the mainline has had the same content since" : "")
  }

  static func truckFactor(_ repository: Offboarding.Repository) -> String? {
    let (before, after) = (repository.truckFactor.factor, repository.truckFactorAfter.factor)
    guard repository.truckFactor.files > 0 else { return nil }
    if after == 0 {
      return "Truck factor \(before) today; without them over half of the "
        + "\(Wording.count(repository.truckFactor.files, "source file")) have nobody who knows them."
    }
    return "Truck factor \(before) today, \(after) without them."
  }

  /// What holds for the whole report.
  static let limits = [
    "Told from what is here now: branches that were not fetched, accounts that no list has and what lies on their own "
      + "computer are not in it.",
    "To be the only one who knows something is a risk to you, not a fault of theirs: whoever works alone inevitably does.",
    "That a password or key could be read says nothing about what anybody did with it. It is replaced because nobody can "
      + "know.",
    "Hours and money are an estimate: counts times the assumptions of the policy, as a range.",
  ]
}

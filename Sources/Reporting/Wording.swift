internal import Findings
internal import Hiring
internal import Judgement

/// Numbers, times and the product's words as people read them. Every output says them the same way.
enum Wording {
  /// `1 finding`, `2 findings`.
  static func count(_ number: Int, _ singular: String, _ plural: String? = nil) -> String {
    "\(grouped(number)) \(number == 1 ? singular : plural ?? singular + "s")"
  }

  /// Thousands apart: `12,345`.
  static func grouped(_ number: Int) -> String {
    let digits = Array(String(abs(number)))
    var result = number < 0 ? "−" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { result += "," }
      result.append(digit)
    }
    return result
  }

  /// At most one decimal, none where it is zero: `2.5`, `18`.
  static func decimal(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e15 else { return value.isFinite ? String(value) : "–" }
    let tenths = (value * 10).rounded() / 10
    let whole = Int(abs(tenths))
    let tenth = Int((abs(tenths) * 10).rounded()) % 10
    let sign = tenths < 0 ? "−" : ""
    return sign + grouped(whole) + (tenth == 0 ? "" : ".\(tenth)")
  }

  static func percent(_ share: Double) -> String { "\(decimal(share * 100)) %" }

  /// A whole score.
  static func score(_ value: Double) -> String { value.isFinite ? String(clamped(value.rounded(), 0, 100)) : "–" }

  /// A whole number between two bounds; no number is the lower one. A defect upstream must not stop a page.
  static func clamped(_ value: Double, _ low: Int, _ high: Int) -> Int {
    value.isNaN ? low : Int(max(Double(low), min(Double(high), value)))
  }

  /// A signal's value with its unit: shares as percent.
  static func value(_ value: Double, unit: String) -> String {
    switch unit {
    case "share": percent(value)
    case "count", "": decimal(value)
    case "hours": "\(decimal(value)) h"
    default: "\(decimal(value)) \(unit)"
    }
  }

  /// `7 h 30 min`, `45 min`, `0 h`.
  static func hours(seconds: Int) -> String {
    let minutes = Int((Double(abs(seconds)) / 60).rounded())
    let sign = seconds < 0 && minutes > 0 ? "−" : ""
    switch (minutes / 60, minutes % 60) {
    case (let hours, 0): return "\(sign)\(grouped(hours)) h"
    case (0, let rest): return "\(sign)\(rest) min"
    case (let hours, let rest): return "\(sign)\(grouped(hours)) h \(rest) min"
    }
  }

  /// The same with a sign always shown: `+2 h 30 min`.
  static func difference(seconds: Int) -> String { (seconds > 0 ? "+" : "") + hours(seconds: seconds) }

  static func effort(minutes: Int) -> String { hours(seconds: minutes * 60) }

  static func bytes(_ count: Int) -> String {
    switch count {
    case ..<1_000: "\(count) B"
    case ..<1_000_000: "\(decimal(Double(count) / 1_000)) kB"
    case ..<1_000_000_000: "\(decimal(Double(count) / 1_000_000)) MB"
    default: "\(decimal(Double(count) / 1_000_000_000)) GB"
    }
  }

  /// Ten digits of a commit, enough to be found.
  static func short(commit: String) -> String { String(commit.prefix(10)) }

  /// `59 days`, `23 months`, `2 years`; nil where the start lies behind the end.
  static func age(from start: Int64, to end: Int64) -> String? {
    let (seconds, overflow) = end.subtractingReportingOverflow(start)
    guard !overflow, seconds >= 0 else { return nil }
    let days = Int(seconds / 86_400)
    switch days {
    case ..<60: return count(days, "day")
    case ..<730: return count(days / 30, "month")
    default: return count(days / 365, "year")
    }
  }

  /// `2026-11-02T10:11:12Z`.
  static func instant(_ seconds: Int64) -> String {
    // Years over 9999 come of forged clocks; a date still has to be shown.
    let shown = min(max(seconds, -62_135_596_800), 253_402_300_799)
    let day = (shown >= 0 ? shown : shown - 86_399) / 86_400
    let rest = Int(shown - day * 86_400)
    return "\(CivilDate(daysSince1970: Int(day)))T\(two(rest / 3_600)):\(two(rest / 60 % 60)):\(two(rest % 60))Z"
  }

  /// `16 November 2026`.
  static func date(_ day: CivilDate) -> String { "\(day.day) \(months[day.month - 1]) \(day.year)" }

  /// `Monday 16 November`.
  static func weekday(_ day: CivilDate) -> String {
    let index = ((day.daysSince1970 + 3) % 7 + 7) % 7
    return "\(weekdays[index]) \(day.day) \(months[day.month - 1])"
  }

  /// `9–15 November 2026`.
  static func days(of week: ISOWeek) -> String {
    let first = CivilDate(utc: week.start)
    let last = CivilDate(daysSince1970: first.daysSince1970 + 6)
    if first.month == last.month { return "\(first.day)–\(date(last))" }
    if first.year == last.year { return "\(first.day) \(months[first.month - 1]) – \(date(last))" }
    return "\(date(first)) – \(date(last))"
  }

  /// `a, b and c`.
  static func list(_ items: [String]) -> String {
    guard let last = items.last else { return "" }
    return items.count == 1 ? last : items.dropLast().joined(separator: ", ") + " and " + last
  }

  static func name(_ dimension: Dimension) -> String {
    dimension.rawValue.prefix(1).uppercased() + dimension.rawValue.dropFirst()
  }

  /// The outcome as a word on a badge.
  static func name(_ outcome: Recommendation.Outcome) -> String {
    switch outcome {
    case .keep: "Keep"
    case .coach: "Coach"
    case .release: "Release"
    case .insufficientEvidence: "Too little to judge"
    }
  }

  static func name(_ verdict: ReconciliationRow.Verdict) -> String {
    switch verdict {
    case .match: "agrees"
    case .note: "small difference"
    case .overBilled: "over-billed"
    case .underLogged: "under-logged"
    case .overLimit: "over the limit"
    case .notAssessable: "not assessable"
    }
  }

  /// What a check of hours looks at.
  static func name(_ check: HoursCheck.Kind) -> String {
    switch check {
    case .overBilled: "Hours billed and not tracked"
    case .underLogged: "Hours tracked and not billed"
    case .overLimit: "Hours over the limit"
    case .billedSources: "Exports that disagree"
    case .overlap: "Overlaps"
    case .twoTrackers: "Hours in two trackers"
    case .overDay: "Impossible days"
    case .longDay: "Long days"
    case .beyondInterval: "Entries longer than their interval"
    case .shortEntries: "Very short entries"
    case .longEntries: "Very long entries"
    case .withoutTask: "Hours on no task"
    case .untraced: "Hours without a trace"
    case .afterTheFact: "Entries after the fact"
    case .vagueMemo: "Notes that say nothing"
    case .roundNumbers: "Round numbers"
    case .manualShare: "Typed hours"
    case .taskEstimate: "Tasks over their estimate"
    case .likeTasks: "Tasks over others like them"
    case .inactiveEngagement: "Hours while nothing was agreed"
    case .unusualWeek: "Unusual weeks"
    case .editedAfterClose: "Changes after the week closed"
    case .missingEntries: "Hours that the newest export lacks"
    case .forgottenContract: "Forgotten contracts"
    case .sharedAccount: "Shared accounts"
    }
  }

  static func name(_ status: SignalStatus) -> String {
    switch status {
    case .measured: "measured"
    case .notApplicable: "not applicable"
    case .notAssessed: "not assessed"
    }
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]
  private static let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
}

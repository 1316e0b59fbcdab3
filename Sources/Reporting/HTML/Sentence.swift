internal import Findings
internal import Hiring
internal import Judgement

/// The pages' own sentences. A picture's title and the text beside it are made of the same value here.
enum Sentence {
  static func score(_ score: Score) -> String {
    "\(Wording.score(score.value)) of 100, grade \(score.grade.rawValue), "
      + "80 % sure between \(Wording.score(score.low)) and \(Wording.score(score.high))"
  }

  static func interval(_ score: Score) -> String { "\(Wording.score(score.low))–\(Wording.score(score.high))" }

  static func trend(_ points: [TrendPoint]) -> String {
    let scored = points.compactMap { point in point.score.map { (point.week, $0) } }
    guard let first = scored.first, let last = scored.last else { return "No week with enough evidence for a score" }
    let gaps = points.count - scored.count
    let missing = gaps > 0 ? "; \(Wording.count(gaps, "week")) without enough evidence" : ""
    if scored.count == 1 { return "Score \(Wording.score(last.1.value)) in \(last.0)\(missing)" }
    return "Score from \(Wording.score(first.1.value)) in \(first.0) to \(Wording.score(last.1.value)) in \(last.0)"
      + missing
  }

  /// How the score moved since the week before that had one.
  static func movement(_ points: [TrendPoint]) -> String {
    let scored = points.compactMap { $0.score?.value }
    guard points.last?.score != nil, scored.count > 1 else { return "" }
    let shift = Wording.clamped((scored[scored.count - 1] - scored[scored.count - 2]).rounded(), -100, 100)
    if shift == 0 { return "unchanged" }
    return shift > 0 ? "up \(shift)" : "down \(-shift)"
  }

  static func hours(billed: Int?, tracked: Int?, limit: Int?) -> String {
    let sides = [
      billed.map { "billed \(Wording.hours(seconds: $0))" } ?? "billed hours missing",
      tracked.map { "tracked \(Wording.hours(seconds: $0))" } ?? "tracked hours missing",
    ]
    return sides.joined(separator: ", ") + (limit.map { ", weekly limit \(Wording.hours(seconds: $0))" } ?? "")
  }

  static func hotspot(_ spot: RepositoryPage.Hotspot) -> String {
    "\(Wording.count(spot.changes, "change")) in twelve weeks, health \(Wording.score(spot.health)) of 100, "
      + Wording.count(spot.codeLines, "line") + " of code"
  }

  static func volume(_ volume: ContractorPage.Volume) -> String {
    "\(Wording.count(volume.changes, "change")) with \(Wording.count(volume.changedLines, "changed line")) "
      + "in \(Wording.count(volume.weeks, "week"))"
  }

  /// - Parameter week: whose limit is said.
  static func engagement(_ engagement: Engagement, in week: ISOWeek) -> String {
    let platform = engagement.platform.rawValue.prefix(1).uppercased() + engagement.platform.rawValue.dropFirst()
    var parts = ["\(platform) \(engagement.contract)", engagement.kind == .hourly ? "hourly" : "fixed price"]
    if let limit = engagement.weeklyLimit(in: week) { parts.append("at most \(Wording.hours(seconds: limit)) a week") }
    parts.append("since \(Wording.date(engagement.started))")
    if let end = engagement.ended { parts.append("ended \(Wording.date(end))") }
    if let trial = engagement.trialEnds { parts.append("trial until \(Wording.date(trial))") }
    if engagement.scope == .bounded { parts.append("bounded work only") }
    return parts.joined(separator: ", ")
  }

  static func findings(_ findings: [Finding]) -> String {
    let summary = ScanReport.Summary(findings)
    let counts = Severity.allCases.reversed().compactMap { severity -> String? in
      guard let count = summary.bySeverity[severity], count > 0 else { return nil }
      return "\(Wording.grouped(count)) \(severity.rawValue)"
    }
    guard !counts.isEmpty else { return "No open findings" }
    return "\(Wording.list(counts)); about \(Wording.effort(minutes: summary.minutes)) to fix"
  }

  static func coverage(_ coverage: Coverage) -> String {
    let read = "\(Wording.count(coverage.files, "file")) read (\(Wording.bytes(coverage.bytes)))"
    guard !coverage.skipped.isEmpty else { return read + ", nothing skipped." }
    let reasons = CoverageWords.byReason(coverage).map { "\($0.reason): \(Wording.grouped($0.paths.count))" }
    return "\(read), \(Wording.count(coverage.skipped.count, "file")) skipped (\(reasons.joined(separator: "; ")))."
  }
}

/// The style sheet's class of a grade.
enum GradeClass {
  static func name(_ grade: Grade?) -> String { grade.map { "g-\($0.rawValue.lowercased())" } ?? "g-none" }
}

internal import Hiring
internal import Judgement

/// The week in three sentences, the first thing that an owner reads.
enum WeekInWords {
  static func sentences(_ report: WeeklyReport) -> [String] {
    [people(report), decisions(report), hours(report)]
  }

  /// Whom the owner has something to do about: every date and release, the nearest first, then whom to talk to.
  static func pressing(_ report: WeeklyReport) -> [ContractorPage] {
    report.contractors.enumerated()
      .filter {
        $0.element.recommendation.decideBy != nil || [.release, .coach].contains($0.element.recommendation.outcome)
      }
      .sorted { left, right in
        let leftDay = urgency(left.element.recommendation, in: report.week)
        let rightDay = urgency(right.element.recommendation, in: report.week)
        return (leftDay, left.offset) < (rightDay, right.offset)
      }
      .map(\.element)
  }

  /// The day of the decision; a release without one is due now, a talk within the week after the report's.
  private static func urgency(_ recommendation: Recommendation, in week: ISOWeek) -> Int {
    if let day = recommendation.decideBy { return day.daysSince1970 }
    return recommendation.outcome == .release ? Int.min : CivilDate(utc: week.advanced(by: 2).start).daysSince1970 - 1
  }

  private static func people(_ report: WeeklyReport) -> String {
    let total = report.contractors.count
    guard total > 0 else { return "Nobody is in the portfolio yet." }
    func count(_ outcome: Recommendation.Outcome) -> Int {
      report.contractors.count { $0.recommendation.outcome == outcome }
    }
    let parts = [("keeping", Recommendation.Outcome.keep), ("coaching", .coach), ("releasing", .release)]
      .filter { count($0.1) > 0 }
      .map { "\($0.0) \(count($0.1))" + names(report, $0.1) }
    let unjudged = count(.insufficientEvidence)
    let rest = unjudged == 1 ? "1 has too little work to judge" : "\(unjudged) have too little work to judge"
    let whole = total == 1 ? "For the one person on the team" : "Of the \(total) people on the team"
    guard !parts.isEmpty else { return "\(whole), \(rest)." }
    return "\(whole), the evidence supports \(Wording.list(parts))\(unjudged > 0 ? "; \(rest)" : "")."
  }

  /// Who is to be talked to or released, by name: all of them.
  private static func names(_ report: WeeklyReport, _ outcome: Recommendation.Outcome) -> String {
    guard outcome != .keep else { return "" }
    let names = report.contractors.filter { $0.recommendation.outcome == outcome }
      .map { OutputEscaping.shortened($0.contractor.name, to: 40) }
    return " (\(Wording.list(names)))"
  }

  private static func decisions(_ report: WeeklyReport) -> String {
    let due = pressing(report).filter {
      $0.recommendation.decideBy != nil || $0.recommendation.outcome == .release
    }
    guard !due.isEmpty else { return "No decision is due." }
    // `due` is in the order of the days, so equal days stand together.
    var groups: [(day: String, names: [String])] = []
    for page in due {
      let name = OutputEscaping.shortened(page.contractor.name, to: 40)
      let day = page.recommendation.decideBy.map { "by \(Wording.weekday($0))" } ?? "now"
      if groups.last?.day == day { groups[groups.count - 1].names.append(name) } else { groups.append((day, [name])) }
    }
    let everybody = groups.count == 1 && due.count > 1 && due.count == report.contractors.count
    let parts = groups.map { "\(everybody ? "everybody" : Wording.list($0.names)) \($0.day)" }
    return "Decide about \(Wording.list(parts))."
  }

  private static func hours(_ report: WeeklyReport) -> String {
    let rows = report.contractors.flatMap(\.hours).filter { $0.week == report.week }
    let billed = rows.compactMap(\.billedSeconds)
    guard !billed.isEmpty else { return "No billed hours are on record for this week." }
    let tracked = rows.compactMap(\.trackedSeconds)
    let sums =
      "\(Wording.hours(seconds: billed.reduce(0, +))) were billed and "
      + "\(Wording.hours(seconds: tracked.reduce(0, +))) tracked"
    let bad = report.contractors.filter { page in
      page.hours.contains { $0.week == report.week && ($0.verdict == .overBilled || $0.verdict == .overLimit) }
    }
    guard !bad.isEmpty else { return "\(sums); no difference beyond tolerance." }
    let names = bad.prefix(3).map { page -> String in
      let difference = page.hours.filter { $0.week == report.week }.compactMap(\.differenceSeconds).reduce(0, +)
      let name = OutputEscaping.shortened(page.contractor.name, to: 40)
      return difference > 0 ? "\(name) (\(Wording.difference(seconds: difference)))" : name
    }
    return "\(sums); the hours of \(Wording.list(names)) do not agree."
  }
}

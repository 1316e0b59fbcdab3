extension HoursChecks {
  /// Weeks far longer than the contractor's own weeks before them. A shorter week is no question where both sides agree,
  /// and has its own where they do not.
  func baselineChecks(_ rows: [ReconciliationRow]) -> HoursReview {
    var review = HoursReview()
    for contractor in contractors {
      // The larger side of a week, so that a missing export does not look like rest.
      var hours: [ISOWeek: (seconds: Int, evidence: [String])] = [:]
      for row in rows where row.contractor == contractor.id {
        let seconds = max(row.billedSeconds ?? 0, row.trackedSeconds ?? 0)
        if seconds > 0 {
          hours[row.week, default: (0, [])].seconds += seconds
          hours[row.week, default: (0, [])].evidence += row.evidence
        }
      }
      let weeks = hours.keys.sorted()
      var isHeld = false
      for week in weeks {
        let before = weeks.filter { $0 < week && $0 >= week.advanced(by: -policy.baselineWeeks) }
        guard before.count >= policy.baselineMinimum, let own = hours[week] else { continue }
        isHeld = true
        let past = before.compactMap { hours[$0]?.seconds }
        let mean = Double(past.reduce(0, +)) / Double(past.count)
        let squares = past.reduce(0.0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
        let deviation = max((squares / Double(past.count - 1)).squareRoot(), Double(policy.baselineFloorSeconds))
        guard Double(own.seconds) > mean + policy.baselineSigmas * deviation else { continue }
        review.checks.append(
          HoursCheck(
            kind: .unusualWeek, contractor: contractor.id, week: week,
            text: "\(hoursText(own.seconds)) in this week; \(hoursText(Int(mean.rounded()))) on average in the "
              + "\(past.count) weeks with hours before it, at most \(hoursText(past.max() ?? 0))",
            question: "What made this week so much longer than those before?",
            seconds: own.seconds - Int(mean.rounded()), entries: own.evidence.count, outOf: own.evidence.count,
            evidence: own.evidence))
      }
      if !weeks.isEmpty, !isHeld {
        review.gaps.append(
          HoursGap(
            kind: .unusualWeek, contractor: contractor.id,
            reason: "no week has \(policy.baselineMinimum) weeks with hours in the \(policy.baselineWeeks) before it"))
      }
    }
    return review
  }
}

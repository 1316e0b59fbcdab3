extension HoursChecks {
  /// Hours that were typed in and not timed, a week at a time: as the platform states them, because those are paid for;
  /// else as the tracker does.
  func manualChecks(_ hours: PlacedHours) -> HoursReview {
    var review = HoursReview()
    for contractor in contractors {
      var isStated = false
      var weeks: Set<ISOWeek> = []
      for (week, contracts) in (hours.billed.weeks[contractor.id] ?? [:]).sorted(by: { $0.key < $1.key }) {
        for (contract, billed) in contracts.sorted(by: { $0.key < $1.key }) {
          guard let statement = billed.statements.first(where: { $0.manualSeconds != nil }) else { continue }
          isStated = true
          weeks.insert(week)
          let manual = statement.manualSeconds ?? 0
          guard isMuch(manual, of: statement.seconds) else { continue }
          let rows = statement.entries.filter { ($0.manualSeconds ?? 0) > 0 }
          review.checks.append(
            check(
              contractor.id, week, "\(hoursText(manual)) of \(hoursText(statement.seconds)) billed on \(contract)",
              manual,
              entries: rows.map(\.reference), outOf: statement.entries.count))
        }
      }
      for (week, entries) in byWeek(hours.own[contractor.id] ?? []) where !weeks.contains(week) {
        let known = entries.filter { $0.isManual != nil }
        isStated = isStated || !known.isEmpty
        let manual = known.filter { $0.isManual == true }
        let seconds = manual.reduce(0) { $0 + $1.seconds }
        guard known.count >= policy.minimumEntries, isMuch(seconds, of: known.reduce(0) { $0 + $1.seconds }) else {
          continue
        }
        let all = known.reduce(0) { $0 + $1.seconds }
        review.checks.append(
          check(
            contractor.id, week, "\(hoursText(seconds)) of \(hoursText(all)) tracked", seconds,
            entries: manual.map(\.reference), outOf: known.count))
      }
      let hasHours = hours.own[contractor.id] != nil || hours.billed.weeks[contractor.id] != nil
      if hasHours, !isStated {
        review.gaps.append(
          HoursGap(
            kind: .manualShare, contractor: contractor.id,
            reason: "no export says which hours were typed in and which were timed"))
      }
    }
    return review
  }

  private func isMuch(_ manual: Int, of all: Int) -> Bool {
    manual > 0 && Double(manual) >= policy.manualShare * Double(all)
  }

  private func check(
    _ contractor: String, _ week: ISOWeek, _ what: String, _ seconds: Int, entries: [String], outOf: Int
  ) -> HoursCheck {
    HoursCheck(
      kind: .manualShare, contractor: contractor, week: week, text: "\(what) were typed in and not timed",
      question: "Why were these hours typed in and not timed?", seconds: seconds, entries: entries.count, outOf: outOf,
      evidence: entries)
  }
}

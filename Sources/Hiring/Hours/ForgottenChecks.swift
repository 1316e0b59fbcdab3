extension HoursChecks {
  /// Hourly contracts that are open while nobody works on them. Weeks that no export covers say nothing. Where several
  /// contracts of a contractor run side by side, tracked hours belong to any of them and billed ones alone tell.
  func forgottenChecks(_ records: HoursRecords, _ hours: PlacedHours) -> HoursReview {
    var review = HoursReview()
    for contractor in contractors {
      let rows = records.rows.filter { $0.contractor == contractor.id }.sorted { $0.week < $1.week }
      guard let last = rows.last?.week else { continue }
      for engagement in contractor.engagements where engagement.kind == .hourly && engagement.isActive(in: last) {
        let contract = engagement.contract
        let own = rows.filter { $0.contract.split(separator: "+").contains(contract[...]) }
        let silent = own.reversed().prefix { row in
          guard row.contract != contract else {
            // Hours of a shared account are in no sum, and stand in the evidence.
            return (row.billedSeconds ?? 0) == 0 && (row.trackedSeconds ?? 0) == 0 && row.evidence.isEmpty
          }
          return hours.billed.weeks[contractor.id]?[row.week]?[contract] == nil
        }
        guard silent.count >= policy.forgottenWeeks, let since = silent.last?.week else { continue }
        let covered = silent.count { row in
          records.coverage.isKnown(billed: row.week)
            || row.contract == contract && records.coverage.isKnown(tracked: row.week)
        }
        let side = silent.allSatisfy { $0.contract == contract } ? "no hours on either side" : "no billed hours"
        if covered < policy.forgottenWeeks {
          review.gaps.append(
            HoursGap(
              kind: .forgottenContract, contractor: contractor.id,
              reason: "contract \(contract) has \(side) since \(since), but the exports cover only \(covered) of these "
                + "\(silent.count) weeks"))
          continue
        }
        review.checks.append(
          HoursCheck(
            kind: .forgottenContract, contractor: contractor.id, week: last,
            text: "contract \(contract) is open and has \(side) since \(since), for \(silent.count) weeks",
            question: "Is this contract still needed, or can it be paused or ended?", seconds: 0, entries: 0, outOf: 0,
            evidence: ["contract \(contract)"]))
      }
    }
    return review
  }
}

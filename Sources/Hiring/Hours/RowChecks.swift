extension HoursChecks {
  /// What to ask where billed and tracked hours do not agree, or the limit was not kept.
  func rowChecks(_ rows: [ReconciliationRow]) -> [HoursCheck] {
    rows.flatMap { row -> [HoursCheck] in
      guard row.verdict != .notAssessable else { return [] }
      var found: [HoursCheck] = []
      let difference = row.differenceSeconds ?? 0
      let apart = hoursText(abs(difference))
      let sides =
        "\(row.billedSeconds.map(hoursText) ?? "no hours") billed, \(row.trackedSeconds.map(hoursText) ?? "no hours") "
        + "tracked on \(row.contract)"
      switch row.verdict {
      case .overBilled:
        found.append(
          check(.overBilled, row, difference, sides, "What was done in the \(apart) that were billed and not tracked?"))
      case .underLogged:
        found.append(
          check(
            .underLogged, row, -difference, sides,
            "What became of the \(apart) that were tracked and not billed: are they still to come, or to be left out?"))
      case .match, .note, .overLimit, .notAssessable: break
      }
      if let limit = row.limitSeconds {
        let most = max(row.billedSeconds ?? 0, row.verdict == .overLimit ? row.trackedSeconds ?? 0 : 0)
        if most > limit + tolerance.limitSlackSeconds {
          found.append(
            check(
              .overLimit, row, most - limit, "\(sides), over the limit of \(hoursText(limit))",
              "Who agreed to the \(hoursText(most - limit)) over the limit, and when?"))
        }
      }
      return found
    }
  }

  private func check(
    _ kind: HoursCheck.Kind, _ row: ReconciliationRow, _ seconds: Int, _ text: String, _ question: String
  ) -> HoursCheck {
    HoursCheck(
      kind: kind, contractor: row.contractor, week: row.week, text: text, question: question, seconds: seconds,
      entries: row.evidence.count, outOf: row.evidence.count, evidence: row.evidence)
  }
}

internal import Foundation

extension HoursChecks {
  /// Hours of a week that were changed after it had closed: the old value still stood in an export that was made after
  /// that, so no edit in time can explain it.
  func editChecks(_ edits: [HoursEdit]?) -> HoursReview {
    guard let edits else {
      return HoursReview(gaps: [
        HoursGap(kind: .editedAfterClose, contractor: nil, reason: "changes between exports were not looked up")
      ])
    }
    let late = edits.filter { edit in
      edit.oldSeconds != edit.newSeconds
        && edit.seenAt >= edit.week.end.addingTimeInterval(Double(policy.closingSeconds))
    }
    struct Place: Hashable {
      var contractor: String
      var week: ISOWeek
    }
    let groups = Dictionary(grouping: late) { Place(contractor: $0.contractor, week: $0.week) }
    return HoursReview(
      checks: groups.map { place, edits in
        let edits = edits.sorted { ($0.changedBy, $0.evidence.first ?? "") < ($1.changedBy, $1.evidence.first ?? "") }
        let (old, new) = (edits.reduce(0) { $0 + $1.oldSeconds }, edits.reduce(0) { $0 + $1.newSeconds })
        let first = CivilDate(utc: edits.map(\.seenAt).min() ?? place.week.end)
        let last = CivilDate(utc: edits.map(\.changedBy).max() ?? place.week.end)
        return HoursCheck(
          kind: .editedAfterClose, contractor: place.contractor, week: place.week,
          text: "\(edits.count == 1 ? "1 entry was" : "\(edits.count) entries were") changed after the week had "
            + "closed, from \(hoursText(old)) to \(hoursText(new)) (between the exports of \(first) and \(last))",
          question: "Who changed these hours after the week had closed, and why?", seconds: abs(new - old),
          entries: edits.count, outOf: edits.count, evidence: edits.flatMap(\.evidence))
      })
  }
}

/// Checks of how a week is logged as a whole.
extension HoursChecks {
  /// Time without a task, memos that say nothing, round numbers.
  func habitChecks(_ entries: [TimeEntry], contractor: String) -> [HoursCheck] {
    byWeek(entries).flatMap { week, entries -> [HoursCheck] in
      var found: [HoursCheck] = []
      let total = entries.reduce(0) { $0 + $1.seconds }
      let loose = entries.filter { !$0.hasTask && $0.seconds > 0 }
      let looseSeconds = loose.reduce(0) { $0 + $1.seconds }
      if !loose.isEmpty, Double(looseSeconds) >= policy.withoutTaskShare * Double(total) {
        found.append(
          check(
            .withoutTask, contractor, week, loose, outOf: entries,
            text: "\(hoursText(looseSeconds)) of \(hoursText(total)) are on no task",
            question: "Which task cards is this time for?"))
      }
      guard entries.count >= policy.minimumEntries else { return found }
      let vague = entries.filter(isVague)
      if Double(vague.count) >= policy.vagueMemoShare * Double(entries.count) {
        found.append(
          check(
            .vagueMemo, contractor, week, vague, outOf: entries,
            text: "\(vague.count) of \(entries.count) entries do not say what was done",
            question: "Can the notes say what was done and why it took that long?"))
      }
      let round = entries.filter { $0.seconds > 0 && $0.seconds % policy.roundUnitSeconds == 0 }
      if Double(round.count) >= policy.roundShare * Double(entries.count) {
        found.append(
          check(
            .roundNumbers, contractor, week, round, outOf: entries,
            text: "\(round.count) of \(entries.count) entries are multiples of \(hoursText(policy.roundUnitSeconds))",
            question: "Is the time measured with the timer, or filled in afterwards?"))
      }
      return found
    }
  }

  /// A memo is vague if it says nothing, or is empty where no task says it instead.
  private func isVague(_ entry: TimeEntry) -> Bool {
    let memo = entry.memo.lowercased().filter { !"!?,;:".contains($0) }
    let words = memo.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if words.isEmpty { return !entry.hasTask }
    return policy.vagueMemos.contains(words)
  }
}

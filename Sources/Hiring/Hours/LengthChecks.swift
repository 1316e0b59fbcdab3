extension HoursChecks {
  /// Entries hardly longer than a click, and entries longer than anybody works without a break.
  func lengthChecks(_ entries: [TimeEntry], contractor: String) -> [HoursCheck] {
    byWeek(entries).flatMap { week, entries -> [HoursCheck] in
      var found: [HoursCheck] = []
      let short = entries.filter { $0.seconds <= policy.shortEntrySeconds }
      if entries.count >= policy.minimumEntries, !short.isEmpty,
        Double(short.count) >= policy.shortShare * Double(entries.count)
      {
        found.append(
          check(
            .shortEntries, contractor, week, short, outOf: entries,
            text: "\(short.count) of \(entries.count) entries are of \(hoursText(policy.shortEntrySeconds)) or less",
            question: "Are these timers that were started by mistake, or real work?"))
      }
      // An entry of a day without a time may be the sum of several stretches.
      let long = entries.filter { $0.hasClock && $0.seconds > policy.longEntrySeconds }
      if !long.isEmpty {
        let longest = long.map(\.seconds).max() ?? 0
        found.append(
          check(
            .longEntries, contractor, week, long, outOf: entries,
            text: "\(entriesAre(long.count)) longer than \(hoursText(policy.longEntrySeconds)) without a break, "
              + "the longest \(hoursText(longest))",
            question: "Was a timer left running, or does the entry sum up several stretches?"))
      }
      return found
    }
  }
}

/// Changes whose young lines a fix or a revert had to touch: the share is DORA's change failure rate, seen in code.
package enum FixFollows {
  /// By index of the failing change the fixes that touched its lines while they were under `days` old, in order.
  ///
  /// - Parameter until: fixes at this second of the committer's clock and later are not known yet.
  package static func fixes(
    in history: RepositoryHistory, deaths: [LineDeath], days: Int, until: Int64
  ) -> [Int: [Int]] {
    var fixes: [Int: [Int]] = [:]
    for death in deaths where death.isRepair && death.seconds < Int64(days) * 86_400 {
      let by = history.changes[death.by]
      guard by.committedAt < until, by.author.standing != .bot, fixes[death.origin]?.last != death.by else { continue }
      fixes[death.origin, default: []].append(death.by)
    }
    return fixes
  }
}

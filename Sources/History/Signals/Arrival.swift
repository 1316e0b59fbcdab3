internal import Git

/// When changes came at the earliest, as far as clocks can contradict each other.
///
/// Anybody can set a clock, and one that is wrong moves everything built on it: good for asking, never for judging.
package enum Arrival {
  /// By change index, seconds since 1970: the latest of the committers' clocks of the change, of what it builds on, and
  /// of the mainline's commit that brought it. Clocks at or after the end of what was read say nothing about others.
  /// Linear.
  package static func times(of history: RepositoryHistory) -> [Int64] {
    var indexes: [ObjectID: Int] = [:]
    indexes.reserveCapacity(history.changes.count)
    var times: [Int64] = []
    times.reserveCapacity(history.changes.count)
    for change in history.changes {
      var time = change.committedAt
      for parent in change.parents {
        guard let index = indexes[parent], times[index] < history.until else { continue }
        time = max(time, times[index])
      }
      indexes[change.commit] = times.count
      times.append(time)
    }
    // From the mainline's oldest: what a merge brought was not there before it.
    var isBrought = history.changes.map(\.onFirstParentLine)
    for change in history.changes where change.onFirstParentLine && change.isMerge {
      var pending = change.parents.dropFirst().compactMap { indexes[$0] }
      while let index = pending.popLast() {
        guard !isBrought[index] else { continue }
        isBrought[index] = true
        if times[change.index] < history.until { times[index] = max(times[index], times[change.index]) }
        pending += history.changes[index].parents.compactMap { indexes[$0] }
      }
    }
    return times
  }
}

internal import Git

/// When changes came, as far as their clocks can be believed.
package enum Arrival {
  /// By change index, seconds since 1970: the committer's clock, or that of the latest change it builds on where that is
  /// later, because nothing is committed before what it builds on. Clocks at or after the end of what was read say
  /// nothing about their successors. Linear.
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
    return times
  }
}

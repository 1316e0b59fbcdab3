extension Contractor {
  /// The day on which the last engagement ended that had begun by `day`, where all of those had ended before it; nil
  /// otherwise. One that is planned for later excuses no access meanwhile.
  package func end(asOf day: CivilDate) -> CivilDate? {
    let begun = engagements.filter { $0.started <= day }
    guard begun.allSatisfy({ $0.ended.map { $0 < day } ?? false }) else { return nil }
    return begun.compactMap(\.ended).max()
  }

  /// The last day of the engagements that had begun by `day`, and of those that follow without a day between; nil while
  /// one has no end, and where none had begun.
  package func lastDay(asOf day: CivilDate) -> CivilDate? {
    var last: CivilDate?
    for engagement in engagements.sorted(by: { $0.started < $1.started }) {
      let follows = last.map { engagement.started.daysSince1970 <= $0.daysSince1970 + 1 } ?? false
      guard engagement.started <= day || follows else { continue }
      guard let ended = engagement.ended else { return nil }
      last = max(last ?? ended, ended)
    }
    return last
  }

  /// Engagements that have begun by `day` and not ended before it.
  func running(on day: CivilDate) -> [Engagement] { open(on: day).filter { $0.started <= day } }

  /// The first day of the next engagement after `day`; nil where none is planned.
  func nextStart(after day: CivilDate) -> CivilDate? { engagements.map(\.started).filter { $0 > day }.min() }

  /// Engagements that have not ended before `day`, those planned for later too.
  func open(on day: CivilDate) -> [Engagement] { engagements.filter { $0.ended.map { $0 >= day } ?? true } }

  /// Whether there were engagements and all have ended before `day`, with none planned.
  func hasEnded(before day: CivilDate) -> Bool { !engagements.isEmpty && open(on: day).isEmpty }
}

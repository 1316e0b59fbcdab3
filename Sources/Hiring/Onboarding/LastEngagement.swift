extension Contractor {
  /// The day on which the last engagement ended, where all had ended before `day` and none lies ahead; nil otherwise.
  package func end(before day: CivilDate) -> CivilDate? {
    guard let end = lastDay, end < day else { return nil }
    return end
  }

  /// The last day of the last engagement; nil while one has no end, and where there is none.
  package var lastDay: CivilDate? {
    guard engagements.allSatisfy({ $0.ended != nil }) else { return nil }
    return engagements.compactMap(\.ended).max()
  }

  /// As `end(before:)`, of what had begun by `day`: engagements that came later excuse nothing.
  func end(asOf day: CivilDate) -> CivilDate? {
    let begun = engagements.filter { $0.started <= day }
    guard begun.allSatisfy({ $0.ended.map { $0 < day } ?? false }) else { return nil }
    return begun.compactMap(\.ended).max()
  }

  /// Engagements that have not ended before `day`.
  func open(on day: CivilDate) -> [Engagement] { engagements.filter { $0.ended.map { $0 >= day } ?? true } }
}

/// What counts as agreement between billed and tracked hours of a contract's week.
///
/// There is no published standard. Seen in practice: one hour a contract-week, 0.2 h as rounding noise, 0.1 h on import;
/// platforms bill in segments of ten minutes.
package struct ReconciliationPolicy: Sendable, Hashable, Codable {
  /// Up to this difference, either way and included, the sides match: a quarter of an hour.
  package var matchSeconds: Int
  /// Up to this difference, included, it is worth a note and no more: an hour.
  package var noteSeconds: Int
  /// How far billed hours may exceed the weekly limit: not at all.
  package var limitSlackSeconds: Int

  package init(matchSeconds: Int = 900, noteSeconds: Int = 3_600, limitSlackSeconds: Int = 0) {
    self.matchSeconds = matchSeconds
    self.noteSeconds = noteSeconds
    self.limitSlackSeconds = limitSlackSeconds
  }

  /// The verdict on a difference alone, billed minus tracked.
  package func verdict(difference: Int) -> ReconciliationRow.Verdict {
    switch abs(difference) {
    case ...matchSeconds: .match
    case ...noteSeconds: .note
    default: difference > 0 ? .overBilled : .underLogged
    }
  }
}

package import Hiring

/// How one subject's card of one week moved when it was judged again: by another model, or by the same one after the
/// policy, the rules, the records or the history changed.
package struct CardShift: Sendable, Hashable {
  /// One judgement of the week.
  package struct Side: Sendable, Hashable {
    package var model: String
    package var overall: Score?
    /// Nil for repositories, and where none was kept.
    package var outcome: Recommendation.Outcome?

    package init(model: String, overall: Score?, outcome: Recommendation.Outcome?) {
      self.model = model
      self.overall = overall
      self.outcome = outcome
    }
  }

  package var kind: Scorecard.SubjectKind
  package var id: String
  package var week: ISOWeek
  package var before: Side
  package var after: Side
  /// Whether the two cards differ in anything, if only in a row of evidence.
  package var isChanged: Bool

  package init(
    kind: Scorecard.SubjectKind, id: String, week: ISOWeek, before: Side, after: Side, isChanged: Bool
  ) {
    self.kind = kind
    self.id = id
    self.week = week
    self.before = before
    self.after = after
    self.isChanged = isChanged
  }

  /// Points that the overall score moved; nil where one of the two has none.
  package var points: Double? {
    guard let old = before.overall?.value, let new = after.overall?.value else { return nil }
    return new - old
  }

  /// Whether the two are of different models, and so never to be compared as weeks are.
  package var isOfAnotherModel: Bool { before.model != after.model }

  /// Whether the grade or the recommendation is another one.
  package var isTold: Bool {
    before.overall?.grade != after.overall?.grade || (before.outcome != nil && before.outcome != after.outcome)
  }
}

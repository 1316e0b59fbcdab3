/// What the records say of one contractor's delivery in one week. Nothing here is merit or blame by itself.
///
/// Nil where the records that would tell are not there, which is not zero.
package struct DeliveryWeek: Sendable, Hashable {
  /// Cards that were in hand, finished, commented or blocked.
  package struct Cards: Sendable, Hashable {
    package var active = 0
    package var clear = 0
    /// References of those that are not; in every case to ask whoever writes the cards.
    package var unclear: [String] = []
    /// Whose export carries no description.
    package var unknown = 0

    package init() {}
  }

  /// Cards finished in the week, and how they came there.
  package struct Path: Sendable, Hashable {
    package var finished = 0
    package var worked = 0
    package var reviewed = 0
    /// References of those that went neither through work nor through a review.
    package var straight: [String] = []
    /// Whose export has no time in status.
    package var unknown = 0
    /// References of those taken up again in the week after they had been finished.
    package var reopened: [String] = []
    /// Seconds of the finished cards in each stage, in all; nil where no export has them.
    package var seconds: [CardStage: Int]?

    package init() {}
  }

  /// Cards that became blocked in the week, or are and nobody knows since when.
  package struct Blocked: Sendable, Hashable {
    package var spells = 0
    /// Nil where no export says how long.
    package var seconds: Int?
    package var raised = 0
    /// References of those that were not.
    package var unraised: [String] = []
    package var unknown = 0

    package init() {}
  }

  /// Meetings of the team while the contractor was engaged.
  package struct Meetings: Sendable, Hashable {
    package var held = 0
    package var attended = 0
    package var excused = 0
    /// With others on the list and not them.
    package var unlisted = 0
    /// Days missed, with the record.
    package var missed: [String] = []

    package init() {}
  }

  /// The contractor's changes, and their finished cards.
  package struct Tracing: Sendable, Hashable {
    package var changes = 0
    /// Those that name a card on record.
    package var traced = 0
    /// Those that name a card that is in none of the exports.
    package var elsewhere = 0
    /// References of the changes that name none.
    package var untraced: [String] = []
    /// Finished cards that are expected to leave a change and that one names, and references of those that none does.
    package var cardsWithChange = 0
    package var cardsWithout: [String] = []
    /// Finished cards of which no code is expected.
    package var codeless = 0

    package init() {}
  }

  package var contractor: String
  package var week: ISOWeek
  /// Nil where no card is on record for anybody.
  package var cards: Cards?
  package var path: Path?
  package var blocked: Blocked?
  /// Their comments on their cards; nil where the exports carry none, or do not date them.
  package var comments: Int?
  /// References of cards that were in hand and on which they wrote nothing yet; nil as for the comments.
  package var silent: [String]?
  /// Nil where no attendance is on record.
  package var meetings: Meetings?
  /// Nil where the histories were not read, no card is on record, or code is not part of the role.
  package var tracing: Tracing?
  /// What deserves a question.
  package var looks: [CardLook] = []

  package init(contractor: String, week: ISOWeek) {
    self.contractor = contractor
    self.week = week
  }

  /// Whether the records say anything at all of the week.
  package var isEmpty: Bool {
    (cards?.active ?? 0) == 0 && (path?.reopened ?? []).isEmpty && (blocked?.spells ?? 0) == 0 && (comments ?? 0) == 0
      && (meetings.map { $0.held + $0.excused + $0.unlisted } ?? 0) == 0 && (tracing?.changes ?? 0) == 0
  }
}

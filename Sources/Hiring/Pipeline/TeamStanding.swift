/// How a contractor's latest scorecard stands against the bar.
package struct TeamStanding: Sendable, Hashable {
  package enum Standing: String, Sendable, CaseIterable {
    case atBar = "at-bar"
    case under
    /// The card has no overall score: too little evidence.
    case notAssessed = "not-assessed"
    /// No card has been made yet.
    case noCard = "no-card"
  }

  /// The portfolio's id.
  package var contractor: String
  package var standing: Standing
  /// The card's week; nil where there is none.
  package var week: ISOWeek?

  package init(contractor: String, standing: Standing, week: ISOWeek?) {
    self.contractor = contractor
    self.standing = standing
    self.week = week
  }
}

/// What it cost to find those who were kept: posting, and the trials of everybody who was tried. Currencies stay apart.
package struct FunnelCost: Sendable, Hashable {
  package var postings: [Money]
  /// Postings whose cost is not on record, also those that people name and no list has.
  package var postingsWithoutCost: [String]
  package var trials: [Money]
  /// People tried, by what their cost was taken from.
  package var bases: [TrialCost.Basis: Int]
  package var tried: Int
  /// Trials that still run: their cost will grow.
  package var running: Int
  package var kept: Int
  /// Everything by those kept, rounded half up; empty where nobody was kept yet.
  package var perKept: [Money]

  init(people: [Candidate], postings: [Posting], unlisted: Set<String>) {
    self.postings = Money.sums(postings.compactMap(\.cost))
    postingsWithoutCost = (postings.filter { $0.cost == nil }.map(\.id) + unlisted).sorted()
    let costs = people.compactMap(\.cost)
    trials = Money.sums(costs.flatMap(\.amounts))
    bases = Dictionary(grouping: costs, by: \.basis).mapValues(\.count)
    tried = people.count { $0.steps[.trialStarted] != nil }
    // Somebody tried whom no contractor of the portfolio is known for has no records to tell a cost by.
    if tried > costs.count { bases[.unknown, default: 0] += tried - costs.count }
    running = people.count { $0.state == .onTrial }
    kept = people.count { $0.state == .kept }
    perKept = []
    guard kept > 0 else { return }
    perKept = Money.sums(self.postings + trials).map {
      Money(minorUnits: (2 * $0.minorUnits + kept) / (2 * kept), currency: $0.currency)
    }
  }

  /// Whether something is missing, or still to come, so that the sums are the least it cost.
  package var isLeast: Bool { !postingsWithoutCost.isEmpty || bases[.unknown, default: 0] > 0 || running > 0 }
}

internal import Hiring

extension [SignedDecision] {
  /// Those that no later one corrects, in the chain's order: of several about one contractor and week the last. Replies
  /// are left out, being no decisions.
  package var standing: [SignedDecision] {
    var last: [Subject: Int] = [:]
    for signed in self where signed.decision.action.isOfOwner { last[Subject(signed.decision)] = signed.sequence }
    return filter { last[Subject($0.decision)] == $0.sequence }
  }
}

private struct Subject: Hashable {
  let contractor: String
  let week: ISOWeek

  init(_ decision: OwnerDecision) {
    contractor = decision.contractor
    week = decision.week
  }
}

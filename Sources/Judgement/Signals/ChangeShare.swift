internal import History

/// The share of a person's changes for which something holds.
struct ChangeShare {
  var hits = 0.0
  var changes = 0.0
  var rows: [Evidence] = []

  /// - Parameters:
  ///   - judge: nil where the change is not asked; else whether it holds.
  ///   - row: the evidence of a change to be listed; nil for one that need not be.
  init(
    of changes: [OwnChange], in facts: RepositoryFacts, judge: (Change) -> Bool?,
    row: (Change, Bool) -> String? = { _, _ in nil }
  ) {
    for own in changes {
      guard let holds = judge(own.change) else { continue }
      self.changes += own.weight
      if holds { hits += own.weight }
      if let text = row(own.change, holds) {
        rows.append(.change(own.change, text, repository: facts.history.id))
      }
    }
  }

  private init() {}

  static func + (left: ChangeShare, right: ChangeShare) -> ChangeShare {
    var sum = left
    sum.hits += right.hits
    sum.changes += right.changes
    sum.rows += right.rows
    return sum
  }

  var share: Double { changes > 0 ? hits / changes : 0 }
  var tally: Tally { Tally(events: hits, exposure: changes) }

  /// Over all repositories of the evidence, the person's own changes.
  static func own(
    _ evidence: ContractorEvidence, judge: (Change, RepositoryFacts) -> Bool?,
    row: (Change, Bool) -> String? = { _, _ in nil }
  ) -> ChangeShare {
    evidence.works.reduce(ChangeShare()) { sum, work in
      sum + ChangeShare(of: work.own, in: work.facts, judge: { judge($0, work.facts) }, row: row)
    }
  }

  /// The same over what the repositories were like before.
  static func past(_ evidence: ContractorEvidence, judge: (Change, RepositoryFacts) -> Bool?) -> ChangeShare {
    evidence.works.reduce(ChangeShare()) { sum, work in
      sum + ChangeShare(of: work.past, in: work.facts, judge: { judge($0, work.facts) })
    }
  }
}

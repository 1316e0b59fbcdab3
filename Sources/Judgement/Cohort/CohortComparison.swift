package import Hiring

/// A trial cohort side by side: the people are the columns, what is comparable in absolute terms the rows.
///
/// Not a ranking: the columns stand in the portfolio's order unless the owner asked for one row's order on one task.
package struct CohortComparison: Sendable {
  /// Someone of the cohort, with what the whole of their trial supports.
  package struct Person: Sendable {
    package var contractor: Contractor
    /// The days compared: from the trial's first to its end or the asked week's, whichever is earlier.
    package var from: CivilDate
    package var to: CivilDate
    package var trialEnds: CivilDate?
    /// What is missing to be judged, sentences; empty where the evidence floor is met.
    package var missing: [String]
    package var recommendation: Recommendation.Outcome
    package var overall: Score?
    /// What the owner decided by then; nil where nothing is recorded.
    package var decision: SignedDecision?

    /// Whether there is enough evidence for anything of theirs to be compared.
    package var isComparable: Bool { missing.isEmpty }
  }

  package var cohort: String
  package var week: ISOWeek
  /// The task that it is narrowed to; nil for the whole trial.
  package var task: Task?
  /// The id of the row that the columns are sorted by; nil for the portfolio's order.
  package var sortedBy: String?
  package var people: [Person]
  package var rows: [CohortRow]
  /// By row: pairs whose intervals lie apart, and pairs that chance may part.
  package var differences: [CohortDifference]
  /// Ids of people without a change or an hour on the task; empty without a task.
  package var without: [String]
  /// Ids asked for that no card, hour or change on record has.
  package var unknownTasks: [String]
  package var keeping: CohortKeeping
  /// What the reader has to know before comparing anybody, sentences.
  package var notes: [String]
  package var modelVersion: String

  /// The task that people are compared on.
  package struct Task: Sendable, Hashable {
    /// As asked for.
    package var ids: [String]
    /// What the cards or the time log call it; hostile until escaped.
    package var names: [String]
  }
}

/// What is shown of everybody in one row.
package struct CohortRow: Sendable, Hashable {
  package enum Section: String, Sendable, CaseIterable {
    case standing, dimensions, security, quality, maintainability, ownership, delivery, hours, task, work, cost
  }

  /// Like `overall`, `dimension.security`, `security.credentials` or `task.hours`.
  package var id: String
  package var section: Section
  /// Plain words.
  package var title: String
  /// What the number is, like `share of changes`; empty where the title says it.
  package var unit: String
  /// One a person, in the order of the people.
  package var cells: [CohortCell]
  /// Whether a difference may be named in it: never in what only says how much there was to judge.
  package var isCompared = false
}

/// One person's part of a row.
package struct CohortCell: Sendable, Hashable {
  package enum Status: String, Sendable {
    case measured
    /// There is something, and too little of it to be compared with anybody.
    case insufficientEvidence = "insufficient-evidence"
    case notApplicable = "not-applicable"
    case notAssessed = "not-assessed"
  }

  package enum Value: Sendable, Hashable {
    /// Whole but for changes shared with co-authors.
    case count(Double)
    /// In the row's unit.
    case number(Double)
    case seconds(Int)
    /// One a currency.
    case money([Money])
    case score(Score)
    case days(CivilDate, CivilDate)
    case words(String)
  }

  package var status: Status
  /// What is seen, also where it is too little to be compared; nil where nothing is.
  package var value: Value?
  /// Why it was not, or what to know of it; empty where there is nothing to say.
  package var reason = ""
  /// What was counted, and what it was out of: nil where the number is no rate.
  package var events: Double?
  package var outOf: Double?
  package var outOfUnit = ""
  /// The 80 % interval of the number in the row's unit; nil for facts.
  package var low: Double?
  package var high: Double?
  /// What the number earns; what rows of signals are compared by.
  package var score: Score?

  package init(_ value: Value, reason: String = "") {
    status = .measured
    self.value = value
    self.reason = reason
  }

  package init(_ status: Status, _ reason: String) {
    self.status = status
    self.reason = reason
  }

  /// What the columns are sorted by; nil for what is no number.
  package var order: Double? {
    switch value {
    case .count(let value), .number(let value): value
    case .seconds(let seconds): Double(seconds)
    case .score(let score): score.value
    // Amounts in several currencies have no order.
    case .money(let amounts): amounts.count == 1 ? Double(amounts[0].minorUnits) : nil
    case .days, .words, nil: nil
    }
  }

  /// What it is compared by; nil where it is not.
  package var compared: Score? {
    if case .score(let score) = value { return score }
    return score
  }
}

extension CohortComparison {
  /// The same with the columns in the order of one row, rising; people without a number there last, in the order they had.
  /// Nil where there is no such row.
  package func sorted(by id: String) -> CohortComparison? {
    guard let row = rows.first(where: { $0.id == id }) else { return nil }
    let order = people.indices.sorted { left, right in
      switch (row.cells[left].order, row.cells[right].order) {
      case (let first?, let second?): (first, left) < (second, right)
      case (nil, nil): left < right
      case (let first, _): first != nil
      }
    }
    var sorted = self
    sorted.sortedBy = id
    sorted.people = order.map { people[$0] }
    for index in sorted.rows.indices { sorted.rows[index].cells = order.map { rows[index].cells[$0] } }
    sorted.differences = CohortDifference.all(in: sorted.rows, of: sorted.people)
    return sorted
  }
}

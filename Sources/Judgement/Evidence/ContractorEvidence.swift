internal import Foundation
package import Hiring
package import History

/// What is known of one contractor at the end of one week: their own work and records, and nothing of anybody else's
/// but what the repositories were like before they came.
package struct ContractorEvidence: Sendable {
  package var contractor: Contractor
  package var week: ISOWeek
  /// The window in seconds since 1970: the engagement so far, up to `policy.windowWeeks`; `end` is the first second
  /// after the week.
  package var start: Int64
  package var end: Int64
  package var works: [RepositoryWork]
  /// Repositories that no engagement covers and that hold changes of theirs all the same. Nobody is judged by them, but a
  /// release orphans them too.
  package var outside: [RepositoryWork] = []
  /// Contractors whose last engagement had ended by then: what only they knew as well, nobody knows.
  package var departed: Set<Person> = []
  /// What a release is reckoned by, and the owner's currency.
  package var cost = CostPolicy.default
  package var currency = "USD"
  /// The contractor's entries and billed hours up to the week's end, by start.
  package var timeEntries: [TimeEntry]
  package var billed: [BilledEntry]
  /// All reconciled contract-weeks up to this one, oldest first.
  package var rows: [ReconciliationRow]
  /// Repositories of their engagements that could not be read.
  package var unreadable: [String]
  /// The first week a card was issued; nil for every week.
  package var cardsSince: ISOWeek?
  /// Share of the window's changed lines whose author is confirmed; nil without changed lines.
  package var attributionCoverage: Double?
  /// Whether the role is to deliver code, or code was delivered all the same.
  package var expectsCode: Bool
  /// Whether the portfolio records an assignment of anybody's; without any the owner keeps them elsewhere.
  package var recordsAssignments: Bool
  /// Whether anything of time or billing is on record for anybody.
  package var hasTimeRecords: Bool
  /// Whether any task of anybody is in a state that the policy knows as finished.
  package var knowsFinishedTasks: Bool
  /// Everybody's cards, attendance and changes; what is asked of it is the contractor's.
  package var delivery: DeliveryRecords
  /// How far their onboarding was at the end of the run's week; nil for other weeks, and where nobody looked.
  package var onboarding: OnboardingProgress?

  /// One repository, as far as it concerns the contractor.
  package struct RepositoryWork: Sendable {
    package var facts: RepositoryFacts
    /// The contractor's changes of the window, in order of history, without those that are credentials and nothing else.
    package var own: [OwnChange]
    /// Everybody else's changes of the year before the window: what the repository was like.
    package var past: [OwnChange]
    /// Indexes of all the contractor's changes of the window.
    package var ownIndexes: Set<Int>
    /// Indexes of all the contractor's changes up to the week's end, before the window too.
    package var everIndexes: Set<Int>
    /// Whether the repository's state is that of this week's end, so that live lines can be counted.
    package var isCurrent: Bool
  }

  package var person: Person { Person(standing: .confirmed, id: contractor.id) }
  package var own: [OwnChange] { works.flatMap(\.own) }
  package var past: [OwnChange] { works.flatMap(\.past) }
  package var changedLines: Double { own.reduce(0) { $0 + $1.lines } }
  package var isCurrent: Bool { works.allSatisfy(\.isCurrent) }

  /// The same as it would be known in a later week; see `RepositoryEvidence.withoutTree`.
  var withoutTree: ContractorEvidence {
    var evidence = self
    for index in evidence.works.indices { evidence.works[index].isCurrent = false }
    return evidence
  }

  /// Reconciled contract-weeks of the window.
  package var windowRows: [ReconciliationRow] {
    rows.filter { Int64($0.week.end.timeIntervalSince1970) > start && $0.week <= week }
  }

  /// Time entries of the window.
  package var windowEntries: [TimeEntry] {
    timeEntries.filter { Int64($0.start.timeIntervalSince1970) >= start }
  }

  /// Weeks in which the contractor changed anything.
  package var changeWeeks: Set<ISOWeek> {
    Set(own.map { ISOWeek(containing: Date(timeIntervalSince1970: Double($0.change.committedAt))) })
  }

  /// Weeks for which hours of the contractor, or work on their cards, are on record.
  package var recordWeeks: Set<ISOWeek> {
    var weeks = Set(windowEntries.map { ISOWeek(containing: $0.start) })
    weeks.formUnion(
      windowRows.filter { ($0.billedSeconds ?? 0) > 0 || ($0.trackedSeconds ?? 0) > 0 }.map(\.week))
    return weeks.union(cardWeeks)
  }

  /// Hours of the window on record: those billed or those tracked, whichever are more.
  package var recordHours: Double {
    let tracked = windowEntries.reduce(0) { $0 + $1.seconds }
    let billed = windowRows.reduce(0) { $0 + ($1.billedSeconds ?? 0) }
    return Double(max(tracked, billed)) / 3_600
  }

  /// Findings that the contractor's changes of the window introduced, with what became of them.
  func lives(_ isIncluded: (FindingLife) -> Bool) -> [(work: RepositoryWork, life: FindingLife)] {
    works.flatMap { work in
      work.facts.lives.filter { work.ownIndexes.contains($0.origin) && isIncluded($0) }.map { (work, $0) }
    }
  }
}

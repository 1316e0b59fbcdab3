package import Foundation
package import Hiring
package import History

/// Everything that a week is judged from: the portfolio, what the repositories say, and the records.
package struct JudgementInput: Sendable {
  package var portfolio: Portfolio
  package var histories: [RepositoryHistory]
  package var timeEntries: [TimeEntry]
  package var billedEntries: [BilledEntry]
  package var reconciliation: [ReconciliationRow]
  package var cards: [TaskCard]
  package var attendance: [Attendance]
  package var week: ISOWeek
  /// The instant of the run, handed in: nothing here reads a clock.
  package var generatedAt: Date
  package var toolVersion: String
  package var rulesDigest: String
  /// The first week a card was issued; nil means that there was one in every week. Nobody had notice before it.
  package var cardsSince: ISOWeek?
  /// Ids of the portfolio's repositories that could not be read: who works in one is not judged by what is left.
  package var unreadable: [String]
  /// What could not be read at all, sentences.
  package var problems: [String]
  /// What a release is reckoned by.
  package var cost = CostPolicy.default
  /// How far everybody's onboarding was at the end of `week`; nil where nobody looked.
  package var onboarding: [OnboardingProgress]?

  package init(
    portfolio: Portfolio, histories: [RepositoryHistory], timeEntries: [TimeEntry], billedEntries: [BilledEntry],
    reconciliation: [ReconciliationRow], cards: [TaskCard] = [], attendance: [Attendance] = [], week: ISOWeek,
    generatedAt: Date, toolVersion: String, rulesDigest: String, cardsSince: ISOWeek? = nil, unreadable: [String] = [],
    problems: [String] = []
  ) {
    self.portfolio = portfolio
    self.histories = histories
    self.timeEntries = timeEntries
    self.billedEntries = billedEntries
    self.reconciliation = reconciliation
    self.cards = cards
    self.attendance = attendance
    self.week = week
    self.generatedAt = generatedAt
    self.toolVersion = toolVersion
    self.rulesDigest = rulesDigest
    self.cardsSince = cardsSince
    self.unreadable = unreadable
    self.problems = problems
  }
}

/// Cuts the input down to what was known at the end of one week.
package struct EvidenceBuilder: Sendable {
  private let input: JudgementInput
  private let policy: JudgementPolicy
  private let facts: [RepositoryFacts]
  private let knowsFinishedTasks: Bool
  private let delivery: DeliveryRecords
  /// Without hours that a second kind of export states again.
  private let billed: [BilledEntry]
  /// The addresses of everybody in the portfolio, lowercased.
  private let answering: Set<String>

  package init(_ input: JudgementInput, policy: JudgementPolicy) {
    self.input = input
    self.policy = policy
    self.billed = BilledEntry.statedOnce(input.billedEntries)
    self.answering = Set(input.portfolio.contractors.flatMap(\.identities).map(BreachFinder.address))
    let done = Set(policy.doneStatuses)
    self.knowsFinishedTasks = input.timeEntries.contains { done.contains(($0.taskStatus ?? "").lowercased()) }
    let index = CardIndex(cards: input.cards, timeEntries: input.timeEntries)
    let facts = input.histories.map { history in
      RepositoryFacts(
        history, isOfPeople: input.portfolio.contractors.contains { Self.covers($0, history.id) }, policy: policy,
        index: index)
    }
    self.facts = facts
    self.delivery = DeliveryRecords(
      index: index, timeEntries: input.cards.isEmpty ? [] : input.timeEntries, attendance: input.attendance,
      changes: input.cards.isEmpty ? [] : facts.flatMap(\.cardChanges), contractors: input.portfolio.contractors,
      policy: policy.cards)
  }

  package func evidence(of contractor: Contractor, week: ISOWeek) -> ContractorEvidence {
    let end = Int64(week.end.timeIntervalSince1970)
    return evidence(of: contractor, week: week, from: windowStart(of: contractor, week: week), until: end)
  }

  /// The same over a period that is set beforehand, like a trial's.
  ///
  /// - Parameters:
  ///   - week: the one that holds the period's last second; records by the week count up to it, as a whole.
  ///   - start: its first second since 1970, which lies behind its end where the work had not begun.
  ///   - end: the first second after it.
  package func evidence(
    of contractor: Contractor, week: ISOWeek, from start: Int64, until end: Int64
  ) -> ContractorEvidence {
    let until = Date(timeIntervalSince1970: Double(end))
    let person = Person(standing: .confirmed, id: contractor.id)
    let works = facts.filter { Self.covers(contractor, $0.history.id) }.map {
      work(of: person, in: $0, start: start, end: end)
    }
    let outside = facts.filter { !Self.covers(contractor, $0.history.id) }.map {
      work(of: person, in: $0, start: start, end: end)
    }.filter { !$0.everIndexes.isEmpty }
    let contracts = Set(contractor.engagements.map(\.contract))
    let lines = works.reduce(0.0) { sum, work in work.own.reduce(sum) { $0 + $1.lines } }
    return ContractorEvidence(
      contractor: contractor, week: week, start: start, end: end, works: works, outside: outside,
      departed: departed(besides: contractor, by: week), cost: input.cost, currency: input.portfolio.currency,
      timeEntries: input.timeEntries.filter { $0.contractor == contractor.id && $0.start < until }
        .sorted { ($0.start, $0.system, $0.id) < ($1.start, $1.system, $1.id) },
      billed: billed.filter { contracts.contains($0.contract) && $0.date.startUTC < until }
        .sorted { ($0.date, $0.contract, $0.id) < ($1.date, $1.contract, $1.id) },
      rows: input.reconciliation.filter { $0.contractor == contractor.id && $0.week <= week }
        .sorted { ($0.week, $0.contract) < ($1.week, $1.contract) },
      unreadable: input.unreadable.filter { Self.covers(contractor, $0) }, cardsSince: input.cardsSince,
      attributionCoverage: coverage(of: works, start: start, end: end),
      expectsCode: contractor.role == .engineer || lines >= Double(policy.gradeLines),
      recordsAssignments: input.portfolio.contractors.contains { $0.assignment != nil },
      hasTimeRecords: !input.timeEntries.isEmpty || !input.billedEntries.isEmpty || !input.reconciliation.isEmpty,
      knowsFinishedTasks: knowsFinishedTasks, delivery: delivery,
      onboarding: week == input.week ? input.onboarding?.first { $0.contractor == contractor.id } : nil)
  }

  /// What every repository holds of the contractor, covered by an engagement or not.
  func works(ofEverywhere contractor: Contractor, week: ISOWeek) -> [ContractorEvidence.RepositoryWork] {
    let person = Person(standing: .confirmed, id: contractor.id)
    let start = windowStart(of: contractor, week: week)
    return facts.map {
      work(of: person, in: $0, start: start, end: Int64(week.end.timeIntervalSince1970))
    }
  }

  private func departed(besides contractor: Contractor, by week: ISOWeek) -> Set<Person> {
    let day = CivilDate(utc: min(week.end.addingTimeInterval(-1), input.generatedAt))
    return Set(
      input.portfolio.contractors.filter { $0.id != contractor.id && $0.end(asOf: day) != nil }
        .map { Person(standing: .confirmed, id: $0.id) })
  }

  package func evidence(ofRepository index: Int, week: ISOWeek) -> RepositoryEvidence {
    let facts = facts[index]
    let end = Int64(week.end.timeIntervalSince1970)
    let start = end - Int64(policy.windowWeeks) * 7 * 86_400
    let lastDay = CivilDate(daysSince1970: Int(end / 86_400) - 1)
    let active = input.portfolio.contractors.filter { $0.engagements.contains { $0.isActive(on: lastDay) } }
    return RepositoryEvidence(
      facts: facts, week: week, start: start, end: end, isCurrent: isCurrent(facts, end: end),
      activePeople: Set(active.map { Person(standing: .confirmed, id: $0.id) }),
      recent: facts.history.changes.filter {
        facts.isSubstantive[$0.index] && $0.author.standing != .bot && $0.committedAt >= start && $0.committedAt < end
      }.map(\.index))
  }

  /// The state that was read is the week's if nothing later is in it.
  private func isCurrent(_ facts: RepositoryFacts, end: Int64) -> Bool {
    facts.history.until <= end || facts.latestCommit < end
  }

  private func windowStart(of contractor: Contractor, week: ISOWeek) -> Int64 {
    let earliest = Int64(week.end.timeIntervalSince1970) - Int64(policy.windowWeeks) * 7 * 86_400
    let first = contractor.engagements.map(\.started).min().map { Int64($0.startUTC.timeIntervalSince1970) }
    return max(earliest, first ?? earliest)
  }

  private static func covers(_ contractor: Contractor, _ repository: String) -> Bool {
    contractor.engagements.isEmpty
      || contractor.engagements.contains { $0.repositories.isEmpty || $0.repositories.contains(repository) }
  }

  private func work(
    of person: Person, in facts: RepositoryFacts, start: Int64, end: Int64
  ) -> ContractorEvidence.RepositoryWork {
    let pastStart = start - Int64(policy.pastWeeks) * 7 * 86_400
    var own: [OwnChange] = []
    var past: [OwnChange] = []
    var ever: Set<Int> = []
    for change in facts.history.changes where change.committedAt < end && facts.isSubstantive[change.index] {
      if change.isBy(person) {
        ever.insert(change.index)
        if change.committedAt >= start { own.append(OwnChange(change: change, weight: change.weight)) }
      } else if change.author.standing != .bot, change.committedAt < start, change.committedAt >= pastStart {
        past.append(OwnChange(change: change, weight: 1))
      }
    }
    return ContractorEvidence.RepositoryWork(
      facts: facts, own: own.filter { !$0.change.isOnlyCredentials }, past: past,
      ownIndexes: Set(own.map(\.change.index)), everIndexes: ever, isCurrent: isCurrent(facts, end: end))
  }

  /// Confirmed lines over all lines of the window, machines left out, in the repositories the person worked in.
  ///
  /// A line also counts where an unknown author's change was committed from a confirmed address: it has somebody who
  /// answers for it, and who hides nobody's work, least of all a colleague's, behind a stranger's name.
  private func coverage(of works: [ContractorEvidence.RepositoryWork], start: Int64, end: Int64) -> Double? {
    let touched = works.filter { !$0.own.isEmpty }
    var confirmed = 0.0
    var all = 0.0
    for work in touched.isEmpty ? works : touched {
      for change in work.facts.history.changes
      where change.committedAt >= start && change.committedAt < end && change.author.standing != .bot {
        let lines = Double(change.substantiveLines)
        all += lines
        if change.author.standing == .confirmed || answering.contains(change.committerEmail.lowercased()) {
          confirmed += lines
        }
      }
    }
    return all > 0 ? confirmed / all : nil
  }
}

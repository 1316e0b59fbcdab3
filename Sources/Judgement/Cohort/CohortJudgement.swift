internal import Findings
internal import Foundation
package import Hiring
internal import History

/// What a cohort is compared by, beside what a week is judged from.
package struct CohortInput: Sendable {
  package var judgement: JudgementInput
  package var payments: [Payment]
  /// What the owner decided up to the asked week and the instant of the run, without what a later one corrects.
  package var decisions: [SignedDecision]
  /// The owner's keep rate over everybody outside of the cohort; nil where it could not be told.
  package var past: CountedShare?
  /// Ids of the task; several where everybody was given a card of their own. None compares the whole trial.
  package var tasks: [String]
  package var funnel = FunnelPolicy()

  package init(
    judgement: JudgementInput, payments: [Payment], decisions: [SignedDecision], past: CountedShare?, tasks: [String]
  ) {
    self.judgement = judgement
    self.payments = payments
    self.decisions = decisions
    self.past = past
    self.tasks = tasks
  }
}

/// Sets the people of one trial side by side, over the days of the trial and not over a rolling window.
package enum CohortJudgement {
  /// One person of the cohort, judged by the trial alone.
  private struct Member {
    var trial: Cohort.Trial
    var to: CivilDate
    var evidence: ContractorEvidence
    var decision: Decision
  }

  /// Cost: two cards for each person, three with a task, and one for each other contractor.
  package static func comparison(
    of cohort: Cohort, _ input: CohortInput, policy: JudgementPolicy
  ) -> CohortComparison {
    let builder = EvidenceBuilder(input.judgement, policy: policy)
    let members = cohort.trials.map { member($0, input, builder, policy) }
    let weekly = Dictionary(
      input.judgement.portfolio.contractors.map { contractor in
        let evidence = builder.evidence(of: contractor, week: input.judgement.week)
        return (contractor.id, WeeklyJudgement.decision(evidence, policy))
      }, uniquingKeysWith: { first, _ in first })
    let people = members.map { member in
      person(member, decision: input.decisions.last { $0.decision.contractor == member.trial.contractor.id }, policy)
    }
    var notes = notes(members, people, weekly, policy)
    var comparison = CohortComparison(
      cohort: cohort.name, week: input.judgement.week, task: nil, sortedBy: nil, people: people, rows: [],
      differences: [], without: [], unknownTasks: [],
      keeping: CohortKeeping(
        people: people, outcomes: outcomes(cohort, input), past: input.past, team: team(weekly, input, policy),
        policy: input.funnel), notes: [], modelVersion: JudgementModel.version)
    if input.tasks.isEmpty {
      comparison.rows = trialRows(members, people, cohort, input, policy)
    } else if let index = members.first?.evidence.delivery.index {
      let trace = TaskTrace(input.tasks, index: index, policy: policy)
      let records = members.map {
        TaskRecords(evidence: trace.narrowed($0.evidence), trace: trace, policy: policy)
      }
      comparison.rows = taskRows(records, people, policy)
      comparison.task = CohortComparison.Task(
        ids: input.tasks, names: trace.titles(in: input.judgement.timeEntries))
      comparison.without = zip(people, records).filter { !$0.1.isWorked }.map(\.0.contractor.id)
      comparison.unknownTasks = TaskTrace.unknown(
        input.tasks, input.judgement, index: index,
        works: members.flatMap { builder.works(ofEverywhere: $0.trial.contractor, week: input.judgement.week) },
        policy: policy)
      notes += TaskRecords.notes(records)
    }
    comparison.differences = CohortDifference.all(in: comparison.rows, of: people)
    comparison.notes = notes
    return comparison
  }

  /// Ids that tasks of the records go by, sorted: what a mistyped one may have meant.
  package static func knownTasks(_ input: JudgementInput) -> [String] {
    let cards = input.cards.map { $0.customID ?? $0.id }
    let tracked = input.timeEntries.compactMap { $0.taskCustomID ?? $0.taskID }
    return Set(cards + tracked).filter { !$0.isEmpty }.sorted()
  }

  private static func member(
    _ trial: Cohort.Trial, _ input: CohortInput, _ builder: EvidenceBuilder, _ policy: JudgementPolicy
  ) -> Member {
    let asked = CivilDate(daysSince1970: CivilDate(utc: input.judgement.week.end).daysSince1970 - 1)
    let to = trial.lastDay(by: asked)
    let start = Int64(trial.from.startUTC.timeIntervalSince1970)
    let end = max(start, Int64(CivilDate(daysSince1970: to.daysSince1970 + 1).startUTC.timeIntervalSince1970))
    // A trial that has not begun has no last second of its own.
    let week = min(input.judgement.week, ISOWeek(containing: max(trial.from, to).startUTC))
    let evidence = builder.evidence(of: trial.contractor, week: week, from: start, until: end)
    return Member(
      trial: trial, to: to, evidence: evidence, decision: WeeklyJudgement.decision(evidence, policy))
  }

  private static func person(
    _ member: Member, decision: SignedDecision?, _ policy: JudgementPolicy
  ) -> CohortComparison.Person {
    let outcome = member.decision.outcome
    let overall =
      outcome == .insufficientEvidence || !member.decision.floor.isMet
      ? nil : member.decision.card.overall(policy: policy)
    var missing = member.decision.floor.toGrade
    if missing.isEmpty, overall == nil { missing = ["Nothing could be measured."] }
    return CohortComparison.Person(
      contractor: member.trial.contractor, from: member.trial.from, to: member.to, trialEnds: member.trial.trialEnds,
      missing: missing, recommendation: outcome, overall: overall, decision: decision)
  }

  // MARK: Rows

  private static func trialRows(
    _ members: [Member], _ people: [CohortComparison.Person], _ cohort: Cohort, _ input: CohortInput,
    _ policy: JudgementPolicy
  ) -> [CohortRow] {
    let cards = zip(members, people).map { ($0.decision.card, isComparable: $1.isComparable) }
    let costs = TrialCosts(
      contractors: cohort.trials.map(\.alone), payments: input.payments,
      billedEntries: input.judgement.billedEntries, timeEntries: input.judgement.timeEntries,
      timeZone: input.judgement.portfolio.timeZone)
    let records = members.map { TrialRecords($0.trial, evidence: $0.evidence, costs: costs, to: $0.to) }
    return standing(people) + CohortSignals.dimensions(cards, policy: policy)
      + CohortSignals.rows(cards, where: { _ in true })
      + WorkCounts.rows(members.map { ($0.evidence, WorkCounts($0.evidence, policy: policy)) })
      + [weeks(members)] + TrialRecords.rows(records)
  }

  private static func standing(_ people: [CohortComparison.Person]) -> [CohortRow] {
    func row(
      _ id: String, _ title: String, _ cell: (CohortComparison.Person) -> CohortCell, isCompared: Bool = false
    ) -> CohortRow {
      CohortRow(
        id: id, section: .standing, title: title, unit: "", cells: people.map(cell), isCompared: isCompared)
    }
    return [
      row("days", "Days compared") { person in
        person.to >= person.from
          ? CohortCell(.days(person.from, person.to)) : CohortCell(.notAssessed, "The trial had not begun.")
      },
      row("evidence", "Enough to judge") { person in
        CohortCell(
          .words(person.isComparable ? "yes" : "no"), reason: person.missing.joined(separator: " "))
      },
      row("recommendation", "The evidence supports") { CohortCell(.words($0.recommendation.rawValue)) },
      row(
        "overall", "Overall",
        { person in
          person.overall.map { CohortCell(.score($0)) }
            ?? CohortCell(.insufficientEvidence, person.missing.joined(separator: " "))
        }, isCompared: true),
    ]
  }

  private static func weeks(_ members: [Member]) -> CohortRow {
    CohortRow(
      id: "work.weeks", section: .work, title: "Weeks with work", unit: "",
      cells: members.map { member in
        let evidence = member.evidence
        return CohortCell(
          .count(Double((evidence.expectsCode ? evidence.changeWeeks : evidence.recordWeeks).count)))
      })
  }

  /// Signals that are read from the changes alone mean the same of one task; those of records mean the whole trial.
  private static func taskRows(
    _ records: [TaskRecords], _ people: [CohortComparison.Person], _ policy: JudgementPolicy
  ) -> [CohortRow] {
    let ofCode: Set<Findings.Dimension> = [.security, .quality, .maintainability]
    let cards = zip(records, people).map { record, person in
      let floor = EvidenceFloor(record.evidence, policy: policy)
      return (
        JudgedCard(record.evidence, floor: floor, policy: policy),
        isComparable: person.isComparable && floor.toShow == nil
      )
    }
    return TaskRecords.rows(records)
      + WorkCounts.rows(records.map { ($0.evidence, WorkCounts($0.evidence, policy: policy)) })
      + CohortSignals.rows(cards) { $0.basis == .code && ofCode.contains($0.dimension) }
  }

  // MARK: The cohort as a whole

  /// What ended each trial, by the contractor's id. Only keeping and releasing do.
  private static func outcomes(_ cohort: Cohort, _ input: CohortInput) -> [String: HiringOutcome] {
    let timeZone = input.judgement.portfolio.timeZone
    return Dictionary(
      cohort.trials.compactMap { trial -> (String, HiringOutcome)? in
        let id = trial.contractor.id
        let ends = input.decisions.map(\.decision).filter { $0.contractor == id }.compactMap { decision in
          HiringOutcome.Kind(decision.action).map {
            HiringOutcome(contractor: id, kind: $0, on: timeZone.day(of: decision.at))
          }
        }.filter { $0.on >= trial.from }
        return HiringOutcome.decidingTrial(ends, trialEnds: trial.trialEnds).map { (id, $0) }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// Whoever has an engagement on the asked week's last day, by that week's card. At the bar is whose overall score has its
  /// lower end at or over it.
  private static func team(
    _ weekly: [String: Decision], _ input: CohortInput, _ policy: JudgementPolicy
  ) -> [TeamStanding] {
    let week = input.judgement.week
    let day = CivilDate(daysSince1970: CivilDate(utc: week.end).daysSince1970 - 1)
    return input.judgement.portfolio.contractors.filter { contractor in
      contractor.engagements.contains { $0.started <= day && ($0.ended.map { day <= $0 } ?? true) }
    }.map { contractor in
      guard let decision = weekly[contractor.id], decision.outcome != .insufficientEvidence,
        let overall = decision.card.overall(policy: policy)
      else { return TeamStanding(contractor: contractor.id, standing: .notAssessed, week: week) }
      return TeamStanding(
        contractor: contractor.id, standing: overall.low >= policy.bar ? .atBar : .under, week: week)
    }
  }

  private static func notes(
    _ members: [Member], _ people: [CohortComparison.Person], _ weekly: [String: Decision], _ policy: JudgementPolicy
  ) -> [String] {
    var notes: [String] = []
    if people.count == 1 {
      notes.append("There is nobody else in this cohort, so nothing is compared; the numbers stand for themselves.")
    }
    for person in people where !person.isComparable {
      notes.append(
        "\(person.contractor.name) is compared with nobody: \(person.missing.joined(separator: " "))")
    }
    if Set(people.map { $0.from.daysSince1970 }).count > 1 || Set(people.map { $0.to.daysSince1970 }).count > 1 {
      notes.append("The trials do not cover the same days: whoever had fewer of them could do less in them.")
    }
    if Set(people.map(\.contractor.role)).count > 1 {
      let roles = people.map { "\($0.contractor.name) (\($0.contractor.role.rawValue))" }
      notes.append("They were not hired for the same: \(Words.list(roles)).")
    }
    for member in members {
      let name = member.trial.contractor.name
      let contested = ContestedWork.share(in: member.evidence)
      if contested > 0 {
        notes.append(
          "\(Words.percent(contested)) of the lines under the name of \(name) were committed by another contractor: settle "
            + "first whose work that is.")
      }
      if let card = weekly[member.trial.contractor.id], card.outcome != member.decision.outcome {
        notes.append(
          "The trial of \(name) alone supports \(member.decision.outcome.rawValue); their card of \(card.card.week), which "
            + "looks back up to \(policy.windowWeeks) weeks, supports \(card.outcome.rawValue).")
      }
    }
    if members.contains(where: { $0.evidence.expectsCode }) {
      notes.append(
        "Changes under \(Words.count(policy.survivalDays, "day")) old may still come to need a fix.")
    }
    return notes
  }
}

extension HiringOutcome.Kind {
  /// How a decision ends a trial; nil where it does not.
  package init?(_ action: OwnerDecision.Action) {
    switch action {
    case .keep: self = .kept
    case .release: self = .released
    case .coach, .pause, .extendTrial, .reply, .forget: return nil
    }
  }
}

internal import Findings
internal import Foundation
internal import Git
internal import Hiring
internal import History
internal import SourceText

/// Tells what a contractor's leaving means: pure, equal input gives an equal answer.
package enum OffboardingJudgement {
  /// Cost: linear in the histories of the repositories that concern the contractor.
  package static func offboarding(
    _ input: OffboardingInput, policy: JudgementPolicy, cost: CostPolicy
  ) -> Offboarding {
    let builder = EvidenceBuilder(input.judged, policy: policy)
    let contractor = input.contractor
    let evidence = builder.evidence(of: contractor, week: input.judged.week)
    let dates = OffboardingDates(of: contractor, today: input.today, by: input.by, policy: policy, cost: cost)
    var gaps = input.gaps
    var parts: [(work: ContractorEvidence.RepositoryWork, reach: Offboarding.Reach)] = []
    for work in builder.works(ofEverywhere: contractor, week: input.judged.week) {
      let id = work.facts.history.id
      if let reach = reach(contractor, work, input) {
        parts.append((work, reach))
      } else if covers(contractor, id) {
        gaps.append(
          "Whether \(contractor.id) could read \(id) is not known: no change of theirs is in it, no list of "
            + "access has them, and their engagement names no repository. Its credentials are not counted.")
      }
    }
    let repositories = parts.map { part in
      repository(part.work, part.reach, evidence, input, policy, cost, &gaps)
    }
    let credentials = credentials(parts.map(\.work), evidence, input)
    let accounts = accounts(parts.map(\.work))
    let access = AccessToEnd.all(of: contractor, in: input.access, repositories: repositories.map(\.id))
    let tasks = OpenTask.all(of: evidence, policy: policy)
    gaps += input.access.gaps.filter { $0.contractor == contractor.id }.map { "Access: \($0.text)." }
    if evidence.delivery.index.cards.isEmpty {
      gaps.append("No task card is on record: open tasks are those of the time log alone.")
    }
    var offboarding = Offboarding(
      contractor: contractor, dates: dates, repositories: repositories, credentials: credentials, accounts: accounts,
      access: access, tasks: tasks, hours: OpenHours.all(of: evidence, policy: policy),
      hasAssignment: contractor.assignment != nil ? true : evidence.recordsAssignments ? false : nil,
      estimate: ReleaseEstimate([:], contractorRate: nil, cost: cost, owner: input.judged.portfolio.currency),
      assumptions: [], gaps: gaps)
    offboarding.estimate = estimate(offboarding, evidence, input, cost)
    let keys = offboarding.estimate.keys.union([
      "currency", "hotspot_changes", "handover_lead_days", "island_share", "revoke_days",
    ]).union(dates.source == .notice ? ["notice_days"] : [])
    offboarding.assumptions = StatedAssumption.ofRelease(
      cost: cost, policy: policy, currency: offboarding.estimate.currency, isUsed: keys.contains)
    return offboarding
  }

  // MARK: Repositories

  private static func covers(_ contractor: Contractor, _ repository: String) -> Bool {
    contractor.engagements.isEmpty
      || contractor.engagements.contains { $0.repositories.isEmpty || $0.repositories.contains(repository) }
  }

  /// Nil where nothing says that they could read it: an engagement that names no repository covers them all for whoever
  /// writes code, and says nothing for others.
  private static func reach(
    _ contractor: Contractor, _ work: ContractorEvidence.RepositoryWork, _ input: OffboardingInput
  ) -> Offboarding.Reach? {
    let id = work.facts.history.id
    if !work.everIndexes.isEmpty || !(input.branches[id] ?? []).isEmpty { return .worked }
    let isListed = input.access.held.contains {
      $0.owners.contains(contractor.id) && AccessInventory.codeHosts.contains($0.list.system)
        && AccessInventory.isRepository($0.list.resource, id)
    }
    if isListed { return .listed }
    let isNamed = contractor.engagements.contains { $0.repositories.contains(id) }
    return isNamed || (contractor.role == .engineer && covers(contractor, id)) ? .engaged : nil
  }

  private static func repository(
    _ work: ContractorEvidence.RepositoryWork, _ reach: Offboarding.Reach, _ evidence: ContractorEvidence,
    _ input: OffboardingInput, _ policy: JudgementPolicy, _ cost: CostPolicy, _ gaps: inout [String]
  ) -> Offboarding.Repository {
    let history = work.facts.history
    if !work.isCurrent {
      gaps.append("\(history.id) has commits dated after now, so whose lines are alive could not be told.")
    }
    let authorship = DegreeOfAuthorship(
      work.facts.deliveries, until: evidence.end, halfLifeDays: policy.knowledgeHalfLifeDays)
    let person = evidence.person
    let departed = evidence.departed
    let files = work.isCurrent ? files(work, evidence, authorship, policy, cost) : []
    return Offboarding.Repository(
      id: history.id, head: history.head.hex, reach: reach,
      liveLines: history.ownership.reduce(0) { $0 + $1.runs.reduce(0) { $0 + $1.lines } }, files: files,
      modules: OrphanedModules.of(files, in: history, share: policy.islandShare),
      truckFactor: TruckFactor(authorship, isGone: departed.contains),
      truckFactorAfter: TruckFactor(authorship) { $0 == person || departed.contains($0) },
      branches: input.branches[history.id] ?? [],
      missing: HandoverNeed.asked(of: history).filter { $0.place == nil }.map(\.need.name))
  }

  private static func files(
    _ work: ContractorEvidence.RepositoryWork, _ evidence: ContractorEvidence, _ authorship: DegreeOfAuthorship,
    _ policy: JudgementPolicy, _ cost: CostPolicy
  ) -> [Offboarding.File] {
    let facts = work.facts
    let start = evidence.end - Int64(policy.windowWeeks) * 7 * 86_400
    let window = facts.history.changes.filter {
      facts.isSubstantive[$0.index] && $0.author.standing != .bot && $0.committedAt >= start
        && $0.committedAt < evidence.end
    }.map(\.index)
    let changes = Dictionary(
      Hotspot.rank(facts.history, followed: facts.followed, window: window).map { ($0.path, $0.changes) },
      uniquingKeysWith: { first, _ in first })
    let (person, departed) = (evidence.person, evidence.departed)
    let nearest = NearestPeople(authorship.degrees) { $0 == person || departed.contains($0) }
    let well = CostMath.double(cost.wellHealth)
    return work.orphaned(in: evidence).map { file in
      let health = facts.health(of: file.path)
      let count = changes[file.path] ?? 0
      return Offboarding.File(
        path: file.path, lines: file.lines, own: file.own, health: health, changes: count,
        isHotspot: count >= cost.hotspotChanges && health.map { $0 < well } ?? false,
        nearest: nearest.nearest(to: file.path))
    }.sorted { left, right in
      if left.isHotspot != right.isHotspot { return left.isHotspot }
      if left.isHotspot, left.heat != right.heat { return left.heat > right.heat }
      return (right.lines, left.path) < (left.lines, right.path)
    }
  }

  // MARK: What they could read, and what they left in the code

  private static func credentials(
    _ works: [ContractorEvidence.RepositoryWork], _ evidence: ContractorEvidence, _ input: OffboardingInput
  ) -> [ReachableCredential] {
    var sightings = CredentialSightings()
    for work in works {
      for (finding, by) in input.credentials[work.facts.history.id] ?? [] {
        sightings.add(
          finding, in: work.facts.history.id, by: by, since: finding.introducedAt, isOnMainline: false)
      }
      sightings.addMainline(of: work, before: evidence.end)
    }
    return sightings.all
  }

  /// What they brought and the head still has.
  private static func accounts(_ works: [ContractorEvidence.RepositoryWork]) -> [Offboarding.Account] {
    works.flatMap { work in
      let history = work.facts.history
      let own = Set(work.everIndexes.map { history.changes[$0].commit.hex })
      return history.findings.filter(\.inHead).filter(\.isPrivateAccount)
        .compactMap { finding -> Offboarding.Account? in
          guard let commit = finding.commit, own.contains(commit) else { return nil }
          return Offboarding.Account(
            repository: history.id, path: finding.path, line: finding.range.start.line, commit: commit,
            title: finding.title, message: finding.message)
        }.sorted { ($0.path, $0.line, $0.title) < ($1.path, $1.line, $1.title) }
    }
  }

  // MARK: Cost

  private static func estimate(
    _ offboarding: Offboarding, _ evidence: ContractorEvidence, _ input: OffboardingInput, _ cost: CostPolicy
  ) -> ReleaseEstimate {
    let repositories = offboarding.repositories
    func counted(_ count: Int, _ missing: [String], _ what: String) -> ReleaseEstimate.Quantity {
      missing.isEmpty ? .counted(count) : .least(count, "\(what) of \(Words.list(missing)) could not be looked at")
    }
    let unread = evidence.unreadable.sorted()
    var work: [ObjectID: Int] = [:]
    for branch in repositories.flatMap(\.openBranches) {
      for entry in branch.work { work[entry.commit] = entry.added + entry.deleted }
    }
    var quantities = ReleaseEstimate.lines(evidence, cost: cost)
    quantities[.unmerged] = counted(
      work.values.reduce(0, +), unread + repositories.map(\.id).filter { input.branches[$0] == nil }, "branches")
    quantities[.credentials] = counted(
      offboarding.credentials.count, unread + repositories.map(\.id).filter { input.credentials[$0] == nil },
      "the whole database")
    quantities[.access] = .counted(offboarding.access.count)
    quantities[.accounts] = counted(offboarding.accounts.count, unread, "the code")
    quantities[.documents] = counted(
      repositories.reduce(0) { $0 + $1.missing.count } + (offboarding.hasAssignment == true ? 0 : 1), unread,
      "the files")
    quantities[.tasks] = .counted(offboarding.tasks.count)
    quantities[.rehire] = .counted(1)
    quantities[.onboarding] = .counted(1)
    return ReleaseEstimate(
      quantities, contractorRate: offboarding.contractor.hourlyRate, cost: cost,
      owner: input.judged.portfolio.currency)
  }
}

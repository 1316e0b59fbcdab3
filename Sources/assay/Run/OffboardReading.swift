import Analysis
import Findings
import Foundation
import Git
import Hiring
import History
import Judgement
import Ledger
import RuleEngine
import SourceText

/// Reads from the portfolio, the ledger and the repositories what a contractor's leaving is told from.
struct OffboardReading {
  var offboarding: Offboarding
  /// What the user should know of how it was read, sentences.
  var notes: [String]
  /// Repositories of theirs that could not be read as a whole.
  var unreadable: [String]
  /// Record files of which nothing was taken.
  var unread: [String]

  /// - Parameters:
  ///   - run: prepared for any week; told is what is known now.
  ///   - by: the last day that the owner named.
  static func read(
    _ id: String, by: CivilDate?, run prepared: WeeklyRun
  ) async throws -> OffboardReading {
    var run = prepared
    run.week = ISOWeek(containing: run.now)
    let contractor = try run.portfolio.contractor(named: id)
    if let erasure = try run.ledger.forgotten(id) {
      throw CommandError.usage(
        "the data of \(id) was removed on \(CivilDate(utc: erasure.at)), so nothing is told of them; "
          + "`assay records forget \(id) --lift` lets them in again")
    }
    let today = run.portfolio.timeZone.day(of: run.now)
    if let by, by < today {
      throw CommandError.usage("--by \(by) is past; the last day is \(today) at the earliest")
    }
    let (judged, unread) = try await run.input()
    let access = try AccessReading(
      portfolio: run.portfolio, policy: run.policy.access, ledger: run.ledger, now: run.now, unread: unread
    ).inventory()
    var reader = RepositoryParts(run: run, person: Person(standing: .confirmed, id: id))
    for history in judged.histories { try await reader.read(history) }
    var names = try ConcealedPaths(run.rules)
    let unreadable = judged.unreadable.filter { repository in
      contractor.engagements.isEmpty
        || contractor.engagements.contains { $0.repositories.isEmpty || $0.repositories.contains(repository) }
    }
    var offboarding = OffboardingJudgement.offboarding(
      OffboardingInput(
        judged: judged, contractor: contractor, today: today, by: by, access: access, credentials: reader.credentials,
        branches: reader.branches,
        gaps: judged.unreadable.map { "\($0) could not be read: nothing in it is counted." } + reader.gaps),
      policy: run.policy, cost: run.cost)
    try names.conceal(in: &offboarding)
    return OffboardReading(
      offboarding: offboarding, notes: judged.problems, unreadable: unreadable + reader.failed, unread: unread)
  }
}

/// What a history alone does not tell of each repository: its whole database and its branches.
private struct RepositoryParts {
  let run: WeeklyRun
  let person: Person
  private(set) var credentials: [String: [(finding: Finding, by: ReachableCredential.Origin?)]] = [:]
  private(set) var branches: [String: [OpenBranch]] = [:]
  private(set) var gaps: [String] = []
  /// Repositories of which a part could not be read.
  private(set) var failed: [String] = []

  init(run: WeeklyRun, person: Person) {
    self.run = run
    self.person = person
  }

  /// One part that cannot be read must not take the others away; the report says that it is missing.
  mutating func read(_ history: RepositoryHistory) async throws {
    guard let repository = run.portfolio.repositories.first(where: { $0.id == history.id }) else { return }
    let confirmed = Dictionary(uniqueKeysWithValues: run.portfolio.contractors.map { ($0.id, $0.identities) })
    let identities = IdentityMap(confirmed: confirmed, bots: run.policy.bots, assistants: run.policy.assistants)
    Console.progress("searching all of \(history.id)", run.output)
    do {
      // What is searched are the bytes that are there, under whatever name: hashing all of them would take as long again.
      let facts = try await ObjectScan.scan(
        repository: repository.path,
        options: Repository.OpenOptions(trustedOwners: run.analysis.trustOwner, verification: .sample()),
        head: history.head, rules: RuleDatabaseFile.credentials(of: run.rules, isCached: !run.analysis.noCache),
        key: run.ledger.fingerprintKey(), jobs: run.analysis.jobs)
      credentials[history.id] = facts.findings.map { finding in
        (finding, finding.author.map { Self.origin($0, identities) })
      }
      if facts.coverage.isIncomplete {
        failed.append(history.id)
        let count = facts.coverage.skipped.count(where: \.isGap)
        gaps.append(
          "\(Wording.count(count, "object")) of \(history.id) could not be searched for passwords and keys: "
            + "`assay scan \(repository.path) --history` lists them.")
      }
    } catch {
      failed.append(history.id)
      gaps.append("\(history.id) could not be searched as a whole: \(CommandError.wrapping(error).message)")
    }
    do {
      let options = Repository.OpenOptions(trustedOwners: run.analysis.trustOwner)
      let opened = try Repository(opening: repository.path, options: options)
      let tip = try opened.resolve(repository.mainline ?? "HEAD")
      let found = try await OpenBranchReader.read(
        repository: repository.path, options: options, mainline: tip == history.head ? [tip] : [tip, history.head],
        identities: identities, person: person, jobs: run.analysis.jobs)
      branches[history.id] = found.branches
      if !found.gaps.isEmpty { failed.append(history.id) }
      gaps += found.gaps.map { "\(history.id): \($0)." }
    } catch {
      failed.append(history.id)
      gaps.append("The branches of \(history.id) could not be read: \(CommandError.wrapping(error).message)")
    }
    Console.endProgress(run.output)
  }

  private static func origin(_ address: String, _ identities: IdentityMap) -> ReachableCredential.Origin {
    let person = identities.person(name: "", email: address)
    return person.standing == .confirmed ? .person(person) : .address(address)
  }
}

extension ConcealedPaths {
  /// The same for what a leaving is told from: paths, names of branches, addresses.
  mutating func conceal(in offboarding: inout Offboarding) throws(RuleError) {
    for index in offboarding.repositories.indices {
      for file in offboarding.repositories[index].files.indices {
        offboarding.repositories[index].files[file].path = try shown(offboarding.repositories[index].files[file].path)
        if let nearest = offboarding.repositories[index].files[file].nearest {
          offboarding.repositories[index].files[file].nearest = try shown(nearest)
        }
      }
      for module in offboarding.repositories[index].modules.indices {
        offboarding.repositories[index].modules[module].folder = try shown(
          offboarding.repositories[index].modules[module].folder)
      }
      for branch in offboarding.repositories[index].branches.indices {
        for name in offboarding.repositories[index].branches[branch].names.indices {
          offboarding.repositories[index].branches[branch].names[name] = try shown(
            offboarding.repositories[index].branches[branch].names[name])
        }
      }
      for person in offboarding.repositories[index].truckFactor.people.indices {
        offboarding.repositories[index].truckFactor.people[person].id = try shown(
          offboarding.repositories[index].truckFactor.people[person].id)
      }
      for person in offboarding.repositories[index].truckFactorAfter.people.indices {
        offboarding.repositories[index].truckFactorAfter.people[person].id = try shown(
          offboarding.repositories[index].truckFactorAfter.people[person].id)
      }
    }
    for index in offboarding.credentials.indices {
      for place in offboarding.credentials[index].places.indices {
        offboarding.credentials[index].places[place].path = try shown(
          offboarding.credentials[index].places[place].path)
      }
      switch offboarding.credentials[index].by {
      case .address(let address): offboarding.credentials[index].by = .address(try shown(address))
      case .person(var person):
        person.id = try shown(person.id)
        offboarding.credentials[index].by = .person(person)
      case nil: break
      }
    }
    for index in offboarding.accounts.indices {
      offboarding.accounts[index].path = try shown(offboarding.accounts[index].path)
    }
    for index in offboarding.gaps.indices { offboarding.gaps[index] = try shown(offboarding.gaps[index]) }
  }
}

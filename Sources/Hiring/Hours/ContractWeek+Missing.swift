internal import Foundation

/// Whether the exports speak of a contract's week at all; each is the reason why not, nil where they do.
extension ContractWeek {
  /// Where hours are billed: whether what bills them was exported when the week was over. Lines of an account statement
  /// are charged after it.
  var uncoveredBilled: String? {
    for (contract, billed) in billed.sorted(by: { $0.key < $1.key }) {
      guard billed.statements.first?.source != BilledStatement.account, let coverage = contracts[contract],
        !coverage.isCovered
      else { continue }
      return coverage.early.map { early("contract \(contract)", $0) }
        ?? "no export of billed hours that is known covers contract \(contract) in this week"
    }
    return nil
  }

  /// Where nothing is billed: nil only where an export says that nothing was.
  var missingBilled: String? {
    if let other = engagements.first(where: { $0.platform != .upwork }) {
      return "no billed hours of \(other.platform.rawValue) contract \(other.contract) are imported"
    }
    if let file = coverage.lostBilled.files.first {
      return "nothing billed is on record, and \(file), which may hold it, could not be read"
    }
    for (contract, coverage) in contracts.sorted(by: { $0.key < $1.key }) where !coverage.isCovered {
      if let part = coverage.early { return early("contract \(contract)", part) }
      if let part = coverage.ofOthers {
        return "no export of billed hours that covers this week names contract \(contract): \(part.export.file) is of "
          + "others; export all contracts, from before this week to after it"
      }
      return "no export of billed hours covers this week"
    }
    return nil
  }

  /// Where hours are tracked: whether every tracker in which they stand was exported when the week was over.
  var uncoveredTracked: String? {
    for system in Set(shares.map(\.entry.system)).sorted() {
      guard let coverage = trackers[system], !coverage.isCovered else { continue }
      let seconds = shares.filter { $0.entry.system == system }.reduce(0) { $0 + $1.seconds }
      return coverage.early.map {
        early("\(contractor.id) in \(system)", $0) + "; tracked until then: \(hoursText(seconds))"
      }
        ?? "no export of \(system) that covers this week names \(contractor.id)"
    }
    return nil
  }

  /// Where nothing is tracked: nil only where every tracker of theirs was exported and says that nothing was.
  var missingTracked: String? {
    let accounts = Roster.accounts(of: contractor).filter { !ContractWeek.isNoTracker.contains($0.system) }
    if let file = coverage.lostTracked.files.first {
      return "nothing tracked is on record, and \(file), which may hold it, could not be read"
    }
    guard records.tracked[contractor.id] != nil else {
      if accounts.isEmpty {
        return "no tracker account is known for \(contractor.id): add `clickup:` or `accounts:` to the portfolio"
      }
      let names = accounts.map { "\($0.system) \($0.account)" }.joined(separator: ", ")
      return "no tracker export ever names \(names): export everybody's entries"
    }
    for (system, coverage) in trackers.sorted(by: { $0.key < $1.key }) where !coverage.isCovered {
      if let part = coverage.early { return early("\(contractor.id) in \(system)", part) }
      if let part = coverage.ofOthers { return ofOthers(system, part) }
    }
    return trackers.values.allSatisfy(\.isCovered) ? nil : "no tracker export covers this week"
  }

  /// A tracker of theirs beside those in which hours of the week stand, of which nothing is known.
  var unknownTracker: String? {
    let own = Set(shares.map(\.entry.system))
    guard
      let (system, coverage) = trackers.sorted(by: { $0.key < $1.key }).first(where: {
        !own.contains($0.key) && !$0.value.isCovered
      })
    else { return nil }
    if let part = coverage.early { return early("\(contractor.id) in \(system)", part) }
    if let part = coverage.ofOthers { return ofOthers(system, part) }
    return "\(contractor.id) has an account in \(system) too, and no export of it covers this week"
  }

  private func ofOthers(_ system: String, _ part: CoverageIndex.Part) -> String {
    "no export of \(system) that covers this week names \(contractor.id): \(part.export.file) is of others; export "
      + "everybody's entries, or theirs from a week with hours before this one to one behind it"
  }

  private func early(_ subject: String, _ part: CoverageIndex.Part) -> String {
    "\(part.export.file), the newest export of \(subject), was made on \(CivilDate(utc: part.export.madeAt)), before the "
      + "week was over; export it again"
  }

  /// Systems in which accounts are kept and no time is tracked.
  private static let isNoTracker: Set<String> = [
    "upwork", "fiverr", "github", "gitlab", "bitbucket", "slack", "trello", "calendly", "notion",
  ]
}

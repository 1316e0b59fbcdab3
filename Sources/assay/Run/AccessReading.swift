import Foundation
import Hiring
import Judgement
import Ledger

/// What the commands on access and onboarding stand on: the portfolio, its policy, and the records of the ledger after
/// what is new was imported.
struct AccessReading {
  let portfolio: Portfolio
  let policy: AccessPolicy
  let ledger: Ledger
  let now: Date
  /// Record files of which nothing was taken.
  let unread: [String]

  /// Imports what is new of the portfolio's records and says what was not taken.
  ///
  /// - Parameter policy: the policy file that the user named; nil for the portfolio's.
  static func prepare(
    portfolio options: PortfolioOptions, policy: String?, output: OutputOptions
  ) throws -> AccessReading {
    let portfolio = try PortfolioFile.read(try options.path())
    let policy = try PolicyFile.read(policy ?? portfolio.policyPath).judgement.access
    let now = try options.instant()
    let ledger = try LedgerOpening.open(portfolio)
    let outcomes = try RecordImport(portfolio: portfolio, ledger: ledger, now: now).all()
    for problem in outcomes.flatMap(RecordWords.problems) { Console.note(problem, output) }
    return AccessReading(
      portfolio: portfolio, policy: policy, ledger: ledger, now: now,
      unread: outcomes.filter { $0.failure != nil }.map(\.file))
  }

  /// The contractor called `id`; nil for nil.
  func contractor(_ id: String?) throws -> Contractor? {
    guard let id else { return nil }
    if let contractor = portfolio.contractors.first(where: { $0.id == id }) { return contractor }
    throw CommandError.usage(Wording.unknown("contractor", id, among: portfolio.contractors.map(\.id)))
  }

  func inventory() throws -> AccessInventory {
    AccessInventory(
      grants: try ledger.accessGrants(), attestations: try attestations(), contractors: portfolio.contractors,
      repositories: portfolio.repositories.map(\.id), staff: portfolio.onboarding.staff,
      timeZone: portfolio.timeZone, now: now, policy: policy)
  }

  func onboarding() throws -> Onboarding {
    Onboarding(
      contractors: portfolio.contractors, settings: portfolio.onboarding, cards: try ledger.taskCards(),
      attendance: try ledger.attendance(), attestations: try attestations(), access: try inventory(), policy: policy)
  }

  private func attestations() throws -> [Attestation] { try portfolio.attestations + ledger.attestations() }
}

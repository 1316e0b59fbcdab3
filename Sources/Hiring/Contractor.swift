/// Somebody whom the owner hired, and every way they appear.
package struct Contractor: Sendable, Hashable {
  package enum Role: String, Sendable, CaseIterable, Codable {
    case engineer, designer, qa, support, seo, creative
  }

  /// A signed assignment of intellectual property.
  package struct Assignment: Sendable, Hashable {
    package var signed: CivilDate
    package var by: String

    package init(signed: CivilDate, by: String) {
      self.signed = signed
      self.by = by
    }
  }

  /// The portfolio's id; names the contractor's page, so `[a-z0-9-]` only.
  package var id: String
  package var name: String
  package var role: Role
  /// Git identities the owner confirmed: `mail@example.com` or `Name <mail@example.com>`.
  package var identities: [String]
  /// Account ids in other systems.
  package var clickup: String?
  package var upwork: String?
  package var fiverr: String?
  /// Account ids, names or addresses in further systems, by the system's name: `toggl`, `harvest`, `jira`, `slack`,
  /// `github`, …
  package var accounts: [String: [String]]
  package var assignment: Assignment?
  package var engagements: [Engagement]

  package init(
    id: String, name: String, role: Role, identities: [String], clickup: String?, upwork: String?, fiverr: String?,
    accounts: [String: [String]] = [:], assignment: Assignment?, engagements: [Engagement]
  ) {
    self.id = id
    self.name = name
    self.role = role
    self.identities = identities
    self.clickup = clickup
    self.upwork = upwork
    self.fiverr = fiverr
    self.accounts = accounts
    self.assignment = assignment
    self.engagements = engagements
  }
}

/// One contract with a contractor.
package struct Engagement: Sendable, Hashable {
  package enum Platform: String, Sendable, CaseIterable, Codable { case upwork, fiverr, direct }
  package enum Kind: String, Sendable, CaseIterable, Codable { case hourly, fixed }
  /// `bounded` work must stay out of a repository's core paths.
  package enum Scope: String, Sendable, CaseIterable, Codable { case core, bounded }

  /// Days of a pause, both included; no end means it still holds.
  package struct Pause: Sendable, Hashable {
    package var from: CivilDate
    package var to: CivilDate?

    package init(from: CivilDate, to: CivilDate?) {
      self.from = from
      self.to = to
    }
  }

  package var platform: Platform
  /// The platform's contract or order id.
  package var contract: String
  package var kind: Kind
  /// Per hour for hourly work, the whole price for fixed work; nil where the owner left it out.
  package var rate: Money?
  /// The limit that it began with; nil for none. See `weeklyLimit(in:)` for the one that holds.
  package var weeklyLimitSeconds: Int?
  /// What became of the limit, in the order of the days.
  package var limitChanges: [LimitChange]
  package var started: CivilDate
  package var ended: CivilDate?
  package var trialEnds: CivilDate?
  package var pauses: [Pause]
  package var scope: Scope
  /// Ids of the repositories it covers; empty means all of the portfolio.
  package var repositories: [String]
  /// The cohort it was started in, where several were hired for the same trial; nil otherwise.
  package var cohort: String?

  package init(
    platform: Platform, contract: String, kind: Kind, rate: Money?, weeklyLimitSeconds: Int?, started: CivilDate,
    ended: CivilDate?, trialEnds: CivilDate?, pauses: [Pause], scope: Scope, repositories: [String], cohort: String?,
    limitChanges: [LimitChange] = []
  ) {
    self.platform = platform
    self.contract = contract
    self.kind = kind
    self.rate = rate
    self.weeklyLimitSeconds = weeklyLimitSeconds
    self.limitChanges = limitChanges
    self.started = started
    self.ended = ended
    self.trialEnds = trialEnds
    self.pauses = pauses
    self.scope = scope
    self.repositories = repositories
    self.cohort = cohort
  }

  /// Whether the engagement ran and was not paused on `day`.
  package func isActive(on day: CivilDate) -> Bool {
    guard day >= started, ended.map({ day <= $0 }) ?? true else { return false }
    return !pauses.contains { day >= $0.from && ($0.to.map { day <= $0 } ?? true) }
  }
}

package import Findings
package import Foundation
package import Hiring

/// Everything that the weekly pages, their JSON and their Markdown show: one value, so that numbers and pictures agree.
package struct WeeklyReport: Sendable {
  package var ownerName: String
  package var week: ISOWeek
  package var generatedAt: Date
  package var provenance: Provenance
  /// In the portfolio's order, never ranked.
  package var contractors: [ContractorPage]
  package var repositories: [RepositoryPage]
  /// What could not be judged as a whole: a repository that failed to open, records that were skipped.
  package var problems: [String]
  /// Record files of which nothing was taken, by name; their hours are missing.
  package var unreadRecords: [String] = []
  /// Whoever wrote or committed in the repositories: on no page, but left out of the contractors' copies by name.
  package var authors: [NamedAuthor] = []

  package init(
    ownerName: String, week: ISOWeek, generatedAt: Date, provenance: Provenance, contractors: [ContractorPage],
    repositories: [RepositoryPage], problems: [String]
  ) {
    self.ownerName = ownerName
    self.week = week
    self.generatedAt = generatedAt
    self.provenance = provenance
    self.contractors = contractors
    self.repositories = repositories
    self.problems = problems
  }
}

/// A name and an address in a history; hostile until escaped.
package struct NamedAuthor: Sendable, Hashable {
  package var name: String
  package var address: String
  /// The portfolio's id; nil where nobody confirmed whose they are.
  package var contractor: String?

  package init(name: String, address: String, contractor: String?) {
    self.name = name
    self.address = address
    self.contractor = contractor
  }
}

/// What reproduces a run in a dispute.
package struct Provenance: Sendable, Hashable, Codable {
  package var toolVersion: String
  package var modelVersion: String
  package var policyDigest: String
  package var rulesDigest: String
  /// Repository id to the full hexadecimal head that was read.
  package var heads: [String: String]

  package init(
    toolVersion: String, modelVersion: String, policyDigest: String, rulesDigest: String, heads: [String: String]
  ) {
    self.toolVersion = toolVersion
    self.modelVersion = modelVersion
    self.policyDigest = policyDigest
    self.rulesDigest = rulesDigest
    self.heads = heads
  }
}

/// A week's overall score for the chart, counted alike for every week: from what a later week can still know of it,
/// without the signals that need the tree as it stood. So the last point need not be the card's score.
package struct TrendPoint: Sendable, Hashable, Codable {
  package var week: ISOWeek
  /// Nil where that week had too little evidence: a gap in the chart.
  package var score: Score?

  package init(week: ISOWeek, score: Score?) {
    self.week = week
    self.score = score
  }
}

/// A contractor's page.
package struct ContractorPage: Sendable {
  package var contractor: Contractor
  package var card: Scorecard
  package var recommendation: Recommendation
  /// Oldest first; the last point is this week.
  package var trend: [TrendPoint]
  /// All weeks of the engagements so far, oldest first.
  package var hours: [ReconciliationRow]
  /// Facts that only say whether there is enough evidence.
  package var volume: Volume
  /// What was not measured and why, sentences.
  package var notMeasured: [String]
  /// The last that the owner decided; nil where nothing is recorded.
  package var decision: SignedDecision?
  /// What the contractor answered to this card and the ones before, oldest first. Changes no number.
  package var replies: [SignedDecision] = []

  /// How much there was to judge. Never merit.
  package struct Volume: Sendable, Hashable, Codable {
    package var changes: Int
    package var changedLines: Int
    package var weeks: Int

    package init(changes: Int, changedLines: Int, weeks: Int) {
      self.changes = changes
      self.changedLines = changedLines
      self.weeks = weeks
    }
  }

  package init(
    contractor: Contractor, card: Scorecard, recommendation: Recommendation, trend: [TrendPoint],
    hours: [ReconciliationRow], volume: Volume, notMeasured: [String], decision: SignedDecision? = nil
  ) {
    self.contractor = contractor
    self.card = card
    self.recommendation = recommendation
    self.trend = trend
    self.hours = hours
    self.volume = volume
    self.notMeasured = notMeasured
    self.decision = decision
  }
}

/// A repository's page.
package struct RepositoryPage: Sendable {
  package var id: String
  package var head: String
  package var mainline: String
  package var card: Scorecard
  package var trend: [TrendPoint]
  /// Where change and ill health meet, worst first.
  package var hotspots: [Hotspot]
  /// Whose lines are alive, largest first; unknown people are listed by address.
  package var knowledge: [KnowledgeShare]
  /// Open findings at the head, worst first, all of them.
  package var findings: [Finding]
  package var coverage: Coverage
  package var warnings: [String]

  package struct Hotspot: Sendable, Hashable, Codable {
    package var path: String
    /// Changes in the last twelve weeks.
    package var changes: Int
    /// 0 (ill) to 100 (well).
    package var health: Double
    package var codeLines: Int
    package var worstFunction: String?
    package var worstCyclomatic: Int

    package init(
      path: String, changes: Int, health: Double, codeLines: Int, worstFunction: String?, worstCyclomatic: Int
    ) {
      self.path = path
      self.changes = changes
      self.health = health
      self.codeLines = codeLines
      self.worstFunction = worstFunction
      self.worstCyclomatic = worstCyclomatic
    }
  }

  package struct KnowledgeShare: Sendable, Hashable, Codable {
    package var person: String
    package var isConfirmed: Bool
    package var lines: Int
    /// Of all live lines, 0 to 1.
    package var share: Double
    /// Live lines in files where this person wrote at least 95 % of the lines.
    package var soleOwnedLines: Int

    package init(person: String, isConfirmed: Bool, lines: Int, share: Double, soleOwnedLines: Int) {
      self.person = person
      self.isConfirmed = isConfirmed
      self.lines = lines
      self.share = share
      self.soleOwnedLines = soleOwnedLines
    }
  }

  package init(
    id: String, head: String, mainline: String, card: Scorecard, trend: [TrendPoint], hotspots: [Hotspot],
    knowledge: [KnowledgeShare], findings: [Finding], coverage: Coverage, warnings: [String]
  ) {
    self.id = id
    self.head = head
    self.mainline = mainline
    self.card = card
    self.trend = trend
    self.hotspots = hotspots
    self.knowledge = knowledge
    self.findings = findings
    self.coverage = coverage
    self.warnings = warnings
  }
}

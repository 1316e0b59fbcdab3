package import Findings
internal import History
internal import SourceText

/// The truck factor: a risk to the owner, never a demerit of anybody.
package struct TruckFactorSignal: RepositorySignal {
  package let id = "repository.truck-factor"
  package let title = "How many people would have to leave"
  package let dimension = Dimension.ownership
  package let unit = "people"
  package let question: String? = nil
  package let ladder = Ladder(
    [1: 55, 2: 75, 3: 88, 5: 100],
    source: "our default over Avelino et al.; 46 % of 133 popular projects had 1, so 1 alone is not a fault")

  package init() {}

  package func read(_ evidence: RepositoryEvidence, policy: JudgementPolicy, ladder: Ladder) -> Reading {
    guard evidence.isCurrent else { return .notAssessed("The tree of a past week was not read.") }
    let truck = TruckFactor(
      DegreeOfAuthorship(evidence.facts.deliveries, until: evidence.end, halfLifeDays: policy.knowledgeHalfLifeDays))
    guard truck.files > 0, truck.factor > 0 else {
      return .notAssessed("No file of the tree has an author in the history that was read.")
    }
    return .measured(
      Measurement(
        value: Double(truck.factor), exposure: Double(truck.files), exposureUnit: "source files", estimator: .exact,
        summary:
          "If \(Words.count(truck.factor, "person leaves", "people leave")), over half of the "
          + "\(Words.count(truck.files, "source file")) have nobody who knows them.",
        evidence: truck.people.map { Evidence(text: $0.id, repository: evidence.history.id) }))
  }
}

/// Whether somebody else could take over from what is in the repository.
package struct HandoverReadiness: RepositorySignal {
  package let id = "repository.handover"
  package let title = "Ready to be handed over"
  package let dimension = Dimension.ownership
  package let unit = "share of what a newcomer needs"
  package let question: String? = nil
  package let ladder = Ladder(
    [0: 0, 0.5: 50, 0.75: 75, 1: 100], source: "our default over the usual technical due diligence lists")

  package init() {}

  package func read(_ evidence: RepositoryEvidence, policy: JudgementPolicy, ladder: Ladder) -> Reading {
    guard evidence.isCurrent else { return .notAssessed("The tree of a past week was not read.") }
    let needs = HandoverNeed.all.filter { $0.isAsked(evidence.history.files) }
    let missing = needs.filter { need in !evidence.history.files.contains { need.isMet(by: $0.path.lossyString) } }
    let value = Double(needs.count - missing.count) / Double(max(1, needs.count))
    return .measured(
      Measurement(
        value: value, exposure: Double(needs.count), exposureUnit: "things a newcomer needs", estimator: .exact,
        summary: missing.isEmpty
          ? "Everything a newcomer needs is there." : "Missing: \(Words.list(missing.map(\.name))).",
        evidence: missing.map { Evidence(text: "missing: \($0.name)", repository: evidence.history.id) }))
  }
}

/// Live lines of people whom the owner has not confirmed.
package struct UnknownAuthors: RepositorySignal {
  package let id = "repository.unknown-authors"
  package let title = "Live code by people nobody has confirmed"
  package let dimension = Dimension.ownership
  package let unit = "share of live lines"
  package let question: String? = nil
  package let ladder = Ladder([0: 100, 0.1: 85, 0.3: 65, 0.6: 35, 1: 10], source: "our default")

  package init() {}

  package func read(_ evidence: RepositoryEvidence, policy: JudgementPolicy, ladder: Ladder) -> Reading {
    guard evidence.isCurrent else { return .notAssessed("Who wrote what is alive was not read for a past week.") }
    let shares = Knowledge.shares(evidence.facts)
    let all = shares.reduce(0) { $0 + $1.lines }
    guard all > 0 else { return .notApplicable("No live line was read.") }
    let unknown = shares.filter { !$0.isConfirmed }
    let lines = unknown.reduce(0) { $0 + $1.lines }
    return .measured(
      Measurement(
        value: Double(lines) / Double(all), exposure: Double(all), exposureUnit: "live lines", estimator: .exact,
        summary: "\(Words.percent(Double(lines) / Double(all))) of live lines are by people nobody has confirmed.",
        evidence: Evidence.limited(
          unknown.map {
            Evidence(text: "\($0.person): \(Words.count($0.lines, "line"))", repository: evidence.history.id)
          })
      ))
  }
}

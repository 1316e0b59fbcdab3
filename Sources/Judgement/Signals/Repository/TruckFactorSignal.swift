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
        evidence: truck.people.map { evidence.row($0.id, lastOf: $0) }))
  }
}

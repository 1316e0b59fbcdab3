package import Hiring
package import Judgement

/// What `assay cost` shows: what was paid and owed so far, where there are records, and the years ahead.
package struct CostReport: Sendable {
  /// In the portfolio's order; empty where only stated numbers were asked about.
  package var contractors: [Contractor]
  /// The last day of the records; nil without any.
  package var through: CivilDate?
  /// Nil without records.
  package var statement: CostStatement?
  /// Of the totals.
  package var currency: String
  package var years: Int
  package var plan: CostPlan
  /// Nil where the years ahead cannot be told; `plan.leftOut` says why.
  package var projection: CostProjection?
  /// The assumption that matters most first.
  package var sensitivity: [CostSensitivity]
  package var assumptions: [StatedAssumption]
  /// Sentences.
  package var notes: [String]

  /// Two projections an assumption, each linear in contractors times months.
  package init(
    contractors: [Contractor], through: CivilDate?, statement: CostStatement?, currency: String, years: Int,
    plan: CostPlan, assumptions: [StatedAssumption], notes: [String]
  ) {
    self.contractors = contractors
    self.through = through
    self.statement = statement
    self.currency = currency
    self.years = years
    self.plan = plan
    self.assumptions = assumptions
    let projection = plan.model.flatMap { CostProjection($0) }
    self.projection = projection
    sensitivity = plan.model.flatMap { model in projection.map { CostSensitivity.table(of: model, base: $0) } } ?? []
    var notes = notes + (statement?.notes ?? [])
    if plan.model != nil, projection == nil {
      notes.append("The years ahead come to more than any contract is worth: look for a slip in a rate.")
    }
    if let seats = plan.model?.seats.filter(\.worksOnCode), seats.count > 1 {
      notes.append("In the years ahead the retainer is divided evenly among those whose work is code.")
    }
    self.notes = notes + Self.standing(hasStatement: statement != nil, hasProjection: projection != nil)
  }

  /// What holds for every number shown.
  private static func standing(hasStatement: Bool, hasProjection: Bool) -> [String] {
    var notes = [
      "Each row is rounded once, half away from zero, to the smallest unit of its currency; every total is the sum of the "
        + "rounded rows."
    ]
    if hasStatement {
      notes.append(
        "Clean-up is an estimate of minutes by the rules that found it, not a bill. Work that was not tracked is a question "
          + "to ask, not an accusation. Nothing here is about anybody's skill.")
    }
    if hasProjection {
      notes.append(
        "The years ahead are arithmetic over the assumptions above, not a forecast. Not in them: what an outage or a leak "
          + "costs, sales lost, hiring, your own time, taxes, and a change of rates.")
    }
    return notes
  }

  /// The rows whose total a line of the summary shows; nil for everybody's.
  func rows(of contractor: String?) -> [CostRow] { statement?.rows(of: contractor) ?? [] }

  func name(of id: String) -> String { contractors.first { $0.id == id }?.name ?? id }
}

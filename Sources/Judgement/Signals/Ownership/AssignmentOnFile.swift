package import Findings
internal import Hiring
internal import History

/// Whether a signed assignment of rights covers the person's live lines.
package struct AssignmentOnFile: ContractorSignal {
  package let id = "ownership.assignment"
  package let title = "Rights to the code, signed"
  package let dimension = Dimension.ownership
  package let basis = SignalBasis.code
  package let unit = "share of the contractor's lines"
  package let question: String? = "Will you sign the assignment of rights for the work so far and to come?"
  package let ladder = Ladder([0: 50, 1: 100], source: "our default: missing paper is the owner's to ask for first")

  package init() {}

  package func read(_ evidence: ContractorEvidence, policy: JudgementPolicy, ladder: Ladder) -> Reading {
    guard evidence.recordsAssignments else {
      return .notAssessed("The portfolio records no signed assignment of rights for anybody.")
    }
    let live = evidence.works.reduce(0) { sum, work in
      work.isCurrent
        ? work.facts.history.ownership.reduce(sum) { total, file in
          file.runs.reduce(total) { $0 + (work.everIndexes.contains($1.origin) ? $1.lines : 0) }
        } : sum
    }
    let lines = evidence.isCurrent ? Words.count(live, "live line") : "their lines"
    guard let assignment = evidence.contractor.assignment else {
      return .measured(
        Measurement(
          value: 0, exposure: Double(live), exposureUnit: "live lines", estimator: .exact,
          summary: "No signed assignment of rights is on file for \(lines).",
          evidence: [Evidence(text: "no `ip_assignment` of \(evidence.contractor.id)", record: "assay.yml")]))
    }
    return .measured(
      Measurement(
        value: 1, exposure: Double(live), exposureUnit: "live lines", estimator: .exact,
        summary: "An assignment of rights is on file, signed \(assignment.signed), for \(lines).",
        evidence: [Evidence(text: "signed \(assignment.signed), by the word of \(assignment.by)", record: "assay.yml")])
    )
  }
}

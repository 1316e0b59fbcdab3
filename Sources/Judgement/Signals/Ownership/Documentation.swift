package import Findings
internal import History

/// Share of the new source files of some size that say anything to a reader.
package struct Documentation: ContractorSignal {
  package let id = "ownership.documentation"
  package let title = "New files that explain themselves"
  package let dimension = Dimension.ownership
  package let basis = SignalBasis.code
  package let unit = "share of new source files"
  package let question: String? = "What would a stranger need to know before changing these files?"
  package let ladder = Ladder([0: 55, 0.3: 75, 0.6: 90, 0.8: 100], source: "our default")

  /// Code lines from which a new file is expected to say something; our default.
  private static let fileLines = 40

  package init() {}

  package func read(_ evidence: ContractorEvidence, policy: JudgementPolicy, ladder: Ladder) -> Reading {
    let own = Self.tally(evidence.own)
    guard own.exposure > 0 else { return .notApplicable("No new source file of some size.") }
    let value = own.events / own.exposure
    return .measured(
      Measurement(
        value: value, exposure: own.exposure, exposureUnit: "new source files",
        estimator: policy.share(of: own.exposure, past: Self.tally(evidence.past), ladder: ladder),
        summary: "\(Words.number(own.events)) of \(Words.number(own.exposure)) new source files explain themselves."))
  }

  private static func tally(_ changes: [OwnChange]) -> Tally {
    var tally = Tally()
    for own in changes {
      for file in own.change.files where file.status == .added && file.kind == .source {
        guard let counts = file.counts, counts.code >= fileLines else { continue }
        tally.exposure += own.weight
        if counts.comment > 0 { tally.events += own.weight }
      }
    }
    return tally
  }
}

package import Findings
internal import History
internal import SourceText

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
        summary: "\(Words.number(own.events)) of \(Words.number(own.exposure)) new source files explain themselves.",
        evidence: Evidence.limited(Self.silent(evidence))))
  }

  /// Those that do not, each opening where it came in.
  private static func silent(_ evidence: ContractorEvidence) -> [Evidence] {
    evidence.works.flatMap { work in
      work.own.flatMap { own in
        own.change.files.filter { asks($0) && $0.counts?.comment == 0 }.map { file in
          Evidence.change(
            own.change, "\(Words.count(file.counts?.code ?? 0, "code line")) and not a word of explanation",
            repository: work.facts.history.id, path: file.path.lossyString, line: 1)
        }
      }
    }
  }

  private static func asks(_ file: FileChange) -> Bool {
    file.status == .added && file.kind == .source && (file.counts?.code ?? 0) >= fileLines
  }

  private static func tally(_ changes: [OwnChange]) -> Tally {
    var tally = Tally()
    for own in changes {
      for file in own.change.files where asks(file) {
        tally.exposure += own.weight
        if (file.counts?.comment ?? 0) > 0 { tally.events += own.weight }
      }
    }
    return tally
  }
}

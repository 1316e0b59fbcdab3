package import Findings
internal import History
internal import Metrics
internal import SourceText

/// Share of the changes to source that come with changes to tests, in the same change or in another of theirs for the
/// same task. Changes that only repair are asked only where they did bring tests.
package struct ChangesWithTests: ContractorSignal {
  package let id = "quality.tests"
  package let title = "Changes that come with tests"
  package let dimension = Dimension.quality
  package let basis = SignalBasis.code
  package let unit = "share of source changes"
  package let question: String? = "How would we notice if the next change broke this?"
  package let ladder = Ladder([0: 25, 0.2: 55, 0.4: 75, 0.6: 88, 0.8: 100], source: "our default")

  package init() {}

  package func read(_ evidence: ContractorEvidence, policy: JudgementPolicy, ladder: Ladder) -> Reading {
    let tested = Set(
      evidence.works.flatMap { work in
        work.own.filter { Self.touchesTests($0.change) }.flatMap { work.facts.tasks(of: $0.change.index) }
      })
    let own = ChangeShare.own(
      evidence,
      judge: { change, facts in
        let hasTests = Self.touchesTests(change) || !tested.isDisjoint(with: facts.tasks(of: change.index))
        return Self.isAsked(change, facts, policy, hasTests: hasTests) ? hasTests : nil
      }, row: { $1 ? nil : "no test changed with it: \($0.subject)" })
    let past = ChangeShare.past(evidence) { change, facts in
      let hasTests = Self.touchesTests(change)
      return Self.isAsked(change, facts, policy, hasTests: hasTests) ? hasTests : nil
    }
    guard own.changes > 0 else { return .notApplicable("No change added enough source code to expect a test with it.") }
    return .measured(
      Measurement(
        value: own.share, exposure: own.changes, exposureUnit: "source changes",
        estimator: policy.share(of: own.changes, past: past.tally, ladder: ladder),
        summary:
          "\(Words.number(own.hits)) of \(Words.number(own.changes)) source changes came with tests "
          + "(\(Words.percent(own.share))).",
        evidence: Evidence.limited(own.rows)))
  }

  private static func touchesTests(_ change: Change) -> Bool {
    change.files.contains { file in
      // What a test expects, written by its runner, changes with the test.
      let isExpectation = file.kind == .generated && file.path.lossyString.hasSuffix(".snap")
      return (file.kind == .test || isExpectation) && file.added > 0 && !file.isCosmetic
    }
  }

  private static func isAsked(
    _ change: Change, _ facts: RepositoryFacts, _ policy: JudgementPolicy, hasTests: Bool
  ) -> Bool {
    // Prose and settings have no tests.
    let asked = change.files.filter {
      $0.kind == .source && !$0.isBinary && !$0.isCosmetic && CodeLanguage.isCode($0.language)
    }
    let added = asked.reduce(0) { $0 + $1.added }
    guard added >= policy.testedChangeLines, !facts.isRevert[change.index] else { return false }
    return hasTests || !change.isPureRepair
  }
}

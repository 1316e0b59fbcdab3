package import Findings
internal import History

/// Share of the changes that take tests away or switch them off, though the code that they tested is still there.
///
/// A change takes tests away where the test files lose lines in total and the source does not: tests that go together
/// with what they tested are no loss, nor are moves. Reverts are left out.
package struct TestsTakenAway: ContractorSignal {
  package let id = "quality.tests-kept"
  package let title = "Tests taken away or switched off"
  package let dimension = Dimension.quality
  package let basis = SignalBasis.code
  package let unit = "share of changes"
  package let question: String? = "What was wrong with these tests, and what notices now if the code breaks?"
  package let ladder = Ladder([0: 100, 0.05: 80, 0.1: 60, 0.2: 30, 0.4: 0], source: "our default")

  package init() {}

  package func read(_ evidence: ContractorEvidence, policy: JudgementPolicy, ladder: Ladder) -> Reading {
    guard evidence.works.contains(where: { work in work.facts.history.changes.contains(where: Self.touchesTests) })
    else { return .notApplicable("There were no tests.") }
    let own = ChangeShare.own(
      evidence, judge: { change, facts in facts.isRevert[change.index] ? nil : Self.isLoss(change, policy) },
      row: { $1 ? Self.words($0, policy) : nil })
    let past = ChangeShare.past(evidence) { change, facts in
      facts.isRevert[change.index] ? nil : Self.isLoss(change, policy)
    }
    guard own.changes > 0 else { return .notAssessed("There is no change.") }
    return .measured(
      Measurement(
        value: own.share, exposure: own.changes, exposureUnit: "changes",
        estimator: policy.share(of: own.changes, past: past.tally, ladder: ladder),
        summary: own.hits == 0
          ? "No change took tests away or switched any off."
          : "\(Words.number(own.hits)) of \(Words.number(own.changes)) changes took tests away or switched them off "
            + "(\(Words.percent(own.share))).",
        evidence: Evidence.limited(own.rows)))
  }

  private static func touchesTests(_ change: Change) -> Bool { change.files.contains { $0.kind == .test } }

  private static func isLoss(_ change: Change, _ policy: JudgementPolicy) -> Bool {
    lost(change) >= policy.lostTestLines || switchedOff(change, policy) > 0
  }

  private static func words(_ change: Change, _ policy: JudgementPolicy) -> String {
    let (lines, off) = (lost(change), switchedOff(change, policy))
    let parts = [
      lines >= policy.lostTestLines ? "took \(Words.count(lines, "line")) of tests away" : nil,
      off > 0 ? "switched off \(Words.count(off, "test"))" : nil,
    ].compactMap(\.self)
    return "\(Words.list(parts)): \(change.subject)"
  }

  /// Lines that all test files lost together, beyond what the source lost.
  private static func lost(_ change: Change) -> Int {
    func net(_ kind: FileKind) -> Int {
      change.files.reduce(0) { sum, file in
        file.kind == kind && !file.isBinary && !file.isCosmetic ? sum + file.deleted - file.added : sum
      }
    }
    return max(0, net(.test) - max(0, net(.source)))
  }

  private static func switchedOff(_ change: Change, _ policy: JudgementPolicy) -> Int {
    let entries = change.files.flatMap(\.findings).filter { $0.finding.isAbout(policy.skippedTestRules) }
    return max(0, entries.count { $0.bin == .introduced } - entries.count { $0.bin == .fixed })
  }
}

package import Findings
internal import Hiring
internal import History

/// Share of the changed lines that look like the person's which stand under an identity the owner confirmed.
///
/// Lines and not changes: how the same work is cut into commits says nothing of whose it is.
package struct ConfirmedIdentity: ContractorSignal {
  package let id = "ownership.identity"
  package let title = "Work under a confirmed name"
  package let dimension = Dimension.ownership
  package let basis = SignalBasis.code
  package let unit = "share of changed lines"
  package let question: String? = "Which of these names and addresses are yours? Please use one of them from now on."
  package let ladder = Ladder([0: 0, 0.5: 35, 0.8: 60, 0.95: 85, 1: 100], source: "our default")

  package init() {}

  package func read(_ evidence: ContractorEvidence, policy: JudgementPolicy, ladder: Ladder) -> Reading {
    let names = Self.names(of: evidence)
    var unknown = 0.0
    var rows: [Evidence] = []
    for work in evidence.works {
      for change in work.facts.history.changes
      where change.author.standing == .unknown && change.committedAt >= evidence.start
        && change.committedAt < evidence.end && work.facts.isSubstantive[change.index]
        && names.contains(change.authorName.lowercased())
      {
        unknown += Double(change.substantiveLines)
        rows.append(
          .change(change, "by \(change.authorName) <\(change.authorEmail)>", repository: work.facts.history.id))
      }
    }
    let all = evidence.changedLines + unknown
    guard all > 0 else { return .notAssessed("There is no changed line.") }
    let value = evidence.changedLines / all
    // Which of so many changes were the large ones is chance; that somebody signs everything is a fact.
    let scatter = (value * (1 - value)).squareRoot()
    return .measured(
      Measurement(
        value: value, exposure: all, exposureUnit: "changed lines",
        estimator: .mean(
          count: Double(evidence.own.count + rows.count), deviation: scatter, belief: Belief(mean: value, strength: 0)),
        summary:
          rows.isEmpty
          ? "All changes stand under confirmed names."
          : "\(Words.whole(unknown)) of \(Words.whole(all)) changed lines, in \(Words.count(rows.count, "change")) "
            + "under the same name, came from addresses that nobody has confirmed.",
        evidence: Evidence.limited(rows)))
  }

  /// The names the person is known by, lowercased.
  static func names(of evidence: ContractorEvidence) -> Set<String> {
    var names: Set<String> = [evidence.contractor.name.lowercased()]
    for identity in evidence.contractor.identities {
      guard let bracket = identity.firstIndex(of: "<") else { continue }
      let name = identity[..<bracket].split(separator: " ").joined(separator: " ").lowercased()
      if !name.isEmpty { names.insert(name) }
    }
    return names
  }
}

package import Findings
internal import History
internal import SourceText

/// What is wrong with the dependencies in the tree: manifests without a lock file, and what the rules find in manifests,
/// images and pipelines. What is known to be vulnerable is not known here.
package struct DependencyState: RepositorySignal {
  package let id = "repository.dependencies"
  package let title = "State of the dependencies"
  package let dimension = Dimension.security
  package let unit = "things wrong"
  package let question: String? = nil
  package let ladder = Ladder(
    [0: 100, 1: 85, 3: 65, 8: 40, 20: 0], source: "our default; OpenSSF Scorecard asks for pinned dependencies")

  package init() {}

  package func read(_ evidence: RepositoryEvidence, policy: JudgementPolicy, ladder: Ladder) -> Reading {
    guard evidence.isCurrent, evidence.history.project.isRead else {
      return .notAssessed("The manifests of this state were not read.")
    }
    let manifests = evidence.history.project.manifests
    let open = evidence.openFindings.filter { Self.counts($0, policy) }
    guard !manifests.isEmpty || !open.isEmpty else {
      return .notApplicable("No manifest in the tree lists a dependency that could be locked.")
    }
    let unlocked = manifests.filter { $0.lock == nil }
    let value = Double(unlocked.count + open.count)
    let rows =
      open.map { Evidence.open($0, in: evidence) }
      + unlocked.map { evidence.row("no lock file beside it or above", path: $0.path) }
    return .measured(
      Measurement(
        value: value, exposure: Double(manifests.count), exposureUnit: "manifests", estimator: .exact,
        summary:
          "\(Words.count(manifests.count, "manifest")), \(unlocked.count) without a lock file; "
          + "\(Words.count(open.count, "finding")) about where packages come from. Known holes were not looked up.",
        evidence: Evidence.limited(rows)))
  }

  /// Whether an open finding is one of these: of whatever dimension, where it is about dependencies.
  static func counts(_ finding: Finding, _ policy: JudgementPolicy) -> Bool {
    !finding.isCredential && finding.severity >= .medium && finding.confidence >= .medium
      && (finding.isAbout(policy.dependencyRules) || finding.rule == "ownership.personal-dependency")
  }
}

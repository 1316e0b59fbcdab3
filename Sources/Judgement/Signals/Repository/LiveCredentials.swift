package import Findings
internal import History
internal import SourceText

/// Credentials in the head.
package struct LiveCredentials: RepositorySignal {
  package let id = "repository.live-credentials"
  package let title = "Passwords and keys in the code now"
  package let dimension = Dimension.security
  package let unit = "credentials"
  package let question: String? = nil
  package let ladder = Ladder([0: 100, 1: 20, 3: 0], source: "our default")

  package init() {}

  package func read(_ evidence: RepositoryEvidence, policy: JudgementPolicy, ladder: Ladder) -> Reading {
    let live = evidence.openFindings.filter { $0.isCredential && $0.confidence >= .medium }
    // One value in many places is one key to replace.
    let values = Set(live.map(\.contentFingerprint)).count
    return .measured(
      Measurement(
        value: Double(values), exposure: Double(evidence.history.coverage.files), exposureUnit: "files",
        estimator: .exact,
        summary: live.isEmpty
          ? "No password or key is in the code."
          : "\(Words.count(values, "password or key", "passwords or keys")) in the code"
            + (live.count > values ? ", in \(Words.count(live.count, "place"))." : "."),
        evidence: Evidence.limited(live.map { .open($0, in: evidence) }),
        cap: live.isEmpty ? nil : "A password or key is in the code."))
  }
}

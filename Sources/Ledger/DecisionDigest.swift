internal import Findings
internal import Foundation
internal import Hiring
internal import Judgement

extension SignedDecision {
  /// What `digest` must be. Each field is preceded by its length, so that no two rows have the same bytes.
  var expectedDigest: String {
    let fields = [
      "assay.decision/1", previous, String(sequence), decision.contractor, decision.week.description,
      decision.action.rawValue, decision.recommendation?.rawValue ?? "", decision.signedBy, decision.reason,
      String(decision.at.milliseconds), decision.cardDigest ?? "",
    ]
    return ContentDigest(of: fields.flatMap { Array("\($0.utf8.count):\($0)".utf8) }).hex
  }
}

internal import Findings
package import Gate

/// A gate's report with what it was made from, so that it can be reproduced: what every format renders.
package struct GateDocument: Sendable {
  package var tool: ScanReport.Tool
  package var report: GateReport
  /// As the user named the repository.
  package var repository: String
  /// What stands for a base where there is no commit yet that a change goes into: the id of the empty tree, which git
  /// knows in every repository.
  package static let nothing = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"

  /// Commits as hexadecimal, `base` and `mergeBase` may be `nothing`; `head` is nil where what is judged is no commit yet.
  package var base: String
  package var head: String?
  package var mergeBase: String
  package var policyDigest: String
  /// Where the policy came from: a file, or one at the base; nil for the shipped one.
  package var policySource: String?
  package var isShallow: Bool
  /// Where findings begin and end in their lines, in UTF-16 units from 1, by fingerprint; of those that stand in text.
  package var columns: [String: (start: Int, end: Int)] = [:]
  /// Sentences about what was not used and why.
  package var notes: [String]

  package init(
    tool: ScanReport.Tool, report: GateReport, repository: String, base: String, head: String?, mergeBase: String,
    policyDigest: String, policySource: String?, isShallow: Bool, notes: [String]
  ) {
    self.tool = tool
    self.report = report
    self.repository = repository
    self.base = base
    self.head = head
    self.mergeBase = mergeBase
    self.policyDigest = policyDigest
    self.policySource = policySource
    self.isShallow = isShallow
    self.notes = notes
  }

  /// From where to where, for people: `1a2b3c4d5e..6f7a8b9c0d`.
  var ends: String {
    guard !mergeBase.isEmpty else { return "the change" }
    if mergeBase == Self.nothing { return head.map { "everything up to " + Wording.short(commit: $0) } ?? "all files" }
    return "\(Wording.short(commit: mergeBase))..\(head.map(Wording.short(commit:)) ?? "the index")"
  }
}

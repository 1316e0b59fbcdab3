package import Gate

/// What a hook says of one thing that it was asked about: a ref that is pushed, or what is about to be committed.
package struct HookVerdict: Sendable {
  /// The ref's full name, hostile until escaped; nil for what is committed.
  package var ref: String?
  /// What happens to it and what it was judged against, in our words.
  package var how: String
  /// Nil where there was nothing to judge.
  package var document: GateDocument?

  package init(ref: String?, how: String, document: GateDocument?) {
    self.ref = ref
    self.how = how
    self.document = document
  }

  package var verdict: GateVerdict { document?.report.verdict ?? .pass }

  /// The worst of several: nobody knowing is worse than failing, which can be mended at once.
  package static func worst(of verdicts: [HookVerdict]) -> GateVerdict {
    let all = Set(verdicts.map(\.verdict))
    return all.contains(.cannotJudge) ? .cannotJudge : all.contains(.fail) ? .fail : .pass
  }
}

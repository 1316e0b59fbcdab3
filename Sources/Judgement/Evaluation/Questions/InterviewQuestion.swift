/// Something to ask an applicant about their own work, and what a good answer sounds like to somebody who cannot read
/// code.
package struct InterviewQuestion: Sendable, Hashable {
  package enum Kind: String, Sendable, CaseIterable {
    case credential
    case largestChange = "largest-change"
    case worstFunction = "worst-function"
    case finding
    case laterFix = "later-fix"
    case tests
    case withoutTests = "without-tests"
    case busiestFile = "busiest-file"
    case shortMessage = "short-message"
    case improvement
  }

  package var kind: Kind
  /// In words that can be read out; the names in it are the repository's.
  package var text: String
  /// What a good answer holds, and what a weak one sounds like.
  package var listenFor: String
  /// Where it opens: at a commit, and a line where there is one.
  package var evidence: [Evidence]

  package init(_ kind: Kind, _ text: String, listenFor: String, evidence: [Evidence]) {
    self.kind = kind
    self.text = text
    self.listenFor = listenFor
    self.evidence = evidence
  }
}

/// The questions that an applicant's own work gives rise to; most pressing first, none where nothing calls for it.
enum InterviewQuestions {
  static func all(_ context: EvaluationContext) -> [InterviewQuestion] {
    [
      FaultQuestions.credential, WorkQuestions.largestChange, CodeQuestions.worstFunction, FaultQuestions.finding,
      FaultQuestions.laterFix, CodeQuestions.tests, CodeQuestions.withoutTests, WorkQuestions.busiestFile,
      WorkQuestions.improvement, WorkQuestions.shortMessage,
    ].compactMap { $0(context) }
  }
}

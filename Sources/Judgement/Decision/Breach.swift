internal import Findings
package import Hiring

/// Something that was agreed and was broken, in one week. Two separate weeks of breaches support a release.
package struct Breach: Sendable, Hashable {
  package enum Kind: String, Sendable, CaseIterable {
    case overBilling = "over-billing"
    case liveCredential = "live-credential"
    case pausedWork = "paused-work"
    case undisclosedAuthor = "undisclosed-author"

    var dimension: Dimension {
      switch self {
      case .overBilling, .pausedWork: .hours
      case .liveCredential: .security
      case .undisclosedAuthor: .ownership
      }
    }

    /// What was broken, with the number of weeks and their names.
    func sentence(weeks: [ISOWeek]) -> String {
      let when = "in \(Words.count(weeks.count, "week")) (\(Words.list(weeks.map(\.description))))"
      return switch self {
      case .overBilling: "More hours were billed than tracked, beyond the tolerance, \(when)."
      case .liveCredential: "A password or key was still in the code after a weekly card had shown it, \(when)."
      case .pausedWork: "There was work on a paused engagement \(when)."
      case .undisclosedAuthor: "Code by somebody nobody had named came in under their name \(when)."
      }
    }

    var question: String {
      switch self {
      case .overBilling: "What was done in the hours that were billed but not tracked?"
      case .liveCredential: "Why is the key that the weekly card showed still in the code, and has it been replaced?"
      case .pausedWork: "Who asked for the work during the pause?"
      case .undisclosedAuthor: "Who wrote the code that you committed under another name, and under what agreement?"
      }
    }
  }

  package var kind: Kind
  package var week: ISOWeek
  package var evidence: [Evidence]
}

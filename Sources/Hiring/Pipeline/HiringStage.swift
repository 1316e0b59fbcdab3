/// How far somebody came in the pipeline. The first six follow each other; the last three end it.
package enum HiringStage: String, Sendable, Codable, CaseIterable, CodingKeyRepresentable {
  case applied, messaged, scheduled, interviewed, offered
  case trial
  case kept
  /// Let go by the owner, before or after a trial.
  case released
  /// Left or declined by themselves.
  case withdrew
  /// A review was left on the platform; may follow any end.
  case reviewed

  /// The usual words for a stage, in lower case; nil for words that could mean several.
  package static func meaning(of words: String) -> HiringStage? {
    let words = words.lowercased().split { !($0.isLetter || $0.isNumber) }.joined(separator: " ")
    return usual[words]
  }

  private static let usual: [String: HiringStage] = {
    let words: [(HiringStage, [String])] = [
      (.applied, ["applied", "applicant", "applicants", "application", "new", "inbox", "proposal", "proposals"]),
      (.messaged, ["messaged", "message sent", "contacted", "invited", "replied", "link sent", "reached out"]),
      (.scheduled, ["scheduled", "call booked", "booked", "interview scheduled", "call scheduled"]),
      (.interviewed, ["interview", "interviewed", "interviews", "call", "called", "talked", "call done", "screened"]),
      (.offered, ["offer", "offered", "offer sent"]),
      (.trial, ["trial", "started", "hired", "on trial", "onboarding", "onboarded", "in trial", "trial started"]),
      (.kept, ["kept", "keep", "team", "core team", "staying", "passed trial", "permanent"]),
      (
        .released,
        ["released", "rejected", "declined by us", "let go", "not a fit", "no", "archived", "ended", "turned down"]
      ),
      (.withdrew, ["withdrew", "withdrawn", "declined", "left", "no show", "ghosted", "no reply"]),
      (.reviewed, ["reviewed", "review left"]),
    ]
    return Dictionary(uniqueKeysWithValues: words.flatMap { stage, words in words.map { ($0, stage) } })
  }()
}

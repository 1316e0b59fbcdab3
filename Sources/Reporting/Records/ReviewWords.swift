internal import Hiring
internal import Judgement

/// What the draft of a review says around its sentences, the same in every shape.
enum ReviewWords {
  static func title(_ draft: ReviewDraft) -> String { "DRAFT of a review of \(draft.contractor.name), not posted" }

  static func intro(_ draft: ReviewDraft) -> [String] {
    var sentences = [
      "Made from the card of \(draft.week) (digest \(draft.cardDigest.prefix(12))). Read it, make it yours, and take out "
        + "what you have not seen yourself."
    ]
    switch draft.basis {
    case .firm: break
    case .thin:
      sentences.append(
        "Low confidence: the evidence is thin. What is sure is praised, and nothing is held against anybody.")
    case .tooLittle:
      sentences.append("Too little evidence to judge: the draft is neutral, and no number below is a grade.")
    }
    if draft.platforms.contains(.fiverr) {
      sentences.append("Fiverr: one review an order; speak of that order alone.")
    }
    if draft.platforms == [.direct] {
      sentences.append("The engagement is on no platform; the text serves as a reference.")
    }
    return sentences
  }

  static let publicTitle = "Public review"
  static let publicHint = "everybody reads it"
  static let privateTitle = "Private feedback"
  static let privateHint = "the platform reads it, and may hand it on"
  static let starsTitle = "Stars"
  static let starsHint = "Yours to give: none is suggested. What is known beside what platforms ask:"
  static let ownTitle = "FOR YOU, NOT TO BE POSTED"
  static let ownHint =
    "What the sentences above rest on. Rates, other people, clients, files and where they lie do not belong in a review."
  static let withheldTitle = "DO NOT POST"
  static let withheldHint = "Left out above on purpose:"

  static func quoted(_ fact: ReviewDraft.Fact) -> String {
    fact.sentence.map { "“\($0)” rests on: \(fact.text)" } ?? fact.text
  }
}

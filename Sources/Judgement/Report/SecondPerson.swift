/// Our sentences about a contractor, said to them: `they` is `you`, which takes the same forms of every verb.
///
/// Only for sentences of ours; what somebody else wrote is quoted as it is.
enum SecondPerson {
  static func sentence(_ sentence: String) -> String {
    var text = sentence
    for (owner, own) in phrases { text = text.replacing(owner, with: own) }
    return words(text)
  }

  /// What is asked of the owner, or says `their` of something else than the contractor.
  private static let phrases: [(String, String)] = [
    (" Ask why.", ""), ("; ask.", "."), (": ask both whose work that is.", ": say whose work that is."),
    ("for them while they", "for you while you"), ("that only this person knows", "that only you know"),
    ("share of the contractor's lines", "share of your lines"), ("the contractor's", "your"),
  ]

  private static let pronouns = ["they": "you", "They": "You", "theirs": "yours", "their": "your", "Their": "Your"]

  /// Behind these `their` is of the changes and tasks themselves.
  private static let ofThings: Set<String> = ["task", "estimate", "task,", "task.", "estimate,", "estimate."]

  private static func words(_ text: String) -> String {
    var words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    for index in words.indices {
      let word = words[index]
      let bare = word.trimmingSuffix { !$0.isLetter }
      guard let own = pronouns[bare] else { continue }
      if bare == "their", index + 1 < words.count, ofThings.contains(words[index + 1]) { continue }
      words[index] = own + word.dropFirst(bare.count)
    }
    return words.joined(separator: " ")
  }
}

extension String {
  /// Without the characters at its end for which `isCut` is true.
  fileprivate func trimmingSuffix(while isCut: (Character) -> Bool) -> String {
    var text = self[...]
    while let last = text.last, isCut(last) { text.removeLast() }
    return String(text)
  }
}

internal import Foundation

/// What the message of a merge says of the work that it brought in.
package enum MergeMessage {
  /// The words that may name the card of what was brought: the branches merged, and the title and text that a forge adds.
  /// Not the branch merged into, which is often another card's.
  ///
  /// Known are the messages of git, GitHub, GitLab, Bitbucket and Azure; any other subject is a title.
  package static func words(subject: String, body: String) -> String {
    (source(of: subject).map { [$0] } ?? [subject]).joined() + "\n" + body
  }

  private static func source(of subject: String) -> String? {
    for opening in ["Merge pull request #", "Merge PR #"] where subject.hasPrefix(opening) {
      // `Merge pull request #12 from owner/branch`; the owner is no branch.
      guard let from = subject.range(of: " from ") else { return tail(subject, after: opening) }
      let name = String(subject[from.upperBound...])
      guard let slash = name.firstIndex(of: "/") else { return name }
      return String(name[name.index(after: slash)...])
    }
    for opening in ["Merge branch ", "Merge branches ", "Merge remote-tracking branch ", "Merge commit "]
    where subject.hasPrefix(opening) {
      return withoutTarget(String(subject.dropFirst(opening.count)))
    }
    if subject.hasPrefix("Merged in ") {
      // `Merged in branch (pull request #12)`.
      let rest = String(subject.dropFirst("Merged in ".count))
      return rest.range(of: " (pull request").map { String(rest[..<$0.lowerBound]) } ?? rest
    }
    if subject.hasPrefix("Merge "), subject.range(of: " into ") != nil {
      return withoutTarget(String(subject.dropFirst("Merge ".count)))
    }
    return nil
  }

  /// `'a' of url into b` without what comes after the branches.
  private static func withoutTarget(_ text: String) -> String {
    var text = text
    if let into = text.range(of: " into ", options: .backwards) { text = String(text[..<into.lowerBound]) }
    if let url = text.range(of: "' of ") { text = String(text[..<url.lowerBound]) }
    return text
  }

  /// A title after the number: `Merge PR #12: SHOP-12 Totals`.
  private static func tail(_ subject: String, after opening: String) -> String {
    String(subject.dropFirst(opening.count).drop { $0.isASCII && $0.isNumber })
  }
}

import Findings
import Judgement
import RuleEngine
import SourceText

/// Says which authors there are and what to type.
enum AuthorChoiceWords {
  /// How many authors a message lists.
  private static let mostListed = 20

  /// - Parameter names: hides a secret that somebody put into a name.
  static func error(
    _ failure: ApplicantChoice.Failure, path: String, _ names: inout ConcealedPaths
  ) throws(RuleError) -> CommandError {
    switch failure {
    case .nobody:
      return .cannotJudge("\(path): no human stands as the author of any commit, so there is nobody to judge")
    case .malformed(let reason):
      return .usage("--author: \(reason)")
    case .withoutAddress(let name):
      return .cannotJudge(
        "\(path): the commits of \(try names.shown(name)) have no mail address, so they cannot be told from anybody else's"
      )
    case .unknown(let text, let known):
      return .usage(try unknown(text, known, path, &names))
    case .several(let authors):
      return .usage(try several(authors, path, &names))
    }
  }

  private static func unknown(
    _ text: String, _ known: [String], _ path: String, _ names: inout ConcealedPaths
  ) throws(RuleError) -> String {
    var shown: [String] = []
    for name in known where shown.count < mostListed / 2 {
      let name = try names.shown(name)
      if !shown.contains(name) { shown.append(name) }
    }
    let head = "nobody in \(path) commits as `\(text)`"
    if let nearest = NearestName.suggestion(for: text, among: known) {
      return "\(head); did you mean `\(try names.shown(nearest))`?"
    }
    let more = Set(known).count - shown.count
    return "\(head); the authors go by \(shown.joined(separator: ", "))\(more > 0 ? " and \(more) more" : "")"
  }

  private static func several(
    _ authors: [ApplicantChoice.Author], _ path: String, _ names: inout ConcealedPaths
  ) throws(RuleError) -> String {
    var lines = [
      "\(path) has \(authors.count) authors; say which of them is the applicant, with an --author for each of their "
        + "addresses. By share of the commits:"
    ]
    for author in authors.prefix(mostListed) {
      var typed: [String] = []
      for identity in author.identities where !identity.email.isEmpty && !typed.contains(argument(identity.email)) {
        typed.append(argument(try names.shown(identity.email)))
      }
      let name = author.identities.first { !$0.name.isEmpty }?.name ?? "(no name)"
      let percent = Int((author.share * 100).rounded())
      let share = percent == 0 ? "<1 %" : "\(percent) %"
      lines.append(
        "  \(share), \(Wording.count(author.commits, "commit")), \(try names.shown(name)):"
          + (typed.isEmpty ? " has no address" : typed.map { " --author \($0)" }.joined()))
    }
    if authors.count > mostListed { lines.append("  and \(authors.count - mostListed) more") }
    return lines.joined(separator: "\n")
  }

  /// As a shell takes it for one plain word, whatever the judged repository put into it.
  static func argument(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "@"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "+"), UInt8(ascii: "-"):
        true
      default: false
      }
    }
    if isPlain, text.first != "-" { return text }
    return "'" + text.replacing("'", with: "'\\''") + "'"
  }
}

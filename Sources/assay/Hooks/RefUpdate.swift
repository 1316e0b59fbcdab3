import Git
import Reporting

/// One ref that a push makes, moves or takes away, as git says it to a hook.
struct RefUpdate: Hashable {
  /// The ref's full name where it is pushed to; hostile until escaped.
  var ref: String
  /// What it stands at there; nil where it is new.
  var old: ObjectID?
  /// What it is to stand at; nil where it is taken away.
  var new: ObjectID?

  /// Of pre-receive: `<old> <new> <ref>`, one a line.
  static func received(_ input: [UInt8]) throws -> [RefUpdate] {
    try lines(input).map { number, line in
      let parts = line.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3 else { throw malformed(number, "<old id> <new id> <ref>") }
      return RefUpdate(ref: try ref(parts[2], number), old: try id(parts[0], number), new: try id(parts[1], number))
    }
  }

  /// Of pre-push: `<local ref> <local id> <remote ref> <remote id>`, one a line. The local ref is what the user wrote,
  /// such as `HEAD@{2 days ago}`, and may have spaces in it.
  static func pushed(_ input: [UInt8]) throws -> [RefUpdate] {
    try lines(input).map { number, line in
      let parts = line.split(separator: " ", omittingEmptySubsequences: false).suffix(3)
      guard parts.count == 3, let first = parts.first, first.startIndex > line.startIndex, let last = parts.last else {
        throw malformed(number, "<local ref> <local id> <remote ref> <remote id>")
      }
      return RefUpdate(
        ref: try ref(parts[parts.startIndex + 1], number), old: try id(last, number), new: try id(first, number))
    }
  }

  private static func lines(_ input: [UInt8]) throws -> [(number: Int, line: Substring)] {
    guard !input.contains(0) else {
      throw CommandError.cannotJudge("standard input has bytes in it that git never writes")
    }
    var lines = input.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines.enumerated().map { ($0.offset + 1, Substring(String(decoding: $0.element, as: UTF8.self))) }
  }

  private static func ref(_ text: Substring, _ number: Int) throws -> String {
    // git lets no ref have a space or a control character in its name.
    guard text.hasPrefix("refs/"), text.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else {
      throw CommandError.cannotJudge("line \(number) of standard input: `\(text)` is no full name of a ref")
    }
    return String(text)
  }

  /// Nil for no object.
  private static func id(_ text: Substring, _ number: Int) throws -> ObjectID? {
    if text.utf8.count == 64, text.allSatisfy(\.isHexDigit) {
      throw CommandError.cannotJudge(
        "line \(number) of standard input has ids of SHA-256, and only SHA-1 repositories can be judged")
    }
    guard let id = ObjectID(hex: String(text)) else {
      throw CommandError.cannotJudge("line \(number) of standard input: `\(text)` is no object id of 40 digits")
    }
    return id == .zero ? nil : id
  }

  private static func malformed(_ number: Int, _ form: String) -> CommandError {
    CommandError.cannotJudge("line \(number) of standard input is not of the form `\(form)`, which git gives a hook")
  }
}

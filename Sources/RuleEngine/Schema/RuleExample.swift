/// A text that a rule must or must not match, written inside the rule.
///
/// In YAML the span of the expected finding stands between `«` and `»`; `{{join}}` is removed, so that no example holds
/// a whole secret in one literal; a line that begins with `{{repeat:N}}` stands for N such lines.
package struct RuleExample: Sendable, Hashable, Codable {
  /// The text without its markers.
  package var text: String
  /// The byte ranges that stood between markers, as `[start, end)` pairs in order.
  package var spans: [Range<Int>]
  /// Nil for the default path of the language.
  package var path: String?
  /// A language id; nil for the rule's first language.
  package var language: String?
  /// For commit rules: the commit.
  package var commit: CommitFacts?
  /// Where it is written, for messages.
  package var file: String
  package var line: Int

  /// Takes the markers out of `marked`.
  static func parse(_ marked: String) -> (text: String, spans: [Range<Int>])? {
    let expanded = expandRepeats(marked.replacing("{{join}}", with: ""))
    var text: [UInt8] = []
    var spans: [Range<Int>] = []
    var open: Int?
    for character in expanded {
      switch character {
      case "«":
        guard open == nil else { return nil }
        open = text.count
      case "»":
        guard let start = open else { return nil }
        spans.append(start..<text.count)
        open = nil
      default: text.append(contentsOf: String(character).utf8)
      }
    }
    return open == nil ? (String(decoding: text, as: UTF8.self), spans) : nil
  }

  private static func expandRepeats(_ text: String) -> String {
    guard text.contains("{{repeat:") else { return text }
    var lines: [Substring] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      guard line.hasPrefix("{{repeat:"), let end = line.firstRange(of: "}}"),
        let count = Int(line[line.index(line.startIndex, offsetBy: 9)..<end.lowerBound]), (1...5_000).contains(count)
      else {
        lines.append(line)
        continue
      }
      lines += Array(repeating: line[end.upperBound...], count: count)
    }
    return lines.joined(separator: "\n")
  }
}

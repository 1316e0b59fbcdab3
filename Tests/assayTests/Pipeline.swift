import Foundation
import RuleEngine
import Testing

/// A pipeline as the README shows it for copying.
struct Pipeline {
  /// The text of the fenced block under a heading.
  let text: String

  private static let readme = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "README.md")

  /// - Parameter heading: the line as it stands, and the fence's language.
  init(under heading: String, language: String) throws {
    let lines = try String(contentsOf: Self.readme, encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(lines.firstIndex { $0 == heading })
    let section = lines[(start + 1)...].prefix { !$0.hasPrefix("#### ") && !$0.hasPrefix("### ") }
    let open = try #require(section.firstIndex { $0 == "```" + language })
    let close = try #require(section[(open + 1)...].firstIndex { $0 == "```" })
    text = section[(open + 1)..<close].joined(separator: "\n") + "\n"
  }

  func yaml() throws -> YAMLNode { try YAMLNode(parsing: Array(text.utf8), file: "README.md") }

  /// What the `sh` steps of a Jenkinsfile run, in order.
  func shellSteps() -> [String] {
    text.matches(of: /\bsh '([^']*)'/).map { String($0.output.1) }
  }

  /// Whether every bracket is closed by its own kind, outside quotes and comments.
  var isBalanced: Bool {
    let pairs: [Character: Character] = [")": "(", "]": "[", "}": "{"]
    var open: [Character] = []
    for line in text.split(separator: "\n") where !line.trimmingCharacters(in: .whitespaces).hasPrefix("//") {
      var isQuoted = false
      for character in line {
        if character == "'" { isQuoted.toggle() }
        guard !isQuoted else { continue }
        if pairs.values.contains(character) { open.append(character) }
        if let partner = pairs[character], open.popLast() != partner { return false }
      }
      if isQuoted { return false }
    }
    return open.isEmpty
  }
}

extension YAMLNode {
  /// A value some levels down; fails the test where it is not there.
  func at(_ keys: String...) throws -> YAMLNode {
    try keys.reduce(self) { node, key in try #require(node[key], "\(key)") }
  }
}

extension OutputEscaping {
  /// Running text of Markdown: no markup, HTML, link, table cell or mention comes of it. One line.
  package static func markdown(_ text: String) -> String {
    let scalars = Array(VisibleText.visible(shortened(text)).unicodeScalars)
    var result = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      let next = index + 1 < scalars.count ? scalars[index + 1] : " "
      switch scalar {
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      // An autolink needs `://` or `www.`; an entity breaks both and reads the same.
      case ":" where next == "/": result.append(contentsOf: "&#58;".unicodeScalars)
      case "." where index >= 3 && scalars[(index - 3)..<index].allSatisfy({ $0 == "w" || $0 == "W" }):
        result.append(contentsOf: "&#46;".unicodeScalars)
      // Hosts turn `@name` into a call to that person after they have rendered the text, escaped or not.
      case "@" where index == 0 || !isWord(scalars[index - 1]): result.append("\u{FF20}")
      case "\\", "`", "*", "_", "{", "}", "[", "]", "(", ")", "#", "!", "|", "~", "$":
        result.append(contentsOf: ["\\", scalar])
      case "-" where index == 0, "+" where index == 0, "=" where index == 0:
        result.append(contentsOf: ["\\", scalar])
      case "."
      where index > 0 && next == " " && scalars[..<index].allSatisfy({ $0.properties.numericType == .decimal }):
        result.append(contentsOf: ["\\", scalar])
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// A code span whose fence is longer than any run of backticks inside. `|` stays escaped for tables.
  package static func markdownCode(_ text: String) -> String {
    let content = VisibleText.visible(shortened(text))
    guard !content.isEmpty else { return "` `" }
    let fence = String(repeating: "`", count: longestRun(of: "`", in: content) + 1)
    let padding = content.unicodeScalars.first == "`" || content.unicodeScalars.last == "`" ? " " : ""
    return fence + padding + replacing("|", with: "\\|", in: content) + padding + fence
  }

  /// A fenced block whose fence is longer than any run of backticks inside; `\n` in the text stays a line end.
  package static func markdownBlock(_ text: String) -> String {
    let lines = shortened(text).unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map {
      VisibleText.visible(String($0))
    }
    let content = lines.joined(separator: "\n")
    let fence = String(repeating: "`", count: max(3, longestRun(of: "`", in: content) + 1))
    return "\(fence)text\n\(content)\n\(fence)"
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "_"
  }

  private static func longestRun(of mark: Unicode.Scalar, in text: String) -> Int {
    var longest = 0
    var run = 0
    for scalar in text.unicodeScalars {
      run = scalar == mark ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }
}

/// How wide a terminal is and whether it shows colours; handed in, never asked for.
package struct TerminalStyle: Sendable, Hashable {
  /// Columns; layouts hold from 60 up.
  package var width: Int
  package var color: Bool

  package init(width: Int = 100, color: Bool = false) {
    self.width = max(60, width)
    self.color = color
  }
}

/// What a piece of text is, which decides its colour.
enum TerminalRole: Sendable {
  case plain, strong, dim, good, fair, poor, bad, accent

  /// The parameters of the escape sequence; colours of the basic palette, which follow the user's theme.
  fileprivate var parameters: String {
    switch self {
    case .plain: ""
    case .strong: "1"
    case .dim: "2"
    case .good: "32"
    case .fair: "33"
    case .poor: "31"
    case .bad: "1;31"
    case .accent: "36"
    }
  }
}

/// Collects lines for a terminal. Everything written passes `OutputEscaping.terminal`; the only escape sequences in the
/// result are the colours written here.
struct TerminalText {
  let style: TerminalStyle
  private(set) var text = ""

  init(style: TerminalStyle) {
    self.style = style
  }

  mutating func write(_ content: String, _ role: TerminalRole = .plain) {
    let inert = OutputEscaping.terminal(content)
    if style.color, !role.parameters.isEmpty, !inert.isEmpty {
      text += "\u{1B}[\(role.parameters)m\(inert)\u{1B}[0m"
    } else {
      text += inert
    }
  }

  mutating func newline() {
    // White space at the end of a line shows in diffs and snapshots and nowhere else.
    while text.unicodeScalars.last == " " { text.unicodeScalars.removeLast() }
    text += "\n"
  }

  mutating func line(_ content: String, _ role: TerminalRole = .plain, indent: Int = 0) {
    write(String(repeating: " ", count: indent))
    write(DisplayWidth.truncated(OutputEscaping.terminal(content), to: style.width - indent), role)
    newline()
  }

  /// A title with a rule under it.
  mutating func heading(_ content: String) {
    let shown = DisplayWidth.truncated(OutputEscaping.terminal(content), to: style.width)
    line(shown, .strong)
    line(String(repeating: "─", count: DisplayWidth.columns(of: shown)), .dim)
  }

  /// Words over as many lines as they need, up to `limit` lines; every line starts at `indent`. `first` stands before
  /// the first line, within the indent.
  mutating func paragraph(
    _ content: String, _ role: TerminalRole = .plain, indent: Int = 0, first: String = "", limit: Int = 6
  ) {
    let lines = Self.wrapped(content, to: style.width - indent, limit: limit)
    for (index, words) in lines.enumerated() {
      write(index == 0 ? Self.padded(first, to: indent) : String(repeating: " ", count: indent))
      write(words, role)
      newline()
    }
  }

  /// `content` escaped and cut or filled to exactly `columns`.
  static func padded(_ content: String, to columns: Int, alignRight: Bool = false) -> String {
    let shown = DisplayWidth.truncated(OutputEscaping.terminal(content), to: columns)
    let space = String(repeating: " ", count: max(0, columns - DisplayWidth.columns(of: shown)))
    return alignRight ? space + shown : shown + space
  }

  static func wrapped(_ content: String, to columns: Int, limit: Int) -> [String] {
    var lines: [String] = []
    var current = ""
    for word in OutputEscaping.terminal(content).unicodeScalars.split(separator: " ").map({ String($0) }) {
      var word = word
      let room = columns - (current.isEmpty ? 0 : DisplayWidth.columns(of: current) + 1)
      if DisplayWidth.columns(of: word) <= room {
        current += (current.isEmpty ? "" : " ") + word
        continue
      }
      if !current.isEmpty { lines.append(current) }
      // A word longer than a line is broken where the line ends.
      while DisplayWidth.columns(of: word) > columns, lines.count <= limit {
        var head = DisplayWidth.truncated(word, to: columns).unicodeScalars
        head.removeLast()
        word = String(String.UnicodeScalarView(word.unicodeScalars.dropFirst(head.count)))
        lines.append(String(head))
      }
      current = word
      if lines.count > limit { break }
    }
    if !current.isEmpty { lines.append(current) }
    guard lines.count > limit else { return lines }
    var kept = Array(lines.prefix(limit))
    kept[limit - 1] = DisplayWidth.truncated(kept[limit - 1] + " …", to: columns)
    if !kept[limit - 1].hasSuffix("…") { kept[limit - 1] += "…" }
    return kept
  }
}

import Foundation

/// Formatters: the same code in other lines.
enum CodeLayout: String, CaseIterable, Sendable {
  /// A tab for each level.
  case tabs
  /// Blocks of one statement stand on one line.
  case joined
  /// Every opening brace has a line of its own. Python has none, and keeps its lines.
  case opened

  func text(_ path: String, _ text: String) -> String {
    guard path.hasSuffix(".ts") || path.hasSuffix(".py") || path.hasSuffix(".php") else { return text }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    switch self {
    case .tabs:
      let width = lines.map(Self.blanks).filter { $0 > 0 }.min() ?? 1
      return lines.map {
        String(repeating: "\t", count: Self.blanks($0) / width) + $0.dropFirst(Self.blanks($0) / width * width)
      }.joined(separator: "\n")
    case .joined: return joined(lines, isPython: path.hasSuffix(".py")).joined(separator: "\n")
    case .opened:
      guard !path.hasSuffix(".py") else { return text }
      return lines.flatMap { line -> [String] in
        guard line.hasSuffix(" {"), line.contains("(") else { return [line] }
        let indent = String(repeating: " ", count: Self.blanks(line))
        let head = String(line.dropLast(2))
        // `} else if (…) {` closes first.
        guard head.dropFirst(indent.count).hasPrefix("} ") else { return [head, indent + "{"] }
        return [indent + "}", indent + head.dropFirst(indent.count + 2), indent + "{"]
      }.joined(separator: "\n")
    }
  }

  private func joined(_ lines: [String], isPython: Bool) -> [String] {
    var result: [String] = []
    var place = 0
    while place < lines.count {
      let head = lines[place]
      let word = head.drop { $0 == " " }.prefix { $0.isLetter }
      let isBlock = ["if", "for", "foreach"].contains(word) && head.hasSuffix(isPython ? ":" : "{")
      guard isBlock, place + 2 < lines.count, Self.blanks(lines[place + 1]) > Self.blanks(head) else {
        result.append(head)
        place += 1
        continue
      }
      let body = lines[place + 1].drop { $0 == " " }
      let after = lines[place + 2].drop { $0 == " " }
      let isSimple = isPython ? !body.hasSuffix(":") && !body.hasPrefix("#") : body.hasSuffix(";")
      let isAlone =
        isPython
        ? Self.blanks(lines[place + 2]) <= Self.blanks(head) && !after.hasPrefix("el")
        : after == "}"
      guard isSimple, isAlone, head.count + body.count < 118 else {
        result.append(head)
        place += 1
        continue
      }
      result.append(isPython ? "\(head) \(body)" : "\(head) \(body) }")
      place += isPython ? 2 : 3
    }
    return result
  }

  private static func blanks(_ line: String) -> Int { line.prefix { $0 == " " }.count }
}

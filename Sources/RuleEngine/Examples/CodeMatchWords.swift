/// A rule's patterns over tokens as sentences.
enum CodeMatchWords {
  static func sentences(_ match: CodeMatch) -> [String] {
    var sentences = match.patterns
    for (name, tests) in match.tests.sorted(by: { $0.key < $1.key }) {
      sentences += tests.map { "where $\(name) " + words($0) }
    }
    if let near = match.near { sentences.append("within \(near.lines) lines of " + list(near.patterns)) }
    if let notNear = match.notNear {
      sentences.append("not within \(notNear.lines) lines of " + list(notNear.patterns))
    }
    if !match.unlessFile.isEmpty { sentences.append("unless the file has " + list(match.unlessFile)) }
    return sentences + [
      "(in these, $NAME is a run of tokens, ... anything, << a | b >> one of them, <<! a >> nothing like that; "
        + "comments, blanks, line ends and the kind of quotes never matter)"
    ]
  }

  private static func words(_ test: CodeTest) -> String {
    switch test {
    case .literal: "is a literal"
    case .notLiteral: "is no literal"
    case .containsInterpolation: "contains a string with code in it"
    case .containsConcatenation: "contains a string that is joined to something else"
    case .contains(let patterns): "contains " + list(patterns)
    case .lacks(let patterns): "does not contain " + list(patterns)
    case .matches(let pattern): "has a text that matches " + pattern.expression
    case .differs(let pattern): "has no text that matches " + pattern.expression
    case .named(let pattern): "has a name that matches " + pattern.expression
    case .unnamed(let pattern): "has no name that matches " + pattern.expression
    case .any(let tests): tests.map(words).joined(separator: ", or ")
    case .inserts(let tests):
      "has a part put into its strings that " + tests.map(words).joined(separator: ", and ")
    case .after(let pattern): "stands behind a text that matches " + pattern.expression
    }
  }

  private static func list(_ patterns: [String]) -> String { patterns.joined(separator: " or ") }
}

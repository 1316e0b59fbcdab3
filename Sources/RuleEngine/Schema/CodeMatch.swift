/// Patterns over a file's tokens, as written: comments, white space, line ends and the kind of quotes never matter.
///
/// `CodePattern` says what a pattern's text means.
package struct CodeMatch: Sendable, Hashable, Codable {
  /// Each reports where it matches.
  package var patterns: [String]
  /// What must hold of the run that a variable of the patterns stands for, by the variable's name without its `$`.
  package var tests: [String: [CodeTest]]
  /// Of which one match anywhere in the file silences the rule: the safe setting is there.
  package var unlessFile: [String]
  /// Reports only where one of them matches close by.
  package var near: Nearness?
  /// Reports only where none of them matches close by.
  package var notNear: Nearness?

  /// Patterns, and how far from a match they are looked for.
  package struct Nearness: Sendable, Hashable, Codable {
    package var patterns: [String]
    /// Before the match's first line and behind its last.
    package var lines: Int
    /// Whether all of the innermost function around the match is close by.
    package var function: Bool
  }
}

/// What may be asked of the run of tokens that a variable stands for.
package indirect enum CodeTest: Sendable, Hashable, Codable {
  /// Strings without code in them, numbers, `true`, `false` and `null`, and what joins them.
  case literal
  case notLiteral
  /// A string with code in it, at any depth.
  case containsInterpolation
  /// A string that is joined to something that is no literal, or formatted with it.
  case containsConcatenation
  /// One of the patterns matches somewhere in the run.
  case contains([String])
  /// None of the patterns does.
  case lacks([String])
  /// The expression matches in the run's text: the values of its strings, with `$` for each stretch of something else.
  case matches(Pattern)
  case differs(Pattern)
  /// The expression matches in one of the run's names.
  case named(Pattern)
  case unnamed(Pattern)
  /// One of the tests holds.
  case any([CodeTest])
  /// All of the tests hold of one of the parts that are put into the run's strings: what stands in an interpolation, or is
  /// joined to a string and is none.
  case inserts([CodeTest])
  /// Of such a part: the expression matches in the text of the run before it.
  case after(Pattern)
}

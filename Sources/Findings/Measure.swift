/// Physical lines of a file, each in one kind: `lines == code + comment + blank`. A line with code and a comment is code.
package struct LineCounts: Sendable, Hashable, Codable {
  package var lines: Int
  package var code: Int
  package var comment: Int
  package var blank: Int

  package init(lines: Int = 0, code: Int = 0, comment: Int = 0, blank: Int = 0) {
    self.lines = lines
    self.code = code
    self.comment = comment
    self.blank = blank
  }
}

/// What was measured of one function, method, closure with a name, or accessor.
package struct FunctionMeasure: Sendable, Hashable, Codable {
  /// Qualified by its type where there is one, `Type.name`; anonymous functions are `(anonymous)`.
  package var name: String
  package var startLine: Int
  package var endLine: Int
  /// Lines with code, without comments and blanks.
  package var nloc: Int
  /// McCabe as lizard counts it: 1 + decisions (if, for, while, case, catch, ?:, &&, ||), each language's in its
  /// `Structure.decisions`. Where lizard slips instead of deciding otherwise, it is not followed.
  package var cyclomatic: Int
  /// Cognitive complexity by SonarSource's definition.
  package var cognitive: Int
  /// Deepest block nesting inside the function; a body without blocks is 0.
  package var nesting: Int
  package var parameters: Int
  package var tokens: Int
  /// How often it is left before its end: `return`, `throw`, `raise`. Those of a closure that counts as part of the
  /// function leave the closure only and are not among them.
  package var returns: Int
  /// Runs of like logical operators, `&&`, `||` and their words: `a && b && c || d` has two.
  package var booleanOperators: Int
  /// How many of the blocks directly in the body hold another block: the bumps of a bumpy road. A block counts once,
  /// however much is in it; the branches of one `if` are blocks of their own. What is in a closure that counts as part of
  /// the function makes none: a list of callbacks is no road. CodeScene names the smell, the definition is
  /// ours.
  package var bumps: Int
  /// A hash of the function's code tokens without comments and white space: equal bodies have equal digests, so that a
  /// moved, renamed or reformatted function is recognised.
  package var digest: UInt64

  /// The nesting from which a block makes a bump (CodeScene: "nested conditional logic", two levels).
  package static let bumpDepth = 2

  package init(
    name: String, startLine: Int, endLine: Int, nloc: Int, cyclomatic: Int, cognitive: Int, nesting: Int,
    parameters: Int, tokens: Int, returns: Int = 0, booleanOperators: Int = 0, bumps: Int = 0,
    digest: UInt64
  ) {
    self.name = name
    self.startLine = startLine
    self.endLine = endLine
    self.nloc = nloc
    self.cyclomatic = cyclomatic
    self.cognitive = cognitive
    self.nesting = nesting
    self.parameters = parameters
    self.tokens = tokens
    self.returns = returns
    self.booleanOperators = booleanOperators
    self.bumps = bumps
    self.digest = digest
  }
}

/// What a file is for. Only `source` and `test` count towards anybody's score; the rest is listed as left out.
package enum FileKind: String, Sendable, Codable, CaseIterable {
  case source, test, generated, vendored
  /// Code squeezed into few long lines by a tool.
  case minified
  case data, binary
}

/// What was measured of one file.
package struct FileMeasure: Sendable, Hashable, Codable {
  /// The language's id, like `typescript`; empty where it is not known.
  package var language: String
  package var counts: LineCounts
  package var kind: FileKind
  package var functions: [FunctionMeasure]
  /// A hash of the code tokens outside functions, in whatever order, comments and white space left out: with the
  /// functions' digests it tells whether two versions differ in more than layout and order. 0 where nothing was scanned.
  package var outsideDigest: UInt64

  package init(
    language: String, counts: LineCounts, kind: FileKind, functions: [FunctionMeasure], outsideDigest: UInt64 = 0
  ) {
    self.language = language
    self.counts = counts
    self.kind = kind
    self.functions = functions
    self.outsideDigest = outsideDigest
  }
}

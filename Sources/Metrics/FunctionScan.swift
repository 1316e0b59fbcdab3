internal import Findings
internal import Lexing
internal import SourceText

/// Finds and measures functions in one pass over the token array.
enum FunctionScan {
  struct Result {
    /// Sorted by where they start, outer before inner.
    var functions: [FunctionMeasure] = []
    /// See `FileMeasure.outsideDigest`.
    var outsideDigest: UInt64 = 0
  }

  /// The functions in a template's code: its scripts, and what stands between its marks.
  static func functions(
    inTemplate bytes: borrowing Span<UInt8>, language: Language, lines: LineIndex
  ) -> Result {
    var result = Result()
    for piece in Lexer.code(in: bytes, language: language) {
      guard let plan = ScanPlan.plan(of: piece.language) else { continue }
      result.functions += functions(in: bytes, tokens: piece.tokens, lines: lines, plan: plan).functions
    }
    // Those of one language are in order already, and the languages too: the sort keeps it where lines are equal.
    result.functions = result.functions.enumerated()
      .sorted { ($0.element.startLine, $0.offset) < ($1.element.startLine, $1.offset) }
      .map(\.element)
    return result
  }

  /// Linear in the number of tokens.
  static func functions(
    in bytes: borrowing Span<UInt8>, tokens: [Token], lines: LineIndex, plan: ScanPlan
  ) -> Result {
    let code = CodeTokens(tokens, lines: lines, directives: plan.structure.directivesDecide, copy bytes)
    let measurer = Measurer(structure: plan.structure)
    switch plan.structure.blocks {
    case .braces:
      var walker = BraceWalker(code, plan, measurer)
      walker.walk(copy bytes)
      return walker.measurer.finished()
    case .indentation:
      var walker = IndentWalker(code, plan.structure, measurer)
      walker.walk(copy bytes)
      return walker.measurer.finished()
    case .endKeyword:
      var walker = EndWalker(code, plan, measurer)
      walker.walk(copy bytes)
      return walker.measurer.finished()
    case .blockWords:
      var walker = BlockWordWalker(code, plan, measurer)
      walker.walk(copy bytes)
      return walker.measurer.finished()
    }
  }
}

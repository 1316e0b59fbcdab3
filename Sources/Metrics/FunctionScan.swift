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

  /// Linear in the number of tokens.
  static func functions(
    in bytes: borrowing Span<UInt8>, tokens: [Token], lines: LineIndex, plan: ScanPlan
  ) -> Result {
    let code = CodeTokens(tokens, lines: lines)
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

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
    in bytes: borrowing Span<UInt8>, tokens: [Token], lines: LineIndex, structure: Structure
  ) -> Result {
    let code = CodeTokens(tokens, structure: structure)
    let measurer = Measurer(structure: structure, lines: lines)
    switch structure.blocks {
    case .braces:
      var walker = BraceWalker(code, structure, measurer)
      walker.walk(copy bytes)
      return walker.measurer.finished()
    case .indentation:
      var walker = IndentWalker(code, structure, measurer)
      walker.walk(copy bytes)
      return walker.measurer.finished()
    case .endKeyword:
      var walker = EndWalker(code, structure, measurer)
      walker.walk(copy bytes)
      return walker.measurer.finished()
    }
  }
}

internal import Findings
internal import Lexing
internal import SourceText

enum FunctionScan {
  static func functions(
    in bytes: borrowing Span<UInt8>, tokens: [Token], lines: LineIndex, structure: Structure
  ) -> [FunctionMeasure] { [] }
}

package import Findings
package import Lexing
package import SourceText

/// Measures one file: its lines, what it is for, and its functions.
package enum FileMeasurement {
  /// What a rule's example is by its measures and its standing, as a scan has it.
  package static func example(
    _ bytes: [UInt8], source: LexedSource, lines: LineIndex, path: RepositoryPath
  ) -> (measure: FileMeasure, standing: FileStanding) {
    let standing = FileClassification.standing(
      of: path, content: bytes.span, language: source.language, lines: lines, tokens: source.tokens)
    return (measure(bytes.span, source: source, lines: lines, path: path, standing: standing), standing)
  }

  /// Lines, kind and functions of one blob. `source` is the lexer's, computed once by the caller. Linear in the size.
  ///
  /// - Parameter standing: the classification's, where the caller has it already.
  package static func measure(
    _ bytes: borrowing Span<UInt8>, source: LexedSource, lines: LineIndex, path: RepositoryPath,
    standing: FileStanding? = nil
  ) -> FileMeasure {
    let kind =
      standing?.kind
      ?? FileClassification.kind(
        of: path, content: bytes, language: source.language, lines: lines, tokens: source.tokens)
    var scan = FunctionScan.Result()
    if kind != .binary, let language = source.language {
      if let plan = ScanPlan.plan(of: language) {
        scan = FunctionScan.functions(in: bytes, tokens: source.tokens, lines: lines, plan: plan)
      } else {
        scan = FunctionScan.functions(inTemplate: bytes, language: language, lines: lines)
      }
    }
    return FileMeasure(
      language: source.language?.id ?? "",
      counts: kind == .binary ? LineCounts() : LineCounting.counts(bytes, source: source, lines: lines),
      kind: kind, functions: scan.functions, outsideDigest: scan.outsideDigest)
  }
}

import Findings
import Lexing
import Metrics
import RuleEngine
import SourceText

/// Measures a rule's example as a scan would, for rules over measures.
enum RuleMeasuring {
  @Sendable static func measure(
    _ bytes: [UInt8], _ source: LexedSource, _ lines: LineIndex, _ path: RepositoryPath
  ) -> (measure: FileMeasure, standing: FileStanding) {
    FileMeasurement.example(bytes, source: source, lines: lines, path: path)
  }
}

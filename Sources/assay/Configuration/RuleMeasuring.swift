import Findings
import Lexing
import Metrics
import RuleEngine
import SourceText

/// Measures a rule's example as a scan would, for rules over measures.
enum RuleMeasuring {
  static let measure: RuleExamples.Measuring = { bytes, source, lines, path in
    FileMeasurement.measure(bytes.span, source: source, lines: lines, path: path)
  }
}

/// Why a whole export was refused: where, what is wrong, and what to do. Nothing of such a file is imported.
///
/// Rows that are wrong by themselves are not errors; they are listed as `SkippedRow`.
package struct RecordFileError: Error, Sendable, Hashable, CustomStringConvertible {
  package enum Kind: Sendable, Hashable {
    case empty, unreadable, encoding, truncated, quoting, missingColumns, unknownKind, mapping, ambiguousDate,
      dateFormat
    case structure, datedAhead
  }

  package var kind: Kind
  /// As it was handed in; hostile until escaped.
  package var file: String
  /// From 1, in physical lines; nil where the whole file is meant.
  package var line: Int?
  package var problem: String
  package var advice: String

  package init(_ kind: Kind, file: String, line: Int?, problem: String, advice: String) {
    self.kind = kind
    self.file = file
    self.line = line
    self.problem = problem
    self.advice = advice
  }

  package var description: String {
    let place = line.map { "\(file):\($0)" } ?? file
    return "\(place): \(problem); \(advice)"
  }
}

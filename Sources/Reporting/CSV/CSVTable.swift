/// Rows as CSV by RFC 4180, but for line ends of `\n`. Text is escaped, numbers are not.
package struct CSVTable: Sendable {
  /// One field.
  package enum Cell: Sendable, Hashable {
    case text(String)
    case number(Int)
    /// Up to six decimals, without trailing zeros.
    case decimal(Double)
  }

  private var lines: [String]

  /// - Parameter columns: the header, names of ours.
  package init(columns: [String]) {
    lines = [columns.joined(separator: ",")]
  }

  package mutating func append(_ cells: [Cell]) {
    lines.append(
      cells.map { cell in
        switch cell {
        case .text(let text): OutputEscaping.csv(text)
        case .number(let number): String(number)
        case .decimal(let value): JSONValue.digits(of: value)
        }
      }.joined(separator: ","))
  }

  package var text: String { lines.joined(separator: "\n") + "\n" }
}

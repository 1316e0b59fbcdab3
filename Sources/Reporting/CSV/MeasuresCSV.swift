internal import Findings
internal import SourceText

/// The CSV shapes of `assay measure`. Rows are sorted by path, functions by their first line within it.
package enum MeasuresCSV {
  package static func functions(_ files: [MeasuredFile]) -> String {
    var table = CSVTable(columns: [
      "path", "function", "start_line", "end_line", "nloc", "cyclomatic", "cognitive", "nesting", "parameters",
      "tokens", "returns", "boolean_operators", "bumps", "health",
    ])
    for file in files.sorted(by: { $0.path < $1.path }) {
      let path = file.path.lossyString
      for function in file.measure.functions.sorted(by: { ($0.startLine, $0.endLine) < ($1.startLine, $1.endLine) }) {
        table.append([
          .text(path), .text(function.name), .number(function.startLine), .number(function.endLine),
          .number(function.nloc), .number(function.cyclomatic), .number(function.cognitive),
          .number(function.nesting), .number(function.parameters), .number(function.tokens),
          .number(function.returns), .number(function.booleanOperators), .number(function.bumps),
          .text(Wording.score(file.health(of: function))),
        ])
      }
    }
    return table.text
  }

  package static func files(_ files: [MeasuredFile]) -> String {
    var table = CSVTable(columns: [
      "path", "language", "lines", "code", "comment", "blank", "functions", "kind", "excluded_by",
      "duplicated_lines", "health",
    ])
    for file in files.sorted(by: { $0.path < $1.path }) {
      let counts = file.measure.counts
      table.append([
        .text(file.path.lossyString), .text(file.measure.language), .number(counts.lines), .number(counts.code),
        .number(counts.comment), .number(counts.blank), .number(file.measure.functions.count),
        .text(file.measure.kind.rawValue), .text(file.excludedBy ?? ""),
        .number(file.duplicated?.count ?? 0), .text(file.health.map(Wording.score) ?? ""),
      ])
    }
    return table.text
  }
}

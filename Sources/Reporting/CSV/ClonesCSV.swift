package import Findings
internal import SourceText

/// The CSV shape of `assay measure --what clones`: a row a place. Groups are numbered from 1, the worst first; places
/// within one are sorted by path and line.
package enum ClonesCSV {
  package static func render(_ report: CloneReport) -> String {
    var table = CSVTable(columns: ["group", "path", "start_line", "end_line", "lines", "tokens"])
    for (number, group) in report.groups.enumerated() {
      for place in group.places {
        table.append([
          .number(number + 1), .text(place.path.lossyString), .number(place.startLine), .number(place.endLine),
          .number(place.lines), .number(group.tokens),
        ])
      }
    }
    return table.text
  }
}

internal import Hiring

/// What is missing, could not be joined or waits for the owner, with what to do.
enum PipelineGapsText {
  /// More of one kind than this are counted, not listed.
  private static let shown = 5

  static func write(_ report: PipelineReport, to output: inout TerminalText) {
    guard !report.gaps.isEmpty else { return }
    let kinds = Dictionary(grouping: report.gaps, by: \.kind)
    output.line("What the records do not tell, and what to do", .accent)
    for kind in PipelineGap.Kind.allCases {
      guard let gaps = kinds[kind] else { continue }
      let listed = Array(gaps.prefix(shown))
      for (index, gap) in listed.enumerated() {
        let places = gap.records.prefix(3).joined(separator: ", ")
        let more = gap.records.count > 3 ? " and \(Wording.grouped(gap.records.count - 3)) more" : ""
        output.paragraph(
          gap.text + (places.isEmpty ? "" : " [\(places)\(more)]"), role(kind), indent: 4, first: "  - ")
        // The same advice stands once, under the last that it is for.
        if index + 1 == listed.count || listed[index + 1].advice != gap.advice {
          output.paragraph(gap.advice, .dim, indent: 6)
        }
      }
      if gaps.count > shown {
        output.line(
          "and \(Wording.count(gaps.count - shown, "more", "more")) like this; --format json lists all", .dim, indent: 4
        )
      }
    }
  }

  private static func role(_ kind: PipelineGap.Kind) -> TerminalRole {
    switch kind {
    case .decisionOverdue, .undecided, .contradiction: .fair
    default: .plain
    }
  }
}

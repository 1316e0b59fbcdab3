package import Findings
internal import SourceText

/// `assay measure --what clones` for people.
package enum ClonesText {
  /// The worst groups first, at most `limit` of them, each with all of its places; then how much of the code is
  /// cloned, and what was left out.
  package static func render(
    _ report: CloneReport, excluded: [ExcludedFile] = [], style: TerminalStyle, limit: Int = 50
  ) -> String {
    var output = TerminalText(style: style)
    let width = String(min(limit, report.groups.count)).count
    for (number, group) in report.groups.prefix(limit).enumerated() {
      output.write(TerminalText.padded("\(number + 1)", to: width, alignRight: true) + "  ", .dim)
      output.write(Wording.count(group.places.count, "place"), .strong)
      let lines = Set(group.places.map(\.lines))
      let least = lines.min() ?? 0
      let most = lines.max() ?? 0
      let size =
        least == most ? Wording.count(most, "line") : "\(Wording.grouped(least)) to \(Wording.count(most, "line"))"
      output.write(", \(size), \(Wording.count(group.tokens, "token"))")
      output.newline()
      for place in group.places {
        let lines = ":\(place.startLine)-\(place.endLine)"
        let room = style.width - width - 4 - lines.utf8.count
        let path = DisplayWidth.truncatedHead(OutputEscaping.terminal(place.path.lossyString), to: room)
        output.write(String(repeating: " ", count: width + 4) + path)
        output.write(lines, .dim)
        output.newline()
      }
    }
    if !report.groups.isEmpty { output.newline() }
    summary(report, limit, &output)
    ExcludedFile.write(excluded, to: &output)
    return output.text
  }

  private static func summary(_ report: CloneReport, _ limit: Int, _ output: inout TerminalText) {
    let what = Wording.count(report.groups.count, "clone")
    output.line(report.groups.count > limit ? "The worst \(limit) of \(what)." : what + ".", .dim)
    output.paragraph(
      "\(Wording.percent(report.share)) of the code stands in clones: \(Wording.grouped(report.duplicatedLines)) of \(Wording.count(report.lines, "line")), in "
        + "\(Wording.grouped(report.duplicated.count)) of \(Wording.count(report.files, "file")).")
    let settings = report.settings
    let kind = settings.kind == .exact ? "the same tokens" : "the same tokens, whatever the names and literals"
    output.paragraph(
      "A clone is \(kind), at least \(settings.minimumTokens) in a row and \(Wording.count(settings.minimumLines, "line")); "
        + "source and tests are compared, comments and white space left out.", .dim)
    if report.unlisted > 0 {
      output.paragraph(
        "Not looked at, since the limit on the work was reached: \(Wording.count(report.unlisted, "candidate")).", .bad)
    }
  }
}

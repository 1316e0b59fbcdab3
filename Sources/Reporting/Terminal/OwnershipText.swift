internal import SourceText

/// `assay ownership` for people.
package enum OwnershipText {
  /// - Parameter limit: rows of people and of orphaned files; what is beyond is counted.
  package static func render(_ report: OwnershipReport, style: TerminalStyle, limit: Int) -> String {
    var output = TerminalText(style: style)
    output.heading("Who knows \(report.path) at \(report.rev)")
    var table = TextTable(columns: [
      .init(title: "person", isFlexible: true), .init(title: "standing"), .init(title: "lines", alignRight: true),
      .init(title: "share", alignRight: true), .init(title: "alone", alignRight: true),
      .init(title: "author of", alignRight: true),
    ])
    for share in report.people.prefix(limit) {
      table.rows.append([
        .init(share.isGone ? "\(share.id) (gone)" : share.id, share.isGone ? .dim : .strong),
        .init(share.standing, .dim), .init(Wording.grouped(share.lines)), .init(Wording.percent(share.share)),
        .init(Wording.grouped(share.soleOwnedLines)), .init(Wording.grouped(share.files)),
      ])
    }
    table.write(to: &output)
    if report.people.count > limit { output.line("and \(report.people.count - limit) more", .dim) }
    output.newline()
    let people = report.busFactorPeople.prefix(limit).joined(separator: ", ")
    output.paragraph(
      report.busFactor == 0
        ? "Bus factor 0: nobody who stays knows as much as half of the \(Wording.count(report.files, "file"))."
        : "Bus factor \(report.busFactor): without \(people), over half of the \(Wording.count(report.files, "file")) "
          + "would have nobody who knows them.", report.busFactor < 2 ? .poor : .plain)
    if !report.orphaned.isEmpty {
      output.newline()
      output.line("Known by nobody: \(Wording.grouped(report.orphaned.count)) of the files", .poor)
      for path in report.orphaned.prefix(limit) { output.line(path.lossyString, indent: 2) }
      if report.orphaned.count > limit { output.line("and \(report.orphaned.count - limit) more", .dim, indent: 2) }
    }
    output.newline()
    output.line(
      "\(Wording.count(report.lines, "line")); left out: \(Wording.grouped(report.binaryFiles)) binary, "
        + "\(Wording.grouped(report.skipped.count)) not read; \(Wording.count(report.ignoredCommits, "commit")) looked through.",
      .dim)
    return output.text
  }

}

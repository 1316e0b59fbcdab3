internal import History
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
    if let leaving = report.leaving { write(leaving, report, limit: limit, to: &output) }
    let without = Set((report.leaving?.files ?? []).map(\.path))
    let orphaned = report.orphaned.filter { !without.contains($0) }
    if !orphaned.isEmpty {
      output.newline()
      output.line(
        "Known by nobody\(without.isEmpty ? "" : " before already"): \(Wording.grouped(orphaned.count)) of the files",
        .poor)
      for path in orphaned.prefix(limit) { output.line(path.lossyString, indent: 2) }
      if orphaned.count > limit { output.line("and \(orphaned.count - limit) more", .dim, indent: 2) }
    }
    output.newline()
    output.line(
      "\(Wording.count(report.lines, "line")); left out: \(Wording.grouped(report.binaryFiles)) binary, "
        + "\(Wording.grouped(report.skipped.count)) not read; \(Wording.count(report.ignoredCommits, "commit")) looked through.",
      .dim)
    return output.text
  }

  /// What leaves with those who are taken for gone, and who is nearest to know each file.
  private static func write(
    _ leaving: OwnershipReport.Leaving, _ report: OwnershipReport, limit: Int, to output: inout TerminalText
  ) {
    let names = Wording.list(leaving.people)
    output.paragraph("With \(names) it is \(leaving.busFactorBefore).")
    guard !leaving.files.isEmpty else {
      output.paragraph("Every file that somebody knows is known to somebody who stays.", .good)
      return
    }
    output.newline()
    output.line(
      "Known by nobody without \(names): \(Wording.count(leaving.files.count, "file")), "
        + Wording.count(leaving.lines, "line"), .poor)
    output.paragraph(
      "A file is known to whoever wrote much of it and lately, so others may have a few lines in these. `assay offboard` "
        + "counts files in which nobody else has any.", .dim)
    var table = TextTable(columns: [
      .init(title: "file", isFlexible: true), .init(title: "lines", alignRight: true),
      .init(title: "theirs", alignRight: true), .init(title: "nearest", isFlexible: true, isProse: true),
    ])
    for file in leaving.files.prefix(limit) {
      table.rows.append([
        .init(file.path.lossyString), .init(Wording.grouped(file.lines)), .init(Wording.grouped(file.own)),
        .init(NearestWording.text(file.nearest), .dim),
      ])
    }
    table.write(to: &output, indent: 2)
    if leaving.files.count > limit { output.line("and \(leaving.files.count - limit) more", .dim, indent: 2) }
  }
}

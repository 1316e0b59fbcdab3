internal import Findings
package import Gate
internal import SourceText

/// `assay gate` for whoever wants to merge: what does not hold, where, why it matters, what to do, how long it takes; the
/// verdict last.
package enum GateText {
  /// How many places of a warning are shown; all of them stand in the other formats.
  private static let warningPlaces = 5

  /// - Parameter isBrief: whether what holds and what did not apply is left out, as where the text comes with every
  ///   commit.
  package static func render(_ document: GateDocument, style: TerminalStyle, isBrief: Bool = false) -> String {
    let report = document.report
    var output = TerminalText(style: style)
    for note in document.notes { output.paragraph(note, .dim) }
    for result in report.results(.cannotJudge) { write(result, to: &output, places: .max) }
    for result in report.results(.fail) { write(result, to: &output, places: .max) }
    for result in report.results(.warn) { write(result, to: &output, places: warningPlaces) }
    writeAccepted(report, to: &output)
    writeGaps(report.coverage, to: &output)
    if !isBrief { writeHeld(report, to: &output) }
    writeVerdict(document, to: &output)
    return output.text
  }

  /// What a condition is, for `--explain`.
  package static func explain(
    _ definition: ConditionDefinition, setting: ConditionSetting, style: TerminalStyle
  ) -> String {
    var output = TerminalText(style: style)
    output.heading("\(definition.id): \(definition.title)")
    output.paragraph(definition.why, limit: 20)
    output.newline()
    output.paragraph(definition.fix, indent: 9, first: "To do", limit: 20)
    let most = "at most \(Wording.decimal(setting.threshold)) \(definition.unit)"
    let floor = setting.floor.map { "; under \(Wording.count($0, "new line")) it waits for more" } ?? ""
    output.paragraph("\(setting.severity.rawValue), \(most)\(floor)", indent: 9, first: "Policy", limit: 20)
    for pattern in setting.patterns { output.line(pattern, .dim, indent: 9) }
    output.paragraph(definition.source, indent: 9, first: "Source", limit: 20)
    output.paragraph(definition.dimension.rawValue, indent: 9, first: "Counts")
    return output.text
  }

  private static func write(_ result: ConditionResult, to output: inout TerminalText, places: Int) {
    let (word, role): (String, TerminalRole) =
      switch result.verdict {
      case .fail: ("FAILS", .bad)
      case .warn: ("warns", .fair)
      default: ("unknown", .poor)
      }
    output.write(word.padding(to: 8), role)
    output.write(result.definition.title, .strong)
    output.write("  \(result.id)\(result.paths.map { " in \($0)" } ?? "")", .dim)
    output.newline()
    output.paragraph(result.message + limit(result), indent: 8, limit: 6)
    for place in result.places.prefix(places) { write(place, to: &output) }
    if result.places.count > places {
      output.line(
        "and \(Wording.count(result.places.count - places, "more place")); --format json has all", .dim, indent: 8)
    }
    output.paragraph(result.definition.why, indent: 16, first: "        Why", limit: 6)
    let time = result.minutes > 0 ? " About \(Wording.effort(minutes: result.minutes))." : ""
    output.paragraph(result.definition.fix + time, indent: 16, first: "        To do", limit: 8)
    output.newline()
  }

  private static func limit(_ result: ConditionResult) -> String {
    guard result.observed != nil else { return "" }
    return result.setting.threshold == 0
      ? "" : " (at most \(Wording.decimal(result.setting.threshold)) \(result.definition.unit))"
  }

  private static func write(_ place: ConditionPlace, to output: inout TerminalText) {
    var parts: [String] = []
    if let path = place.path, !path.bytes.isEmpty {
      parts.append(OutputEscaping.terminal(path) + (place.line.map { ":\($0)" } ?? ""))
    }
    if let commit = place.commit { parts.append("commit " + Wording.short(commit: commit)) }
    let name = parts.joined(separator: ", in ")
    output.write(String(repeating: " ", count: 8))
    output.write("• ", .dim)
    output.write(DisplayWidth.truncatedHead(name, to: output.style.width - 10), .accent)
    output.newline()
    let effort = place.minutes > 0 ? " · \(Wording.effort(minutes: place.minutes))" : ""
    let print = place.fingerprint.map { " · \($0.hex)" } ?? ""
    output.paragraph(place.text + effort + print, indent: 10, limit: 4)
  }

  private static func writeAccepted(_ report: GateReport, to output: inout TerminalText) {
    for accepted in report.accepted {
      let finding = accepted.finding
      let why =
        switch accepted.reason {
        case .baseline(let entry):
          "accepted by \(entry.by)\(entry.until.map { " until \($0)" } ?? ""): \(entry.reason)"
        case .suppression(let suppression):
          "allowed by a comment that stood at the base: \(suppression.reason)"
        }
      output.paragraph(
        "\(OutputEscaping.terminal(finding.path)):\(finding.range.start.line) \(finding.rule), \(why)", .dim, indent: 8,
        first: "let by", limit: 4)
    }
    for listed in report.suppressions where !listed.counts {
      output.paragraph(
        "\(OutputEscaping.terminal(listed.suppression.path)):\(listed.suppression.line) asks to allow "
          + "\(listed.suppression.rule); new in this change, so it counts for nothing", .dim, indent: 8, first: "asked",
        limit: 4)
    }
    for entry in report.expired {
      output.paragraph(
        "the baseline's entry for \(entry.rule) in \(OutputEscaping.terminal(entry.path)) ended \(entry.until ?? "")",
        .fair, indent: 8, first: "expired", limit: 4)
    }
  }

  private static func writeGaps(_ coverage: Coverage, to output: inout TerminalText) {
    for skipped in coverage.skipped where skipped.isGap {
      let path = skipped.path.bytes.isEmpty ? "" : OutputEscaping.terminal(skipped.path) + ": "
      output.paragraph(path + skipped.reason, .poor, indent: 8, first: "unread", limit: 8)
    }
  }

  private static func writeHeld(_ report: GateReport, to output: inout TerminalText) {
    let held = report.results(.pass).map { $0.id + ($0.paths.map { " in \($0)" } ?? "") }
    if !held.isEmpty {
      output.paragraph("\(held.joined(separator: ", "))", .dim, indent: 8, first: "holds", limit: 12)
    }
    let none = report.results(.notApplicable).map { $0.id + ($0.paths.map { " in \($0)" } ?? "") }
    if !none.isEmpty { output.paragraph(none.joined(separator: ", "), .dim, indent: 8, first: "nothing", limit: 12) }
  }

  private static func writeVerdict(_ document: GateDocument, to output: inout TerminalText) {
    let report = document.report
    let failed = report.results(.fail)
    let warned = report.results(.warn)
    let ends = document.ends
    if !output.text.isEmpty { output.newline() }
    switch report.verdict {
    case .pass:
      let remark = warned.isEmpty ? "" : ", with \(Wording.count(warned.count, "warning"))"
      output.line("PASS: \(ends) may be merged\(remark).", .good)
    case .fail:
      let minutes = failed.reduce(0) { $0 + $1.minutes }
      let time = minutes > 0 ? "; about \(Wording.effort(minutes: minutes)) to mend" : ""
      output.line("FAIL: \(ends) does not hold \(Wording.count(failed.count, "condition"))\(time).", .bad)
    case .cannotJudge:
      let gaps = report.coverage.skipped.count(where: \.isGap) + report.results(.cannotJudge).count
      output.line(
        "CANNOT JUDGE: \(Wording.count(gaps, "thing")) of \(ends) could not be read, so it may not be merged.", .bad)
    }
  }
}

extension String {
  fileprivate func padding(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}

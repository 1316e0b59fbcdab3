internal import Findings
internal import Gate
internal import SourceText

/// A comment for a merge request, or a job's summary: under 65,536 characters, which is what GitHub takes.
package enum GateMarkdown {
  static let limit = 65_536
  /// What is kept free for the sentence that tells what was left out.
  private static let reserve = 1_000

  package static func render(_ document: GateDocument) -> String {
    let report = document.report
    var lines = [title(document), ""]
    var used = 0
    var left = 0
    func add(_ more: [String]) -> Bool {
      let size = more.reduce(0) { $0 + $1.utf16.count + 1 }
      guard used + size < limit - reserve else { return false }
      used += size
      lines += more
      return true
    }
    used = lines.reduce(0) { $0 + $1.utf16.count + 1 }
    for verdict in [ConditionResult.Verdict.cannotJudge, .fail, .warn] {
      for result in report.results(verdict) {
        if !add(head(of: result)) {
          left += max(1, result.places.count)
          continue
        }
        for place in result.places where !add([line(of: place)]) { left += 1 }
        if !add(tail(of: result)) { left += 1 }
      }
    }
    let gaps = report.coverage.skipped.filter(\.isGap)
    if !gaps.isEmpty, !add(["### Not read", ""]) { left += 1 }
    for gap in gaps {
      let entry = "- \(OutputEscaping.markdownCode(gap.path.lossyString)): \(OutputEscaping.markdown(gap.reason))"
      if !add([entry]) { left += 1 }
    }
    if !gaps.isEmpty { _ = add([""]) }
    for accepted in report.accepted where !add([line(of: accepted)]) { left += 1 }
    for note in document.notes where !add(["- note: " + OutputEscaping.markdown(note)]) { left += 1 }
    if left > 0 {
      lines += ["", "**\(Wording.count(left, "more line")) would not fit here**; the other forms have all of them."]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func title(_ document: GateDocument) -> String {
    let ends = OutputEscaping.markdownCode(document.ends)
    let failed = document.report.results(.fail).count
    let warned = document.report.results(.warn).count
    let warnings = warned == 0 ? "" : ", with \(Wording.count(warned, "warning"))"
    switch document.report.verdict {
    case .pass: return "## ✅ Assay: \(ends) may be merged\(warnings)"
    case .fail: return "## ❌ Assay: \(ends) does not hold \(Wording.count(failed, "condition"))\(warnings)"
    case .cannotJudge: return "## ⛔ Assay: nobody can say whether \(ends) is good, so it may not be merged"
    }
  }

  private static func head(of result: ConditionResult) -> [String] {
    let word =
      switch result.verdict {
      case .fail: "Fails"
      case .warn: "Warns"
      default: "Unknown"
      }
    let paths = result.paths.map { " in \(OutputEscaping.markdownCode($0))" } ?? ""
    return [
      "### \(word): \(OutputEscaping.markdown(result.definition.title))\(paths)", "",
      OutputEscaping.markdown(result.message) + ". " + OutputEscaping.markdownCode(result.id), "",
    ]
  }

  private static func line(of place: ConditionPlace) -> String {
    var parts: [String] = []
    if let path = place.path, !path.bytes.isEmpty {
      parts.append(OutputEscaping.markdownCode(path.lossyString + (place.line.map { ":\($0)" } ?? "")))
    }
    if let commit = place.commit {
      parts.append("commit " + OutputEscaping.markdownCode(Wording.short(commit: commit)))
    }
    let effort = place.minutes > 0 ? " (\(Wording.effort(minutes: place.minutes)))" : ""
    return "- \(parts.joined(separator: ", ")): \(OutputEscaping.markdown(place.text))\(effort)"
  }

  private static func tail(of result: ConditionResult) -> [String] {
    [
      "", "*Why:* \(OutputEscaping.markdown(result.definition.why))", "",
      "*To do:* \(OutputEscaping.markdown(result.definition.fix))", "",
    ]
  }

  private static func line(of accepted: AcceptedFinding) -> String {
    let place = accepted.finding.path.lossyString + ":\(accepted.finding.range.start.line)"
    let why =
      switch accepted.reason {
      case .baseline(let entry): "accepted by \(entry.by)\(entry.until.map { " until \($0)" } ?? ""): \(entry.reason)"
      case .suppression(let suppression): "allowed at the base: \(suppression.reason)"
      }
    return "- let by: \(OutputEscaping.markdownCode(place)) \(OutputEscaping.markdownCode(accepted.finding.rule)), "
      + OutputEscaping.markdown(why)
  }
}

internal import Findings
internal import Gate
internal import SourceText

/// JUnit XML: one case a condition. What fails is a failure, what nobody can say an error, what there is nothing of skipped.
package enum GateJUnit {
  package static func render(_ document: GateDocument) -> String {
    let report = document.report
    let gaps = report.coverage.skipped.filter(\.isGap)
    let errors = report.results(.cannotJudge).count + (gaps.isEmpty ? 0 : 1)
    let counts =
      "tests=\"\(report.conditions.count + (gaps.isEmpty ? 0 : 1))\" failures=\"\(report.results(.fail).count)\" "
      + "errors=\"\(errors)\" skipped=\"\(report.results(.notApplicable).count)\""
    var lines = [
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<testsuites name=\"assay gate\" \(counts)>",
      "  <testsuite name=\"assay gate\" \(counts) time=\"0\">",
    ]
    for result in report.conditions { lines += testCase(result) }
    if !gaps.isEmpty {
      lines += [
        "    <testcase name=\"everything was read\" classname=\"gate.unread\" time=\"0\">",
        "      <error message=\"\(Wording.count(gaps.count, "thing")) could not be read\">"
          + escaped(gaps.map { "\($0.path.lossyString): \($0.reason)" }) + "</error>", "    </testcase>",
      ]
    }
    if !document.notes.isEmpty { lines.append("    <system-out>\(escaped(document.notes))</system-out>") }
    return (lines + ["  </testsuite>", "</testsuites>"]).joined(separator: "\n") + "\n"
  }

  private static func testCase(_ result: ConditionResult) -> [String] {
    let name = OutputEscaping.html(result.definition.title + (result.paths.map { " in \($0)" } ?? ""))
    let open = "    <testcase name=\"\(name)\" classname=\"gate.\(result.id)\" time=\"0\""
    let message = OutputEscaping.html(result.message)
    func wrapped(_ element: String) -> [String] {
      [open + ">", "      <\(element) message=\"\(message)\">" + text(of: result) + "</\(element)>", "    </testcase>"]
    }
    switch result.verdict {
    case .pass: return [open + "/>"]
    case .notApplicable: return [open + ">", "      <skipped message=\"\(message)\"/>", "    </testcase>"]
    case .fail: return wrapped("failure")
    case .cannotJudge: return wrapped("error")
    case .warn:
      return [
        open + ">", "      <system-out>warning: \(message)\n" + text(of: result) + "</system-out>", "    </testcase>",
      ]
    }
  }

  private static func text(of result: ConditionResult) -> String {
    let places = result.places.map { place in
      let name = place.path.map { $0.lossyString + (place.line.map { ":\($0)" } ?? "") } ?? place.commit ?? ""
      return name + ": " + place.text
    }
    return escaped(places + [result.definition.why, result.definition.fix])
  }

  private static func escaped(_ lines: [String]) -> String {
    lines.map(OutputEscaping.html).joined(separator: "\n")
  }
}

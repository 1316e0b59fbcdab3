internal import Findings
internal import Gate
internal import SourceText

/// GitLab's Code Quality report: description, check_name, fingerprint, severity and location, as documented. It shows what
/// has a file; what has none stands at the repository's top.
package enum GateGitLab {
  package static func render(_ document: GateDocument) -> String {
    var used: Set<String> = []
    let issues = GateIssue.all(in: document).map { issue -> JSONValue in
      // It drops entries of equal fingerprints.
      var print = issue.fingerprint
      var number = 1
      while !used.insert(print).inserted {
        number += 1
        print = issue.fingerprint + "-\(number)"
      }
      return .object([
        .init("description", .string(issue.message)), .init("check_name", .string(issue.rule)),
        .init("fingerprint", .string(print)), .init("severity", .string(severity(of: issue))),
        .init(
          "location",
          .object([
            .init("path", .string(issue.path?.lossyString ?? ".")),
            .init("lines", .object([.init("begin", .integer(issue.line ?? 1))])),
          ])),
      ])
    }
    return JSONValue.array(issues).text
  }

  private static func severity(of issue: GateIssue) -> String {
    switch (issue.level, issue.severity) {
    case (.error, .critical): "blocker"
    case (.error, _): "critical"
    case (.warning, .critical), (.warning, .high): "major"
    case (.warning, .medium): "minor"
    case (.warning, _): "info"
    }
  }
}

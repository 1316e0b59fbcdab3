internal import Findings
internal import Gate
internal import SourceText

/// SARIF 2.1.0, within what GitHub takes: at most 25,000 results a run, 20 tags a rule, each rule with help and a
/// severity, each result with a place and a partial fingerprint.
///
/// Source: GitHub's "SARIF support for code scanning" and "SARIF results exceed one or more limits".
package enum GateSARIF {
  /// GitHub refuses a run with more.
  static let resultLimit = 25_000
  /// The place of what is about no file: GitHub refuses all of an upload for one result without a place (codeql-action
  /// issue 2459), and takes one that is no file of the repository.
  static let placeless = "no-file"

  package static func render(_ document: GateDocument) -> String {
    let all = GateIssue.all(in: document)
    let issues = Array(all.prefix(resultLimit))
    var rules: [GateIssue] = []
    var numbers: [String: Int] = [:]
    for issue in issues where numbers[issue.rule] == nil {
      numbers[issue.rule] = rules.count
      rules.append(issue)
    }
    var notices = document.notes.map { notification($0, level: "note") }
    for skipped in document.report.coverage.skipped where skipped.isGap {
      notices.append(notification("\(skipped.path.lossyString): \(skipped.reason)", level: "error"))
    }
    if all.count > issues.count {
      notices.append(notification("\(all.count - issues.count) results over the limit were left out", level: "error"))
    }
    return JSONValue.object([
      .init("$schema", .string("https://json.schemastore.org/sarif-2.1.0.json")),
      .init("version", .string("2.1.0")),
      .init(
        "runs",
        .array([
          .object([
            .init(
              "tool",
              .object([
                .init(
                  "driver",
                  .object([
                    .init("name", .string("Assay")), .init("version", .string(document.tool.version)),
                    .init("semanticVersion", .string(document.tool.version)),
                    .init("rules", .array(rules.map(rule))),
                  ]))
              ])),
            .init(
              "invocations",
              .array([
                .object([
                  .init("executionSuccessful", .bool(document.report.verdict != .cannotJudge)),
                  .init("toolExecutionNotifications", .array(notices)),
                ])
              ])),
            .init(
              "versionControlProvenance",
              .array(
                [
                  .object([
                    .init("repositoryUri", .string("file:///")), .init("revisionId", JSONValue(document.head)),
                  ])
                ].filter { _ in document.head != nil })),
            .init("columnKind", .string("utf16CodeUnits")),
            .init("results", .array(issues.map { result($0, numbers[$0.rule] ?? 0, document) })),
            .init(
              "properties",
              .object([
                .init("verdict", .string(document.report.verdict.rawValue)), .init("base", .string(document.base)),
                .init("mergeBase", .string(document.mergeBase)), .init("policyDigest", .string(document.policyDigest)),
                .init("rulesDigest", .string(document.tool.rulesDigest)),
              ])),
          ])
        ])),
    ]).text
  }

  private static func notification(_ text: String, level: String) -> JSONValue {
    .object([.init("level", .string(level)), .init("message", .object([.init("text", .string(text))]))])
  }

  private static func rule(_ issue: GateIssue) -> JSONValue {
    var properties: [JSONValue.Member] = [
      .init("tags", .array(issue.tags.prefix(20).map { .string(tag($0)) })), .init("precision", .string("high")),
    ]
    // GitHub takes whatever has the number for a security alert, and orders the others by the word.
    if issue.tags.contains(Dimension.security.rawValue) {
      properties.append(.init("security-severity", .string(number(of: issue.severity))))
    } else {
      properties.append(.init("problem.severity", .string(level(of: issue))))
    }
    return .object([
      .init("id", .string(issue.rule)),
      .init("name", .string(issue.rule)),
      .init("shortDescription", .object([.init("text", .string(issue.title))])),
      .init("fullDescription", .object([.init("text", .string(issue.title))])),
      .init(
        "help",
        .object([.init("text", .string(issue.help)), .init("markdown", .string(OutputEscaping.markdown(issue.help)))])),
      .init("defaultConfiguration", .object([.init("level", .string(level(of: issue)))])),
      .init("properties", .object(properties)),
    ])
  }

  /// Weaknesses by the name that GitHub knows them by, as CodeQL writes them: `external/cwe/cwe-079`.
  private static func tag(_ tag: String) -> String {
    guard tag.hasPrefix("CWE-") else { return tag }
    let number = tag.dropFirst(4)
    return "external/cwe/cwe-" + String(repeating: "0", count: max(0, 3 - number.count)) + number
  }

  private static func result(_ issue: GateIssue, _ rule: Int, _ document: GateDocument) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("ruleId", .string(issue.rule)), .init("ruleIndex", .integer(rule)),
      .init("level", .string(level(of: issue))), .init("message", .object([.init("text", .string(issue.message))])),
    ]
    var region: [JSONValue.Member] = []
    if let line = issue.line { region.append(.init("startLine", .integer(line))) }
    if let columns = document.columns[issue.fingerprint], let end = issue.endLine {
      region += [
        .init("startColumn", .integer(columns.start)), .init("endLine", .integer(end)),
        .init("endColumn", .integer(columns.end)),
      ]
    }
    var location: [JSONValue.Member] = [
      .init(
        "artifactLocation",
        .object([
          .init("uri", .string(issue.path.map(uri) ?? placeless)), .init("uriBaseId", .string("%SRCROOT%")),
        ]))
    ]
    if !region.isEmpty { location.append(.init("region", .object(region))) }
    members.append(.init("locations", .array([.object([.init("physicalLocation", .object(location))])])))
    var prints: [JSONValue.Member] = [.init("assay/v1", .string(issue.fingerprint))]
    // The only one that GitHub compares. Where there is a line, its upload action makes one of the line's text, and warns
    // of any other.
    if issue.line == nil { prints.append(.init("primaryLocationLineHash", .string(issue.fingerprint))) }
    members.append(.init("partialFingerprints", .object(prints)))
    return .object(members)
  }

  private static func level(of issue: GateIssue) -> String { issue.level == .error ? "error" : "warning" }

  /// GitHub's bands: over 9 critical, over 7 high, over 4 medium, the rest low.
  private static func number(of severity: Severity) -> String {
    switch severity {
    case .critical: "9.5"
    case .high: "8.0"
    case .medium: "5.5"
    case .low: "3.0"
    case .info: "1.0"
    }
  }

  /// A relative reference: every byte that means something in an address is written as its number.
  static func uri(_ path: RepositoryPath) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var text: [UInt8] = []
    for byte in path.bytes {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"):
        text.append(byte)
      default: text += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}

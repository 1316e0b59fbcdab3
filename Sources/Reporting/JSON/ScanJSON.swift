package import Findings
internal import Foundation
internal import SourceText

/// `assay.scan/1`.
package enum ScanJSON {
  package static func render(_ report: ScanReport) -> String {
    JSONValue.object([
      .init("schema", .string("assay.scan/1")),
      .init(
        "tool",
        .object([
          .init("name", .string(report.tool.name)),
          .init("version", .string(report.tool.version)),
          .init("model", .string(report.tool.model)),
          .init("rules_digest", .string(report.tool.rulesDigest)),
        ])),
      .init(
        "repository",
        .object([
          .init("path", .string(report.repository.path)),
          .init("head", JSONValue(report.repository.head)),
          .init("rev", JSONValue(report.repository.rev)),
          .init("shallow", .bool(report.repository.isShallow)),
          .init("committed_at", JSONValue(report.repository.committedAt.map(Wording.instant))),
        ])),
      .init("findings", .array(report.findings.sorted(by: Finding.precedes).map(value))),
      .init("coverage", value(of: report.coverage)),
      .init("summary", value(of: report.summary)),
    ]).text
  }

  /// One finding in the shape that every command shares. A path that is not UTF-8 also has its bytes.
  package static func value(of finding: Finding) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("rule", .string(finding.rule)),
      .init("title", .string(finding.title)),
      .init("severity", .string(finding.severity.rawValue)),
      .init("confidence", .string(finding.confidence.rawValue)),
      .init("dimension", .string(finding.dimension.rawValue)),
      .init("cwe", .array(finding.cwe.map { .string($0) })),
      .init("path", .string(finding.path.lossyString)),
    ]
    members += pathBytes(finding.path)
    members += [
      .init("start", value(of: finding.range.start)),
      .init("end", value(of: finding.range.end)),
      .init("fingerprint", .string(finding.fingerprint.hex)),
      .init("message", .string(finding.message)),
      .init("remediation", .string(finding.remediation)),
      .init("excerpt", .string(finding.excerpt)),
      .init("minutes", .integer(finding.minutes)),
      .init("commit", JSONValue(finding.commit)),
      .init("author", JSONValue(finding.author)),
      .init("introduced_at", JSONValue(finding.introducedAt.map(Wording.instant))),
      .init("in_head", .bool(finding.inHead)),
    ]
    return .object(members)
  }

  /// Coverage in the shape that every command shares.
  package static func value(of coverage: Coverage) -> JSONValue {
    .object([
      .init("files", .integer(coverage.files)),
      .init("bytes", .integer(coverage.bytes)),
      .init("blobs", .integer(coverage.blobs)),
      .init(
        "skipped",
        .array(
          coverage.skipped.sorted().map { skipped in
            .object(
              [.init("path", .string(skipped.path.lossyString))] + pathBytes(skipped.path) + [
                .init("reason", .string(skipped.reason))
              ])
          })),
    ])
  }

  private static func value(of position: TextPosition) -> JSONValue {
    .object([.init("line", .integer(position.line)), .init("column", .integer(position.column))])
  }

  private static func pathBytes(_ path: RepositoryPath) -> [JSONValue.Member] {
    guard Array(path.lossyString.utf8) != path.bytes else { return [] }
    return [.init("path_base64", .string(Data(path.bytes).base64EncodedString()))]
  }

  private static func value(of summary: ScanReport.Summary) -> JSONValue {
    .object([
      .init("findings", .integer(summary.findings)),
      .init("files", .integer(summary.files)),
      .init("in_head", .integer(summary.inHead)),
      .init("minutes", .integer(summary.minutes)),
      .init(
        "severity",
        .object(
          Severity.allCases.reversed().map { .init($0.rawValue, .integer(summary.bySeverity[$0] ?? 0)) })),
      .init(
        "dimension",
        .object(Dimension.allCases.map { .init($0.rawValue, .integer(summary.byDimension[$0] ?? 0)) })),
    ])
  }
}

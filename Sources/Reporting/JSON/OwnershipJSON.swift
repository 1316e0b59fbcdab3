internal import Findings
internal import History
internal import SourceText

/// `assay.ownership/1`.
package enum OwnershipJSON {
  package static func render(_ report: OwnershipReport) -> String {
    JSONValue.object([
      .init("schema", .string("assay.ownership/1")),
      .init(
        "repository",
        .object([
          .init("path", .string(report.path)), .init("head", .string(report.head)), .init("rev", .string(report.rev)),
          .init("warnings", .array(report.warnings.map { .string($0) })),
        ])),
      .init("people", .array(report.people.map(value))),
      .init("bus_factor", .integer(report.busFactor)),
      .init("bus_factor_people", .array(report.busFactorPeople.map { .string($0) })),
      .init("files", .integer(report.files)),
      .init("lines", .integer(report.lines)),
      .init("orphaned", .array(report.orphaned.map { .string($0.lossyString) })),
      .init("without", report.leaving.map(value) ?? .null),
      .init(
        "coverage",
        .object([
          .init("files", .integer(report.filesRead)), .init("binary", .integer(report.binaryFiles)),
          .init("ignored_commits", .integer(report.ignoredCommits)),
          .init("skipped", .array(report.skipped.map(value))),
        ])),
    ]).text
  }

  private static func value(of share: OwnershipReport.Share) -> JSONValue {
    .object([
      .init("id", .string(share.id)),
      .init("standing", .string(share.standing)),
      .init("lines", .integer(share.lines)),
      .init("share", .number(share.share)),
      .init("sole_owned_lines", .integer(share.soleOwnedLines)),
      .init("files", .integer(share.files)),
      .init("gone", .bool(share.isGone)),
    ])
  }

  private static func value(of leaving: OwnershipReport.Leaving) -> JSONValue {
    .object([
      .init("people", .array(leaving.people.map { .string($0) })),
      .init("bus_factor_before", .integer(leaving.busFactorBefore)),
      .init("orphaned_before", .integer(leaving.orphanedBefore)), .init("lines", .integer(leaving.lines)),
      .init(
        "files",
        .array(
          leaving.files.map { file in
            .object([
              .init("path", .string(file.path.lossyString)), .init("lines", .integer(file.lines)),
              .init("own_lines", .integer(file.own)), .init("nearest", OffboardingJSON.nearest(file.nearest)),
            ])
          })),
    ])
  }

  private static func value(of skipped: Coverage.Skipped) -> JSONValue {
    .object([.init("path", .string(skipped.path.lossyString)), .init("reason", .string(skipped.reason))])
  }
}

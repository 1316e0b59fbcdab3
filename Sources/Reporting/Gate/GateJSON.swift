internal import Findings
internal import Gate
internal import SourceText

/// `assay.gate/1`.
package enum GateJSON {
  package static func render(_ document: GateDocument) -> String {
    let report = document.report
    return JSONValue.object([
      .init("schema", .string("assay.gate/1")),
      .init(
        "tool",
        .object([
          .init("name", .string(document.tool.name)), .init("version", .string(document.tool.version)),
          .init("model", .string(document.tool.model)), .init("rules_digest", .string(document.tool.rulesDigest)),
        ])),
      .init("repository", .string(document.repository)),
      .init("verdict", .string(report.verdict.rawValue)),
      .init("base", .string(document.base)),
      .init("head", JSONValue(document.head)),
      .init("merge_base", .string(document.mergeBase)),
      .init("policy_digest", .string(document.policyDigest)),
      .init("policy", JSONValue(document.policySource)),
      .init("shallow", .bool(document.isShallow)),
      .init("conditions", .array(report.conditions.map(value))),
      .init("findings", .array(report.findings.map(ScanJSON.value))),
      .init("accepted", .array(report.accepted.map(value))),
      .init("suppressions", .array(report.suppressions.map(value))),
      .init("expired", .array(report.expired.map(value))),
      .init("coverage", ScanJSON.value(of: report.coverage)),
      .init("notes", .array(document.notes.map { .string($0) })),
    ]).text
  }

  private static func value(of result: ConditionResult) -> JSONValue {
    .object([
      .init("id", .string(result.id)),
      .init("dimension", .string(result.definition.dimension.rawValue)),
      .init("title", .string(result.definition.title)),
      .init("severity", .string(result.setting.severity.rawValue)),
      .init("paths", JSONValue(result.paths)),
      .init("observed", JSONValue(result.observed)),
      .init("threshold", .number(result.setting.threshold)),
      .init("unit", .string(result.definition.unit)),
      .init("verdict", .string(result.verdict.rawValue)),
      .init("message", .string(result.message)),
      .init("why", .string(result.definition.why)),
      .init("fix", .string(result.definition.fix)),
      .init("minutes", .integer(result.minutes)),
      .init("source", .string(result.definition.source)),
      .init("places", .array(result.places.map(value))),
    ])
  }

  private static func value(of place: ConditionPlace) -> JSONValue {
    .object([
      .init("path", JSONValue(place.path?.lossyString)), .init("line", JSONValue(place.line)),
      .init("commit", JSONValue(place.commit)), .init("text", .string(place.text)),
      .init("minutes", .integer(place.minutes)), .init("fingerprint", JSONValue(place.fingerprint?.hex)),
    ])
  }

  private static func value(of accepted: AcceptedFinding) -> JSONValue {
    let reason: JSONValue =
      switch accepted.reason {
      case .baseline(let entry): value(of: entry)
      case .suppression(let suppression): value(of: ListedSuppression(suppression: suppression, counts: true))
      }
    return .object([.init("finding", ScanJSON.value(of: accepted.finding)), .init("accepted_by", reason)])
  }

  private static func value(of entry: Baseline.Entry) -> JSONValue {
    .object([
      .init("kind", .string("baseline")), .init("fingerprint", .string(entry.fingerprint.hex)),
      .init("rule", .string(entry.rule)), .init("path", .string(entry.path.lossyString)),
      .init("by", .string(entry.by)),
      .init("reason", .string(entry.reason)), .init("until", JSONValue(entry.until)),
    ])
  }

  private static func value(of listed: ListedSuppression) -> JSONValue {
    .object([
      .init("kind", .string("suppression")), .init("rule", .string(listed.suppression.rule)),
      .init("path", .string(listed.suppression.path.lossyString)), .init("line", .integer(listed.suppression.line)),
      .init("reason", .string(listed.suppression.reason)), .init("counts", .bool(listed.counts)),
    ])
  }
}

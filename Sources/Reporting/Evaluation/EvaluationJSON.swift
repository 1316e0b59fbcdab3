internal import Findings
internal import Foundation
internal import Hiring
package import Judgement
internal import SourceText

/// `assay.evaluation/1`: its subjects are those of `assay.scorecard/1`, the candidate before the repository.
package enum EvaluationJSON {
  package static func render(_ evaluation: Evaluation) -> String {
    JSONValue.object([
      .init("schema", .string("assay.evaluation/1")),
      .init("tool", tool(evaluation.provenance)),
      .init(
        "repository",
        .object([
          .init("path", .string(evaluation.path)),
          .init("head", .string(evaluation.head)),
          .init("rev", .string(evaluation.mainline)),
        ])),
      .init("generated_at", .string(Wording.instant(Int64(evaluation.generatedAt.timeIntervalSince1970)))),
      .init("applicant", applicant(evaluation.applicant)),
      .init(
        "window",
        .object([
          .init("from", .string(evaluation.window.from.description)),
          .init("to", .string(evaluation.window.to.description)),
          .init("weeks", .integer(evaluation.window.weeks)),
        ])),
      .init("week", .string(evaluation.card.week.description)),
      .init("model", .string(evaluation.provenance.modelVersion)),
      .init("subjects", .array([evaluation.card, evaluation.repositoryCard].map(ScorecardJSON.value))),
      .init("evidence", volume(evaluation)),
      .init("left_out", leftOut(evaluation)),
      .init(
        "unchecked",
        .array(
          evaluation.unchecked.map { claim in
            .object([
              .init("id", .string(claim.kind.rawValue)),
              .init("text", .string(claim.text)),
              .init("ask", .string(claim.ask)),
              .init("evidence", .array(claim.evidence.map(EvidenceJSON.value))),
            ])
          })),
      .init(
        "questions",
        .array(
          evaluation.questions.map { question in
            .object([
              .init("id", .string(question.kind.rawValue)),
              .init("text", .string(question.text)),
              .init("listen_for", .string(question.listenFor)),
              .init("evidence", .array(question.evidence.map(EvidenceJSON.value))),
            ])
          })),
      .init("live_credentials", .integer(evaluation.liveCredentials)),
      .init("not_measured", .array(evaluation.notMeasured.map { .string($0) })),
      .init("warnings", .array(evaluation.warnings.map { .string($0) })),
      .init("coverage", coverage(evaluation.coverage)),
    ]).text
  }

  private static func tool(_ provenance: Provenance) -> JSONValue {
    .object([
      .init("name", .string("assay")),
      .init("version", .string(provenance.toolVersion)),
      .init("model", .string(provenance.modelVersion)),
      .init("policy_digest", .string(provenance.policyDigest)),
      .init("rules_digest", .string(provenance.rulesDigest)),
    ])
  }

  private static func applicant(_ applicant: SampleAuthor) -> JSONValue {
    .object([
      .init("name", .string(applicant.name)),
      .init("choice", .string(applicant.choice.rawValue)),
      .init("confirmed", .bool(false)),
      .init(
        "identities",
        .array(
          applicant.identities.map { identity in
            .object([
              .init("name", .string(identity.name)),
              .init("email", .string(identity.email)),
              .init("commits", .integer(identity.commits)),
            ])
          })),
    ])
  }

  private static func volume(_ evaluation: Evaluation) -> JSONValue {
    .object([
      .init("changes", .integer(evaluation.volume.changes)),
      .init("changed_lines", .integer(evaluation.volume.changedLines)),
      .init("weeks", .integer(evaluation.volume.weeks)),
      .init("needed", .array(evaluation.needed.map { .string($0) })),
    ])
  }

  private static func leftOut(_ evaluation: Evaluation) -> JSONValue {
    .object([
      .init("counted_lines", .integer(evaluation.countedLines)),
      .init(
        "kinds",
        .array(
          evaluation.leftOut.map { kind in
            .object([
              .init("kind", .string(kind.kind.rawValue)),
              .init("files", .integer(kind.files)),
              .init("lines", .integer(kind.lines)),
            ])
          })),
    ])
  }

  private static func coverage(_ coverage: Coverage) -> JSONValue {
    .object([
      .init("files", .integer(coverage.files)),
      .init("bytes", .integer(coverage.bytes)),
      .init("blobs", .integer(coverage.blobs)),
      .init(
        "skipped",
        .array(
          coverage.skipped.map { skipped in
            .object([
              .init("path", .string(skipped.path.lossyString)),
              .init("reason", .string(skipped.reason)),
            ])
          })),
    ])
  }
}

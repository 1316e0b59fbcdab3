import Foundation
import TestSupport
import Testing

@testable import assay

/// A scanner of keys whose rules hold an example key, twice: the owner accepts it once.
@Suite("Findings that the owner accepted")
struct AcceptedFindingsTests {
  private struct Desk {
    let sandbox: GitSandbox
    let fingerprint: String

    init() throws {
      sandbox = try GitSandbox.withRepository()
      let example = "key: AKIA" + "QYLPMN5HFIQR7XYA\n"
      try sandbox.commit(
        ["rules.yml": example, "docs/rules.txt": example], author: "Amir <amir@example.com>", time: 1_793_620_800)
      try """
      version: 1
      owner: { name: Northwind }
      policy: policy.yml
      repositories: [{ id: shop, path: \(sandbox.path) }]
      contractors:
        - { id: amir, name: Amir, identities: ["amir@example.com"],
            engagements: [{ platform: upwork, contract: "1", kind: hourly, started: 2026-11-02 }] }
      """.write(toFile: sandbox.root + "/assay.yml", atomically: true, encoding: .utf8)
      struct Found: Decodable {
        struct Finding: Decodable {
          var fingerprint: String
          var path: String
        }
        var findings: [Finding]
      }
      let scan = try AssayCommand.run(["scan", sandbox.path, "--format", "json"], in: sandbox.root)
      let found = try JSONDecoder().decode(Found.self, from: Data(scan.output.utf8)).findings
      fingerprint = try #require(found.first { $0.path == "rules.yml" }).fingerprint
    }

    /// The report, with the baseline in a folder beside the portfolio, or in the repository.
    func report(until: String?, in folder: String? = nil) throws -> AssayCommand.Outcome {
      try """
      version: 1
      accepted:
        - { fingerprint: \(fingerprint), rule: secrets.aws-access-key, path: rules.yml, by: Nora,
            reason: the scanner's own examples\(until.map { ", until: '\($0)'" } ?? "") }
      """.write(toFile: (folder ?? sandbox.root) + "/accepted.yml", atomically: true, encoding: .utf8)
      try "version: 1\ngate: { baseline: \(folder.map { $0 + "/" } ?? "")accepted.yml }\n"
        .write(toFile: sandbox.root + "/policy.yml", atomically: true, encoding: .utf8)
      return try AssayCommand.run(
        ["scorecard", "--week", "2026-W45", "--now", "2026-11-09T12:00:00Z"], in: sandbox.root,
        environment: ["COLUMNS": "200"])
    }
  }

  @Test("an accepted example key counts on no card, in whatever file, until its day, and every run says so")
  func accepted() throws {
    let desk = try Desk()
    try withExtendedLifetime(desk.sandbox) {
      let told =
        "In shop 2 findings count on no card, because accepted.yml accepts them (Nora: the scanner's own examples)."
      let capped = "The score is held at"
      let counted = try desk.report(until: "2026-11-07")
      #expect(counted.code == Exit.passed && counted.output.contains(capped), "\(counted.output)\(counted.errors)")
      #expect(counted.output.contains("1 acceptance in accepted.yml had ended by 2026-11-08 and counts no more."))
      for until in ["2026-11-08", nil] {
        let left = try desk.report(until: until)
        #expect(left.code == Exit.passed && !left.output.contains(capped), "\(left.output)\(left.errors)")
        #expect(left.output.contains(told), "\(left.output)")
      }
    }
  }

  @Test("what lies in a judged repository accepts nothing there")
  func inside() throws {
    let desk = try Desk()
    try withExtendedLifetime(desk.sandbox) {
      let refused = try desk.report(until: nil, in: desk.sandbox.path)
      #expect(
        refused.code == Exit.usage && refused.errors.contains("lies in shop, where whoever is judged can change it"))
    }
  }
}

import Foundation
import Git
import TestSupport
import Testing

@testable import assay

/// A repository with a mainline and a branch `change`, and what the gate says of it.
struct GateSandbox {
  struct Verdict {
    var code: Int32
    var verdict: String
    /// Conditions by what came of them.
    var conditions: [String: String]
    /// Rule and path of each finding, sorted.
    var findings: [String]
    var fingerprints: Set<String>
    var json: [String: Any]
    var errors: String

    func places(_ id: String) -> [[String: Any]] {
      let conditions = json["conditions"] as? [[String: Any]] ?? []
      return conditions.filter { $0["id"] as? String == id }.flatMap { $0["places"] as? [[String: Any]] ?? [] }
    }
  }

  // Put together here so that no file of ours holds one whole.
  static let key = "AKIA" + "QYLPMN5HFIQR7XYA"
  static let otherKey = "AKIA" + "ZQ3HRTW5YBNM4KXC"

  let sandbox: GitSandbox

  /// - Parameter base: the mainline's files.
  init(_ base: [String: String?] = ["src/app.js": "export const app = 1;\n"]) throws {
    sandbox = try GitSandbox.withRepository()
    try sandbox.commit(base, message: "Base", time: 1_790_000_000)
    try sandbox.git(["checkout", "--quiet", "-b", "change"])
  }

  @discardableResult
  func commit(_ files: [String: String?], message: String = "Change the thing", time: Int64 = 1_790_000_100) throws
    -> String
  {
    try sandbox.commit(files, message: message, time: time).hex
  }

  /// The command's working folder is the repository, as in CI.
  func judge(_ arguments: [String] = [], base: String = "main", head: String = "HEAD") throws -> Verdict {
    let ends =
      arguments.contains("--staged") || arguments.contains("--worktree") ? [] : ["--base", base, "--head", head]
    let outcome = try AssayCommand.run(
      ["gate", ".", "--format", "json", "--now", "2026-11-10T00:00:00Z"] + ends + arguments, in: sandbox.path)
    #expect(!outcome.output.contains(Self.key) && !outcome.errors.contains(Self.key))
    // Without a verdict there is nothing on standard output.
    let json: [String: Any] =
      outcome.output.isEmpty
      ? [:] : try #require(JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    let findings = json["findings"] as? [[String: Any]] ?? []
    var conditions: [String: String] = [:]
    for condition in json["conditions"] as? [[String: Any]] ?? [] {
      conditions[condition["id"] as? String ?? ""] = condition["verdict"] as? String
    }
    return Verdict(
      code: outcome.code, verdict: json["verdict"] as? String ?? "", conditions: conditions,
      findings: findings.map { "\($0["rule"] as? String ?? "") \($0["path"] as? String ?? "")" }.sorted(),
      fingerprints: Set(findings.compactMap { $0["fingerprint"] as? String }), json: json, errors: outcome.errors)
  }

  /// Judges, and expects the gate to fail at one condition at least.
  func expectFails(
    _ arguments: [String] = [], at condition: String = "no-credentials",
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let verdict = try judge(arguments)
    #expect(
      verdict.code == Exit.failed && verdict.verdict == "fail", "\(verdict.errors)", sourceLocation: sourceLocation)
    #expect(verdict.conditions[condition] == "fail", sourceLocation: sourceLocation)
  }

  /// Writes the owner's portfolio: this repository as `shop` with `core/` for its core, Quinn who may work in it, and Ada.
  ///
  /// - Parameters:
  ///   - ada: the rest of Ada's engagement.
  ///   - repositories: further entries.
  /// - Returns: the file, in the folder above the repository, where it is found without being named.
  @discardableResult
  func portfolio(ada: String = "scope: bounded", repositories: [String] = []) throws -> String {
    let file = sandbox.root + "/assay.yml"
    let shop = "{ id: shop, path: repository, mainline: main, core: [\"core/**\"] }"
    try """
    version: 1
    owner: { name: Northwind, timezone: UTC, currency: USD }
    repositories: [\(([shop] + repositories).joined(separator: ", "))]
    contractors:
      - id: cto
        name: Quinn
        role: engineer
        identities: ["cto@example.com"]
        engagements:
          - { platform: upwork, contract: "1", kind: hourly, rate: 25 USD/h, started: 2026-10-05, scope: core }
      - id: ada
        name: Ada
        role: engineer
        identities: ["ada@example.com"]
        engagements:
          - { platform: upwork, contract: "2", kind: hourly, rate: 25 USD/h, started: 2026-10-05, \(ada) }
    """.write(toFile: file, atomically: true, encoding: .utf8)
    return file
  }
}

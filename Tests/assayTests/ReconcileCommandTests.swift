import Foundation
import TestSupport
import Testing

@testable import assay

/// `assay reconcile` on records that an owner would have.
@Suite("Reconciling hours")
struct ReconcileCommandTests {
  private static let header =
    "User ID,Username,Time Entry ID,Description,Billable,Start,Stop,Time Tracked,Task ID,Task Name"

  /// An entry that starts at 02:00 UTC.
  private static func row(_ id: Int, _ user: Int, day: String, minutes: Int, task: String = "86abc1") throws -> String {
    let start = try Date("\(day)T02:00:00Z", strategy: .iso8601).timeIntervalSince1970 * 1_000
    let tracked = minutes * 60_000
    return "\(user),Name \(user),40135261712345\(10_000 + id),Checkout form,true,\(Int(start)),\(Int(start) + tracked),"
      + "\(tracked),\(task),\(task)"
  }

  /// Amir agrees in W45; Bea was billed two hours more than she tracked in W45.
  private struct Desk {
    let sandbox: GitSandbox
    var portfolio: String { sandbox.root + "/assay.yml" }

    init() throws {
      sandbox = try GitSandbox.withRepository()
      try sandbox.commit(["a.js": "export const a = 1;\n"])
      let folder = sandbox.root + "/records"
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try write(
        [
          ReconcileCommandTests.header, try row(1, 81_234_567, day: "2026-11-03", minutes: 300),
          try row(2, 81_234_568, day: "2026-11-03", minutes: 181, task: ""),
        ].joined(separator: "\n") + "\n", to: "clickup-45.csv")
      try write(
        """
        Date,Contract,Hours,Amount,Payment type
        2026-11-03,Shop (34848691),5,125,
        2026-11-03,Shop (34848702),5.01667,125,

        """, to: "upwork-45.csv")
      try """
      version: 1
      owner: { name: Northwind, timezone: Asia/Bangkok, currency: USD }
      repositories:
        - { id: shop, path: \(sandbox.path) }
      contractors:
        - id: amir
          name: Amir K.
          identities: ["amir@example.com"]
          clickup: "81234567"
          engagements:
            - { platform: upwork, contract: "34848691", kind: hourly, started: 2026-11-02 }
        - id: bea
          name: Bea L.
          identities: ["bea@example.com"]
          clickup: "81234568"
          engagements:
            - { platform: upwork, contract: "34848702", kind: hourly, started: 2026-11-02 }
      records:
        - { kind: clickup-time, files: "records/clickup-*.csv" }
        - { kind: upwork-weekly, files: "records/upwork-*.csv" }
      """.write(toFile: portfolio, atomically: true, encoding: .utf8)
    }

    func row(_ id: Int, _ user: Int, day: String, minutes: Int, task: String = "86abc1") throws -> String {
      try ReconcileCommandTests.row(id, user, day: day, minutes: minutes, task: task)
    }

    func write(_ text: String, to name: String) throws {
      try text.write(toFile: sandbox.root + "/records/" + name, atomically: true, encoding: .utf8)
    }

    func run(_ arguments: [String] = []) throws -> AssayCommand.Outcome {
      try AssayCommand.run(
        ["reconcile", "--portfolio", portfolio, "--now", "2026-11-10T08:00:00Z"] + arguments, in: sandbox.root)
    }
  }

  @Test("text shows each week with its verdict, and the question with the records it rests on")
  func text() throws {
    let outcome = try Desk().run()
    #expect(outcome.code == Exit.passed, "\(outcome.errors)")
    #expect(outcome.output.contains("Amir K. · contract 34848691"))
    #expect(outcome.output.contains("over-billed"))
    #expect(outcome.output.contains("What was done in the 2 h that were billed and not tracked?"))
    #expect(outcome.output.contains("upwork-45.csv:3"))
    #expect(!outcome.output.contains("What to ask Amir"))
    #expect(outcome.output.contains("--commits"))
  }

  @Test("JSON has the rows of the interface, the checks and what could not be checked")
  func json() throws {
    let outcome = try Desk().run(["--format", "json"])
    let whole = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    let rows = try #require(whole["rows"] as? [[String: Any]])
    #expect(rows.map { $0["verdict"] as? String } == ["match", "over-billed"])
    #expect(rows.map { $0["difference_seconds"] as? Int } == [0, 7_200])
    let checks = try #require(whole["checks"] as? [[String: Any]])
    #expect(checks.map { $0["check"] as? String } == ["over-billed", "without-task"])
    #expect((whole["not_assessable"] as? [[String: Any]])?.isEmpty == false)
  }

  @Test("CSV is a row a contract and week; one contractor and a first week can be asked for")
  func selection() throws {
    let desk = try Desk()
    let rows = try desk.run(["--format", "csv"]).output.split(separator: "\n")
    #expect(rows.count == 3)
    #expect(rows[0].hasPrefix("contractor,contract,week,billed_seconds,tracked_seconds,"))
    let amir = try desk.run(["--format", "csv", "--contractor", "amir"])
    #expect(amir.output.split(separator: "\n").count == 2)
    #expect(!amir.output.contains("bea"))
    let wrong = try desk.run(["--contractor", "amri"])
    #expect(wrong.code == Exit.usage)
    #expect(wrong.errors.contains("amir"))
    #expect(try desk.run(["--since", "2026-W46"]).code == Exit.usage)
    #expect(try desk.run(["--since", "2026-W45", "--format", "csv"]).output.split(separator: "\n").count == 3)
  }

  @Test("a record file that was cut off takes its weeks away, stops no other, and ends with 3")
  func truncated() throws {
    let desk = try Desk()
    try desk.write(
      [
        Self.header, try desk.row(3, 81_234_568, day: "2026-11-04", minutes: 120),
        "81234568,Bea,4013526171234510099,\"cut of",
      ].joined(separator: "\n"), to: "clickup-45b.csv")
    let outcome = try desk.run(["--format", "json"])
    #expect(outcome.code == Exit.cannotJudge)
    #expect(outcome.errors.contains("clickup-45b.csv"))
    #expect(!outcome.output.contains("over-billed"))
    #expect(outcome.output.contains("clickup-45b.csv could not be read"))
    #expect(outcome.output.contains("\"billed_seconds\": 18060"))
  }

  @Test("--commits holds hours without a task against the days with commits")
  func commits() throws {
    let desk = try Desk()
    let without = try desk.run(["--format", "json"])
    #expect(!without.output.contains("\"check\": \"untraced\",\n      \"contractor\": \"bea\""))
    let with = try desk.run(["--format", "json", "--commits"])
    #expect(with.code == Exit.passed, "\(with.errors)")
    #expect(with.output.contains("\"check\": \"untraced\",\n      \"contractor\": \"bea\""))
    try FileManager.default.removeItem(atPath: desk.sandbox.path)
    let gone = try desk.run(["--format", "json", "--commits"])
    #expect(gone.code == Exit.cannotJudge)
    #expect(gone.errors.contains("shop"))
    #expect(
      !gone.output.contains(
        "\"contractor\": \"bea\",\n      \"week\": \"2026-W45\",\n      \"text\": \"3 h 1 min on no"))
  }
}

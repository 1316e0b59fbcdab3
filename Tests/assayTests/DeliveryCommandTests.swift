import Foundation
import TestSupport
import Testing

@testable import assay

/// `assay records delivery` as an owner runs it.
@Suite("assay records delivery")
struct DeliveryCommandTests {
  /// Amir finished SHOP-12 on a branch of its name and SHOP-13 without a trace; SHOP-14 of the designer waits for the
  /// client since Tuesday, and nobody was told.
  private struct Desk {
    let sandbox: GitSandbox
    var portfolio: String { sandbox.root + "/assay.yml" }

    init() throws {
      sandbox = try GitSandbox.withRepository()
      let amir = "Amir <amir@example.com>"
      try sandbox.commit(["a.js": "export const a = 1;\n"], author: amir, time: try seconds("2026-11-02T08:00:00Z"))
      try sandbox.git(["checkout", "--quiet", "-b", "SHOP-12-totals"])
      try sandbox.commit(
        ["b.js": "export const b = 2;\n"], message: "Show totals by region", author: amir,
        time: try seconds("2026-11-10T08:00:00Z"))
      try sandbox.git(["checkout", "--quiet", "main"])
      try sandbox.git(
        ["merge", "--quiet", "--no-ff", "-m", "Merge branch 'SHOP-12-totals'", "SHOP-12-totals"],
        time: try seconds("2026-11-11T08:00:00Z"))
      try sandbox.commit(
        ["c.js": "export const c = 3;\n"], message: "Use UTF-8 (#12)", author: amir,
        time: try seconds("2026-11-12T08:00:00Z"))
      try write(try tasks(), to: "tasks.json")
      try write("Person,2026-11-09,2026-11-10\nAmir Khan,x,no\nbea,x,vacation\nNora,x,x\n", to: "stand-ups.csv")
      try """
      version: 1
      owner: { name: Northwind, timezone: Asia/Bangkok, currency: USD }
      repositories:
        - { id: shop, path: \(sandbox.path) }
      contractors:
        - { id: amir, name: Amir Khan, identities: ["amir@example.com"], clickup: "81234567",
            engagements: [{ platform: upwork, contract: "34848691", kind: hourly, started: 2026-11-02 }] }
        - { id: bea, name: Bea Lind, role: designer, identities: ["bea@example.com"], clickup: "91110002",
            engagements: [{ platform: upwork, contract: "34848702", kind: hourly, started: 2026-11-02 }] }
      records:
        - { kind: clickup-tasks-api, file: tasks.json }
        - { kind: stand-up, file: stand-ups.csv }
      """.write(toFile: portfolio, atomically: true, encoding: .utf8)
    }

    func seconds(_ instant: String) throws -> Int64 {
      Int64(try Date(instant, strategy: .iso8601).timeIntervalSince1970)
    }

    private func tasks() throws -> String {
      func times(_ states: [(String, Int, String)]) throws -> String {
        let all = try states.map { state, minutes, since in
          "{\"status\":\"\(state)\",\"total_time\":{\"by_minute\":\(minutes),\"since\":\"\(try seconds(since))000\"}}"
        }
        return "{\"current_status\":\(all.last ?? ""),\"status_history\":[\(all.joined(separator: ","))]}"
      }
      func task(
        _ number: Int, _ user: Int, _ status: String, comments: String, _ states: [(String, Int, String)]
      ) throws -> String {
        """
        {"id":"86ex1\(number)x","custom_id":"SHOP-\(number)","name":"Card \(number)","status":{"status":"\(status)"},
         "description":"One row a country with net, tax and gross, newest month first, and a download as CSV.",
         "assignees":[{"id":\(user),"username":"U"}],"tags":[],"checklists":[],"comments":[\(comments)],
         "time_in_status":\(try times(states))}
        """
      }
      let said = """
        {"id":"1","comment_text":"Done, see the branch","user":{"id":81234567},"date":"\(try seconds("2026-11-11T09:00:00Z"))000"}
        """
      return """
        {"tasks":[\(try task(12, 81_234_567, "done", comments: said, [
          ("prioritised", 60, "2026-11-09T08:00:00Z"), ("in progress", 2_880, "2026-11-09T09:00:00Z"),
          ("done", 10, "2026-11-11T09:00:00Z"),
        ])),\(try task(13, 81_234_567, "done", comments: "", [
          ("prioritised", 60, "2026-11-09T08:00:00Z"), ("done", 10, "2026-11-12T09:00:00Z"),
        ])),\(try task(14, 91_110_002, "waiting for client", comments: "", [
          ("in progress", 60, "2026-11-09T08:00:00Z"), ("waiting for client", 7_000, "2026-11-10T09:00:00Z"),
        ]))]}
        """
    }

    func write(_ text: String, to name: String) throws {
      try text.write(toFile: sandbox.root + "/" + name, atomically: true, encoding: .utf8)
    }

    func run(_ arguments: [String] = [], now: String = "2026-11-16T08:00:00Z") throws -> AssayCommand.Outcome {
      try AssayCommand.run(
        ["records", "delivery", "--portfolio", portfolio, "--now", now] + arguments,
        in: sandbox.root)
    }
  }

  private func rows(_ outcome: AssayCommand.Outcome) throws -> [[String: Any]] {
    let whole = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
    #expect(whole?["schema"] as? String == "assay.delivery/1")
    return try #require(whole?["rows"] as? [[String: Any]])
  }

  @Test("a branch traces its changes to the card, a pull request's number and UTF-8 trace nothing")
  func tracing() throws {
    let outcome = try Desk().run(["--format", "json"])
    #expect(outcome.code == Exit.passed, "\(outcome.errors)")
    let rows = try rows(outcome)
    #expect(rows.map { $0["contractor"] as? String } == ["amir", "bea"])
    let changes = try #require(rows[0]["changes"] as? [String: Any])
    #expect(changes["changes"] as? Int == 2 && changes["traced"] as? Int == 1)
    #expect((changes["without_card"] as? [String])?.count == 1)
    #expect(changes["cards_without_change"] as? [String] == ["clickup SHOP-13"])
    let path = try #require(rows[0]["status_path"] as? [String: Any])
    #expect(path["finished"] as? Int == 2 && path["straight_to_done"] as? [String] == ["clickup SHOP-13"])
    let looks = try #require(rows[0]["looks"] as? [[String: Any]])
    #expect(
      looks.map { $0["kind"] as? String } == [
        "straight-to-done", "silent", "without-change", "without-card", "missed-meeting",
      ])
    #expect(rows[1]["changes"] is NSNull)
    let blocked = try #require(rows[1]["blocked"] as? [String: Any])
    #expect(blocked["not_raised"] as? [String] == ["clickup SHOP-14"] && blocked["seconds"] as? Int == 420_000)
  }

  @Test("Friday's work that is merged on Monday answers for Friday's card, and counts in the week that got it")
  func mergedLater() throws {
    let desk = try Desk()
    try withExtendedLifetime(desk.sandbox) {
      try desk.sandbox.git(["checkout", "--quiet", "-b", "SHOP-13-export"])
      try desk.sandbox.commit(
        ["d.js": "export const d = 4;\n"], message: "SHOP-13: Export the orders", author: "Amir <amir@example.com>",
        time: try desk.seconds("2026-11-13T08:00:00Z"))
      try desk.sandbox.git(["checkout", "--quiet", "main"])
      try desk.sandbox.git(
        ["merge", "--quiet", "--no-ff", "-m", "Merge branch 'SHOP-13-export'", "SHOP-13-export"],
        time: try desk.seconds("2026-11-16T10:00:00Z"))
      let weeks = try ["2026-W46", "2026-W47"].map { week in
        let rows = try rows(desk.run(["amir", "--week", week, "--format", "json"], now: "2026-11-23T12:00:00Z"))
        return try #require(rows.first?["changes"] as? [String: Any])
      }
      #expect(weeks[0]["cards_without_change"] as? [String] == [] && weeks[0]["changes"] as? Int == 2)
      #expect(weeks[1]["changes"] as? Int == 1 && weeks[1]["traced"] as? Int == 1)
    }
  }

  @Test("text asks, CSV has a row a contractor and week, and one contractor can be named")
  func formats() throws {
    let desk = try Desk()
    let text = try desk.run()
    #expect(
      text.output.contains("stand-ups  1 of 2 joined") && text.output.contains("stand-ups  1 of 1 joined, 1 excused"))
    #expect(text.output.contains("ask: What came out of this card, and where can we see it?"))
    #expect(text.output.contains("records: tasks.json:2"))
    let csv = try desk.run(["bea", "--format", "csv", "--weeks", "2"])
    let lines = csv.output.split(separator: "\n")
    #expect(lines.count == 3 && lines[1].hasPrefix("bea,designer,2026-W45,") && lines[2].contains(",2026-W46,"))
    let wrong = try desk.run(["amri"])
    #expect(wrong.code == Exit.usage && wrong.errors.contains("amir"))
    #expect(try desk.run(["--weeks", "0"]).code == Exit.usage)
    #expect(try desk.run(["--week", "2026-W47"]).code == Exit.usage)
  }

  @Test("--no-history leaves the changes out and says so")
  func noHistory() throws {
    let outcome = try Desk().run(["--no-history", "--format", "json"])
    #expect(outcome.code == Exit.passed)
    let row = try #require(try rows(outcome).first)
    #expect(row["changes"] is NSNull && row["changes_reason"] as? String == "Left out with --no-history.")
    #expect((row["status_path"] as? [String: Any])?["finished"] as? Int == 2)
  }

  @Test("a repository that cannot be read holds no card against anybody, and ends with 3")
  func unreadable() throws {
    let desk = try Desk()
    try FileManager.default.removeItem(atPath: desk.sandbox.path + "/.git/objects")
    let outcome = try desk.run(["--format", "json"])
    #expect(outcome.code == Exit.cannotJudge, "\(outcome.errors)")
    #expect(outcome.errors.contains("shop"))
    #expect(try rows(outcome).allSatisfy { $0["changes"] is NSNull })
  }

  @Test("the cards count on the scorecard of those they are given to")
  func scorecard() throws {
    let desk = try Desk()
    let outcome = try AssayCommand.run(
      [
        "scorecard", "--portfolio", desk.portfolio, "--week", "2026-W46", "--now", "2026-11-16T08:00:00Z", "--format",
        "json",
      ], in: desk.sandbox.root)
    #expect(outcome.code == Exit.passed, "\(outcome.errors)")
    let whole = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
    let subjects = try #require(whole?["subjects"] as? [[String: Any]])
    let amir = try #require(subjects.first { $0["id"] as? String == "amir" })
    let dimensions = try #require(amir["dimensions"] as? [[String: Any]])
    let delivery = try #require(dimensions.first { $0["id"] as? String == "delivery" })
    let signals = try #require(delivery["signals"] as? [[String: Any]])
    let values = Dictionary(
      signals.compactMap { signal in (signal["id"] as? String).map { ($0, signal["value"] as? Double) } },
      uniquingKeysWith: { first, _ in first })
    #expect(values["delivery.status-path"] == 0.5 && values["delivery.stand-ups"] == 0.5)
    #expect(values["delivery.comments"] == 0.5)
  }
}

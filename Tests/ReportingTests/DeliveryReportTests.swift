import Foundation
import Hiring
import Testing

@testable import Reporting

@Suite("The delivery of a contractor's week")
struct DeliveryReportTests {
  private static let week = ISOWeek(containing: Date(timeIntervalSince1970: 1_794_300_000))

  private static func person(_ id: String, _ role: Contractor.Role, name: String) -> Contractor {
    Contractor(
      id: id, name: name, role: role, identities: [], clickup: nil, upwork: nil, fiverr: nil, assignment: nil,
      engagements: [])
  }

  /// A full week, with `text` wherever records have words of others.
  private static func row(_ id: String, _ text: String) -> DeliveryWeek {
    var row = DeliveryWeek(contractor: id, week: week)
    var cards = DeliveryWeek.Cards()
    (cards.active, cards.clear, cards.unclear, cards.unknown) = (4, 2, ["clickup \(text)"], 1)
    var path = DeliveryWeek.Path()
    (path.finished, path.worked, path.reviewed) = (3, 2, 1)
    (path.straight, path.reopened) = (["clickup \(text)"], ["clickup \(text)"])
    path.seconds = [.waiting: 7_200, .working: 50_400, .done: 60]
    var blocked = DeliveryWeek.Blocked()
    (blocked.spells, blocked.seconds, blocked.raised) = (2, 108_000, 1)
    blocked.unraised = ["clickup \(text)"]
    var meetings = DeliveryWeek.Meetings()
    (meetings.held, meetings.attended, meetings.excused) = (5, 4, 1)
    meetings.missed = ["2026-11-10 \(text)"]
    var tracing = DeliveryWeek.Tracing()
    (tracing.changes, tracing.traced, tracing.elsewhere) = (8, 6, 1)
    (tracing.untraced, tracing.cardsWithChange) = (["storefront 0123456789"], 1)
    (tracing.cardsWithout, tracing.codeless) = (["clickup \(text)"], 1)
    (row.cards, row.path, row.blocked, row.meetings, row.tracing) = (cards, path, blocked, meetings, tracing)
    (row.comments, row.silent) = (7, ["clickup \(text)"])
    row.looks = [
      CardLook(
        kind: .unclear, asks: .owner, card: "clickup \(text)", text: "\(text): has no description",
        question: "What should be true when this card is done?", evidence: ["\(text):3"]),
      CardLook(
        kind: .withoutCard, asks: .contractor, card: nil, text: "storefront 0123456789, \(text): names no card",
        question: "Which card was this change for?", evidence: ["storefront 0123456789"]),
    ]
    return row
  }

  private static func report(_ text: String = "SHOP-12", untraced: String? = nil) -> DeliveryReport {
    var bare = DeliveryWeek(contractor: "dev", week: week)
    bare.cards = DeliveryWeek.Cards()
    bare.cards?.active = 1
    bare.path = DeliveryWeek.Path()
    return DeliveryReport(
      contractors: [
        person("amir", .engineer, name: text), person("dev", .designer, name: "Dev"),
        person("zoe", .engineer, name: "Z"),
      ], weeks: [week], rows: [row("amir", text), bare, DeliveryWeek(contractor: "zoe", week: week)],
      untraced: untraced, notes: ["Cards are given to people whom assay.yml does not know: \(text)."])
  }

  @Test("a block says each number with what it is out of, and what to ask of whom")
  func block() {
    let text = DeliveryText.render(Self.report(), style: TerminalStyle(width: 100))
    for line in [
      "SHOP-12 (amir), engineer", "    cards      4 in hand: 2 clear, 1 not and 1 without a description in the export",
      "    finished   3: 2 went through work, 1 through review and 1 straight to the end; 1 taken up again",
      "    time       waiting to begin 2 h and work 14 h, over the finished cards",
      "    blocked    2 for 30 h: 1 raised and 1 not raised", "    comments   7; 1 card in hand without any",
      "    stand-ups  4 of 5 joined, 1 excused",
      "    - SHOP-12: has no description.", "      ask yourself: What should be true when this card is done?",
      "      records: SHOP-12:3", "      ask: Which card was this change for?",
    ] {
      #expect(text.contains(line + "\n"), "\(line)\n\(text)")
    }
    let wide = DeliveryText.render(Self.report(), style: TerminalStyle(width: 200))
    #expect(
      wide.contains(
        "    changes    8: 6 name a card, 1 names a card not on record and 1 names none; 1 of 2 finished cards "
          + "left a change; of 1 finished card no code is expected\n"))
    #expect(!text.contains("records: storefront"))
    #expect(text.contains("not assessed: no attendance has been imported"))
    #expect(text.contains("Writing code is not part of this role."))
    #expect(text.contains("nothing on record") && text.contains("2 questions to ask"))
  }

  @Test("what was not read is said, and is null and not zero")
  func missing() throws {
    var report = Self.report(untraced: "Left out with --no-history.")
    report.rows[0].tracing = nil
    let text = DeliveryText.render(report, style: TerminalStyle(width: 100))
    #expect(text.contains("Left out with --no-history."))
    let json = try JSONSerialization.jsonObject(with: Data(DeliveryJSON.render(report).utf8)) as? [String: Any]
    let rows = try #require(json?["rows"] as? [[String: Any]])
    #expect(rows[0]["changes"] is NSNull && rows[0]["changes_reason"] as? String == "Left out with --no-history.")
    #expect(rows[2]["cards"] is NSNull && rows[2]["stand_ups"] is NSNull && rows[2]["comments"] is NSNull)
    let lines = DeliveryCSV.render(report).split(separator: "\n")
    #expect(lines.count == 4 && lines[3].hasPrefix("zoe,engineer,2026-W46,,,,"))
  }

  @Test("assay.delivery/1")
  func shape() throws {
    let json = try JSONSerialization.jsonObject(with: Data(DeliveryJSON.render(Self.report()).utf8)) as? [String: Any]
    #expect(json?["schema"] as? String == "assay.delivery/1" && json?["weeks"] as? [String] == ["2026-W46"])
    let row = try #require((json?["rows"] as? [[String: Any]])?.first)
    let keys =
      "contractor name role week cards status_path blocked comments cards_without_comment stand_ups changes "
      + "changes_reason looks"
    #expect(Set(row.keys) == Set(keys.split(separator: " ").map(String.init)))
    let path = try #require(row["status_path"] as? [String: Any])
    #expect(path["finished"] as? Int == 3 && path["straight_to_done"] as? [String] == ["clickup SHOP-12"])
    #expect((path["seconds"] as? [String: Int])?["working"] == 50_400)
    let look = try #require((row["looks"] as? [[String: Any]])?.last)
    #expect(
      look["kind"] as? String == "without-card" && look["card"] is NSNull && look["asks"] as? String == "contractor")
  }

  @Test("each CSV row has a field a column")
  func csv() throws {
    let lines = DeliveryCSV.render(Self.report()).split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let header = try #require(lines.first)
    #expect(lines.count == 4 && lines.allSatisfy { $0.count == header.count })
    let amir = Dictionary(zip(header, lines[1]), uniquingKeysWith: { first, _ in first })
    #expect(amir["straight_to_done"] == "1" && amir["blocked_seconds"] == "108000" && amir["not_raised"] == "1")
    #expect(amir["meetings_attended"] == "4" && amir["changes_traced"] == "6" && amir["questions"] == "2")
  }

  @Test("hostile names and notes are inert, and no line is wider than the terminal", arguments: HostileText.samples)
  func hostile(_ text: String) {
    for width in [60, 100, 200] {
      let output = DeliveryText.render(Self.report(text), style: TerminalStyle(width: width))
      #expect(PageRules.hidden(in: output) == nil)
      let widest = output.unicodeScalars.split(separator: "\n").map { DisplayWidth.columns(of: String($0)) }.max() ?? 0
      #expect(widest <= width)
    }
    #expect(PageRules.hidden(in: DeliveryJSON.render(Self.report(text))) == nil)
    #expect(PageRules.hidden(in: DeliveryCSV.render(Self.report(text))) == nil)
  }
}

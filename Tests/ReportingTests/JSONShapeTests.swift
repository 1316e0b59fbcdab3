import Foundation
import Judgement
import TestSupport
import Testing

@testable import Reporting

/// The machine interface: keys that consumers rely on. A breaking change raises the number in `schema`.
@Suite("JSON shapes")
struct JSONShapeTests {
  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  private func first(_ value: Any?) throws -> [String: Any] { try #require((value as? [[String: Any]])?.first) }

  private func expectKeys(_ object: [String: Any], _ keys: String) {
    let missing = Set(keys.split(separator: " ").map { String($0) }).subtracting(object.keys)
    #expect(missing.isEmpty)
  }

  @Test("assay.scan/1")
  func scan() throws {
    let text = ScanJSON.render(WeeklyReportFixture.scan)
    try expectSnapshot(text, extension: "json")
    let scan = try object(text)
    #expect(scan["schema"] as? String == "assay.scan/1")
    expectKeys(scan, "tool repository findings coverage summary")
    expectKeys(try #require(scan["tool"] as? [String: Any]), "name version model rules_digest")
    expectKeys(try #require(scan["repository"] as? [String: Any]), "path head rev shallow")
    expectKeys(
      try first(scan["findings"]),
      "rule title severity confidence dimension cwe path start end fingerprint message excerpt minutes commit author introduced_at in_head"
    )
    let coverage = try #require(scan["coverage"] as? [String: Any])
    expectKeys(coverage, "files bytes blobs skipped")
    expectKeys(try first(coverage["skipped"]), "path reason")
  }

  @Test("assay.scorecard/1")
  func scorecard() throws {
    let scorecard = try object(ScorecardJSON.render(WeeklyReportFixture.report))
    #expect(scorecard["schema"] as? String == "assay.scorecard/1")
    expectKeys(scorecard, "week model subjects")
    let subject = try first(scorecard["subjects"])
    expectKeys(subject, "kind id overall dimensions")
    expectKeys(try #require(subject["overall"] as? [String: Any]), "score grade low high")
    let dimension = try first(subject["dimensions"])
    expectKeys(dimension, "id status score grade low high signals")
    expectKeys(try first(dimension["signals"]), "id value unit exposure threshold score evidence")
    let subjects = try #require(scorecard["subjects"] as? [[String: Any]])
    #expect(subjects[4]["overall"] is NSNull)
  }

  @Test("assay.recommendation/1")
  func recommendation() throws {
    let report = WeeklyReportFixture.report
    let text = RecommendationJSON.render(report.contractors.map(\.recommendation), week: report.week)
    try expectSnapshot(text, extension: "json")
    let value = try object(text)
    #expect(value["schema"] as? String == "assay.recommendation/1")
    let recommendation = try first(value["recommendations"])
    expectKeys(recommendation, "contractor recommendation confidence reasons would_change decide_by")
    expectKeys(try first(recommendation["reasons"]), "dimension text evidence")
  }

  @Test("assay.reconcile/1")
  func reconcile() throws {
    let value = try object(ReconciliationJSON.render(ReconciliationFixture.report))
    expectKeys(value, "schema rows checks not_assessable")
    #expect(value["schema"] as? String == "assay.reconcile/1")
    expectKeys(
      try first(value["rows"]),
      "contractor contract week billed_seconds tracked_seconds difference_seconds limit_seconds verdict reasons evidence"
    )
    expectKeys(try first(value["checks"]), "check contractor week text question seconds entries out_of evidence")
    expectKeys(try first(value["not_assessable"]), "check contractor reason")
  }

  @Test("numbers are written without noise", arguments: [(0.1 + 0.2, "0.3"), (12, "12"), (1e18, "1e+18"), (-0.0, "0")])
  func numbers(_ value: Double, _ expected: String) {
    #expect(JSONValue.number(value).text == expected + "\n")
  }

  @Test("what is no number is null")
  func notANumber() {
    #expect(JSONValue.number(.nan).text == "null\n")
    #expect(JSONValue.number(.infinity).text == "null\n")
  }
}

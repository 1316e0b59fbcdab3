import Foundation
import TestSupport
import Testing

@testable import assay

/// `assay recommend --cohort` as a user runs it.
@Suite("assay recommend --cohort")
struct CohortCommandTests {
  private static let cohort = ["recommend", "--cohort", "autumn-2026"]

  private static func withDemo(_ body: (String) throws -> Void) throws {
    let folder = try TemporaryFolder()
    try withExtendedLifetime(folder) {
      let demo = try AssayCommand.run(["demo", "demo"], in: folder.path)
      #expect(demo.code == Exit.passed, "\(demo.errors)")
      try body(folder.path)
    }
  }

  private static func run(
    _ arguments: [String], in folder: String, columns: Int = 100
  ) throws -> AssayCommand.Outcome {
    try AssayCommand.run(
      arguments + ["--portfolio", "demo/assay.yml", "--now", "2026-11-16T08:00:00Z", "--quiet"], in: folder,
      environment: ["COLUMNS": "\(columns)"])
  }

  private func object(_ outcome: AssayCommand.Outcome) throws -> [String: Any] {
    #expect(outcome.code == Exit.passed, "\(outcome.errors)")
    return try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
  }

  private func rows(_ object: [String: Any], _ part: String) throws -> [[String: Any]] {
    try #require(object[part] as? [[String: Any]], "\(part)")
  }

  private func cell(_ row: String, of person: String, in object: [String: Any]) throws -> [String: Any] {
    let found = try #require(rows(object, "rows").first { $0["id"] as? String == row }, "\(row)")
    return try #require(rows(found, "cells").first { $0["contractor"] as? String == person }, "\(person)")
  }

  @Test("the demo's five stand in the portfolio's order, with what their cards say, for any number of workers")
  func demo() throws {
    try Self.withDemo { folder in
      let json = try Self.run(Self.cohort + ["--format", "json"], in: folder)
      let report = try object(json)
      #expect(report["schema"] as? String == "assay.cohort/1" && report["order"] as? String == "portfolio")
      let people = try rows(report, "people")
      #expect(people.compactMap { $0["contractor"] as? String } == ["amir", "bruno", "chloe", "deepa", "emil"])
      #expect(people.allSatisfy { $0["from"] as? String == "2026-10-05" && $0["to"] as? String == "2026-11-15" })
      #expect(try Self.run(Self.cohort + ["--format", "json", "--jobs", "1"], in: folder).output == json.output)
      // The trial is as long as their cards look back, so both say the same.
      let week = try object(Self.run(["recommend", "--format", "json"], in: folder))
      for recommendation in try rows(week, "recommendations") {
        let person = try #require(
          people.first { $0["contractor"] as? String == recommendation["contractor"] as? String })
        #expect(person["recommendation"] as? String == recommendation["recommendation"] as? String)
      }
      let emil = try #require(people.last)
      #expect(emil["comparable"] as? Bool == false && emil["overall"] is NSNull)
      let differences = try rows(report, "differences")
      #expect(!differences.contains { $0["over"] as? String == "emil" || $0["under"] as? String == "emil" })
      #expect(
        differences.contains {
          $0["row"] as? String == "overall" && $0["over"] as? String == "amir" && $0["under"] as? String == "bruno"
            && $0["kind"] as? String == "apart"
        })
      #expect(try cell("trial.billed", of: "emil", in: report)["status"] as? String == "not-applicable")
      #expect(try cell("trial.tracked", of: "amir", in: report)["value"] as? Int ?? 0 > 100 * 3_600)
      let cost = try rows(try cell("trial.cost", of: "amir", in: report), "amounts")
      #expect(cost.count == 1 && cost[0]["currency"] as? String == "USD")
    }
  }

  @Test("text fits the terminal and says what it is not; Markdown and CSV are tables")
  func formats() throws {
    try Self.withDemo { folder in
      for columns in [60, 80, 200] {
        let text = try Self.run(Self.cohort, in: folder, columns: columns)
        #expect(text.code == Exit.passed, "\(text.errors)")
        #expect(text.output.split(separator: "\n").allSatisfy { $0.count <= columns }, "\(columns)")
        #expect(text.output.contains("not ranked") && text.output.contains("quota"))
      }
      let markdown = try Self.run(Self.cohort + ["--format", "markdown"], in: folder).output
      #expect(markdown.contains("| Amir K. | Bruno Tavares | Chloe Santos | Deepa Rao | Emil Saar |"))
      let csv = try Self.run(Self.cohort + ["--format", "csv"], in: folder).output.split(separator: "\n")
      #expect(csv.first?.hasPrefix("section,row,title,unit,contractor,status,value") == true)
      #expect(csv.contains { $0.hasPrefix("standing,overall,") && $0.contains(",amir,measured,") })
    }
  }

  @Test("one task counts what belongs to it alone, names who did nothing, and takes one row's order when asked")
  func task() throws {
    try Self.withDemo { folder in
      let task = Self.cohort + ["--task", "CU-86ex112", "--format", "json"]
      let report = try object(Self.run(task, in: folder))
      let about = try #require(report["task"] as? [String: Any])
      #expect(about["names"] as? [String] == ["Stock reservations"])
      #expect((about["without"] as? [String])?.contains("emil") == true)
      #expect((about["without"] as? [String])?.contains("amir") == false)
      #expect(try cell("work.changes", of: "amir", in: report)["value"] as? Int == 2)
      let hours = try cell("task.hours", of: "amir", in: report)["value"] as? Int ?? 0
      #expect(hours > 10 * 3_600 && hours < 30 * 3_600)
      let estimate = try #require(try cell("task.estimate", of: "amir", in: report)["value"] as? Int)
      let against = try #require(try cell("task.against-estimate", of: "amir", in: report)["value"] as? Double)
      #expect(abs(against - Double(hours) / Double(estimate)) < 1e-5)
      let sorted = try object(Self.run(task + ["--sort", "work.lines"], in: folder))
      #expect(sorted["order"] as? String == "work.lines")
      #expect(try rows(sorted, "people").last?["contractor"] as? String == "amir")
    }
  }

  @Test("decisions end trials, and the owner's own past is everybody else's")
  func keeping() throws {
    try Self.withDemo { folder in
      let recommend = try Self.run(["recommend"], in: folder)
      #expect(recommend.code == Exit.passed, "\(recommend.errors)")
      let decide = try Self.run(
        ["decide", "amir", "keep", "--reason", "Tests first, and on time", "--by", "Dana"], in: folder)
      #expect(decide.code == Exit.passed, "\(decide.errors)")
      let report = try object(Self.run(Self.cohort + ["--format", "json"], in: folder))
      let keeping = try #require(report["keeping"] as? [String: Any])
      let decided = try #require(keeping["decided"] as? [String: Any])
      #expect(decided["count"] as? Int == 1 && decided["of"] as? Int == 1)
      let past = try #require(keeping["past"] as? [String: Any])
      let pipeline = try object(Self.run(["records", "pipeline", "--format", "json"], in: folder))
      let total = try #require(pipeline["total"] as? [String: Any])
      let all = try #require(total["keep_rate"] as? [String: Any])
      // The pipeline's rate holds the decision of just now, the past does not.
      #expect((past["of"] as? Int).map { $0 + 1 } == all["of"] as? Int)
      #expect((past["count"] as? Int).map { $0 + 1 } == all["count"] as? Int)
      let amir = try #require(rows(report, "people").first)
      #expect(amir["decision"] is [String: Any])
    }
  }

  @Test("what is unknown, and an order where none is due, are the user's to mend")
  func mistakes() throws {
    try Self.withDemo { folder in
      let unknown = try Self.run(["recommend", "--cohort", "autum-2026"], in: folder)
      #expect(unknown.code == Exit.usage && unknown.errors.contains("autumn-2026"))
      let far = try Self.run(["recommend", "--cohort", "x"], in: folder)
      #expect(far.code == Exit.usage && far.errors.contains("autumn-2026"))
      let ranked = try Self.run(Self.cohort + ["--sort", "overall"], in: folder)
      #expect(ranked.code == Exit.usage && ranked.errors.contains("--task"))
      for arguments in [
        ["--task", "CU-86ex112"], ["--sort", "overall"], ["--format", "csv"], ["--format", "markdown"],
      ] {
        let outcome = try Self.run(["recommend"] + arguments, in: folder)
        #expect(outcome.code == Exit.usage && outcome.errors.contains("--cohort"), "\(arguments)")
      }
      let task = try Self.run(Self.cohort + ["--task", "CU-86ex9112"], in: folder)
      #expect(task.code == Exit.usage && task.errors.contains("did you mean `86ex1"), "\(task.errors)")
      let row = try Self.run(Self.cohort + ["--task", "CU-86ex112", "--sort", "task.hour"], in: folder)
      #expect(row.code == Exit.usage && row.errors.contains("task.hours"))
      #expect(try Self.run(Self.cohort + ["--task", " "], in: folder).code == Exit.usage)
    }
  }

  @Test("a portfolio without cohorts says how to name one, before anything is read")
  func withoutCohorts() throws {
    let folder = try TemporaryFolder()
    try withExtendedLifetime(folder) {
      try folder.write(
        "version: 1\nowner: { name: N }\ncontractors:\n  - { id: ada, identities: [ada@example.com] }\n",
        to: "assay.yml")
      let outcome = try AssayCommand.run(["recommend", "--cohort", "spring"], in: folder.path)
      #expect(outcome.code == Exit.usage && outcome.errors.contains("cohort: spring"))
    }
  }
}

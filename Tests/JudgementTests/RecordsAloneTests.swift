import Findings
import Foundation
import Hiring
import Testing

@testable import Judgement

/// An engineer who bills full weeks and delivers next to nothing.
@Suite("Hours without code")
struct RecordsAloneTests {
  private func trial(taskless: Bool = true, padding: [Int: Double] = [:]) -> Trial {
    var trial = Trial()
    trial.add(engineer("olu"), padding: padding)
    trial.story.change(by: "olu", on: day(1, 1), "Add a banner to the landing page", files: [file("src/banner.ts")])
    if taskless {
      for index in trial.entries.indices {
        trial.entries[index].taskID = nil
        trial.entries[index].taskName = nil
        trial.entries[index].memo = "work"
      }
    }
    return trial
  }

  @Test("Hours that say nothing are coached, however little code there is, and what is missing is said")
  func coached() throws {
    let page = try #require(trial().page(of: "olu", "2026-W44"))
    #expect(page.recommendation.outcome == .coach)
    #expect(page.recommendation.confidence != .high)
    #expect(page.card.overall == nil)
    #expect(page.recommendation.reasons.first?.dimension == .hours)
    #expect(page.recommendation.reasons.contains { $0.text.contains("changed lines so far; 200 are needed") })
    #expect(page.recommendation.wouldChange.contains { $0.contains("leave nothing but too little code to judge") })
    #expect(page.recommendation.wouldChange.contains { $0.hasPrefix("More evidence: ") })
  }

  @Test("Good hours without code keep nobody and charge nobody")
  func good() throws {
    let page = try #require(trial(taskless: false).page(of: "olu", "2026-W44"))
    #expect(page.recommendation.outcome == .insufficientEvidence)
  }

  @Test("Less than a full week of hours, or hours of one week, are too little")
  func few() throws {
    let week = try #require(trial().page(of: "olu", "2026-W41"))
    #expect(week.recommendation.outcome == .insufficientEvidence)
    var short = trial()
    for index in short.entries.indices {
      short.entries[index].seconds = 3_600
      short.entries[index].end = short.entries[index].start.addingTimeInterval(3_600)
    }
    short.rows = []
    let few = try #require(short.page(of: "olu", "2026-W44"))
    #expect(few.recommendation.outcome == .insufficientEvidence)
  }

  @Test("Two weeks of hours billed and not tracked release, however little code there is; one does not")
  func overBilled() throws {
    let once = try #require(trial(taskless: false, padding: [2: 8]).page(of: "olu", "2026-W44"))
    #expect(once.recommendation.outcome != .release)
    let twice = try #require(trial(taskless: false, padding: [2: 8, 3: 8]).page(of: "olu", "2026-W44"))
    #expect(twice.recommendation.outcome == .release)
    #expect(twice.recommendation.reasons.first?.dimension == .hours)
    #expect(twice.recommendation.wouldChange.contains { $0.contains("it would") })
  }
}

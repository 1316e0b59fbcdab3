import Findings
import Hiring
import History
import Testing

@testable import Judgement

@Suite("What comes out for the five stories")
struct RecommendationTests {
  static func trial() -> Trial {
    var trial = Trial()
    trial.add(engineer("amir", trialEnds: "2026-11-20"))
    trial.add(engineer("bruno"))
    trial.add(engineer("chloe"), padding: [3: 4, 4: 5])
    trial.add(engineer("deepa"))
    trial.add(engineer("emil"))
    trial.story.legacy()
    trial.story.solid("amir")
    trial.story.careless("bruno")
    trial.story.solid("chloe")
    trial.story.improver("deepa")
    trial.story.change(by: "emil", on: "2026-11-10", "Add a banner to the landing page", files: [file("src/banner.ts")])
    return trial
  }

  @Test(
    "Each story gets what it deserves",
    arguments: [
      ("amir", ["keep"]), ("bruno", ["release", "coach"]), ("chloe", ["release", "coach"]), ("deepa", ["keep"]),
      ("emil", ["insufficient-evidence"]),
    ])
  func outcomes(id: String, allowed: [String]) throws {
    let page = try #require(Self.trial().page(of: id))
    for dimension in page.card.dimensions {
      print(id, dimension.id, dimension.score.map { "\($0.value) \($0.low) \($0.high)" } ?? dimension.statusReason)
      for signal in dimension.signals {
        print("    ", signal.id, signal.status, signal.score?.value ?? -1, signal.score?.low ?? -1, signal.summary, signal.statusReason)
      }
    }
    print(page.card.overall as Any, page.recommendation.outcome)
    for reason in page.recommendation.reasons { print("  R", reason.text, reason.evidence.count) }
    for text in page.recommendation.wouldChange { print("  W", text) }
    for text in page.recommendation.releaseCost { print("  C", text) }
    for text in page.recommendation.questions { print("  Q", text) }
    for text in page.notMeasured { print("  N", text) }
    print("  ", page.trend.map { $0.score?.value ?? -1 }, page.recommendation.decideBy as Any, page.recommendation.confidence)
    #expect(allowed.contains(page.recommendation.outcome.rawValue))
  }
}

import Findings
import Foundation
import Hiring
import Testing

@testable import Judgement
@testable import Reporting

@Suite("Decisions and reviews")
struct DecisionsTests {
  private static let week = WeeklyReportFixture.week

  private func signed(
    _ sequence: Int = 1, _ action: OwnerDecision.Action = .keep,
    _ recommendation: Recommendation.Outcome? = .release, text: String = "Finishes what he starts"
  ) -> SignedDecision {
    SignedDecision(
      sequence: sequence,
      decision: OwnerDecision(
        contractor: text, week: Self.week, action: action, recommendation: recommendation, signedBy: text, reason: text,
        at: Date(timeIntervalSince1970: 1_794_816_000), cardDigest: WeeklyReportFixture.digest("card")),
      previous: "", digest: WeeklyReportFixture.digest("decision \(sequence)"))
  }

  private func tally(_ decided: Int) -> PastRecommendations.Tally {
    PastRecommendations.Tally(
      outcome: .keep, issued: decided + 1, decided: decided, followed: decided - 1,
      actions: [.init(action: .keep, count: decided - 1), .init(action: .release, count: 1)],
      kept: .init(
        count: decided - 1,
        horizons: [
          .init(weeks: 4, higher: 1, same: decided - 3, lower: 0, unknown: 1),
          .init(weeks: 12, higher: 0, same: 0, lower: 0, unknown: decided - 1),
        ]), coached: .init(count: 0, becameKeep: 0, becameRelease: 0),
      released: .init(count: 1, rehired: 0, withLaterCard: 0, withLaterCredentials: 0, withLaterOverBilling: 0))
  }

  private func report(
    _ verdict: ChainVerdict = .intact(decisions: 2), text: String = "Finishes what he starts",
    tallies: [PastRecommendations.Tally]? = nil
  ) -> DecisionsReport {
    let score = Score(value: 80, low: 70, high: 90)
    let aftermath = Aftermath(
      score: score,
      later: [
        .init(weeks: 4, week: Self.week, score: score, comparison: .same),
        .init(weeks: 12, week: nil, score: nil, comparison: nil),
      ], settled: .release, hasLaterCard: true, laterCredentials: 2, overBilledWeeks: [Self.week],
      rehired: CivilDate(year: 2027, month: 1, day: 4))
    return DecisionsReport(
      verdict: verdict, lastDigest: WeeklyReportFixture.digest("decision 2"),
      decisions: [signed(1, text: text), signed(2, .release, .release, text: text)],
      aftermaths: [1: aftermath, 2: aftermath], corrected: [1], tallies: tallies, withoutRecommendation: 1,
      whyNoTallies: tallies == nil ? text : nil)
  }

  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test("the receipt says whether the decision differs, its whole digest, and what comes next")
  func receipt() {
    let page = WeeklyReportFixture.bea
    let style = TerminalStyle(width: 100)
    let kept = DecisionReceipt(
      signed: signed(), name: "Beatriz", card: page.card, recommendation: page.recommendation, next: ["Do this."])
    let text = kept.text(style: style)
    #expect(text.contains("differs from the recommendation: release, high confidence; recorded\n"))
    #expect(text.contains("  \(WeeklyReportFixture.digest("decision 1"))\n"))
    #expect(text.contains("card of 2026-W46, D 44 (37–51), digest "))
    #expect(text.hasSuffix("What comes next\n  - Do this.\n"))
    let followed = DecisionReceipt(
      signed: signed(1, .release), name: "Beatriz", card: page.card, recommendation: page.recommendation, next: [])
    #expect(followed.text(style: style).contains("follows the recommendation: release, high confidence\n"))
    let bare = DecisionReceipt(signed: signed(1, .keep, nil), name: "B", card: nil, recommendation: nil, next: [])
    #expect(bare.text(style: style).contains("rests on no card"))
    #expect(bare.text(style: style).contains("no recommendation is on record"))
  }

  @Test("an intact chain says so first, a broken one says where, and nothing after the break is relied on")
  func chain() throws {
    let style = TerminalStyle(width: 100)
    #expect(DecisionsText.render(report(), style: style).hasPrefix("The chain of 2 decisions is intact"))
    let broken = report(.broken(sequence: 2, problem: "was changed"))
    let text = DecisionsText.render(broken, style: style)
    #expect(text.hasPrefix("The chain is broken: decision 2 was changed."))
    #expect(text.components(separatedBy: "not to be relied on").count == 2)
    let json = try object(DecisionsJSON.render(broken))
    let chain = try #require(json["chain"] as? [String: Any])
    #expect(chain["verdict"] as? String == "broken" && chain["broken_at"] as? Int == 2)
    let decisions = try #require(json["decisions"] as? [[String: Any]])
    #expect(decisions.map { $0["intact"] as? Bool } == [true, false])
    #expect(DecisionsCSV.render(broken).split(separator: "\n").map { $0.hasSuffix(",no") } == [false, false, true])
    #expect(
      DecisionsText.render(
        DecisionsReport(
          verdict: .intact(decisions: 0), lastDigest: nil, decisions: [], aftermaths: [:], corrected: [], tallies: [],
          withoutRecommendation: 0, whyNoTallies: nil), style: style
      ).hasPrefix("No decision is recorded yet"))
  }

  @Test("assay.decisions/1")
  func shape() throws {
    let json = try object(DecisionsJSON.render(report(tallies: [tally(6)])))
    #expect(json["schema"] as? String == "assay.decisions/1")
    let decision = try #require((json["decisions"] as? [[String: Any]])?.first)
    let keys =
      "sequence contractor week decision recommendation differs signed_by reason at card previous digest intact "
      + "corrected after"
    for key in keys.split(separator: " ").map({ String($0) }) { #expect(decision[key] != nil, "\(key)") }
    #expect(decision["differs"] as? Bool == true && decision["at"] as? String == "2026-11-16T08:00:00Z")
    let outcome = try #require((json["outcomes"] as? [[String: Any]])?.first)
    #expect(outcome["followed"] as? Int == 5)
    #expect((outcome["decisions"] as? [String: Int]) == ["keep": 5, "release": 1])
    #expect((json["caveats"] as? [String])?.first?.contains("a wrong release leaves no trace") == true)
  }

  @Test("no percentage is made of fewer than five, and the survivors are named as such")
  func few() {
    func text(_ decided: Int) -> String {
      DecisionsText.render(report(tallies: [tally(decided)]), style: TerminalStyle(width: 200))
    }
    #expect(text(4).contains("Followed in 3 of 4 decisions: keep 3, release 1."))
    #expect(!text(4).contains("%"))
    #expect(text(5).contains("Followed in 4 of 5 (80 %) decisions"))
    #expect(text(5).contains("after 12 weeks: no card to compare with"))
    #expect(text(4).contains("a wrong release leaves no trace"))
  }

  @Test("the last decision stands under the recommendation, and without one nothing is added")
  func onTheNextCard() throws {
    let page = WeeklyReportFixture.bea
    let sentence = "Decided: keep, by Ana on 16 November 2026, on the card of 2026-W46, which differs"
    var decided = signed(text: "Ana")
    decided.decision.contractor = "bea"
    let style = TerminalStyle(width: 200)
    let text = RecommendationText.render(
      [page.recommendation], names: [:], decisions: ["bea": decided], week: Self.week, style: style)
    #expect(text.contains(sentence))
    let json = try object(
      RecommendationJSON.render([page.recommendation], decisions: ["bea": decided], week: Self.week))
    let entry = try #require((json["recommendations"] as? [[String: Any]])?.first)
    #expect((entry["decision"] as? [String: Any])?["decision"] as? String == "keep")
    let without = try object(RecommendationJSON.render([page.recommendation], week: Self.week))
    #expect((without["recommendations"] as? [[String: Any]])?.first?["decision"] == nil)

    var report = WeeklyReportFixture.report
    report.contractors[1].decision = decided
    #expect(ScorecardText.render(report, style: style).contains(sentence))
    #expect(ScorecardsMarkdown.render(report).contains("What was decided:"))
    let pages = try WeeklyPages.files(of: report)
    #expect(try #require(pages.first { $0.name == "bea.html" }).text.contains(sentence))
    // Why the owner decided is theirs to tell.
    for file in try CopyFiles.files(of: CopyFixture.copy(of: report.contractors[1], in: report)) {
      #expect(!file.text.contains(sentence) && !file.text.contains("Ana on"))
    }
  }

  // MARK: Reviews

  private func draft(_ text: String, _ confidence: Recommendation.Confidence = .high) -> ReviewDraft {
    let page = HostileText.report(text).contractors[2]
    var card = page.card
    card.dimensions[0].signals[0].id = "security.credentials"
    var recommendation = page.recommendation
    recommendation.confidence = confidence
    return ReviewDraft(
      of: page.contractor, card: card, digest: text, recommendation: recommendation, decision: nil, hours: page.hours,
      bar: 75)
  }

  @Test("a review is marked as a draft, and what must not be posted stands under its mark")
  func review() throws {
    let page = WeeklyReportFixture.bea
    let draft = ReviewDraft(
      of: page.contractor, card: page.card, digest: WeeklyReportFixture.digest("card"),
      recommendation: page.recommendation, decision: nil, hours: page.hours, bar: 75)
    for text in [ReviewText.render(draft, style: TerminalStyle(width: 120)), ReviewMarkdown.render(draft)] {
      #expect(text.contains("DRAFT of a review of Beatriz Lima, not posted"))
      let parts = text.components(separatedBy: "FOR YOU, NOT TO BE POSTED")
      try #require(parts.count == 2)
      #expect(parts[0].contains("Public review") && parts[0].contains("Private feedback"))
      #expect(parts[0].contains("none is suggested"))
      #expect(!parts[0].contains("config.js") && !parts[0].contains("Stripe"))
      #expect(parts[1].contains("config.js") && parts[1].contains("DO NOT POST"))
      #expect(!text.contains("USD") && !text.contains("Dev Patel"))
    }
  }

  // MARK: Hostile text

  @Test("hostile text is inert in every shape and fits every width", arguments: HostileText.samples)
  func hostile(_ text: String) throws {
    let report = report(text: text, tallies: [tally(6)])
    let receipt = DecisionReceipt(
      signed: signed(text: text), name: text, card: HostileText.report(text).contractors[1].card, recommendation: nil,
      next: [text])
    for width in [60, 100, 200] {
      let style = TerminalStyle(width: width)
      for output in [
        DecisionsText.render(report, style: style), receipt.text(style: style),
        ReviewText.render(draft(text), style: style), ReviewText.render(draft(text, .low), style: style),
      ] {
        #expect(PageRules.hidden(in: output) == nil)
        let widest = output.unicodeScalars.split(separator: "\n").map { DisplayWidth.columns(of: String($0)) }.max()
        #expect((widest ?? 0) <= width)
      }
    }
    #expect(PageRules.hidden(in: DecisionsCSV.render(report)) == nil)
    #expect(PageRules.hidden(in: ReviewMarkdown.render(draft(text))) == nil)
    let decision = try #require((try object(DecisionsJSON.render(report))["decisions"] as? [[String: Any]])?.first)
    #expect(decision["reason"] as? String == text)
  }

  @Test("a reason that a spreadsheet would run is text")
  func formula() {
    let csv = DecisionsCSV.render(report(text: "=cmd|' /C calc'!A0"))
    #expect(csv.contains(",'=cmd|"))
    #expect(!csv.contains(",=cmd"))
  }
}

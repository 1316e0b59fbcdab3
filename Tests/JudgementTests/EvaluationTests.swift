import Findings
import Foundation
import Git
import Hiring
import History
import Metrics
import SourceText
import Testing

@testable import Judgement

@Suite("An applicant's card")
struct EvaluationTests {
  @Test("has the signals, scores and intervals of a contractor's who did the same, and none of an engagement's")
  func sameCard() throws {
    let evaluation = try Sample.solid().evaluation()
    var trial = Trial()
    var contractor = engineer(SampleAuthor.id, signed: false)
    contractor.engagements = []
    trial.contractors = [contractor]
    trial.story.solid(SampleAuthor.id)
    trial.policy.windowWeeks = evaluation.window.weeks
    let weekly = try #require(trial.page(of: SampleAuthor.id))
    for dimension in [Findings.Dimension.security, .quality, .maintainability] {
      let mine = try #require(evaluation.card.dimensions.first { $0.id == dimension })
      let theirs = try #require(weekly.card.dimensions.first { $0.id == dimension })
      #expect(mine.score == theirs.score && mine.status == .measured)
      #expect(mine.signals.map(\.id) == theirs.signals.map(\.id))
      #expect(mine.signals.map(\.score) == theirs.signals.map(\.score))
    }
    #expect(evaluation.card.kind == .candidate && evaluation.repositoryCard.kind == .repository)
    #expect(evaluation.card.overall?.grade == .a || evaluation.card.overall?.grade == .b)
    for dimension in [Findings.Dimension.delivery, .hours] {
      let result = try #require(evaluation.card.dimensions.first { $0.id == dimension })
      #expect(result.status == .notApplicable && result.statusReason.contains("An applicant has no"))
      #expect(result.signals.allSatisfy { $0.status == .notApplicable })
    }
    for id in ["ownership.identity", "ownership.dates", "ownership.assignment"] {
      #expect(evaluation.signal(id)?.status == .notApplicable)
    }
    #expect(evaluation.needed.isEmpty && evaluation.liveCredentials == 0)
    #expect(evaluation.card.attributionCoverage == 1)
  }

  @Test("looks at all of the applicant's time in the repository, however long ago it was")
  func window() throws {
    var sample = Sample.solid()
    sample.story.change(
      by: SampleAuthor.id, on: "2021-03-03", "Begin the basket", files: [file("src/old.ts", added: 40, deleted: 0)])
    let evaluation = try sample.evaluation()
    #expect(evaluation.window.from == CivilDate("2021-03-01") && evaluation.window.to == CivilDate("2026-11-15"))
    #expect(evaluation.window.weeks == 298 && evaluation.card.week == week("2026-W46"))
    #expect(evaluation.volume.changes == 13)
  }

  @Test("is not graded under the evidence floor, and says which evidence would do")
  func floor() throws {
    var sample = Sample()
    for offset in 0..<4 {
      sample.story.change(
        by: SampleAuthor.id, on: day(0, offset), "Add page \(offset) of the shop",
        files: [file("src/page\(offset).ts", added: 20, deleted: 0)])
    }
    let evaluation = try sample.evaluation()
    #expect(evaluation.card.overall == nil)
    #expect(evaluation.card.overallReason.contains("80 changed lines so far; 200 are needed."))
    #expect(evaluation.needed.count == 2)
    #expect(evaluation.needed.contains { $0.contains("200 changed lines") && $0.contains("5 changes") })
    #expect(evaluation.needed.contains { $0.contains("2 weeks") })
    #expect(evaluation.signal("quality.messages")?.status == .measured)
  }

  @Test("judges nobody where a tenth of what may be theirs stands under other names")
  func doubt() throws {
    var sample = Sample.solid()
    sample.others = [("Ana Lee", "ana.lee@home.example")]
    let index = sample.story.change(
      by: "ana.lee@home.example", on: day(5, 4), "Paste in the old pages",
      files: [file("src/old.ts", added: 900, deleted: 0)], standing: .unknown)
    sample.story.changes[index] = sample.story.changes[index].told(authorName: "Ana Lee")
    let evaluation = try sample.evaluation()
    #expect(evaluation.card.overall == nil)
    #expect(evaluation.card.overallReason.contains("may be theirs"))
    #expect(try #require(evaluation.card.attributionCoverage) < 0.6)
    #expect(evaluation.needed.first?.contains("--author") == true)
    #expect(evaluation.claim(.furtherIdentities)?.text.contains("looks like the applicant") == true)
    #expect(evaluation.signal("quality.tests")?.status == .notAssessed)
  }

  @Test("counts work that nobody but the applicant committed, under whatever name, as perhaps theirs")
  func inventedColleague() throws {
    var sample = Sample.solid()
    let person = Person(standing: .confirmed, id: SampleAuthor.id)
    sample.others = [("Bo Strand", "bo@example.org")]
    let index = sample.story.change(
      by: "bo@example.org", on: day(5, 4), "Bring the ugly part", files: [file("src/bo.ts", added: 900, deleted: 0)],
      standing: .unknown)
    sample.story.changes[index] = sample.story.changes[index].told(committer: person)
    let alone = try sample.evaluation()
    #expect(alone.card.overall == nil)
    #expect(alone.claim(.committedByOthers)?.text.contains("they committed 1 change under other names") == true)
    // Whoever was committed by somebody else exists beside the applicant.
    sample.story.change(
      by: "bo@example.org", on: day(5, 4), "Mend the ugly part", files: [file("src/bo.ts", added: 5, deleted: 5)],
      standing: .unknown)
    let traced = try sample.evaluation()
    #expect(traced.card.overall != nil && traced.card.attributionCoverage == 1)
    #expect(traced.claim(.otherAuthors) != nil)
  }

  @Test("a machine by its name alone hides nothing")
  func namedMachine() throws {
    var sample = Sample.solid()
    sample.others = [("helper[bot]", "me@example.com")]
    sample.story.change(
      by: "helper[bot]", on: day(5, 4), "Bring the ugly part", files: [file("src/bo.ts", added: 900, deleted: 0)],
      standing: .bot)
    let evaluation = try sample.evaluation()
    #expect(evaluation.card.overall == nil)
    #expect(evaluation.claim(.furtherIdentities)?.text.contains("machine by its name alone") == true)
  }

  @Test("strangers of a shared project take nothing away and add nothing")
  func strangers() throws {
    let alone = try Sample.solid().evaluation()
    var sample = Sample.solid()
    sample.others = [("Cy Young", "cy@example.org")]
    for week in mondays.indices {
      sample.story.change(
        by: "cy@example.org", on: day(week, 2), "Rewrite everything",
        files: [file("src/cy.ts", added: 5_000, deleted: 0)],
        standing: .unknown)
    }
    let shared = try sample.evaluation()
    #expect(shared.volume == alone.volume && shared.card.attributionCoverage == 1)
    #expect(shared.card.overall != nil)
    #expect(shared.claim(.otherAuthors)?.text.contains("6 changes by 1 other person") == true)
  }

  @Test("own work dated in the future is not judged, and is missed")
  func future() throws {
    var sample = Sample.solid()
    let index = sample.story.change(
      by: SampleAuthor.id, on: "2030-01-01", "Bring the ugly part",
      files: [file("src/late.ts", added: 900, deleted: 0)])
    let evaluation = try sample.evaluation()
    #expect(evaluation.card.overall == nil)
    #expect(evaluation.claim(.dates)?.evidence.contains { $0.commit == Story.commit(index).hex } == true)
    #expect(evaluation.repositoryCard.dimensions.contains { $0.status == .measured })
  }

  @Test("clocks at the ends of the numbers stop nothing", arguments: [Int64.min, .max, -1, 0])
  func clocks(instant: Int64) throws {
    var sample = Sample.solid()
    sample.story.changes[3] = sample.story.changes[3].told(authoredAt: instant, committedAt: instant)
    let evaluation = try sample.evaluation()
    #expect(evaluation.window.weeks > 0)
    #expect(evaluation.claim(.dates) != nil)
  }

  @Test("a live key is counted, capped and asked about, and one that is gone only asked about")
  func credential() throws {
    var sample = Sample.solid()
    sample.story.changes[2].files[0].findings.append(AttributedFinding(bin: .introduced, finding: key))
    sample.story.findings.append(key)
    let live = try sample.evaluation()
    #expect(live.liveCredentials == 1)
    #expect(try #require(live.card.overall).value <= JudgementPolicy.default.criticalOverallCap)
    let question = try #require(live.question(.credential))
    #expect(question.text.contains("still in it") && question.evidence.first?.commit == Story.commit(2).hex)
    sample.story.findings = []
    sample.story.changes[4].files[0].findings.append(AttributedFinding(bin: .fixed, finding: key))
    let gone = try sample.evaluation()
    #expect(gone.liveCredentials == 0 && gone.question(.credential)?.text.contains("only its history") == true)
  }

  @Test("without a change of theirs there is nothing to judge")
  func nothing() {
    var sample = Sample()
    sample.story.legacy()
    #expect(throws: EvaluationError.self) { try sample.evaluation() }
  }

  @Test("equal input gives an equal evaluation")
  func deterministic() throws {
    let sample = Sample.solid()
    let (first, second) = (try sample.evaluation(), try sample.evaluation())
    #expect(first.card == second.card && first.repositoryCard == second.repositoryCard)
    #expect(first.unchecked == second.unchecked && first.questions == second.questions)
  }
}

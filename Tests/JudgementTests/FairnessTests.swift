import Findings
import Foundation
import Git
import Hiring
import History
import SourceText
import Testing

@testable import Judgement

/// One test, or the place of one, for each way in which judging people by their repositories goes wrong.
///
/// Held elsewhere, by the title of the test:
/// - Blame is not cause: "a finding is introduced once; reformatting, renaming and moving charge nothing; removing it is a
///   fix" and "editing a line that had the finding before charges nobody" (HistoryTests), "Inherited findings in touched
///   files are charged to nobody" (here, MetamorphicTests).
/// - libgit2's blame: "every line of every file" and "ignored commits are looked through, as with --ignore-rev"
///   (HistoryTests) hold line authorship against git; nothing charges by it. Moves: "a function moved, re-indented, renamed
///   and given other quotes charges nothing".
/// - `.mailmap` of the judged: "mailmap joins unknown addresses, and never makes anybody a contractor", "changes of
///   .mailmap are told with what they claim, merges only where they differ from all parents".
/// - Claimed names and dates: "oddities of claims are remarked on", "dates are inside an engagement, with a day's grace, or
///   they are told; 1970 and 2099 too", "A clock set back takes work out of judgement, and that is told; …".
/// - Squash, merge, pair: "Co-authors share what a change brought", "Where too many lines are by people nobody confirmed,
///   no person is judged", "Nobody is released for what a colleague committed in their name; both cards say so",
///   "a merge is charged with the lines that no parent has, and with nothing else".
/// - Shallow clones: "a shallow clone can be scanned but judges nobody", "a shallow clone is refused with the way to deepen
///   it".
/// - Legacy: the improver of "Each story gets what it deserves, …", "Fixing what was inherited never lowers any score".
/// - Rework: "Rewriting young lines is neutral, unless a fix or a revert does it", "rework is split by who did it, for both
///   windows, and reverts stand apart".
/// - Gaming: "splitting a commit in two charges what the one commit charges" (HistoryTests), "small changes by the same
///   person add up, so that splitting dodges nothing", "the base's policy and baseline count, those of the head do not"
///   (assayTests).
/// - Tool upgrades: "a score counts as changed only where the intervals lie apart, and within one model".
/// - Truck factor: "degree of authorship is Avelino's formula, with changes that fade".
@Suite("Fairness")
struct FairnessTests {
  private func trial(_ change: (inout Trial) -> Void = { _ in }) -> Trial {
    var trial = Trial()
    trial.add(engineer("amir"))
    trial.add(engineer("bruno"))
    trial.story.legacy()
    trial.story.solid("amir")
    change(&trial)
    return trial
  }

  @Test("Machines out-commit people without being judged, and without changing anybody's card")
  func machines() throws {
    let before = try #require(trial().page(of: "amir"))
    let report = trial { trial in
      for index in 0..<60 {
        trial.story.change(
          by: "renovate[bot]", on: day(index % 6, 2), "Update dependency \(index)",
          files: [
            file(
              "src/amir/basket\(index % 6).ts", added: 300, deleted: 300,
              findings: [
                AttributedFinding(
                  bin: .introduced, finding: finding("dependencies.vulnerable", .high, mark: "bot\(index)"))
              ])
          ], standing: .bot)
      }
    }.report()
    #expect(report.contractors.map(\.contractor.id) == ["amir", "bruno"])
    let after = try #require(report.contractors.first)
    #expect(after.card.attributionCoverage == before.card.attributionCoverage)
    for id in ["security.risks", "quality.findings", "maintainability.debt"] {
      #expect(after.signal(id)?.value == before.signal(id)?.value, "\(id)")
    }
    #expect(after.recommendation.outcome == before.recommendation.outcome)
  }

  @Test("Generated, vendored, minified and data files earn and cost nothing, and what was left out is said")
  func leftOut() throws {
    let before = try #require(trial().page(of: "amir"))
    let after = try #require(
      trial { trial in
        let kinds: [FileKind] = [.generated, .vendored, .minified, .data]
        for (index, kind) in kinds.enumerated() {
          trial.story.changes[index + 1].files.append(
            file("left-out/\(kind.rawValue)", kind: kind, added: 20_000, deleted: 0, status: .added))
        }
      }.page(of: "amir"))
    #expect(after.volume == before.volume)
    #expect(after.card.overall == before.card.overall)
    #expect(after.notMeasured.contains { $0.contains("4 files") && $0.contains("count towards nobody") })
  }

  @Test("People stand in the portfolio's order, whoever scores best, and no place is given")
  func noRanking() throws {
    var first = trial { $0.story.careless("bruno") }
    let order = first.report().contractors.map(\.contractor.id)
    first.contractors.reverse()
    #expect(order == ["amir", "bruno"] && first.report().contractors.map(\.contractor.id) == ["bruno", "amir"])
    for text in first.report().contractors.flatMap(texts) {
      #expect(
        text.firstMatch(of: /(?i)\b(rank(ed|s|ing)?|best of|worst of the|bottom \d|top \d+ ?%)\b/) == nil, "\(text)")
    }
  }

  @Test("Nobody is released for one dimension alone, nor for hours and delivery, which are the same records")
  func independentDimensions() throws {
    let late = trial { trial in
      for index in trial.entries.indices where trial.entries[index].contractor == "amir" {
        trial.entries[index].memo = ""
        trial.entries[index].taskID = nil
        trial.entries[index].taskName = nil
        trial.entries[index].createdAt = trial.entries[index].start.addingTimeInterval(40 * 86_400)
      }
    }
    let page = try #require(late.page(of: "amir"))
    #expect(page.recommendation.outcome != .release)
  }

  @Test("What is said is of code, hours and handover, never of the person's skill or character")
  func noSkill() throws {
    let report = trial {
      $0.story.careless("bruno")
      $0.rows[3].billedSeconds = 40 * 3_600
      $0.rows[3].differenceSeconds = 20 * 3_600
      $0.rows[3].verdict = .overBilled
    }.report()
    let judging =
      /(?i)\b(lazy|incompetent|unskilled|skill(s|ful|ed)?|talent(ed)?|stupid|dishonest|cheat(s|ed|ing)?|fraud|steal(s|ing)?|liar|lied|bad (developer|programmer|engineer)|junior|senior|untrustworthy)\b/
    for page in report.contractors {
      for text in texts(page) { #expect(text.firstMatch(of: judging) == nil, "\(text)") }
    }
    let copy = copy(of: try #require(report.contractors.last), in: report)
    #expect(copy.notice.sections.contains { $0.sentences.contains { $0.contains("tell nothing of your skill") } })
  }

  @Test("Too little to judge is no grade and no verdict, and says what would do", arguments: [1, 2, 4])
  func smallSamples(changes: Int) throws {
    var trial = Trial()
    trial.add(engineer("amir"))
    trial.story.solid("amir")
    trial.story.changes = Array(trial.story.changes.prefix(changes))
    let page = try #require(trial.page(of: "amir"))
    #expect(page.card.overall == nil && page.recommendation.outcome == .insufficientEvidence)
    #expect(!page.recommendation.wouldChange.isEmpty && !page.card.overallReason.isEmpty)
  }

  @Test("A critical finding holds its dimension and the whole card, however good the rest is")
  func noHiding() throws {
    let page = try #require(
      trial { trial in
        trial.story.changes[3].files[0].findings.append(AttributedFinding(bin: .introduced, finding: key))
        trial.story.findings.append(key)
      }.page(of: "amir"))
    let security = try #require(page.card.dimensions.first { $0.id == .security })
    #expect((security.score?.value ?? 100) <= 39 && security.cap != nil)
    #expect((page.card.overall?.value ?? 100) <= 59)
  }

  @Test("What could not be measured is neither 0 nor a pass: it leaves the mean, and is listed")
  func notMeasured() throws {
    var without = trial()
    without.entries = []
    without.rows = []
    let page = try #require(without.page(of: "amir"))
    let hours = try #require(page.card.dimensions.first { $0.id == .hours })
    #expect(hours.score == nil && hours.status != .measured && !hours.statusReason.isEmpty)
    #expect(page.card.overall != nil)
    #expect(page.notMeasured.contains { $0.contains(hours.statusReason) })
    for signal in page.card.dimensions.flatMap(\.signals) where signal.status != .measured {
      #expect(signal.score == nil && signal.value == nil)
    }
  }

  @Test("A sole contractor, who inevitably knows everything alone, is not marked down below the bar for it")
  func soleContractor() throws {
    var alone = Trial()
    alone.add(engineer("amir"))
    alone.story.solid("amir")
    alone.story.ownership = (0..<6).map { index in
      FileOwnership(
        path: RepositoryPath("src/amir/basket\(index).ts"), runs: [ReplacedLines(origin: index * 2, lines: 45)])
    }
    let page = try #require(alone.page(of: "amir"))
    let signal = try #require(page.signal("ownership.sole-knowledge"))
    #expect(signal.status == .notApplicable && signal.score == nil, "\(signal.statusReason)")
    let ownership = try #require(page.card.dimensions.first { $0.id == .ownership })
    #expect((ownership.score?.value ?? 100) >= alone.policy.bar)
    #expect(page.recommendation.outcome != .release)
  }

  @Test("A copy has the numbers of the card, in words to the person, and nothing that only the owner weighs")
  func sameNumbers() throws {
    let report = trial { $0.story.careless("bruno") }.report()
    for page in report.contractors {
      let copy = copy(of: page, in: report)
      #expect(numbers(copy.page.card) == numbers(page.card))
      #expect(copy.page.card.overall == page.card.overall && copy.page.trend == page.trend)
      #expect(copy.page.recommendation.outcome == page.recommendation.outcome)
      #expect(copy.page.recommendation.reasons.count == page.recommendation.reasons.count)
      #expect(copy.page.recommendation.wouldChange.count == page.recommendation.wouldChange.count)
      #expect(copy.page.recommendation.questions.isEmpty && copy.page.recommendation.releaseCost.isEmpty)
      #expect(copy.page.decision == nil)
      for sentence in sentences(copy.page) {
        #expect(sentence.firstMatch(of: /(?i)\b(they|theirs)\b/) == nil, "\(sentence)")
      }
    }
  }

  @Test(
    "Sentences about somebody become sentences to them, and quoted things keep their owner",
    arguments: [
      ("3 files they changed in shop count towards nobody.", "3 files you changed in shop count towards nobody."),
      ("Changes of theirs are not judged; ask.", "Changes of yours are not judged."),
      ("They committed it. Ask why.", "You committed it."),
      ("2 of 3 changes name their task.", "2 of 3 changes name their task."),
      ("Code came in under their name in 1 week.", "Code came in under your name in 1 week."),
      (
        "No meeting is on record for them while they were engaged.",
        "No meeting is on record for you while you were engaged."
      ),
      ("The weather, neither there nor then.", "The weather, neither there nor then."),
    ])
  func secondPerson(theirs: String, yours: String) { #expect(SecondPerson.sentence(theirs) == yours) }

  @Test("Other people, their addresses and accounts, and money are taken out of a copy, and nothing else")
  func nobodyElse() throws {
    var report = trial().report()
    var page = try #require(report.contractors.first)
    let quote = "paired with Bruno (bruno@example.com, contract-bruno): 25 USD/h, $1,200 and 3 files; asked Amir"
    page.card.dimensions[0].signals[0].evidence = [
      Evidence(text: quote, repository: "storefront", commit: "abc", path: "src/bruno/pay.ts", line: 3),
      Evidence(text: "clock", record: "clickup-bruno.csv:7"),
    ]
    page.recommendation.reasons = [.init(dimension: .quality, text: "Settle it with Bruno first.", evidence: [])]
    report.contractors[0] = page
    let copy = copy(of: page, in: report)
    let rows = copy.page.card.dimensions[0].signals[0].evidence
    #expect(
      rows[0].text
        == "paired with somebody else (somebody else, somebody else): an amount, an amount and 3 files; asked Amir")
    #expect(rows[0].path == "src/somebody else/pay.ts" && rows[0].commit == "abc" && rows[0].line == 3)
    #expect(rows[1].record == "clickup-somebody else.csv:7")
    #expect(copy.page.recommendation.reasons[0].text == "Settle it with somebody else first.")
  }

  @Test("The owner may leave the recommendation out of copies; the numbers and reasons stay")
  func hiddenRecommendation() throws {
    let report = trial().report()
    let page = try #require(report.contractors.first)
    var policy = JudgementPolicy.default
    policy.copyShowsRecommendation = false
    policy.replyTo = ["Ana <ana@example.org>"]
    policy.retentionDays = 400
    let copy = ContractorCopy(of: page, in: report, people: people(besides: "amir"), policy: policy)
    #expect(!copy.showsRecommendation && copy.page.recommendation.wouldChange.isEmpty)
    #expect(copy.page.recommendation.reasons.count == page.recommendation.reasons.count)
    let notice = copy.notice.sections.flatMap(\.sentences).joined(separator: " ")
    for part in ["400 days", "Ana <ana@example.org>", "4,000 characters", "removed"] { #expect(notice.contains(part)) }
  }

  @Test("A reply changes no number and no recommendation")
  func replies() throws {
    // Nothing that judges takes a reply: the input has no place for one.
    let fields = Mirror(reflecting: trial().input()).children.compactMap(\.label)
    #expect(!fields.contains { $0.lowercased().contains("repl") })
  }

  // MARK: Helpers

  private func people(besides id: String) -> CopyPeople {
    let others = PersonMarks.union(of: ["amir", "bruno"].filter { $0 != id }.map { engineer($0) })
      .subtracting(PersonMarks(engineer(id)))
    let matcher = PersonMatcher(others, replacement: "somebody else")
    return CopyPeople(known: matcher, met: matcher)
  }

  private func copy(of page: ContractorPage, in report: WeeklyReport) -> ContractorCopy {
    ContractorCopy(of: page, in: report, people: people(besides: page.contractor.id), policy: .default)
  }

  private func numbers(_ card: Scorecard) -> [Double?] {
    card.dimensions.flatMap { dimension in
      [dimension.score?.value, dimension.score?.low, dimension.score?.high]
        + dimension.signals.flatMap { [$0.value, $0.exposure, $0.score?.value, $0.score?.low, $0.score?.high] }
    }
  }

  /// Our own sentences about a contractor.
  private func sentences(_ page: ContractorPage) -> [String] {
    page.recommendation.reasons.map(\.text) + page.recommendation.wouldChange + page.notMeasured
      + page.card.dimensions.flatMap { dimension in
        [dimension.statusReason, dimension.cap ?? ""]
          + dimension.signals.flatMap { [$0.title, $0.summary, $0.statusReason] }
      }
  }

  /// Everything that is said of a contractor.
  private func texts(_ page: ContractorPage) -> [String] {
    sentences(page) + page.recommendation.questions + page.recommendation.releaseCost + [page.card.overallReason]
      + page.card.dimensions.flatMap(\.signals).flatMap(\.evidence).map(\.text)
  }
}

import Findings
import Hiring
import History
import Testing

@testable import Judgement

@Suite("Recommendations")
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

  @Test("Each story gets what it deserves, with reasons and what would change it")
  func outcomes() throws {
    let allowed: [String: [Recommendation.Outcome]] = [
      "amir": [.keep], "bruno": [.release, .coach], "chloe": [.release, .coach], "deepa": [.keep],
      "emil": [.insufficientEvidence],
    ]
    for page in Self.trial().report().contractors {
      let recommendation = page.recommendation
      #expect(allowed[page.contractor.id]?.contains(recommendation.outcome) == true, "\(page.contractor.id)")
      #expect(!recommendation.reasons.isEmpty)
      #expect(!recommendation.wouldChange.isEmpty, "\(page.contractor.id)")
      #expect(page.trend.count == 12 && (page.trend.last?.score == nil) == (page.card.overall == nil))
      #expect(page.card.dimensions.map(\.id) == Dimension.allCases)
    }
  }

  @Test("This week's point of a trend is the one that next week draws for it")
  func trend() throws {
    let trial = Self.trial()
    let (now, later) = (trial.report("2026-W46"), trial.report("2026-W47"))
    for (page, next) in zip(now.contractors, later.contractors) {
      #expect(page.trend.dropFirst() == next.trend.dropLast(), "\(page.contractor.id)")
    }
    for (page, next) in zip(now.repositories, later.repositories) {
      #expect(page.trend.dropFirst() == next.trend.dropLast(), "\(page.id)")
      // The card rests on the tree too, so this repository's two numbers are not one by chance.
      #expect(page.card.overall != nil && page.trend.last?.score != page.card.overall)
    }
  }

  @Test("The week's order is the portfolio's, and the first weeks of a trial are too little to judge")
  func earlyWeeks() throws {
    let report = Self.trial().report("2026-W41")
    #expect(report.contractors.map(\.contractor.id) == ["amir", "bruno", "chloe", "deepa", "emil"])
    #expect(report.contractors.allSatisfy { $0.recommendation.outcome == .insufficientEvidence })
    #expect(report.contractors.allSatisfy { $0.card.overall == nil && !$0.card.overallReason.isEmpty })
  }

  @Test("A key is a warning in its week, a breach after a full week more, and a release after two")
  func liveCredential() throws {
    var trial = Trial()
    trial.add(engineer("amir"))
    trial.story.solid("amir")
    // Introduced in W44.
    trial.story.changes[7].files[0].findings.append(AttributedFinding(bin: .introduced, finding: key))
    trial.story.findings.append(key)
    let outcomes = try ["2026-W43", "2026-W44", "2026-W45", "2026-W46"].map {
      try #require(trial.page(of: "amir", $0)).recommendation.outcome
    }
    // Three weeks are too few to be sure of a good one, key or not.
    #expect(outcomes == [.coach, .coach, .coach, .release])
    let card = try #require(trial.page(of: "amir")).card
    #expect(card.dimensions[0].cap != nil && (card.dimensions[0].score?.high ?? 100) <= 39)
    #expect((card.overall?.high ?? 100) < trial.policy.bar)
  }

  @Test("What a merge brings is known from then on: a key, or a stranger's work of three weeks, is one week's matter")
  func merged() throws {
    func outcome(_ week: String, merged day: String?, _ plant: (inout Trial, Bool) -> Void) throws -> ContractorPage {
      var trial = Trial()
      trial.add(engineer("amir"))
      trial.story.solid("amir")
      plant(&trial, day == nil)
      if let day {
        trial.story.change(by: "amir", on: day, "Merge the branch", files: [], merging: trial.story.changes.count - 1)
      }
      return try #require(trial.page(of: "amir", week))
    }
    func key(_ trial: inout Trial, _ onMainline: Bool) {
      trial.story.change(
        by: "amir", on: day(2, 2), "Keep the payment settings",
        files: [
          file(
            ".env", added: 1, deleted: 0, findings: [AttributedFinding(bin: .introduced, finding: JudgementTests.key)])
        ],
        onMainline: onMainline)
      trial.story.findings.append(JudgementTests.key)
    }
    #expect(try outcome("2026-W46", merged: nil, key).recommendation.outcome == .release)
    #expect(try outcome("2026-W46", merged: day(5, 1), key).recommendation.outcome == .coach)
    func stranger(_ trial: inout Trial, _ onMainline: Bool) {
      for week in 2...4 {
        trial.story.change(
          by: "zoe", on: day(week, 2), "Add a page", files: [file("src/page\(week).ts", added: 300)],
          standing: .unknown,
          committer: "amir", onMainline: onMainline)
      }
    }
    func breaches(_ page: ContractorPage) -> [String] {
      page.recommendation.reasons.map(\.text).filter { $0.hasPrefix("Code by somebody nobody had named") }
    }
    #expect(
      try breaches(outcome("2026-W46", merged: nil, stranger)) == [
        "Code by somebody nobody had named came in under their name in 3 weeks (2026-W43, 2026-W44 and 2026-W45)."
      ])
    #expect(
      try breaches(outcome("2026-W46", merged: day(5, 1), stranger)) == [
        "Code by somebody nobody had named came in under their name in 1 week (2026-W46)."
      ])
  }

  @Test("One bad week never releases anyone; the second does; removing the first week's breach would make it coach")
  func overBilling() throws {
    var once = Trial()
    once.add(engineer("chloe"), padding: [4: 6])
    once.story.solid("chloe")
    let coach = try #require(once.page(of: "chloe")).recommendation
    #expect(coach.outcome == .coach)
    #expect(coach.wouldChange.contains { $0.contains("2026-W45") && $0.contains("keep") })
    let release = try #require(Self.trial().page(of: "chloe")).recommendation
    #expect(release.outcome == .release && release.reasons.first?.dimension == .hours)
    #expect(release.reasons.first?.evidence.first?.record == "upwork-weekly.csv:6")
    #expect(release.wouldChange.contains { $0.contains("2026-W44") })
  }

  @Test("Within the tolerance, and where nobody could tell, hours are no breach")
  func tolerance() throws {
    var trial = Trial()
    trial.add(engineer("chloe"), padding: [2: 1, 3: 0.9, 4: 7, 5: 9])
    for index in trial.rows.indices where (trial.rows[index].differenceSeconds ?? 0) > 4 * 3_600 {
      trial.rows[index].verdict = .notAssessable
    }
    trial.story.solid("chloe")
    #expect(try #require(trial.page(of: "chloe")).recommendation.outcome == .keep)
  }

  @Test("Work in a pause is a breach of its week, and presses")
  func paused() throws {
    var trial = Trial()
    let pause = Engagement.Pause(from: CivilDate(year: 2026, month: 11, day: 7), to: nil)
    trial.add(engineer("amir", pauses: [pause]))
    trial.story.solid("amir")
    let recommendation = try #require(trial.page(of: "amir")).recommendation
    #expect(recommendation.outcome == .coach)
    #expect(recommendation.decideBy == CivilDate("2026-11-22"))
    #expect(recommendation.questions.first == "Who asked for the work during the pause?")
  }

  @Test("A trial's end is the date by which to decide")
  func trialEnd() throws {
    #expect(try #require(Self.trial().page(of: "amir")).recommendation.decideBy == CivilDate("2026-11-20"))
  }

  @Test("Code of somebody unnamed, committed by the contractor, is a breach; a colleague's rebased change is not")
  func undisclosedAuthor() throws {
    func breaches(_ patches: [(author: String, day: String, lines: Int)], isColleague: Bool = false) throws -> [Breach]
    {
      var trial = Trial()
      trial.add(engineer("amir"))
      trial.story.solid("amir")
      for patch in patches {
        trial.story.change(
          by: patch.author, on: patch.day, "Add the rates page", files: [file("src/rates.ts", added: patch.lines)],
          standing: .unknown, committer: "amir")
      }
      if isColleague {
        trial.story.change(
          by: "ghost", on: "2026-11-11", "Mend the rates page", files: [file("src/rates.ts", added: 3)],
          standing: .unknown)
      }
      let builder = EvidenceBuilder(trial.input(), policy: trial.policy)
      let evidence = builder.evidence(of: trial.contractors[0], week: week("2026-W46"))
      return BreachFinder(evidence: evidence, policy: trial.policy).breaches()
    }
    let large = [(author: "ghost", day: "2026-11-10", lines: 400)]
    #expect(try breaches(large).map(\.kind) == [.undisclosedAuthor])
    #expect(try breaches(large, isColleague: true).isEmpty)
    // Patches that whoever keeps a project applies: one of each author, a small part of the week.
    let (first, second) = (("ghost", "2026-11-03", 20), ("visitor", "2026-11-10", 20))
    #expect(try breaches([first, second]).isEmpty)
    let again = [first, ("ghost", "2026-11-10", 20)]
    #expect(try breaches(again).map(\.week) == [week("2026-W45"), week("2026-W46")])
  }

  @Test("A release that rests on dimensions is told by them, before the one bad week that alone releases nobody")
  func reasonsOfRelease() throws {
    var trial = Trial()
    trial.add(engineer("bruno"), padding: [4: 5])
    trial.story.careless("bruno")
    // Without the key, which would be a breach of many weeks.
    for change in trial.story.changes.indices {
      for file in trial.story.changes[change].files.indices {
        trial.story.changes[change].files[file].findings.removeAll { $0.finding.isCredential }
      }
    }
    trial.story.findings.removeAll(where: \.isCredential)
    let recommendation = try #require(trial.page(of: "bruno")).recommendation
    #expect(recommendation.outcome == .release)
    let hours = try #require(recommendation.reasons.firstIndex { $0.dimension == .hours })
    #expect(hours >= 2, "\(recommendation.reasons.map(\.text))")
  }

  @Test("Each named number does flip the decision")
  func flipsAreExact() throws {
    var trial = Trial()
    trial.add(engineer("bruno"))
    trial.story.solid("bruno")
    trial.policy.bar = 84
    // Nearer to the plain mean, where a single number is enough.
    trial.policy.exponent = 0.25
    for index in trial.story.changes.indices {
      trial.story.changes[index].files[0].functions = [wrote(function(nloc: 70, cyclomatic: 24, nesting: 5))]
    }
    let builder = EvidenceBuilder(trial.input(), policy: trial.policy)
    let evidence = builder.evidence(of: trial.contractors[0], week: week("2026-W46"))
    let decision = WeeklyJudgement.decision(evidence, trial.policy)
    #expect(decision.outcome == .coach)
    let flips = decision.card.signals.compactMap { Flip(of: $0, in: decision, better: true) }
    #expect(!flips.isEmpty)
    for flip in flips {
      let seen = flip.signal.measurement?.value ?? 0
      #expect(decision.varying(flip.signal.id, to: flip.value).outcome == flip.outcome)
      #expect(decision.varying(flip.signal.id, to: seen).outcome == decision.outcome)
    }
  }

  @Test("A designer is judged by hours and delivery alone")
  func withoutCode() throws {
    var trial = Trial()
    trial.add(engineer("dora", role: .designer))
    trial.story.legacy()
    let page = try #require(trial.page(of: "dora"))
    #expect(page.recommendation.outcome == .keep)
    #expect(page.card.dimensions.map(\.status).prefix(4).allSatisfy { $0 == .notApplicable })
    var short = trial
    short.entries.removeAll { $0.start > Story.date("2026-10-10") }
    short.rows.removeAll { $0.week > week("2026-W41") }
    #expect(try #require(short.page(of: "dora")).recommendation.outcome == .insufficientEvidence)
  }

  @Test("Where too many lines are by people nobody confirmed, no person is judged")
  func attribution() throws {
    var trial = Trial()
    trial.add(engineer("amir"))
    trial.story.solid("amir")
    trial.story.change(
      by: "stranger", on: "2026-11-10", "Add a page", files: [file("src/page.ts", added: 400)], standing: .unknown)
    let page = try #require(trial.page(of: "amir"))
    #expect(page.recommendation.outcome == .insufficientEvidence)
    #expect((page.card.attributionCoverage ?? 1) < 0.9)
    #expect(page.card.dimensions[0].status == .notAssessed)
  }

  @Test("Nobody is released for what a colleague committed in their name; both cards say so")
  func contested() throws {
    var trial = Trial()
    trial.add(engineer("amir"))
    trial.add(engineer("bruno"))
    trial.story.solid("amir")
    trial.story.careless("bruno")
    #expect(try #require(trial.page(of: "bruno")).recommendation.outcome == .release)
    let amir = Person(standing: .confirmed, id: "amir")
    trial.story.changes = trial.story.changes.map { $0.author.id == "bruno" ? $0.with(committer: amir) : $0 }
    let bruno = try #require(trial.page(of: "bruno"))
    #expect(bruno.recommendation.outcome == .coach)
    #expect(bruno.recommendation.reasons.contains { $0.text.contains("committed by another contractor") })
    #expect(
      bruno.notMeasured.contains { $0.contains("12 changes") && $0.contains("were committed by another contractor") })
    let other = try #require(trial.page(of: "amir"))
    #expect(other.notMeasured.contains { $0.contains("They committed 12 changes") })
    #expect(other.recommendation.outcome == .keep)
  }

  @Test("A clock set back takes work out of judgement, and that is told; a colleague's wrong clock harms nobody")
  func backdated() throws {
    var trial = Trial()
    trial.add(engineer("amir"))
    trial.story.solid("amir")
    let whole = try #require(trial.page(of: "amir"))
    let past = Story.instant("2026-09-01")
    var wrong = trial
    wrong.story.changes[0] = wrong.story.changes[0].with(dated: Story.instant("2026-11-14"))
    let harmed = try #require(wrong.page(of: "amir"))
    #expect(harmed.signal("ownership.dates")?.value == 0 && harmed.card.overall?.grade == whole.card.overall?.grade)
    for index in 1..<trial.story.changes.count {
      trial.story.changes[index] = trial.story.changes[index].with(dated: past)
    }
    let page = try #require(trial.page(of: "amir"))
    #expect(page.volume.changes == 1 && page.recommendation.outcome == .insufficientEvidence)
    #expect(page.notMeasured.contains { $0.contains("11 changes of theirs") && $0.contains("builds on what did") })
    trial.story.changes[0] = trial.story.changes[0].with(dated: past)
    let hidden = try #require(trial.page(of: "amir"))
    #expect(hidden.volume.changes == 0)
    #expect(hidden.notMeasured.contains { $0.contains("12 changes of theirs") && $0.contains("engagement began") })
  }

  @Test("Putting a colleague's name on some of one's commits saves nobody, and hides no key")
  func selfContested() throws {
    var trial = Trial()
    trial.add(engineer("bruno"))
    trial.story.careless("bruno")
    let amir = Person(standing: .confirmed, id: "amir")
    for index in [0, 1] { trial.story.changes[index] = trial.story.changes[index].with(committer: amir) }
    #expect(try #require(trial.page(of: "bruno")).recommendation.outcome == .release)
    var keeper = Trial()
    keeper.add(engineer("chloe"))
    keeper.story.solid("chloe")
    keeper.story.changes[7].files[0].findings.append(AttributedFinding(bin: .introduced, finding: key))
    keeper.story.changes[7] = keeper.story.changes[7].with(committer: amir)
    keeper.story.findings.append(key)
    let page = try #require(keeper.page(of: "chloe"))
    #expect(page.recommendation.outcome == .coach)
    #expect(page.recommendation.reasons.contains { $0.text.contains("came in a commit of another contractor") })
  }
}

internal import Hiring
internal import Testing

struct TrialOutcomeTests {
  private func state(
    trialEnds: String? = "2026-10-26", ended: String? = nil, stage: String = "Hired",
    _ decisions: [(HiringOutcome.Kind, String)]
  ) throws -> Candidate? {
    var story = try HiringStory()
    try story.applicant("Ann", stage)
    try story.contractor("ann", "Ann", ended: ended, trialEnds: trialEnds)
    for (kind, date) in decisions { try story.decision("ann", kind, on: date) }
    return story.report().candidate("Ann")
  }

  @Test("the last word within the trial decides it; what comes later is about the work since")
  func deciding() throws {
    #expect(try state([(.kept, "2026-10-12"), (.released, "2026-10-20")])?.state == .released)
    let later = try state([(.kept, "2026-10-26"), (.released, "2026-11-15")])
    #expect(later?.state == .kept && later?.hasLeft == true)
    #expect(try state([(.released, "2026-11-02"), (.kept, "2026-11-03")])?.state == .released)
    #expect(try state(trialEnds: nil, [(.kept, "2026-10-12"), (.released, "2026-10-20")])?.state == .kept)
    #expect(try state([(.kept, "2026-12-12")])?.state == .onTrial, "a day to come decides nothing")
  }

  @Test("of two decisions of one day the one that was signed last counts, whatever they are")
  func sameDay() throws {
    for trialEnds in [nil, "2026-10-01", "2026-10-26", "2026-12-31"] {
      let kept = try state(trialEnds: trialEnds, [(.released, "2026-10-20"), (.kept, "2026-10-20")])
      #expect(kept?.state == .kept && kept?.hasLeft == false)
      let released = try state(trialEnds: trialEnds, [(.kept, "2026-10-20"), (.released, "2026-10-20")])
      #expect(released?.state == .released && released?.hasLeft == false)
    }
  }

  @Test("whoever was released and hired again stands where the new work stands, and that is told")
  func rehired() throws {
    func report(_ decisions: [(HiringOutcome.Kind, String)], ended: String? = nil) throws -> PipelineReport {
      var story = try HiringStory()
      try story.applicant("Ann", "Released")
      try story.contractor("ann", "Ann", ended: "2026-10-28")
      var again = try engagement("contract-again", started: "2026-11-09", ended: ended)
      again.trialEnds = try day("2026-11-20")
      story.input.contractors[0].engagements.append(again)
      for (kind, date) in [(HiringOutcome.Kind.released, "2026-10-26")] + decisions {
        try story.decision("ann", kind, on: date)
      }
      return story.report()
    }
    let kept = try report([(.kept, "2026-11-20")])
    #expect(kept.candidate("Ann")?.state == .kept && kept.candidate("Ann")?.hasLeft == false)
    #expect(
      kept.gaps(.rehired).map(\.text) == [
        "Ann (FS-1) was released on 2026-10-26 and began again on 2026-11-09: they stand where the new work stands, and "
          + "count once."
      ])
    #expect(try report([]).candidate("Ann")?.state == .onTrial)
    #expect(try report([], ended: "2026-11-15").candidate("Ann")?.state == .undecided)
    #expect(try report([(.released, "2026-11-20")]).candidate("Ann")?.state == .released)
    #expect(try report([(.kept, "2026-11-12"), (.released, "2026-11-21")]).candidate("Ann")?.hasLeft == true)
  }

  @Test("without a decision nobody is kept or released by a guess")
  func undecided() throws {
    #expect(try state([])?.state == .onTrial)
    #expect(try state(ended: "2026-10-20", [])?.state == .undecided)
    #expect(try state(ended: "2026-11-22", [])?.state == .onTrial, "the last day of work is not over")
    #expect(try state(ended: "2026-10-20", stage: "Kept", [])?.state == .kept)
    #expect(try state(ended: "2026-10-20", stage: "Let go", [])?.state == .released)
    #expect(try state(ended: "2026-10-20", stage: "Withdrew", [])?.state == .withdrew)
  }

  @Test("a signed decision wins over the list, and that they differ is told")
  func contradiction() throws {
    var story = try HiringStory()
    try story.applicant("Ann", "Kept")
    try story.contractor("ann", "Ann")
    try story.decision("ann", .released, on: "2026-10-20")
    let report = story.report()
    #expect(report.candidate("Ann")?.state == .released)
    #expect(report.total.steps[.kept]?.people == 0)
    #expect(report.gaps(.contradiction).count == 1)
  }

  @Test("two lists that disagree without days leave it open and told")
  func lists() throws {
    var story = try HiringStory()
    try story.applicant("Ann", "Kept")
    try story.applicant("Ann", "Released", system: "trello")
    let report = story.report()
    #expect(report.candidate("Ann")?.state == .undecided)
    #expect(report.gaps(.contradiction).count == 1)
  }

  @Test("a trial over its end without a decision is told with the id to type")
  func overdue() throws {
    var story = try HiringStory()
    try story.applicant("Ann", "Hired")
    try story.contractor("ann", "Ann")
    #expect(
      story.report().gaps(.decisionOverdue).map(\.text) == [
        "The trial of Ann (FS-1), ann in assay.yml, was to end on 2026-10-26, and neither a keep nor a release is recorded."
      ])
  }

  @Test("a closed posting's open applicants are told once")
  func unanswered() throws {
    var story = try HiringStory()
    try story.posting("FS-1", closed: "2026-10-01")
    for name in ["Ann", "Bea"] { try story.applicant(name, "Applied") }
    #expect(
      story.report().gaps(.unansweredApplicants).map(\.text) == [
        "2 people of FS-1 are still open, and it was closed on 2026-10-01."
      ])
  }

  @Test("the team's share counts those who have a score; the others are told beside it")
  func team() throws {
    var story = try HiringStory()
    let number = try week("2026-W46")
    story.input.team = [
      TeamStanding(contractor: "a", standing: .atBar, week: number),
      TeamStanding(contractor: "b", standing: .under, week: number),
      TeamStanding(contractor: "c", standing: .notAssessed, week: number),
      TeamStanding(contractor: "d", standing: .noCard, week: nil),
    ]
    #expect(story.report().atBar == CountedShare(1, of: 2))
  }
}

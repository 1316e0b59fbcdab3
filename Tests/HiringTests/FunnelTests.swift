internal import Foundation
internal import Hiring
internal import Testing

struct FunnelTests {
  /// Ten apply; one is kept, one released, one is on trial, one withdrew after the talk.
  private func autumn() throws -> HiringStory {
    var story = try HiringStory()
    try story.posting("FS-1")
    try story.applicant("Amir K.", "Hired", email: "amir@example.com")
    try story.applicant("Bea L.", "Hired", email: "bea@example.com")
    try story.applicant("Cy D.", "Hired", email: "cy@example.com")
    try story.applicant("Di E.", "Withdrew", email: "di@example.com")
    try story.applicant("Ed F.", "Interviewed", email: "ed@example.com")
    try story.applicant("Flo G.", "Messaged", email: "flo@example.com")
    try story.applicant("Gus H.", "Scheduled", email: "gus@example.com")
    for name in ["Hal I.", "Ina J."] { try story.applicant(name, "Applied") }
    try story.applicant("Jo K.", "Rejected")
    try story.contractor("amir", "Amir K.", email: "amir@example.com")
    try story.contractor("bea", "Bea L.", email: "bea@example.com", ended: "2026-10-21")
    try story.contractor("cy", "Cy D.", email: "cy@example.com", trialEnds: "2026-12-01")
    try story.decision("amir", .kept, on: "2026-10-26")
    try story.decision("bea", .released, on: "2026-10-20")
    try story.talk("Amir K.", email: "amir@example.com", at: "2026-09-24T10:00:00Z")
    try story.talk("Di E.", email: "DI@example.com", at: "2026-09-24T11:00:00Z")
    try story.talk("Ed F.", email: "ed@example.com", at: "2026-09-25T10:00:00Z", isCanceled: true)
    try story.talk("Ed F.", email: "ed@example.com", at: "2026-09-26T10:00:00Z")
    try story.talk("Flo G.", email: "flo@example.com", at: "2026-09-26T11:00:00Z", isNoShow: true)
    try story.talk("Gus H.", email: "gus@example.com", at: "2026-11-23T11:00:00Z")
    return story
  }

  @Test("everybody is counted once at every step they took, and a later step implies the ones before")
  func counts() throws {
    let total = try autumn().report().total
    // applied, messaged, booked, held, interviewed, offered, trial, kept
    #expect(total.counts == [10, 7, 7, 5, 4, 3, 3, 1])
    #expect(total.steps[.messaged] == Funnel.Count(people: 7, implied: 6))
    #expect(total.steps[.talkHeld] == Funnel.Count(people: 5, implied: 2))
    // Bea and Cy were tried, so they were talked to; but no talk of theirs is on record.
    #expect(total.talks == [.held: 3, .noShow: 1, .upcoming: 1])
    #expect(
      total.states == [.kept: 1, .released: 1, .onTrial: 1, .withdrew: 1, .open: 5, .turnedDown: 1])
    #expect(total.keepRate == CountedShare(1, of: 2))
  }

  @Test("a talk that only a later step implies is in no count of talks")
  func impliedTalks() throws {
    var story = try HiringStory()
    try story.posting("FS-1")
    try story.applicant("Amir K.", "Hired", email: "amir@example.com")
    try story.contractor("amir", "Amir K.", email: "amir@example.com")
    let total = story.report().total
    #expect(total.talks.isEmpty)
    #expect(total.steps[.talkHeld]?.implied == 1)
  }

  @Test("somebody kept whom a list calls released later is gone, though the engagement is open in the portfolio")
  func keptThenReleased() throws {
    var story = try HiringStory()
    try story.posting("FS-1")
    try story.applicant(
      "Ann", "released", email: "ann@example.com", reached: [.kept: "2026-10-19", .released: "2026-10-25"])
    try story.contractor("ann", "Ann", email: "ann@example.com", trialEnds: "2026-10-20")
    let ann = try #require(story.report().candidate("Ann"))
    #expect(ann.state == .kept && ann.hasLeft)
    story.input.applicants[0].reached[.released] = nil
    story.input.applicants[0].meaning = .kept
    #expect(try #require(story.report().candidate("Ann")).hasLeft == false)
  }

  @Test("rates are of those who took the step before, and pass over what nothing records")
  func rates() throws {
    let total = try autumn().report().total
    #expect(!total.isRecorded(.offered))
    #expect(total.rates.map(\.from) == [.applied, .messaged, .talkBooked, .talkHeld, .interviewed])
    #expect(total.rates.map(\.to) == [.messaged, .talkBooked, .talkHeld, .interviewed, .trialStarted])
    #expect(total.rates.map(\.share.count) == [7, 7, 5, 4, 3])
    #expect(total.rates.map(\.share.of) == [10, 7, 7, 5, 4])
  }

  @Test("the states part the people, whatever the records", arguments: 0..<200)
  func partition(_ seed: Int) throws {
    var random = SplitMix(state: UInt64(seed))
    var story = try HiringStory()
    let stages = [
      "Applied", "Messaged", "Scheduled", "Hired", "Kept", "Released", "Withdrew", "Reviewed", "No show", "?",
    ]
    for number in 0..<Int.random(in: 1...12, using: &random) {
      let name = "P\(Int.random(in: 0...6, using: &random))"
      try story.applicant(
        name, stages.randomElement(using: &random) ?? "",
        posting: ["A", "B", nil].randomElement(using: &random) ?? nil,
        email: Bool.random(using: &random) ? "\(name)@example.com" : nil,
        reached: Bool.random(using: &random) ? [.trial: "2026-10-0\(1 + number % 9)"] : [:],
        system: ["pipeline", "trello"].randomElement(using: &random) ?? "")
    }
    for number in 0...3 {
      try story.contractor(
        "p\(number)", "P\(number)", email: Bool.random(using: &random) ? "P\(number)@example.com" : nil,
        ended: Bool.random(using: &random) ? "2026-11-01" : nil)
      if Bool.random(using: &random) {
        try story.decision("p\(number)", Bool.random(using: &random) ? .kept : .released, on: "2026-10-2\(number)")
      }
    }
    let report = story.report()
    for funnel in [report.total] + report.byPosting + report.bySource {
      #expect(funnel.states.values.reduce(0, +) == funnel.people)
      #expect(funnel.states[.kept, default: 0] == funnel.steps[.kept]?.people)
      #expect(zip(funnel.counts, funnel.counts.dropFirst()).allSatisfy { $0 >= $1 }, "\(funnel.counts)")
      #expect(funnel.rates.allSatisfy { $0.share.count <= $0.share.of })
    }
    #expect(report.byPosting.reduce(0) { $0 + $1.people } >= report.total.people)
    #expect(Set(report.candidates.compactMap(\.contractor)).count == 4, "every contractor has exactly one row")
    #expect(report.candidates.compactMap(\.contractor).count == 4)
    var shuffled = story
    shuffled.input.applicants.shuffle(using: &random)
    shuffled.input.contractors.shuffle(using: &random)
    #expect(shuffled.report().total == report.total)
    #expect(shuffled.report().byPosting == report.byPosting)
  }

  @Test("a person who applied to two postings counts in both and once in all")
  func twoPostings() throws {
    var story = try HiringStory()
    try story.applicant("Amir K.", "Rejected", posting: "RX-1", email: "amir@example.com")
    try story.applicant("Amir K.", "Trial", posting: "FS-1", email: "Amir@Example.com")
    try story.contractor("amir", "Amir K.", email: "amir@example.com")
    let report = story.report()
    #expect(report.candidates.count == 2)
    #expect(report.total.people == 1)
    #expect(report.byPosting.map(\.people) == [1, 1])
    #expect(report.candidates.first { $0.posting == "FS-1" }?.contractor == "amir")
    #expect(report.total.states == [.onTrial: 1])
  }

  @Test("dated stages give the days, plans of the future are no steps, and reviews are counted of those who ended")
  func dated() throws {
    var story = try HiringStory()
    try story.posting("FS-1")
    try story.applicant(
      "Ann", "Released",
      reached: [
        .applied: "2026-09-19", .messaged: "2026-09-20", .trial: "2026-10-05", .released: "2026-10-20",
        .reviewed: "2026-10-21",
      ])
    try story.applicant("Bo", "Released", reached: [.trial: "2026-10-05", .released: "2026-10-20"])
    try story.applicant("Cy", "Offered", reached: [.offered: "2026-11-20", .trial: "2026-12-01"])
    try story.applicant("Di", "Trial", reached: [.applied: "2026-09-20", .trial: "2026-12-01"])
    let report = story.report()
    #expect(report.candidate("Di")?.state == .open, "a sheet of dated stages calls the planned one the last")
    #expect(report.total.reviews == CountedShare(1, of: 2))
    #expect(report.candidate("Ann")?.steps[.messaged] == Candidate.Reached(day: try day("2026-09-20")))
    #expect(report.candidate("Ann")?.daysToTrial == 17)
    #expect(report.candidate("Cy")?.state == .open)
    #expect(report.candidate("Cy")?.steps[.trialStarted] == nil)
    #expect(report.total.keepRate == CountedShare(0, of: 2))
  }

  @Test("a stage of no-show books a talk that nobody came to; a word without meaning is told and counts as applied")
  func words() throws {
    var story = try HiringStory()
    try story.applicant("Owen", "No show")
    try story.applicant("Li", "Ask Nora")
    let report = story.report()
    #expect(report.total.talks == [.noShow: 1])
    #expect(report.candidate("Owen")?.state == .withdrew)
    #expect(report.candidate("Li")?.state == .open)
    #expect(report.gaps(.unknownStage).map(\.records) == [["applicants.csv:3"]])
  }

  @Test("a part of the pipeline holds only its own people, costs and gaps")
  func scope() throws {
    var story = try autumn()
    try story.posting("SEO-1", source: "Fiverr", cost: nil)
    try story.applicant("Zoe", "Applied", posting: "SEO-1")
    try story.applicant("Zed", "Interviewed", posting: "SEO-1", source: "Friend")
    let seo = story.report(posting: "seo-1")
    #expect(seo.total.people == 2)
    #expect(seo.total.cost.postingsWithoutCost == ["SEO-1"])
    #expect(seo.bySource.map(\.title) == ["Fiverr", "Friend"])
    #expect(story.report(source: "upwork").total.people == 10)
    #expect(story.report(source: "fiverr").candidates.map(\.name) == ["Zoe"])
    #expect(PipelineReport.postingNames(story.input) == ["FS-1", "SEO-1"])
    #expect(PipelineReport.sourceNames(story.input) == ["Fiverr", "Friend", "Upwork"])
  }

  @Test("nothing at all is told as such, and no share is made of it")
  func empty() throws {
    let report = try HiringStory().report()
    #expect(report.total.people == 0)
    #expect(report.total.keepRate.value == nil)
    #expect(report.gaps.map(\.kind) == Array(repeating: .missingRecords, count: 4))
  }
}

/// Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (2014).
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

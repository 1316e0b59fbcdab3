internal import Foundation
internal import Hiring
internal import Testing

/// What is known to be wrong is found, and nothing else.
struct PlantedCohortTests {
  typealias Verdict = ReconciliationRow.Verdict

  /// Every contract-week of the cohort with what the tolerance says: match up to 15 minutes, a note up to an hour.
  private static let expected: [String: [Verdict]] = [
    "pad-0": [.match, .match], "pad-5": [.match, .match], "pad-10": [.match, .match], "pad-30": [.note, .note],
    "pad-120": [.overBilled, .overBilled],
    // Work on the Sunday, written down on the Monday: both weeks together agree, or are half an hour apart.
    "sunday-0": [.note, .note], "sunday-30": [.note, .note],
    // Two hours of padding are no shifted day, and stay what they are.
    "sunday-120": [.overBilled, .underLogged], "night": [.note, .note], "twin-a": [.notAssessable],
    "twin-b": [.notAssessable],
  ]

  private func rows(_ cohort: PlantedCohort) throws -> [ReconciliationRow] {
    let contractors = try cohort.contractors()
    let options = ImportOptions(roster: Roster(contractors: contractors))
    let time = try parse(cohort.clickUp, kind: "clickup-time", options: options)
    let billed = try parse(cohort.upwork, kind: "upwork-weekly", options: options)
    #expect(time.skipped.isEmpty && billed.skipped.isEmpty)
    #expect(time.unknownPeople.isEmpty && billed.unknownPeople.isEmpty)
    return Reconciliation(contractors: contractors, timeZone: try zone("Asia/Bangkok")).rows(
      timeEntries: time.timeEntries, billedEntries: billed.billedEntries)
  }

  @Test("twenty contract-weeks: every verdict is what the tolerance says", arguments: 1...25)
  func verdicts(_ seed: Int) throws {
    let cohort = try PlantedCohort(seed: seed)
    #expect(cohort.weeks.count == 20)
    let found = try rows(cohort)
    #expect(found.count == 20)
    for (contractor, verdicts) in Self.expected {
      #expect(found.filter { $0.contractor == contractor }.map(\.verdict) == verdicts, "\(contractor), seed \(seed)")
    }
  }

  @Test("nobody is called over-billing who is not, and the padding is named to the minute", arguments: 1...25)
  func noFalseAccusation(_ seed: Int) throws {
    let found = try rows(PlantedCohort(seed: seed))
    let accused = found.filter { $0.verdict == .overBilled }
    #expect(Set(accused.map(\.contractor)) == ["pad-120", "sunday-120"])
    #expect(accused.map(\.differenceSeconds) == [7_200, 7_200, 7_200 + 10_800])
    #expect(accused.allSatisfy { !$0.reasons.isEmpty && !$0.evidence.isEmpty })
    for padding in [0, 5, 10, 30] {
      let own = found.filter { $0.contractor == "pad-\(padding)" }
      #expect(own.map(\.differenceSeconds) == [padding * 60, padding * 60])
    }
  }

  @Test("nobody is asked about hours that agree; who shares a tracker is asked for an account of their own")
  func questions() throws {
    let cohort = try PlantedCohort(seed: 7)
    let contractors = try cohort.contractors()
    let options = ImportOptions(roster: Roster(contractors: contractors))
    let time = try parse(cohort.clickUp, kind: "clickup-time", options: options).timeEntries
    let billed = try parse(cohort.upwork, kind: "upwork-weekly", options: options).billedEntries
    let review = HoursChecks(contractors: contractors, timeZone: try zone("Asia/Bangkok")).review(
      HoursRecords(timeEntries: time, billedEntries: billed, rows: try rows(cohort)))
    let kinds: Set<HoursCheck.Kind> = [.overBilled, .underLogged, .overLimit, .sharedAccount]
    let asked = review.checks.filter { kinds.contains($0.kind) }.map { "\($0.contractor) \($0.kind.rawValue)" }
    #expect(
      asked == [
        "pad-120 over-billed", "pad-120 over-billed", "sunday-120 over-billed", "sunday-120 under-logged",
        "twin-a shared-account", "twin-b shared-account",
      ])
    #expect(review.checks.allSatisfy { !$0.evidence.isEmpty && $0.question.contains("?") })
  }
}

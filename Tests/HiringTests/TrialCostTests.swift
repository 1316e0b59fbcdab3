internal import Hiring
internal import Testing

struct TrialCostTests {
  private func payment(
    _ id: String, _ units: Int, on date: String, kind: Payment.Kind = .hourly, contract: String? = "contract-ann",
    person: String = "", currency: String = "USD", from: String? = nil
  ) throws -> Payment {
    Payment(
      system: "upwork", id: id, date: try day(date), kind: kind, type: "", contract: contract, person: person,
      title: "", amount: Money(minorUnits: units, currency: currency), from: try from.map(day), to: nil, seconds: nil,
      isFromRate: false, reference: id)
  }

  private func bill(_ id: String, _ date: String, hours: Int, amount: Int? = nil, source: String = "upwork-weekly")
    throws
    -> BilledEntry
  {
    BilledEntry(
      system: "upwork", id: id, contract: "contract-ann", title: "", date: try day(date), seconds: hours * 3_600,
      amount: amount.map { Money(minorUnits: $0, currency: "USD") }, paymentType: "", source: source)
  }

  /// Ann was tried from 2026-10-05 to 2026-10-20 for 20 USD an hour, and kept.
  private func story() throws -> HiringStory {
    var story = try HiringStory()
    try story.posting("FS-1")
    try story.applicant("Ann", "Hired")
    try story.contractor("ann", "Ann")
    try story.decision("ann", .kept, on: "2026-10-20")
    return story
  }

  private func usd(_ units: Int) -> Money { Money(minorUnits: units, currency: "USD") }

  @Test("payments come first: what left the account in the trial, less what came back")
  func payments() throws {
    var story = try story()
    story.input.payments = try [
      payment("1", -50_000, on: "2026-10-12"), payment("2", -2_500, on: "2026-10-12", kind: .serviceFee),
      payment("3", 10_000, on: "2026-10-19", kind: .refund), payment("4", -50_000, on: "2026-11-10"),
      payment("5", -7_000, on: "2026-10-23", from: "2026-10-19"),
      payment("6", -900, on: "2026-10-12", kind: .membership),
      payment("7", -1_000, on: "2026-10-12", contract: nil, person: "Ann"),
    ]
    story.input.billedEntries = [try bill("1", "2026-10-06", hours: 99)]
    let report = story.report()
    #expect(report.candidate("Ann")?.cost == TrialCost(basis: .payments, amounts: [usd(49_500)]))
    #expect(report.total.cost.perKept == [usd(52_500)])
    #expect(!report.total.cost.isLeast)
  }

  @Test("without payments it is what was billed, each week from the export that states more of it")
  func billed() throws {
    var story = try story()
    story.input.billedEntries = try [
      bill("1", "2026-10-06", hours: 10), bill("2", "2026-10-06", hours: 9, source: "upwork-time"),
      bill("3", "2026-10-13", hours: 4, source: "upwork-time"),
      bill("4", "2026-10-14", hours: 1, amount: 1_999, source: "upwork-time"),
      bill("5", "2026-11-10", hours: 30),
    ]
    #expect(
      story.report().candidate("Ann")?.cost == TrialCost(basis: .billed, amounts: [usd(20_000 + 8_000 + 1_999)]))
  }

  @Test("without bills it is tracked hours at the rate, without hours the agreed price, without that unknown")
  func further() throws {
    var story = try story()
    story.input.timeEntries = try [
      tracked("1", "2026-10-06T10:00:00Z", minutes: 90, user: "clickup-ann"),
      tracked("2", "2026-11-06T10:00:00Z", minutes: 90, user: "clickup-ann"),
      tracked("3", "2026-10-06T10:00:00Z", minutes: 90, user: "clickup-bea"),
    ]
    #expect(story.report().candidate("Ann")?.cost == TrialCost(basis: .tracked, amounts: [usd(3_000)]))
    story.input.timeEntries = []
    let unknown = story.report()
    #expect(unknown.candidate("Ann")?.cost == TrialCost(basis: .unknown, amounts: []))
    #expect(unknown.total.cost.isLeast)
    #expect(unknown.gaps(.unknownCost).count == 1)
    story.input.contractors[0].engagements[0].kind = .fixed
    #expect(story.report().candidate("Ann")?.cost == TrialCost(basis: .price, amounts: [usd(2_000)]))
  }

  @Test("hours without one agreed rate cost nothing that can be told")
  func rates() throws {
    var story = try story()
    story.input.timeEntries = [try tracked("1", "2026-10-06T10:00:00Z", minutes: 90, user: "clickup-ann")]
    var second = story.input.contractors[0].engagements[0]
    second.contract = "other"
    second.rate = usd(3_000)
    story.input.contractors[0].engagements.append(second)
    #expect(story.report().candidate("Ann")?.cost?.basis == .unknown)
  }

  @Test("a statement of which more came back than went out is no cost")
  func negative() throws {
    var story = try story()
    story.input.payments = [try payment("1", 5_000, on: "2026-10-12")]
    story.input.billedEntries = [try bill("1", "2026-10-06", hours: 1)]
    #expect(story.report().candidate("Ann")?.cost == TrialCost(basis: .billed, amounts: [usd(2_000)]))
  }

  @Test("currencies stay apart, and everybody who was tried is paid for by those kept")
  func currencies() throws {
    var story = try story()
    try story.posting("RX-1", cost: Money(minorUnits: 1_001, currency: "EUR"))
    try story.applicant("Bo", "Hired", posting: "RX-1")
    try story.contractor("bo", "Bo", kind: .fixed, rate: usd(18_000))
    try story.decision("bo", .released, on: "2026-10-12")
    try story.applicant("Cy", "Hired", posting: "RX-1")
    try story.contractor("cy", "Cy", kind: .fixed, rate: usd(5_000))
    try story.decision("cy", .kept, on: "2026-10-12")
    story.input.billedEntries = [try bill("1", "2026-10-06", hours: 10)]
    let report = story.report()
    let total = report.total.cost
    #expect(total.kept == 2 && total.tried == 3)
    #expect(total.trials == [usd(43_000)])
    #expect(total.perKept == [Money(minorUnits: 501, currency: "EUR"), usd(23_000)])
    #expect(total.bases == [.billed: 1, .price: 2])
    #expect(
      report.byPosting.map(\.cost.perKept) == [
        [usd(23_000)], [Money(minorUnits: 1_001, currency: "EUR"), usd(23_000)],
      ])
  }

  @Test("nobody kept is no cost of nought")
  func nobody() throws {
    var story = try HiringStory()
    try story.posting("FS-1")
    try story.applicant("Ann", "Applied")
    #expect(story.report().total.cost.perKept.isEmpty)
  }

  @Test("days run from the posting, else from its first application, to the start and to the decision")
  func days() throws {
    var story = try story()
    try story.applicant("Bo", "Hired", posting: "RX-1", reached: [.applied: "2026-09-25"])
    try story.applicant("Di", "Applied", posting: "RX-1", on: "2026-09-22")
    try story.contractor("bo", "Bo", started: "2026-10-02")
    try story.decision("bo", .kept, on: "2026-10-12")
    let report = story.report()
    #expect(report.candidate("Ann")?.daysToTrial == 17)
    #expect(report.candidate("Ann")?.daysToKeep == 32)
    #expect(report.candidate("Bo")?.daysToTrial == 10)
    #expect(report.total.days.toTrial?.median == 13.5)
    #expect(report.total.days.toKeep?.least == 20)
    #expect(report.total.days.toKeep?.people == 2)
  }

  @Test("a start before the posting is told and left out")
  func order() throws {
    var story = try HiringStory()
    try story.posting("FS-1", posted: "2026-10-10")
    try story.applicant("Ann", "Hired")
    try story.contractor("ann", "Ann")
    let report = story.report()
    #expect(report.total.days.toTrial == nil)
    #expect(report.gaps(.datesOutOfOrder).count == 1)
  }
}

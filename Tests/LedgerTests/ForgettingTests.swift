internal import Findings
internal import Foundation
internal import Hiring
internal import Judgement
internal import Ledger
internal import TestSupport
internal import Testing

@Suite("Removing a person from the ledger")
struct ForgettingTests {
  private static let later = testInstant.addingTimeInterval(3_600)

  /// A ledger that names one person in every table, beside another whose records stay.
  private func filled(_ folder: TemporaryFolder) throws -> Ledger {
    let ledger = try openLedger(folder)
    var others = timeEntry("9", hour: 30, user: "70000001", memo: "asked Amir about the basket")
    others.userName = "Bea Lund"
    _ = try ledger.importRecords(
      times([timeEntry("1", memo: "secret memo"), timeEntry("2", hour: 200), others]), file: "clickup-amir.csv",
      digest: "1", at: testInstant)
    _ = try ledger.importRecords(
      times([timeEntry("1", seconds: 7_200, memo: "another secret memo")]), file: "clickup-2.csv", digest: "2",
      at: Self.later)
    _ = try ledger.importRecords(
      result([.billed(billedEntry(3)), .billed(billedEntry(4))], kind: "upwork-weekly"), file: "u.csv", digest: "3",
      at: testInstant)
    var rows = result(Self.hiring)
    rows.skipped = [SkippedRow(line: 3, reason: "the timer of Amir K. was running")]
    _ = try ledger.importRecords(rows, file: "h.csv", digest: "4", at: testInstant)
    try judge(ledger)
    try ledger.store(
      tips: ["refs/heads/amir/basket": "a"], rewrites: [(reference: "refs/heads/amir/cart", old: "a", new: "b")],
      repository: "shop", at: testInstant)
    return ledger
  }

  private static let hiring: [ImportResult.Record] = [
    .payment(
      Payment(
        system: "upwork", id: "p1", date: CivilDate(year: 2026, month: 11, day: 5), kind: .bonus, type: "Bonus",
        contract: "34848691", person: "Amir Khan", title: "Thanks", amount: Money(minorUnits: -5_000, currency: "USD"),
        from: nil, to: nil, seconds: nil, isFromRate: false, reference: "r1")),
    .applicant(
      Applicant(
        system: "pipeline", id: "a1", name: "Amir Khan", stage: "Started", date: nil, posting: nil, source: nil,
        rate: nil, email: "amir@example.com")),
    .meeting(
      Meeting(
        system: "calendly", id: "m1", invitee: "Amir Khan", email: "amir@example.com", title: "Talk",
        start: testInstant,
        end: nil, isCanceled: false, isNoShow: false, host: "Ana")),
    .interview(
      Interview(
        system: "interviews", id: "i1", applicant: "Amir Khan", email: nil, posting: nil,
        date: CivilDate(year: 2026, month: 9, day: 5), by: "Ana", scores: [.skill: 4], note: "Khan was calm")),
    .card(
      TaskCard(
        system: "clickup", id: "t1", name: "Basket, with Amir", status: "done",
        assignees: [
          .init(account: "81234567", name: "Amir K."), .init(account: "70000001", name: "Bea Lund"),
        ],
        comments: [
          .init(text: "my private words", by: "81234567", at: testInstant),
          .init(text: "thanks, amir@example.com", by: "70000001", at: testInstant),
        ])),
    .attendance(
      Attendance(
        system: "stand-up", id: "s1", person: "Amir K.", date: CivilDate(year: 2026, month: 11, day: 5),
        meeting: "stand-up", state: .present, note: "")),
    .access(
      AccessGrant(
        system: "github", id: "g1", account: "amirk", name: "Amir Khan", email: "amir@example.com",
        resource: "shop", level: "push", isActive: true)),
    .attestation(
      Attestation(
        what: "agreement signed", on: CivilDate(year: 2026, month: 10, day: 1), by: "Ana", contractor: "amir",
        note: "Khan")),
  ]

  private func judge(_ ledger: Ledger) throws {
    var other = try scorecard("bea")
    other.overallReason = "Settle first what Amir wrote."
    let own = try scorecard("amir")
    try ledger.store(scorecards: [own, other], model: "1", at: testInstant)
    guard let week = ISOWeek("2026-W46") else { throw LedgerFixtureError() }
    func advice(_ id: String) -> Recommendation {
      Recommendation(
        contractor: id, week: week, outcome: .coach, confidence: .low,
        reasons: [.init(dimension: .quality, text: "As Amir did.", evidence: [])], wouldChange: [], decideBy: nil,
        releaseCost: [], questions: [])
    }
    try ledger.store(recommendations: [(advice("amir"), own), (advice("bea"), other)], model: "1", at: testInstant)
    let digest = try ledger.scorecards(subject: "amir").first?.digest
    for (contractor, action, signer, reason) in [
      ("amir", OwnerDecision.Action.keep, "Ana", "very private reason"), ("amir", .reply, "Amir K.", "my own answer"),
      ("bea", .keep, "Ana", "better than Amir"), ("bea", .coach, "Ana", "more tests"),
    ] {
      try ledger.appendDecision(
        OwnerDecision(
          contractor: contractor, week: week, action: action, recommendation: .coach, signedBy: signer, reason: reason,
          at: testInstant, cardDigest: contractor == "amir" ? digest : nil))
    }
  }

  private static let traces = [
    "amir", "khan", "81234567", "34848691", "secret memo", "my private words", "very private reason", "my own answer",
  ]

  @Test("nothing of the person is left in the file's bytes, and what is of others stays")
  func gone() throws {
    let folder = try TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    let ledger = try filled(folder)
    for trace in Self.traces { #expect(try bytes(of: ledger).contains(trace), "\(trace) was never there") }
    _ = try ledger.forget(
      amir(accounts: ["github": ["amirk"]]), others: [bea()], by: "Ana", at: Self.later, isTrial: false)
    try ledger.scrub()
    for trace in Self.traces { #expect(try !bytes(of: ledger).contains(trace), "\(trace) is still there") }
    let entries = try ledger.timeEntries()
    #expect(entries.map(\.id) == ["9"] && entries.map(\.memo) == ["asked somebody about the basket"])
    let card = try #require(try ledger.taskCards().first)
    #expect(card.assignees.map(\.name) == ["Bea Lund"])
    #expect(card.comments?.map(\.text) == ["thanks, somebody"])
    #expect(card.name == "Basket, with somebody")
    #expect(try ledger.scorecards(subject: "amir").isEmpty)
    #expect(try ledger.scorecards(subject: "bea").map(\.card.overallReason) == ["Settle first what somebody wrote."])
    #expect(try ledger.recommendations().map(\.recommendation.contractor) == ["bea"])
    #expect(try ledger.importedFiles().map(\.name).contains("clickup-somebody.csv"))
    #expect(try ledger.health().problems == [])
    #expect(try ledger.health().erasures == 1 && ledger.erasures().allSatisfy(\.isScrubbed))
  }

  @Test("hours and money stay as totals by week and contract, under a number")
  func totals() throws {
    let folder = try TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    let ledger = try filled(folder)
    let tracked = try ledger.timeEntries().filter { $0.user == "81234567" }.map(\.seconds).reduce(0, +)
    let summary = try ledger.forget(amir(), others: [bea()], by: "Ana", at: Self.later, isTrial: false)
    let kept = try ledger.keptTotals()
    #expect(kept == summary.totals)
    #expect(kept.filter { $0.side == "tracked" }.map(\.seconds).reduce(0, +) == tracked)
    #expect(Set(kept.filter { $0.side == "tracked" }.map(\.week)).count == 2)
    let billed = kept.filter { $0.side == "billed" }
    #expect(billed.map(\.seconds) == [7_200] && billed.map(\.amount) == [Money(minorUnits: 5_000, currency: "USD")])
    #expect(billed.map(\.contract) == [1] && kept.allSatisfy { $0.number == 1 })
    #expect(kept.filter { $0.side == "paid bonus" }.map(\.amount?.minorUnits) == [-5_000])
  }

  @Test("the chain still verifies, says what was removed, and goes on")
  func chain() throws {
    let folder = try TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    let ledger = try filled(folder)
    let before = try ledger.decisions()
    _ = try ledger.forget(amir(), others: [bea()], by: "Ana", at: Self.later, isTrial: false)
    let after = try ledger.decisions()
    #expect(try ledger.verifyDecisionChain() == .intact(decisions: 5))
    #expect(after.prefix(4).map(\.digest) == before.map(\.digest))
    #expect(after.map(\.isErased) == [true, true, true, false, false])
    #expect(after[0].decision.contractor == "somebody-1" && after[0].decision.signedBy == "Ana")
    #expect(after[1].decision.signedBy.isEmpty)
    #expect(after[2].decision.contractor == "bea" && after[2].decision.reason.isEmpty)
    #expect(after[4].decision.action == .forget && after[4].decision.signedBy == "Ana")
    try ledger.appendDecision(try decision("bea"))
    #expect(try ledger.verifyDecisionChain() == .intact(decisions: 6))
  }

  @Test(
    "a text that is gone without an erasure in the chain, or a commitment that was changed, breaks it",
    arguments: [
      (
        "UPDATE decisions SET reason = '', salts = json_remove(salts, '$.reason'), commitments = '{\"reason\":\"\"}' WHERE sequence = 4",
        4
      ),
      ("UPDATE decisions SET commitments = '{}', salts = NULL WHERE sequence = 1", 1),
      ("UPDATE decisions SET action = 'release' WHERE sequence = 1", 1),
      ("UPDATE decisions SET erases = NULL WHERE sequence = 5", 5),
      ("UPDATE decisions SET erases = '{\"4\":[\"reason\"]}' WHERE sequence = 5", 5),
      ("UPDATE decisions SET commitments = json_set(commitments, '$.reason', 'x') WHERE sequence = 2", 2),
    ])
  func tampered(_ sql: String, _ sequence: Int) throws {
    let folder = try TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    let ledger = try filled(folder)
    _ = try ledger.forget(amir(), others: [bea()], by: "Ana", at: Self.later, isTrial: false)
    try execute("DROP TRIGGER decisions_no_update; " + sql, in: ledger.path)
    guard case .broken(sequence, _) = try ledger.verifyDecisionChain() else {
      Issue.record("\(try ledger.verifyDecisionChain())")
      return
    }
  }

  @Test("a trial says the same and changes nothing")
  func trial() throws {
    let folder = try TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    let ledger = try filled(folder)
    let entries = try ledger.timeEntries()
    let said = try ledger.forget(amir(), others: [bea()], by: "Ana", at: Self.later, isTrial: true)
    #expect(try ledger.timeEntries() == entries && ledger.erasures().isEmpty && ledger.keptTotals().isEmpty)
    #expect(try ledger.verifyDecisionChain() == .intact(decisions: 4))
    #expect(try ledger.forgotten("amir") == nil)
    #expect(try ledger.forget(amir(), others: [bea()], by: "Ana", at: Self.later, isTrial: false) == said)
  }

  @Test("no later import brings the person back, and nobody else is left out; lifted, they may come again")
  func importedAgain() throws {
    let folder = try TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    let ledger = try filled(folder)
    _ = try ledger.forget(
      amir(accounts: ["github": ["amirk"]]), others: [bea()], by: "Ana", at: Self.later, isTrial: false)
    try ledger.scrub()
    #expect(try ledger.forgotten("amir")?.number == 1 && ledger.forgotten("bea") == nil)
    var others = timeEntry("10", hour: 31, user: "70000001", memo: "with Amir K. again")
    others.userName = "Bea Lund"
    let first = try ledger.importRecords(
      times([timeEntry("1", memo: "secret memo"), timeEntry("77", memo: "secret memo"), others]),
      file: "clickup-amir.csv", digest: "new", at: Self.later)
    #expect(first.forgotten == 2 && first.added == 1)
    let second = try ledger.importRecords(result(Self.hiring), file: "h.csv", digest: "new h", at: Self.later)
    #expect(second.forgotten == 7 && second.unchanged == 1 && second.amended == 0, "\(second)")
    _ = try ledger.importRecords(
      result([.billed(billedEntry(3))], kind: "upwork-weekly"), file: "u.csv", digest: "new", at: Self.later)
    for trace in Self.traces { #expect(try !bytes(of: ledger).contains(trace), "\(trace) came back") }
    #expect(try ledger.timeEntries().map(\.id) == ["9", "10"])
    #expect(try ledger.health().problems.isEmpty)

    try ledger.lift("amir")
    #expect(try ledger.forgotten("amir") == nil)
    #expect(
      try ledger.importRecords(times([timeEntry("78")]), file: "new.csv", digest: "n", at: Self.later).added == 1)
  }

  @Test("whoever shares a name or an account with somebody who stays does not take it away")
  func shared() throws {
    let ledger = try openLedger(try TemporaryFolder())
    var mine = timeEntry("1")
    mine.memo = "Amir Aziz helped"
    var theirs = timeEntry("2", user: "70000002")
    theirs.userName = "Amir Aziz"
    _ = try ledger.importRecords(times([mine, theirs]), file: "1", digest: "1", at: testInstant)
    var other = bea()
    other.name = "Amir Aziz"
    other.clickup = "70000002"
    _ = try ledger.forget(amir(), others: [other], by: "Ana", at: testInstant, isTrial: false)
    #expect(try ledger.timeEntries().map(\.userName) == ["Amir Aziz"])
  }

  @Test("what is older than the policy keeps goes, with its totals kept, and does not come back by an old export")
  func retention() throws {
    let folder = try TemporaryFolder()
    let ledger = try filled(folder)
    let cut = Date(timeIntervalSince1970: 1_793_581_200 + 100 * 3_600)
    let trial = try ledger.prune(before: cut, by: "Ana", at: Self.later, isTrial: true)
    #expect(try ledger.timeEntries().count == 3)
    let summary = try ledger.prune(before: cut, by: "Ana", at: Self.later, isTrial: false)
    try ledger.scrub()
    #expect(summary == trial)
    #expect(try ledger.timeEntries().map(\.id) == ["2"])
    #expect(try ledger.billedEntries().isEmpty)
    #expect(try !bytes(of: ledger).contains("secret memo"))
    #expect(try ledger.verifyDecisionChain() == .intact(decisions: 5))
    #expect(try ledger.attestations().count == 1)
    #expect(
      try ledger.importRecords(times([timeEntry("1")]), file: "again", digest: "again", at: Self.later).forgotten == 1)
    let again = try ledger.prune(before: cut, by: "Ana", at: Self.later, isTrial: false)
    #expect(again.isEmpty)
    #expect(try ledger.erasures().count == 1 && ledger.health().problems.isEmpty)
  }

  @Test("a decision older than the policy keeps loses its texts and keeps its place")
  func oldDecisions() throws {
    let folder = try TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    let ledger = try filled(folder)
    _ = try ledger.prune(before: Self.later, by: "Ana", at: Self.later, isTrial: false)
    let decisions = try ledger.decisions()
    #expect(decisions.prefix(4).allSatisfy { $0.isErased && $0.decision.reason.isEmpty })
    #expect(decisions.prefix(4).map(\.decision.action) == [.keep, .reply, .keep, .coach])
    #expect(try ledger.verifyDecisionChain() == .intact(decisions: 5))
    #expect(try ledger.scorecards(subject: "bea").isEmpty)
  }

  @Test("a broken chain lets nothing be removed")
  func broken() throws {
    let folder = try TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    let ledger = try filled(folder)
    try execute(
      "DROP TRIGGER decisions_no_update; UPDATE decisions SET reason = 'x' WHERE sequence = 3", in: ledger.path)
    #expect(throws: LedgerError.self) {
      try ledger.forget(amir(), others: [], by: "Ana", at: Self.later, isTrial: false)
    }
    #expect(try ledger.timeEntries().count == 3)
  }

  @Test(
    "outside of an erasure nothing that is sealed can be taken away",
    arguments: [
      "DELETE FROM scorecards", "DELETE FROM recommendations", "DELETE FROM rewrites",
      "UPDATE scorecards SET card = ''", "UPDATE recommendations SET recommendation = ''",
      "UPDATE decisions SET commitments = '{}', reason = ''",
    ])
  func sealed(_ sql: String) throws {
    let folder = try TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    let ledger = try filled(folder)
    #expect(throws: (any Error).self) { try execute(sql, in: ledger.path) }
  }
}

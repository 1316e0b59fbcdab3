internal import Foundation
internal import Hiring
internal import Judgement
internal import Ledger
internal import TestSupport
internal import Testing

struct ImportTests {
  private func seconds(_ ledger: Ledger) throws -> Int { try ledger.timeEntries().reduce(0) { $0 + $1.seconds } }

  @Test("records come back as they went in")
  func roundTrip() throws {
    let ledger = try openLedger(try TemporaryFolder())
    var entry = timeEntry("4013526171234567890")
    entry.end = Date(timeIntervalSince1970: 1_793_584_800)
    let applicant = Applicant(
      system: "pipeline", id: "a", name: "Ann", stage: "Hired", date: CivilDate(year: 2026, month: 10, day: 2),
      posting: "M",
      source: nil, rate: Money(minorUnits: 2_500, currency: "USD"), email: "ann@example.com")
    let summary = try ledger.importRecords(
      result([.time(entry), .billed(billedEntry(3)), .applicant(applicant)]), file: "mixed.csv", digest: "d",
      at: testInstant)
    #expect(summary.added == 3)
    #expect(try ledger.timeEntries() == [entry])
    var bill = billedEntry(3)
    bill.record = "mixed.csv:3"
    #expect(try ledger.billedEntries() == [bill])
    var hired = applicant
    hired.record = "mixed.csv:4"
    #expect(try ledger.applicants() == [hired])
    let file = try #require(try ledger.importedFiles().first)
    #expect(file.importedAt == testInstant)
    #expect(file.added == 3)
  }

  @Test("the same file twice adds nothing, and neither does an overlapping one but for what is new")
  func idempotent() throws {
    let ledger = try openLedger(try TemporaryFolder())
    let entries = (0..<10).map { timeEntry("\($0)", hour: $0) }
    let first = times(Array(entries[..<7]))
    #expect(try ledger.importRecords(first, file: "1.csv", digest: "1", at: testInstant).added == 7)
    let twice = try ledger.importRecords(first, file: "1.csv", digest: "1", at: testInstant)
    #expect(twice.wasImported && twice.added == 0 && twice.unchanged == 7)
    let overlapping = try ledger.importRecords(times(Array(entries[4...])), file: "2.csv", digest: "2", at: testInstant)
    #expect(overlapping.added == 3 && overlapping.unchanged == 3 && overlapping.amended == 0)
    #expect(try ledger.timeEntries() == entries)
    #expect(try ledger.amendments().isEmpty)
    #expect(try ledger.importedFiles().map(\.name) == ["1.csv", "2.csv"])
    #expect(try ledger.isImported(kind: "clickup-time", digest: "2", reading: "1"))
    #expect(try !ledger.isImported(kind: "clickup-time", digest: "2", reading: "2"))
  }

  @Test("overlapping files in any order leave the same records and the same sum of seconds")
  func anyOrder() throws {
    let entries = (0..<12).map { timeEntry("\($0)", hour: $0, seconds: 1_000 + $0) }
    let parts = [0..<5, 3..<9, 6..<12, 0..<12].map { Array(entries[$0]) }
    for order in [[0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1], [1, 3, 0, 2]] {
      let ledger = try openLedger(try TemporaryFolder())
      var added = 0
      for index in order {
        added += try ledger.importRecords(times(parts[index]), file: "\(index)", digest: "\(index)", at: testInstant)
          .added
      }
      #expect(added == 12)
      #expect(try ledger.timeEntries() == entries)
      #expect(try seconds(ledger) == entries.reduce(0) { $0 + $1.seconds })
    }
  }

  @Test("a changed row amends, keeps the old value and says where both came from")
  func amended() throws {
    let ledger = try openLedger(try TemporaryFolder())
    _ = try ledger.importRecords(times([timeEntry("1"), timeEntry("2")]), file: "1.csv", digest: "1", at: testInstant)
    let summary = try ledger.importRecords(
      times([timeEntry("1"), timeEntry("2", seconds: 7_200)]), file: "2.csv", digest: "2", at: testInstant)
    #expect(summary.amended == 1 && summary.unchanged == 1 && summary.added == 0)
    #expect(try seconds(ledger) == 10_800)
    let amendment = try #require(try ledger.amendments().first)
    #expect(amendment.entry == "2")
    #expect(amendment.oldRecord == "1.csv:3")
    #expect(amendment.newRecord == "2.csv:3")
    #expect(amendment.old.contains("\"seconds\":\"3600\""))
    #expect(amendment.new?.contains("\"seconds\":\"7200\"") == true)
  }

  @Test("a file read another way replaces what its first reading got wrong")
  func readAnew() throws {
    let ledger = try openLedger(try TemporaryFolder())
    let kind = "upwork-weekly"
    _ = try ledger.importRecords(
      result([.billed(billedEntry(3)), .billed(billedEntry(4))], kind: kind, reading: "MM/dd"), file: "u.csv",
      digest: "1",
      at: testInstant)
    let summary = try ledger.importRecords(
      result([.billed(billedEntry(4)), .billed(billedEntry(5))], kind: kind, reading: "dd/MM"), file: "u.csv",
      digest: "1",
      at: testInstant)
    #expect(summary.added == 1 && summary.unchanged == 1 && summary.withdrawn == 1)
    #expect(try ledger.billedEntries().map(\.date.day) == [4, 5])
    #expect(try ledger.amendments().map(\.new) == [nil])
  }

  @Test("records that a newer export of the same span lacks are counted and kept")
  func absent() throws {
    let ledger = try openLedger(try TemporaryFolder())
    let entries = (0..<5).map { timeEntry("\($0)", hour: $0, user: $0 == 3 ? "9" : "8") }
    _ = try ledger.importRecords(times(entries), file: "1", digest: "1", at: testInstant)
    let summary = try ledger.importRecords(
      times([entries[0], entries[1], entries[4]]), file: "2", digest: "2", at: testInstant)
    #expect(summary.absent == 1)
    #expect(try ledger.timeEntries().count == 5)
  }

  @Test("skipped rows stay listed with their file")
  func skipped() throws {
    let ledger = try openLedger(try TemporaryFolder())
    var result = times([timeEntry("1")])
    result.skipped = [
      SkippedRow(line: 3, reason: "has no start"), SkippedRow(line: 9, reason: "the timer was still running"),
    ]
    let summary = try ledger.importRecords(result, file: "1", digest: "1", at: testInstant)
    #expect(summary.skipped == result.skipped)
    #expect(try ledger.importedFiles().map(\.skipped) == [result.skipped])
  }

  @Test("an import that fails in the middle leaves the ledger as it was")
  func killed() throws {
    let folder = try TemporaryFolder()
    let ledger = try openLedger(folder)
    _ = try ledger.importRecords(times([timeEntry("1")]), file: "1", digest: "1", at: testInstant)
    // Negative seconds break the table's own rule at the fourth of five records.
    let broken = times([
      timeEntry("1", seconds: 60), timeEntry("2"), timeEntry("3"), timeEntry("4", seconds: -1), timeEntry("5"),
    ])
    #expect(throws: LedgerError.self) {
      try ledger.importRecords(broken, file: "2", digest: "2", at: testInstant)
    }
    for ledger in [ledger, try openLedger(folder)] {
      #expect(try ledger.timeEntries() == [timeEntry("1")])
      #expect(try ledger.importedFiles().map(\.name) == ["1"])
      #expect(try ledger.amendments().isEmpty)
      #expect(try !ledger.isImported(kind: "clickup-time", digest: "2", reading: "1"))
    }
  }

  @Test(
    "text that means something to SQL, a sheet or a page survives as data",
    arguments: [
      "'; DROP TABLE time_entries; --", "\" OR 1=1", "=HYPERLINK(\"http://x\",\"y\")", "@SUM(A1)",
      "<script>alert(1)</script>",
      "?1 :a $b", "\u{202E}txt.exe", "🏴‍☠️\n\r\t",
    ])
  func injection(_ text: String) throws {
    let ledger = try openLedger(try TemporaryFolder())
    var entry = timeEntry(text, user: text, memo: text)
    entry.userName = text
    entry.taskName = text
    var result = times([entry])
    result.skipped = [SkippedRow(line: 3, reason: text)]
    #expect(try ledger.importRecords(result, file: text, digest: "1", at: testInstant).added == 1)
    #expect(try ledger.importRecords(times([entry]), file: text, digest: "2", at: testInstant).unchanged == 1)
    #expect(try ledger.timeEntries() == [entry])
    #expect(try ledger.importedFiles().map(\.name) == [text, text])
  }

  @Test("a NUL, at which SQLite's text ends, is replaced, and importing again still changes nothing")
  func nul() throws {
    let ledger = try openLedger(try TemporaryFolder())
    let entry = timeEntry("a\u{0}b", memo: "m\u{0}n")
    #expect(try ledger.importRecords(times([entry]), file: "1", digest: "1", at: testInstant).added == 1)
    #expect(try ledger.importRecords(times([entry]), file: "2", digest: "2", at: testInstant).unchanged == 1)
    #expect(try ledger.timeEntries().map(\.memo) == ["m\u{FFFD}n"])
    try ledger.appendDecision(try decision("amir", reason: "a\u{0}b"))
    #expect(try ledger.verifyDecisionChain() == .intact(decisions: 1))
  }

  @Test("contractors are assigned when asked, so that mending the portfolio needs no new import")
  func assignment() throws {
    let ledger = try openLedger(try TemporaryFolder())
    _ = try ledger.importRecords(times([timeEntry("1")]), file: "1", digest: "1", at: testInstant)
    func amir(_ account: String) -> Contractor {
      Contractor(
        id: "amir", name: "Amir", role: .engineer, identities: [], clickup: account, upwork: nil, fiverr: nil,
        assignment: nil, engagements: [])
    }
    #expect(try ledger.timeEntries(roster: Roster(contractors: [amir("8")])).map(\.contractor) == [nil])
    #expect(try ledger.timeEntries(roster: Roster(contractors: [amir("81234567")])).map(\.contractor) == ["amir"])
    #expect(try ledger.timeEntries().map(\.user) == ["81234567"])
  }

  @Test("entries are given for a period, and the files' spans say what they cover")
  func periods() throws {
    let ledger = try openLedger(try TemporaryFolder())
    let entries = (0..<4).map { timeEntry("\($0)", hour: $0 * 24 * 7) }
    _ = try ledger.importRecords(times([entries[0]]), file: "1", digest: "1", at: testInstant)
    _ = try ledger.importRecords(times([entries[2], entries[3]]), file: "2", digest: "2", at: testInstant)
    #expect(try ledger.timeEntries(from: entries[2].start, to: entries[3].start).map(\.id) == ["2"])
    let weeks = entries.map { ISOWeek(containing: $0.start) }
    #expect(try ledger.coverage().tracked == [weeks[0], weeks[2], weeks[3]])
  }

  private func span(_ exports: [RecordExport]) -> [ClosedRange<Date>] {
    exports.flatMap { $0.spans.sorted { $0.value.lowerBound < $1.value.lowerBound }.map(\.value) }
  }

  @Test("each file's accounts, spans, rows that were not taken and time of making are kept")
  func exports() throws {
    let ledger = try openLedger(try TemporaryFolder())
    let entries = [timeEntry("1"), timeEntry("2", hour: 48), timeEntry("3", hour: 24, user: "9")]
    var read = times(entries)
    let subject = RecordSubject(side: .tracked, system: "clickup", account: "9", name: "Bea")
    read.unread = [
      UnreadRow(line: 7, reason: "has no time tracked", subject: subject, span: testInstant...testInstant),
      UnreadRow(line: 9, reason: "a quote is never closed"),
    ]
    read.lack = "holds one page"
    let made = entries[2].start.addingTimeInterval(3_600)
    _ = try ledger.importRecords(read, file: "1.csv", digest: "1", at: testInstant, exportedAt: made)
    let export = try #require(try ledger.coverage().exports.first)
    #expect(export.file == "1.csv" && export.madeAt == Date(milliseconds: made.milliseconds))
    #expect(export.spans.keys.map(\.account).sorted() == ["81234567", "9"])
    #expect(
      span([export]).map(\.lowerBound) == [entries[0], entries[2]].map { Date(milliseconds: $0.start.milliseconds) })
    #expect(export.unread == read.unread && export.lack == "holds one page")
  }

  @Test("the same bytes made later say that nothing has changed until then; read another way, the last reading counts")
  func seenAgain() throws {
    let ledger = try openLedger(try TemporaryFolder())
    let entry = timeEntry("1")
    func take(_ reading: String, hours: Int) throws {
      _ = try ledger.importRecords(
        times([entry], reading: reading), file: "1.csv", digest: "1", at: testInstant,
        exportedAt: entry.start.addingTimeInterval(Double(hours) * 3_600))
    }
    func made() throws -> [Int] {
      try ledger.coverage().exports.map { Int($0.madeAt.timeIntervalSince(entry.start).rounded()) / 3_600 }
    }
    try take("1", hours: 2)
    try take("1", hours: 100)
    #expect(try made() == [100])
    try take("1", hours: 50)
    #expect(try made() == [100])
    #expect(try ledger.importedFiles().count == 1)
    try take("2", hours: 100)
    #expect(try made() == [100])
  }

  @Test("an export that is older than its own records was made no later than it was imported")
  func impossibleTime() throws {
    let ledger = try openLedger(try TemporaryFolder())
    _ = try ledger.importRecords(
      times([timeEntry("1")]), file: "1.csv", digest: "1", at: testInstant,
      exportedAt: Date(timeIntervalSince1970: 315_532_800))
    #expect(try ledger.coverage().exports.map(\.madeAt) == [testInstant])
  }
}

internal import Foundation
internal import Hiring
internal import Ledger
internal import TestSupport
internal import Testing

/// Importing twice, in any order or in pieces leaves the same ledger.
struct ImportOrderTests {
  /// One export: when it was made, under which name, and its entries.
  private struct Export {
    var name: String
    var exportedAt: Date
    var entries: [TimeEntry]
  }

  /// Weekly exports that overlap; entries are amended, deleted and completed between them.
  private func exports(_ random: inout SeededRandom) -> [Export] {
    var entries = (0..<24).map {
      timeEntry("43000000\($0)", hour: $0 * 9, seconds: 600 * Int.random(in: 1...30, using: &random))
    }
    return (0..<5).map { number in
      for index in entries.indices where Int.random(in: 0..<6, using: &random) == 0 {
        entries[index].seconds += 60 * Int.random(in: 1...9, using: &random)
        if Bool.random(using: &random) { entries[index].memo = "memo \(number)" }
      }
      let from = Int.random(in: 0..<10, using: &random)
      let to = Int.random(in: 14...24, using: &random)
      // Another kind of export of the same entries says more, and leaves out something else.
      let says = Bool.random(using: &random)
      let part = entries[from..<to].filter { _ in Int.random(in: 0..<8, using: &random) > 0 }.map { entry in
        var entry = entry
        entry.taskStatus = says ? "done" : nil
        entry.taskCustomID = says ? nil : "SHOP-\(entry.id.suffix(1))"
        entry.isManual = says ? true : nil
        return entry
      }
      return Export(
        name: "clickup-\(number).csv",
        // Two exports of one second are told apart by name.
        exportedAt: testInstant.addingTimeInterval(Double(number / 2) * 3_600), entries: part)
    }
  }

  private func take(_ export: Export, into ledger: Ledger, piece: Int = 0, of entries: [TimeEntry]? = nil) throws {
    _ = try ledger.importRecords(
      times(entries ?? export.entries), file: export.name, digest: "\(export.name)/\(piece)", at: testInstant,
      exportedAt: export.exportedAt)
  }

  @Test("any order of exports that disagree leaves the same records and the same amendments", arguments: 1...40)
  func anyOrder(_ seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let exports = exports(&random)
    let first = try openLedger(try TemporaryFolder())
    for export in exports { try take(export, into: first) }
    let expected = try first.timeEntries()
    let changes = try first.amendments().map { [$0.entry, $0.old, $0.new ?? "", $0.oldRecord, $0.newRecord] }
    for _ in 0..<3 {
      let ledger = try openLedger(try TemporaryFolder())
      for export in exports.shuffled(using: &random) {
        try take(export, into: ledger)
        if Bool.random(using: &random) { try take(export, into: ledger) }
      }
      #expect(try ledger.timeEntries() == expected, "seed \(seed)")
      #expect(
        try ledger.amendments().map { [$0.entry, $0.old, $0.new ?? "", $0.oldRecord, $0.newRecord] } == changes,
        "seed \(seed)")
    }
  }

  @Test("an export in pieces leaves what it leaves as a whole", arguments: 1...20)
  func pieces(_ seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let exports = exports(&random)
    let whole = try openLedger(try TemporaryFolder())
    for export in exports { try take(export, into: whole) }
    let ledger = try openLedger(try TemporaryFolder())
    for export in exports {
      var rest = export.entries[...]
      var piece = 0
      while !rest.isEmpty {
        let count = Int.random(in: 1...6, using: &random)
        try take(export, into: ledger, piece: piece, of: Array(rest.prefix(count)))
        rest = rest.dropFirst(count)
        piece += 1
      }
    }
    // A piece speaks of a shorter time.
    #expect(try entries(of: ledger) == entries(of: whole), "seed \(seed)")
    let total = try ledger.timeEntries().reduce(0) { $0 + $1.seconds }
    #expect(total == (try whole.timeEntries().reduce(0) { $0 + $1.seconds }))
  }

  private func entries(of ledger: Ledger) throws -> [TimeEntry] {
    try ledger.timeEntries().map { entry in
      var entry = entry
      entry.missingFrom = nil
      // Nor does a file made at the same instant as itself contradict itself.
      entry.rival = nil
      return entry
    }
  }

  @Test("an entry that the newest export of its account and time lacks says so, whatever the order of imports")
  func missing() throws {
    let (a, b) = (timeEntry("1", hour: 1), timeEntry("2", hour: 2))
    let (c, d) = (timeEntry("3", hour: 3), timeEntry("4", hour: 4))
    let other = timeEntry("9", hour: 2, user: "91110002")
    func export(_ name: String, hours: Double, _ entries: [TimeEntry]) -> Export {
      Export(name: name, exportedAt: testInstant.addingTimeInterval(hours * 3_600), entries: entries)
    }
    let exports = [
      export("a.csv", hours: 0, [a, b, c, d, other]),
      // Lacks `b`; speaks neither of the other account nor of what starts after `c`.
      export("b.csv", hours: 1, [a, c]),
      // Of the same time as the first: which is the newer nobody knows.
      export("c.csv", hours: 0, [a, d]),
    ]
    for order in [[0, 1, 2], [2, 1, 0], [1, 0, 2], [1, 2, 0]] {
      let ledger = try openLedger(try TemporaryFolder())
      for place in order { try take(exports[place], into: ledger) }
      let missing = Dictionary(
        uniqueKeysWithValues: try ledger.timeEntries().compactMap { entry in
          entry.missingFrom.map { (entry.id, $0) }
        })
      #expect(missing == ["2": "b.csv"], "\(order)")
      // It is back.
      try take(export("d.csv", hours: 2, [a, b]), into: ledger)
      #expect(try ledger.timeEntries().allSatisfy { $0.missingFrom == nil })
    }
  }

  @Test("a billed row that the newest export of its kind lacks says so; other kinds do not count")
  func missingBilled() throws {
    var edited = billedEntry(3)
    edited.id += "other memo"
    for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
      let ledger = try openLedger(try TemporaryFolder())
      let exports = [
        (result([2, 3, 4].map { .billed(billedEntry($0)) }, kind: "upwork-time"), "a.json", 0.0),
        (result([billedEntry(2), edited, billedEntry(4)].map { .billed($0) }, kind: "upwork-time"), "b.json", 60),
        // Divides its hours by weeks, and says nothing of the days between.
        (result([.billed(billedEntry(1)), .billed(billedEntry(8))], kind: "billed"), "c.csv", 120),
      ]
      for place in order {
        let (read, name, after) = exports[place]
        _ = try ledger.importRecords(
          read, file: name, digest: name, at: testInstant, exportedAt: testInstant.addingTimeInterval(after))
      }
      let missing = try ledger.billedEntries().filter { $0.missingFrom != nil }
      #expect(missing.map(\.id) == [billedEntry(3).id] && missing.map(\.missingFrom) == ["b.json"], "\(order)")
    }
  }

  @Test("hours that a newer export without ids states in other words are left out, and named, whatever the order")
  func restated() throws {
    func stretch(_ id: String, hour: Int, memo: String) -> TimeEntry {
      var entry = timeEntry(id, hour: hour, memo: memo)
      entry.system = "toggl"
      entry.end = entry.start.addingTimeInterval(3_600)
      return entry
    }
    let old = [stretch("1", hour: 1, memo: "Shop"), stretch("2", hour: 2, memo: "Shop")]
    let new = [
      stretch("1b", hour: 1, memo: "Web"), stretch("2b", hour: 2, memo: "Web"), stretch("3", hour: 2, memo: "Ad"),
    ]
    // Made at one instant, the later name stands for the newer.
    for (order, hours) in [([0, 1], 1.0), ([1, 0], 1), ([0, 1], 0), ([1, 0], 0)] {
      let ledger = try openLedger(try TemporaryFolder())
      for place in order {
        let read = result((place == 0 ? old : new).map { .time($0) }, kind: "toggl")
        _ = try ledger.importRecords(
          read, file: ["a.csv", "b.csv"][place], digest: "\(place)", at: testInstant,
          exportedAt: testInstant.addingTimeInterval(place == 0 ? 0 : hours * 3_600))
      }
      let entries = try ledger.timeEntries()
      #expect(entries.map(\.id) == ["1b", "2b", "3"], "\(order)")
      #expect(entries.map(\.restates) == [["a.csv:2"], ["a.csv:3"], []])
    }
    // A tracker that gives its rows ids has two entries.
    let ledger = try openLedger(try TemporaryFolder())
    for (name, entries) in [("a.csv", old), ("b.csv", new)] {
      _ = try ledger.importRecords(times(entries), file: name, digest: name, at: testInstant)
    }
    #expect(try ledger.timeEntries().count == 5)
  }

  @Test("a row that two exports of one instant state with different hours names both; a newer export settles it")
  func rivals() throws {
    for order in [["a.csv", "z.csv"], ["z.csv", "a.csv"]] {
      let ledger = try openLedger(try TemporaryFolder())
      for name in order {
        let seconds = name == "a.csv" ? 1_800 : 3_600
        _ = try ledger.importRecords(
          result([.billed(billedEntry(2, seconds: seconds)), .billed(billedEntry(3))], kind: "upwork-weekly"),
          file: name,
          digest: name, at: testInstant)
        _ = try ledger.importRecords(
          times([timeEntry("1", seconds: seconds)]), file: "time-\(name)", digest: name, at: testInstant)
      }
      let billed = try ledger.billedEntries()
      #expect(billed.map(\.seconds) == [3_600, 3_600])
      #expect(billed.map(\.rival) == [RivalHours(seconds: 1_800, record: "a.csv:2", counted: "z.csv:2"), nil])
      #expect(
        try ledger.timeEntries().map(\.rival) == [
          RivalHours(seconds: 1_800, record: "time-a.csv:2", counted: "time-z.csv:2")
        ])
      _ = try ledger.importRecords(
        result([.billed(billedEntry(2, seconds: 1_800))], kind: "upwork-weekly"), file: "b.csv", digest: "b",
        at: testInstant, exportedAt: testInstant.addingTimeInterval(60))
      #expect(try ledger.billedEntries().map(\.rival) == [nil, nil])
    }
  }

  @Test("a page that says what it speaks of misses what is gone from its ends too, and from all of it")
  func missingFromCovered() throws {
    let folder = try TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    let ledger = try openLedger(folder)
    let entries = [1, 2, 3].map { timeEntry("\($0)", hour: $0) }
    try take(Export(name: "a.json", exportedAt: testInstant, entries: entries), into: ledger)
    let file = FileBeingImported(
      kind: "clickup-time", reading: "1", name: "b.json", digest: "b",
      exportedAt: testInstant.addingTimeInterval(60), importedAt: testInstant)
    let summary = try ledger.importRecords(file, roster: Roster(contractors: [])) { sink in
      sink.covers(
        .init(system: "clickup", accounts: ["81234567"], from: entries[0].start, to: entries[1].start))
    }
    #expect(summary.absent == 2)
    #expect(try ledger.timeEntries().map(\.missingFrom) == ["b.json", "b.json", nil])
    #expect(try ledger.health().problems.isEmpty)
  }

  @Test("an older export that comes late changes nothing but is kept as the former value")
  func late() throws {
    let ledger = try openLedger(try TemporaryFolder())
    let old = Export(name: "a.csv", exportedAt: testInstant, entries: [timeEntry("1", seconds: 600)])
    let new = Export(
      name: "b.csv", exportedAt: testInstant.addingTimeInterval(60), entries: [timeEntry("1", seconds: 1_200)])
    try take(new, into: ledger)
    try take(old, into: ledger)
    #expect(try ledger.timeEntries().map(\.seconds) == [1_200])
    let change = try #require(try ledger.amendments().first)
    #expect(change.old.contains("\"seconds\":\"600\"") && change.oldRecord == "a.csv:2")
    #expect(change.new?.contains("\"seconds\":\"1200\"") == true && change.newRecord == "b.csv:2")
  }

  @Test("an export that says more of a record completes it, and nothing counts as changed")
  func completes() throws {
    let ledger = try openLedger(try TemporaryFolder())
    var entry = timeEntry("1")
    try take(Export(name: "a.csv", exportedAt: testInstant, entries: [entry]), into: ledger)
    entry.taskCustomID = "SHOP-1"
    let summary = try ledger.importRecords(times([entry]), file: "b.csv", digest: "b", at: testInstant)
    #expect(summary.completed == 1 && summary.amended == 0)
    try take(Export(name: "c.csv", exportedAt: testInstant, entries: [timeEntry("1")]), into: ledger)
    #expect(try ledger.timeEntries() == [entry])
    #expect(try ledger.amendments().isEmpty)
  }

  @Test("a newer list of access counts as a whole: what it leaves empty is not known any more")
  func accessIsStatedWhole() throws {
    func grant(_ hasSecondFactor: Bool?) -> ImportResult {
      result(
        [
          .access(
            AccessGrant(
              system: "slack", id: "slack|U01", account: "amir", name: "Amir", email: nil, resource: "slack",
              level: "Member", isActive: true, hasSecondFactor: hasSecondFactor))
        ], kind: "slack-members")
    }
    for order in [[0, 1], [1, 0]] {
      let folder = try TemporaryFolder()
      let ledger = try openLedger(folder)
      for index in order {
        _ = try ledger.importRecords(
          grant(index == 0 ? false : nil), file: "slack-\(index).csv", digest: "\(index)", at: testInstant,
          exportedAt: testInstant.addingTimeInterval(Double(index) * 60))
      }
      #expect(try ledger.accessGrants().map(\.hasSecondFactor) == [nil])
      #expect(try withExtendedLifetime(folder) { try ledger.health().problems.isEmpty })
    }
  }
}

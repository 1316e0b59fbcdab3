import Findings
import Foundation
import Git
import SourceText
import TestSupport
import Testing

@testable import History

/// The signals of a history, on cases small enough to count by hand.
@Suite("History signals")
struct SignalTests {
  private static let day: Int64 = 86_400
  private static let start: Int64 = 1_790_000_000
  private let ada = Person(standing: .unknown, id: "ada@example.com")
  private let eve = Person(standing: .unknown, id: "eve@example.com")
  private static let recognition = FixRecognition(
    fixWords: ["fix", "fixes", "fixed", "bug"], revertWords: ["revert", "reverts", "reverted"])

  private static func lines(_ numbers: ClosedRange<Int>, _ word: String = "step") -> String {
    numbers.map { "\(word)(\($0));\n" }.joined()
  }

  private static func commit(
    _ sandbox: GitSandbox, _ files: [String: String?], _ message: String = "Change", by name: String = "Ada",
    on day: Int
  ) throws {
    try sandbox.commit(
      files, message: message, author: "\(name) <\(name.lowercased())@example.com>",
      time: start + Int64(day) * Self.day)
  }

  private func read(_ sandbox: GitSandbox) async throws -> (RepositoryHistory, [LineDeath]) {
    let history = try await HistoryOracleTests.read(sandbox.path)
    return (history, LineDeath.all(in: history, recognition: Self.recognition))
  }

  /// Ada writes ten lines; Eve rewrites three after 3 days, a fix of Ada's own takes two after 10, a revert one after
  /// 18, and Eve another after 60.
  private static func young() throws -> GitSandbox {
    let sandbox = try GitSandbox.withRepository()
    try commit(sandbox, ["a.js": lines(1...10)], "Add the steps", on: 0)
    try commit(sandbox, ["a.js": lines(1...7) + lines(8...10, "other")], "Turn the last ones round", by: "Eve", on: 3)
    try commit(sandbox, ["a.js": lines(3...7) + lines(8...10, "other")], "Fix the start", on: 10)
    try commit(sandbox, ["a.js": lines(4...7) + lines(8...10, "other")], "Revert \"Add\"", by: "Eve", on: 18)
    try commit(sandbox, ["a.js": lines(5...7) + lines(8...10, "other")], "Tidy", by: "Eve", on: 60)
    return sandbox
  }

  @Test("deaths are told by origin, age, kind and author")
  func deaths() async throws {
    let (_, deaths) = try await read(try Self.young())
    #expect(deaths.map(\.lines) == [3, 2, 1, 1])
    #expect(deaths.map(\.origin) == [0, 0, 0, 0])
    #expect(deaths.map(\.days) == [3, 10, 18, 60])
    #expect(deaths.map(\.repair) == [.none, .fix, .revert, .none])
    #expect(deaths.map(\.isBySameAuthor) == [false, true, false, false])
  }

  @Test("survival asks only lines that are old enough")
  func survival() async throws {
    let (history, deaths) = try await read(try Self.young())
    func survival(_ person: Person, _ weeks: Int, day: Int) -> Survival {
      Survival.of(
        PersonalHistory(person, in: history, deaths: deaths), after: weeks, until: Self.start + Int64(day) * Self.day)
    }
    #expect(survival(ada, 1, day: 100) == Survival(written: 10, alive: 7))
    #expect(survival(ada, 4, day: 100) == Survival(written: 10, alive: 4))
    #expect(survival(ada, 12, day: 100) == Survival(written: 10, alive: 3))
    #expect(survival(eve, 1, day: 100).share == 1)
    #expect(survival(ada, 12, day: 80).share == nil)
    #expect(survival(Person(standing: .bot, id: "x"), 1, day: 100).share == nil)
  }

  @Test("rework is split by who did it, for both windows, and reverts stand apart")
  func rework() async throws {
    let (history, deaths) = try await read(try Self.young())
    let end = Self.start + 100 * Self.day
    let long = ReworkedLines.of(PersonalHistory(ada, in: history, deaths: deaths), within: 21, until: end)
    #expect(long == ReworkedLines(added: 10, bySelf: 2, byOthers: 3, reverted: 1, repaired: 3))
    #expect(long.share == 0.6)
    let short = ReworkedLines.of(PersonalHistory(ada, in: history, deaths: deaths), within: 14, until: end)
    #expect(short == ReworkedLines(added: 10, bySelf: 2, byOthers: 3, reverted: 0, repaired: 2))
    let early = ReworkedLines.of(
      PersonalHistory(ada, in: history, deaths: deaths), within: 21, until: Self.start + 4 * Self.day)
    #expect(early == ReworkedLines(added: 10, bySelf: 0, byOthers: 3, reverted: 0, repaired: 0))
  }

  @Test("fixes follow changes whose young lines they touch")
  func fixFollows() async throws {
    let (history, deaths) = try await read(try Self.young())
    let end = Self.start + 100 * Self.day
    #expect(FixFollows.fixes(in: history, deaths: deaths, days: 30, until: end) == [0: [2, 3]])
    #expect(FixFollows.fixes(in: history, deaths: deaths, days: 14, until: end) == [0: [2]])
    #expect(FixFollows.fixes(in: history, deaths: deaths, days: 30, until: Self.start).isEmpty)
  }

  @Test(
    "fixes are recognised by words, trailers, marks and task ids, and by nothing less",
    arguments: [
      ("Fix totals", "", FixRecognition.Repair.fix), ("Prefix totals", "", .none), ("Fixture for totals", "", .none),
      ("Totals", "Fixes: 54a4f0239f2e (\"mm: crash\")", .fix), ("Totals", "Fixes: many things", .none),
      ("Totals", "See Fixes: 54a4f0239f2e", .none), ("Revert \"Totals\"", "", .revert),
      ("Take back", "This reverts commit 54a4f0239f2e.", .revert), ("Take back", "This reverts commitments", .none),
      ("Revert \"Revert \"Totals\"\"", "This reverts commit 54a4f0239f2e.", .none),
      ("BUG-12: totals", "", .fix), ("Debug-12: totals", "", .none), ("bug-hunt", "", .fix),
      ("fix(cart): totals", "", .fix), ("", "", .none),
    ])
  func recognition(_ subject: String, _ body: String, _ expected: FixRecognition.Repair) {
    let change = Self.change(0, by: ada, at: 0, files: [], subject: subject, body: body)
    #expect(Self.recognition.repair(change) == expected, "\(subject) / \(body)")
  }

  @Test("a new layout takes no line away")
  func layout() async throws {
    let sandbox = try GitSandbox.withRepository()
    try Self.commit(sandbox, ["a.js": Self.lines(1...10)], on: 0)
    try Self.commit(sandbox, ["a.js": Self.lines(1...10).replacing("\n", with: "\r\n")], "Fix ends", by: "Eve", on: 1)
    let (history, deaths) = try await read(sandbox)
    #expect(deaths.isEmpty)
    let end = Self.start + 100 * Self.day
    #expect(
      Survival.of(PersonalHistory(ada, in: history, deaths: deaths), after: 4, until: end)
        == Survival(written: 10, alive: 10))
    #expect(Survival.of(PersonalHistory(eve, in: history, deaths: deaths), after: 4, until: end).share == nil)
    #expect(history.ownership.flatMap(\.runs) == [ReplacedLines(origin: 0, lines: 10)])
    // What is mended later was written by Ada, not by who laid it out.
    try Self.commit(
      sandbox, ["a.js": (Self.lines(1...9) + "mended\n").replacing("\n", with: "\r\n")], "Fix the end", on: 2)
    let mended = try await read(sandbox).1
    #expect(mended.map(\.origin) == [0] && mended.map(\.by) == [2])
  }

  @Test("a line that dies on two branches dies once, and one that a merge keeps is alive")
  func branches() async throws {
    let sandbox = try GitSandbox.withRepository()
    try Self.commit(sandbox, ["a.js": Self.lines(1...10), "b.js": Self.lines(20...29)], on: 0)
    try sandbox.git(["checkout", "--quiet", "-b", "side"])
    try Self.commit(sandbox, ["a.js": Self.lines(3...10), "b.js": Self.lines(22...29)], by: "Eve", on: 1)
    try sandbox.git(["checkout", "--quiet", "main"])
    try Self.commit(sandbox, ["a.js": Self.lines(3...10)], on: 2)
    try sandbox.git(
      ["merge", "--quiet", "--no-ff", "-s", "ours", "side", "-m", "merge"], time: Self.start + 3 * Self.day)
    let (history, deaths) = try await read(sandbox)
    let survival = Survival.of(
      PersonalHistory(ada, in: history, deaths: deaths), after: 1, until: Self.start + 100 * Self.day)
    #expect(survival == Survival(written: 20, alive: 18))
  }

  @Test("confirmed co-authors share what they wrote; a name that nobody confirmed takes nothing off the author")
  func coAuthors() async throws {
    let sandbox = try GitSandbox.withRepository()
    try Self.commit(
      sandbox, ["a.js": Self.lines(1...10)], "Pair\n\nCo-authored-by: Eve <eve@example.com>", on: 0)
    let (read, deaths) = try await read(sandbox)
    var history = read
    func survival(_ person: Person) -> Survival {
      Survival.of(PersonalHistory(person, in: history, deaths: deaths), after: 1, until: Self.start + 9 * Self.day)
    }
    #expect(survival(ada) == Survival(written: 10, alive: 10))
    let confirmed = Person(standing: .confirmed, id: "eve")
    let pair = read.changes[0]
    history.changes[0] = Self.change(0, by: ada, at: pair.authoredAt, files: pair.files, coAuthors: [confirmed])
    for person in [ada, confirmed] { #expect(survival(person) == Survival(written: 5, alive: 5)) }
  }

  @Test("files that change together are coupled from five shared changes and 30 %, large sets left out")
  func coupling() async throws {
    let sandbox = try GitSandbox.withRepository()
    for turn in 0..<5 {
      try Self.commit(
        sandbox, ["a.js": Self.lines(1...(turn + 1)), "b.js": Self.lines(1...(turn + 1)), "c\(turn).js": "one();\n"],
        on: turn)
    }
    for turn in 5..<10 { try Self.commit(sandbox, ["a.js": Self.lines(1...(turn + 1))], on: turn) }
    // Forty files at once couple nothing, and a rename is followed.
    var many: [String: String?] = ["a.js": Self.lines(1...30), "b.js": Self.lines(1...30)]
    for number in 0..<38 { many["m\(number).js"] = "one();\n" }
    try Self.commit(sandbox, many, on: 11)
    try sandbox.git(["mv", "b.js", "d.js"])
    try Self.commit(sandbox, [:], on: 12)
    let (history, _) = try await read(sandbox)
    let coupled = ChangeCoupling.all(in: history)
    #expect(coupled.count == 1)
    #expect(coupled.first?.first == RepositoryPath("a.js") && coupled.first?.second == RepositoryPath("d.js"))
    // Five shared of ten and five: 5 / 7.5.
    #expect(coupled.first?.shared == 5 && abs((coupled.first?.degree ?? 0) - 5 / 7.5) < 1e-9)
    var limits = ChangeCoupling.Limits()
    limits.shared = 6
    #expect(ChangeCoupling.all(in: history, limits: limits).isEmpty)
    limits.shared = 5
    limits.degree = 0.7
    #expect(ChangeCoupling.all(in: history, limits: limits).isEmpty)
  }

  @Test("a rename neither adds a change to a hotspot nor takes one away")
  func hotspots() async throws {
    let sandbox = try GitSandbox.withRepository()
    for turn in 1...4 { try Self.commit(sandbox, ["a.js": Self.lines(1...(turn * 3)), "b.js": "one();\n"], on: turn) }
    let (before, _) = try await read(sandbox)
    try sandbox.git(["mv", "a.js", "src.js"])
    try Self.commit(sandbox, [:], on: 6)
    try sandbox.git(["mv", "src.js", "deep.js"])
    try Self.commit(sandbox, ["a.js": "fresh();\n"], on: 7)
    let (after, _) = try await read(sandbox)
    func counts(_ history: RepositoryHistory) -> [String: Int] {
      let window = history.changes.filter { $0.author.standing != .bot }.map(\.index)
      let spots = Hotspot.rank(history, followed: FollowedFiles(history), window: window)
      return Dictionary(uniqueKeysWithValues: spots.map { ($0.path.lossyString, $0.changes) })
    }
    #expect(counts(before) == ["a.js": 4, "b.js": 1])
    #expect(counts(after) == ["deep.js": 4, "b.js": 1, "a.js": 1])
  }

  @Test("names are followed when files swap them, and on a side branch that does not know the new one")
  func names() {
    var names = FollowedNames()
    func file(_ path: String, from old: String? = nil, _ status: FileChange.Status = .modified) -> FileChange {
      FileChange(
        path: RepositoryPath(path), oldPath: old.map { RepositoryPath($0) }, status: status, kind: .source,
        language: "javascript", added: 1, deleted: 0, isBinary: false, findings: [], functions: [], counts: nil,
        keepsCode: false, replaced: [])
    }
    let first = names.follow(Self.change(0, by: ada, at: 0, files: [file("a", .added), file("b", .added)]))
    let swapped = names.follow(
      Self.change(1, by: ada, at: 0, files: [file("a", from: "b", .renamed), file("b", from: "a", .renamed)]))
    #expect(swapped == first.reversed())
    #expect(names.name(first[0]) == RepositoryPath("b") && names.name(first[1]) == RepositoryPath("a"))
    let moved = names.follow(Self.change(2, by: ada, at: 0, files: [file("c", from: "a", .renamed)]))
    let side = names.follow(Self.change(3, by: ada, at: 0, files: [file("a")]))
    #expect(moved == side)
    let fresh = names.follow(Self.change(4, by: ada, at: 0, files: [file("a", .added)]))
    #expect(fresh != moved && names.name(moved[0]) == RepositoryPath("c"))
  }

  @Test("degree of authorship is Avelino's formula, with changes, and making the file, that fade")
  func authorship() async throws {
    let sandbox = try GitSandbox.withRepository()
    try Self.commit(sandbox, ["a.js": Self.lines(1...3)], on: 0)
    try Self.commit(sandbox, ["a.js": Self.lines(1...6)], by: "Eve", on: 0)
    try Self.commit(sandbox, ["a.js": Self.lines(1...9)], by: "Eve", on: 0)
    let (history, _) = try await read(sandbox)
    let path = RepositoryPath("a.js")
    let fresh = try #require(
      DegreeOfAuthorship(history, until: Self.start + 1, halfLifeDays: 1_000_000_000).degrees[path])
    #expect(abs((fresh[ada] ?? 0) - (3.293 + 1.098 + 0.164 - 0.321 * log(3))) < 1e-6)
    #expect(abs((fresh[eve] ?? 0) - (3.293 + 0.328 - 0.321 * log(2))) < 1e-6)
    let faded = try #require(
      DegreeOfAuthorship(history, until: Self.start + 10 * Self.day, halfLifeDays: 10).degrees[path])
    #expect(abs((faded[ada] ?? 0) - (3.293 + 0.549 + 0.082 - 0.321 * log(2)) / 2) < 1e-9)
    #expect(DegreeOfAuthorship(history, until: Self.start, halfLifeDays: 10).degrees.isEmpty)
  }

  @Test("whoever touched a file long ago is no author of it beside whoever keeps it")
  func fadedAuthors() async throws {
    let sandbox = try GitSandbox.withRepository()
    try Self.commit(sandbox, ["a.js": Self.lines(1...9)], by: "Ben", on: 0)
    for number in 10...14 { try Self.commit(sandbox, ["a.js": Self.lines(1...number)], by: "Eve", on: 1_000 + number) }
    let (history, _) = try await read(sandbox)
    let authorship = DegreeOfAuthorship(history, until: Self.start + 1_020 * Self.day, halfLifeDays: 365)
    #expect(authorship.authors(of: RepositoryPath("a.js")) == [eve])
    #expect(TruckFactor(authorship).factor == 1)
  }

  @Test("the truck factor takes people away until over half of the files are orphans; machines are nobody")
  func truckFactor() async throws {
    let sandbox = try GitSandbox.withRepository()
    for (number, name) in ["Ada", "Ada", "Eve", "Ben"].enumerated() {
      try Self.commit(sandbox, ["f\(number).js": Self.lines(1...9)], by: name, on: number)
    }
    let (history, _) = try await read(sandbox)
    let truck = TruckFactor(DegreeOfAuthorship(history, until: Self.start + 30 * Self.day, halfLifeDays: 365))
    #expect(truck.factor == 2 && truck.files == 4 && truck.people.first == ada)
    var robots = history
    robots.changes = history.changes.map {
      Self.change($0.index, by: Person(standing: .bot, id: "robot"), at: $0.authoredAt, files: $0.files)
    }
    let none = TruckFactor(DegreeOfAuthorship(robots, until: Self.start + 30 * Self.day, halfLifeDays: 365))
    #expect(none.factor == 0 && none.files == 0 && none.people.isEmpty)
  }

  @Test("islands are files of which one person wrote 95 %")
  func islands() async throws {
    let sandbox = try GitSandbox.withRepository()
    try Self.commit(sandbox, ["a.js": Self.lines(1...95), "b.js": Self.lines(1...94)], on: 0)
    try Self.commit(
      sandbox,
      ["a.js": Self.lines(1...95) + Self.lines(1...5, "x"), "b.js": Self.lines(1...94) + Self.lines(1...6, "x")],
      by: "Eve", on: 1)
    let (history, _) = try await read(sandbox)
    let live = LiveLines.all(in: history, islandShare: 0.95)
    #expect(live.map(\.person) == [ada, eve] && live.map(\.lines) == [189, 11])
    #expect(live[0].soleOwned == 95 && live[0].islands == [RepositoryPath("a.js")] && live[1].soleOwned == 0)
  }

  @Test("sole knowledge ends where anybody else touched the file, under whatever name")
  func soleKnowledge() async throws {
    let sandbox = try GitSandbox.withRepository()
    try Self.commit(sandbox, ["a.js": Self.lines(1...9), "b.js": Self.lines(11...19)], on: 0)
    try Self.commit(sandbox, ["a.js": Self.lines(1...9) + "more();\n"], by: "Eve", on: 1)
    try Self.commit(sandbox, ["a.js": Self.lines(1...9)], on: 2)
    try sandbox.git(["mv", "a.js", "c.js"])
    try Self.commit(sandbox, [:], on: 3)
    let (history, _) = try await read(sandbox)
    let sole = SoleKnowledge(
      of: ada, own: Set(history.changes.filter { $0.isBy(ada) }.map(\.index)), in: history,
      followed: FollowedFiles(history), isSubstantive: history.changes.map(\.isSubstantive))
    #expect(sole.lines == 18 && sole.soleLines == 9 && sole.hasColleague)
    #expect(sole.files.map(\.path) == [RepositoryPath("b.js")])
  }

  @Test("a dump is huge against its author's own habit, and sudden")
  func dumps() async throws {
    let sandbox = try GitSandbox.withRepository()
    for day in 0..<6 { try Self.commit(sandbox, ["f\(day).js": Self.lines(1...50)], on: day) }
    try Self.commit(sandbox, ["large.js": Self.lines(1...1_200)], on: 6)
    try Self.commit(sandbox, ["dump.js": Self.lines(1...1_200, "other")], on: 20)
    var many: [String: String?] = [:]
    for number in 0..<40 { many["m\(number).js"] = Self.lines(1...30) }
    try Self.commit(sandbox, many, on: 21)
    let (history, _) = try await read(sandbox)
    let dumps = BatchDump.all(in: PersonalHistory(ada, in: history, deaths: []))
    #expect(dumps.map(\.change) == [7, 8])
    #expect(dumps.first?.silenceDays == 14 && dumps.first?.usualLines == 50 && dumps.last?.files == 40)
    #expect(BatchDump.all(in: PersonalHistory(eve, in: history, deaths: [])).isEmpty)
    // Who always works in large steps dumps nothing.
    let steady = try GitSandbox.withRepository()
    for day in 0..<8 { try Self.commit(steady, ["f\(day).js": Self.lines(1...1_200, "s\(day)")], on: day * 10) }
    let (other, _) = try await read(steady)
    #expect(BatchDump.all(in: PersonalHistory(ada, in: other, deaths: [])).isEmpty)
  }

  @Test("habits: the middle size, large changes, words that say nothing")
  func habits() async throws {
    let sandbox = try GitSandbox.withRepository()
    try Self.commit(sandbox, ["a.js": Self.lines(1...10)], "Add steps of the basket", on: 0)
    try Self.commit(sandbox, ["b.js": Self.lines(1...20)], "wip", on: 1)
    try Self.commit(sandbox, ["c.js": Self.lines(1...401)], "update stuff", on: 2)
    try Self.commit(sandbox, ["notes.txt": "nothing that counts\n"], "wip", on: 3)
    let (history, _) = try await read(sandbox)
    let habits = CommitHabits.of(PersonalHistory(ada, in: history, deaths: []), vagueWords: ["wip", "update", "stuff"])
    #expect(habits == CommitHabits(changes: 3, medianLines: 20, large: 1, vague: 2))
    #expect(CommitHabits.of(PersonalHistory(eve, in: history, deaths: []), vagueWords: []).changes == 0)
  }

  @Test("dates are inside an engagement, with a day's grace, or they are told; 1970 and 2099 too")
  func dates() {
    func anomaly(_ authored: Int64, committed: Int64? = nil, until: Int64? = nil) -> DateAnomaly? {
      let change = Self.change(0, by: ada, at: authored, committed: committed, files: [])
      return DateAnomaly.of(change, spans: [100...200, 300...Int.max], until: until)
    }
    let noon = Self.day / 2
    #expect(anomaly(100 * Self.day) == nil && anomaly(99 * Self.day + noon) == nil)
    #expect(anomaly(98 * Self.day + noon) == .outside(day: 98))
    #expect(anomaly(201 * Self.day + noon) == nil && anomaly(202 * Self.day) == .outside(day: 202))
    #expect(anomaly(4_070_908_800) == nil)
    #expect(anomaly(4_070_908_800, until: 4_000_000_000) == .future)
    #expect(anomaly(0) == .outside(day: 0) && anomaly(-1) == .outside(day: -1))
    #expect(anomaly(150 * Self.day, committed: 148 * Self.day) == .writtenAfterCommitted)
    #expect(anomaly(.max, committed: .max) == nil && anomaly(.min, committed: .min) != nil)
    let free = Self.change(0, by: ada, at: 0, files: [])
    #expect(DateAnomaly.of(free, spans: []) == nil)
  }

  @Test("work on the mainline without a merge is told where merges are the custom")
  func unmerged() async throws {
    let sandbox = try GitSandbox.withRepository()
    try Self.commit(sandbox, ["a.js": Self.lines(1...5)], on: 0)
    try Self.commit(sandbox, ["a.js": Self.lines(1...6)], on: 1)
    let (linear, _) = try await read(sandbox)
    #expect(
      UnmergedWork.of(PersonalHistory(ada, in: linear, deaths: [])) == UnmergedWork(changes: [1], all: 2, isTold: false)
    )
    for name in ["one", "two"] { try sandbox.git(["branch", name]) }
    for name in ["one", "two"] {
      try sandbox.git(["checkout", "--quiet", name])
      try Self.commit(sandbox, ["\(name).js": Self.lines(1...5, name)], on: 2)
    }
    try sandbox.git(["checkout", "--quiet", "main"])
    // An octopus: neither side stands on the mainline itself.
    try Self.commit(sandbox, ["b.js": Self.lines(1...3)], on: 3)
    try sandbox.git(["merge", "--quiet", "--no-ff", "one", "two", "-m", "merge"], time: Self.start + 4 * Self.day)
    let (history, _) = try await read(sandbox)
    let work = UnmergedWork.of(PersonalHistory(ada, in: history, deaths: []))
    #expect(work.all == 5 && work.isTold)
    #expect(work.changes.map { history.changes[$0].files.map(\.path.lossyString) } == [["a.js"], ["b.js"]])
    #expect(
      UnmergedWork.of(PersonalHistory(ada, in: history, deaths: []), from: Self.start + 2 * Self.day).changes.count == 1
    )
  }

  @Test("a history of one commit, and one without any, have signals that say nothing")
  func edges() {
    func history(_ changes: [Change]) -> RepositoryHistory {
      RepositoryHistory(
        id: "r", head: .zero, mainline: "main", changes: changes, ownership: [], files: [], findings: [],
        coverage: Coverage(), until: 10, warnings: [])
    }
    for history in [history([]), history([Self.change(0, by: ada, at: 5, files: [])])] {
      #expect(LineDeath.all(in: history, recognition: Self.recognition).isEmpty)
      #expect(Survival.of(PersonalHistory(ada, in: history, deaths: []), after: 1, until: 10).share == nil)
      #expect(ReworkedLines.of(PersonalHistory(ada, in: history, deaths: []), within: 21, until: 10).share == nil)
      #expect(ChangeCoupling.all(in: history).isEmpty)
      #expect(Hotspot.rank(history, followed: FollowedFiles(history), window: []).isEmpty)
      #expect(TruckFactor(DegreeOfAuthorship(history, until: 10, halfLifeDays: 0)).factor == 0)
      #expect(LiveLines.all(in: history, islandShare: 0.95).isEmpty)
      #expect(BatchDump.all(in: PersonalHistory(ada, in: history, deaths: [])).isEmpty)
      #expect(CommitHabits.of(PersonalHistory(ada, in: history, deaths: []), vagueWords: []).medianLines == 0)
      #expect(UnmergedWork.of(PersonalHistory(ada, in: history, deaths: [])).changes.isEmpty)
    }
  }
}

@Suite("Time between changes to the same place")
struct ChangeIntervalTests {
  @Test("the age is that of half of the old lines, over source files that were not deleted or laid out anew")
  func ages() async throws {
    let day: Int64 = 86_400
    func lines(_ numbers: ClosedRange<Int>, _ word: String) -> String { numbers.map { "\(word)(\($0));\n" }.joined() }
    let sandbox = try GitSandbox.withRepository()
    func commit(_ files: [String: String?], on number: Int64) throws {
      try sandbox.commit(
        files, message: "Change", author: "Ada <ada@example.com>", time: 1_790_000_000 + number * day)
    }
    try commit(["src/a.js": lines(1...10, "a"), "src/b.js": lines(1...5, "b")], on: 0)
    try commit(["src/a.js": lines(1...10, "a") + lines(11...13, "c")], on: 30)
    try commit(["src/a.js": lines(1...4, "a") + lines(1...9, "d")], on: 40)
    try commit(["src/b.js": nil], on: 50)
    let history = try await HistoryOracleTests.read(sandbox.path)
    let all = ChangeInterval.all(in: history, window: history.changes.map(\.index))
    // Six lines of 40 days and three of ten.
    #expect(all == [ChangeInterval(change: 2, path: RepositoryPath("src/a.js"), lines: 9, days: 40)])
    #expect(ChangeInterval.all(in: history, window: [0, 1, 3]).isEmpty)
  }
}

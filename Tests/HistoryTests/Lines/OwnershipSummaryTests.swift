import Git
import SourceText
import TestSupport
import Testing

@testable import History

/// Who knows what of a tree, from lines and changes that are given.
@Suite("The summary of an ownership")
struct OwnershipSummaryTests {
  private let ada = Person(standing: .unknown, id: "ada@example.com")
  private let bob = Person(standing: .unknown, id: "bob@example.com")
  private let machine = Person(standing: .bot, id: "build[bot]")
  private static let now: Int64 = 1_790_000_000

  private static func commit(_ name: String, _ email: String, age days: Int64 = 0, isMerge: Bool = false)
    -> LineOwnership.Commit
  {
    LineOwnership.Commit(
      id: .zero, author: Signature(name: name, email: email, time: 0), committedAt: now - days * 86_400,
      isMerge: isMerge)
  }

  private static func file(
    _ path: String, _ owners: [(commit: Int32, lines: Int)], changes: [Int32], creations: [Int32] = [],
    isBinary: Bool = false
  ) -> LineOwnership.File {
    LineOwnership.File(
      path: RepositoryPath(path), blob: .zero, mode: .regular,
      lines: owners.flatMap { Array(repeating: $0.commit, count: $0.lines) }, isBinary: isBinary, changes: changes,
      creations: creations)
  }

  /// By number: Ada's and Bob's commits, Ada's merge, a machine's commit, and one of Bob's from ten half-lives ago.
  private static let ownership = LineOwnership(
    commits: [
      commit("Ada", "ada@example.com"), commit("Bob", "bob@example.com"),
      commit("Ada", "ADA@example.com", isMerge: true), commit("build[bot]", "b@ci"),
      commit("Bob", "bob@example.com", age: 3_650),
    ],
    files: [
      file("95 in 100", [(0, 19), (1, 1)], changes: [1, 0], creations: [0]),
      file("94 in 100", [(0, 47), (1, 3)], changes: [1, 0], creations: [1]),
      file("empty", [], changes: [0], creations: [0]),
      file("logo", [(0, 7)], changes: [0], creations: [0], isBinary: true),
      file("made by a machine", [(3, 3)], changes: [3], creations: [3]),
      file("merged", [(2, 2)], changes: [2], creations: [2]),
    ], skipped: [], cost: LineOwnership.Cost())

  private func summary(
    _ ownership: LineOwnership = Self.ownership, without: Set<String> = [], now: Int64 = Self.now
  ) -> OwnershipSummary {
    OwnershipSummary(
      ownership, identities: IdentityMap(confirmed: [:]),
      settings: OwnershipSummary.Settings(islandShare: 0.95, halfLifeDays: 365, now: now, without: without))
  }

  @Test("lines are counted a person, those of files nearly one person's beside them; binary files not at all")
  func lines() {
    let summary = self.summary()
    #expect(summary.people.map(\.person) == [ada, bob, machine])
    #expect(summary.people.map(\.lines) == [68, 4, 3])
    #expect(summary.people.map(\.soleOwnedLines) == [21, 0, 3])
    #expect(summary.lines == 75 && summary.binaryFiles == 1)
    let shares: [Double] = [68, 4, 3].map { $0 / 75 }
    #expect(summary.people.map(\.share) == shares)
  }

  @Test("authors are those of changes, merges and machines aside; what has none is known by nobody")
  func authors() {
    let summary = self.summary()
    // Bob made the second file and changed it as often as Ada, who is so far behind that she is no author of it.
    #expect(summary.people.map(\.files) == [2, 1, 0])
    #expect(summary.files == 3)
    #expect(summary.orphaned.map(\.lossyString) == ["made by a machine", "merged"])
    #expect(summary.busFactor.factor == 1 && summary.busFactor.people == [ada])
  }

  @Test("whoever is taken for gone leaves files that nobody knows, and stays in the list")
  func without() {
    let summary = self.summary(without: ["ada@example.com"])
    #expect(summary.people.map(\.person) == [ada, bob, machine])
    #expect(
      summary.orphaned.map(\.lossyString) == ["95 in 100", "empty", "made by a machine", "merged"])
    #expect(summary.busFactor.factor == 0 && summary.busFactor.people.isEmpty && summary.files == 3)
    #expect(self.summary(without: ["ada@example.com", "bob@example.com"]).orphaned.count == 5)
  }

  @Test("knowledge fades: of two who changed a file as often, the older one is no author of it")
  func fading() {
    var ownership = Self.ownership
    ownership.files = [Self.file("a", [(0, 1)], changes: [0, 0, 0, 0, 0, 0, 4, 4, 4, 4, 4, 4])]
    #expect(summary(ownership).people.map(\.files) == [1])
    ownership.files = [Self.file("a", [(0, 1), (1, 1)], changes: [0, 0, 0, 1, 1, 1])]
    #expect(summary(ownership).people.map(\.files) == [1, 1])
  }

  @Test("a change dated after today counts as of today, however far ahead, and one before 1970 as faded")
  func absurdDates() {
    for committed in [Signature.claimableTimes.lowerBound, 0, Signature.claimableTimes.upperBound] {
      var ownership = Self.ownership
      ownership.commits[0].committedAt = committed
      let summary = self.summary(ownership)
      #expect(summary.people.map(\.lines) == [68, 4, 3])
      #expect(summary.people.allSatisfy { $0.share.isFinite })
      // What somebody made half a century ago and nobody touched since, nobody knows.
      let faded = committed > 0 ? [] : ["empty"]
      #expect(summary.orphaned.map(\.lossyString) == faded + ["made by a machine", "merged"])
    }
  }

  @Test("without any file there is nobody and nothing")
  func empty() {
    var ownership = Self.ownership
    ownership.files = []
    let summary = self.summary(ownership)
    #expect(summary.people.isEmpty && summary.orphaned.isEmpty)
    #expect(summary.busFactor.factor == 0 && summary.files == 0 && summary.lines == 0)
  }

  @Test(
    "the truck factor takes the author of most files away until over half are orphans",
    arguments: [
      ([], []), ([""], []), (["a"], ["a"]), (["a", "b"], ["a", "b"]), (["a", "a", "b"], ["a"]),
      (["b", "b", "a"], ["b"]), (["ab", "ab", "ab"], ["a", "b"]), (["", "a"], ["a"]), (["", "", "a"], []),
      (["abc", "ab", "a", "c"], ["a", "b", "c"]), (["c", "c", "ab", "ab", "ab"], ["a", "b"]),
    ] as [([String], [String])])
  func truckFactor(files: [String], gone: [String]) {
    let factor = TruckFactor(authors: files.map { Set($0.map { Person(standing: .unknown, id: String($0)) }) })
    #expect(factor.people.map(\.id) == gone)
    #expect(factor.factor == gone.count && factor.files == files.count)
  }

  @Test(
    "of random authors, taking them away orphans over half and one fewer does not",
    arguments: 1...20 as ClosedRange<UInt64>)
  func truckFactorHolds(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let people = (0..<6).map { Person(standing: .unknown, id: "\($0)") }
    let files = (0..<40).map { _ in Set(people.filter { _ in random.chance(30) }) }
    let factor = TruckFactor(authors: files)
    func orphans(_ gone: ArraySlice<Person>) -> Int { files.count { $0.subtracting(gone).isEmpty } }
    #expect(orphans(factor.people[...]) * 2 > files.count, "seed \(seed)")
    if !factor.people.isEmpty { #expect(orphans(factor.people.dropLast()) * 2 <= files.count, "seed \(seed)") }
    #expect(TruckFactor(authors: files.shuffled(using: &random)).people == factor.people, "seed \(seed)")
  }
}

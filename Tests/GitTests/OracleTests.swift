import Git
import SourceText
import TestSupport
import Testing

/// Random histories, each judged by the `git` command.
@Suite("As git sees it")
struct OracleTests {
  static let seeds: [UInt64] = [1, 2, 3, 4, 5, 6]

  private static func sandbox(_ seed: UInt64) throws -> GitSandbox {
    let sandbox = try GitSandbox.withRepository(isBare: true)
    try sandbox.git(["fast-import", "--quiet", "--done"], stdin: RandomHistory(seed: seed, commits: 60).stream)
    return sandbox
  }

  private static func revList(_ arguments: [String], in sandbox: GitSandbox) throws -> [ObjectID] {
    try sandbox.text(["rev-list"] + arguments).split(separator: "\n").compactMap { ObjectID(hex: String($0)) }
  }

  /// Every commit with each of its parents, and pairs of commits that have nothing to do with each other.
  private static func treePairs(
    _ repository: borrowing Repository, _ sandbox: GitSandbox, seed: UInt64
  ) throws -> [(old: ObjectID, new: ObjectID)] {
    let ids = try revList(["--all"], in: sandbox)
    var random = SeededRandom(seed: seed)
    var pairs: [(ObjectID, ObjectID)] = []
    for id in ids {
      let commit = try repository.commit(id)
      for parent in commit.parents { pairs.append((try repository.commit(parent).tree, commit.tree)) }
    }
    for _ in 0..<40 {
      let old = try repository.commit(try #require(ids.randomElement(using: &random))).tree
      let new = try repository.commit(try #require(ids.randomElement(using: &random))).tree
      pairs.append((old, new))
    }
    return pairs
  }

  private static func stdin(_ pairs: [(old: ObjectID, new: ObjectID)]) -> [UInt8] {
    Array(pairs.map { "\($0.old) \($0.new)\n" }.joined().utf8)
  }

  @Test("changes and renames are those of `git diff-tree -r -M --raw`", arguments: seeds)
  func changes(seed: UInt64) throws {
    let sandbox = try Self.sandbox(seed)
    let repository = try Repository(opening: sandbox.path)
    let pairs = try Self.treePairs(repository, sandbox, seed: seed)
    for renames in [false, true] {
      let expected = try sandbox.git(
        ["diff-tree", "--stdin", "-r", "--raw", "-z", renames ? "-M" : "--no-renames"], stdin: Self.stdin(pairs))
      var actual: [UInt8] = []
      for (old, new) in pairs {
        actual += Array("\(old) \(new)\n".utf8)
        var changes = try repository.changes(from: old, to: new)
        if renames { changes = try repository.detectRenames(changes) }
        for change in changes { actual += Self.raw(change) }
      }
      #expect(actual == expected, "seed \(seed), renames \(renames)")
    }
  }

  private static func raw(_ change: TreeChange) -> [UInt8] {
    let zero = ObjectID.zero.hex
    var status = change.status.rawValue
    if change.status == .renamed {
      let percent = String(change.similarity * 100 / 60_000)
      status += String(repeating: "0", count: 3 - percent.count) + percent
    }
    let modes = ":\(change.old?.mode.octal ?? "000000") \(change.new?.mode.octal ?? "000000")"
    let header = "\(modes) \(change.old?.id.hex ?? zero) \(change.new?.id.hex ?? zero) \(status)\0"
    return Array(header.utf8) + (change.oldPath.map { $0.bytes + [0] } ?? []) + change.path.bytes + [0]
  }

  @Test("hunks are those of `git diff -U0`, counts those of --numstat", arguments: seeds)
  func hunks(seed: UInt64) throws {
    let sandbox = try Self.sandbox(seed)
    let repository = try Repository(opening: sandbox.path)
    let pairs = try Self.treePairs(repository, sandbox, seed: seed)
    let arguments = ["diff-tree", "--stdin", "-r", "--no-renames", "--text"]
    let patch = try sandbox.git(arguments + ["-p", "-U0"], stdin: Self.stdin(pairs))
    let expected = patch.split(separator: 0x0a).filter { $0.starts(with: "@@ -".utf8) }.map { line in
      let text = String(decoding: line, as: UTF8.self)
      return String(text[..<(text.dropFirst(3).firstRange(of: " @@")?.upperBound ?? text.endIndex)])
    }
    let numstat = try sandbox.git(arguments + ["--numstat", "-z"], stdin: Self.stdin(pairs))
    let expectedCounts = numstat.split(separator: 0).map(Self.counts).filter { !$0.isEmpty }
    var actual: [String] = []
    var counts: [String] = []
    for (old, new) in pairs {
      for change in try repository.changes(from: old, to: new) {
        let (before, after) = (try Self.text(change.old, repository), try Self.text(change.new, repository))
        // git shows another kind of entry as one file gone and one come.
        let steps = change.status == .typeChanged ? [(before, []), ([], after)] : [(before, after)]
        for (left, right) in steps where change.status == .typeChanged || change.old?.id != change.new?.id {
          actual += try LineDiff.hunks(old: left.span, new: right.span).map(Self.header)
        }
        let (added, deleted) = try LineDiff.counts(old: before.span, new: after.span)
        // git counts no lines of binary files, --text or not.
        let isBinary = BinaryCheck.isBinary(before.span) || BinaryCheck.isBinary(after.span)
        counts.append(isBinary ? "- -" : "\(added) \(deleted)")
      }
    }
    let same = zip(actual, expected).prefix { $0 == $1 }.count
    #expect(actual.dropFirst(same).first == expected.dropFirst(same).first, "seed \(seed), hunk \(same)")
    #expect(actual.count == expected.count, "seed \(seed)")
    let sameCounts = zip(counts, expectedCounts).prefix { $0 == $1 }.count
    #expect(counts.dropFirst(sameCounts).first == expectedCounts.dropFirst(sameCounts).first, "seed \(seed)")
    #expect(counts.count == expectedCounts.count, "seed \(seed)")
  }

  /// `added deleted` of a record, before which stand the lines that name the trees. Paths may hold line ends, too.
  private static func counts(of record: ArraySlice<UInt8>) -> String {
    var rest = record
    while rest.count >= 82, rest[rest.startIndex + 81] == 0x0a, rest[rest.startIndex + 40] == 0x20 {
      rest = rest.dropFirst(82)
    }
    return rest.split(separator: 0x09).prefix(2).map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
  }

  /// What git compares for an entry: a gitlink is a line of text.
  private static func text(_ side: TreeChange.Side?, _ repository: borrowing Repository) throws -> [UInt8] {
    guard let side else { return [] }
    if side.mode == .gitlink { return Array("Subproject commit \(side.id)\n".utf8) }
    return try repository.blob(side.id)
  }

  private static func header(_ hunk: LineHunk) -> String {
    func side(_ start: Int, _ count: Int) -> String {
      let first = count == 0 ? start : start + 1
      return count == 1 ? "\(first)" : "\(first),\(count)"
    }
    return "@@ -\(side(hunk.oldStart, hunk.oldCount)) +\(side(hunk.newStart, hunk.newCount)) @@"
  }

  @Test("walks give the commits of `git rev-list`, children first", arguments: seeds)
  func walk(seed: UInt64) throws {
    let sandbox = try Self.sandbox(seed)
    let repository = try Repository(opening: sandbox.path)
    let all = try Self.revList(["--all"], in: sandbox)
    var random = SeededRandom(seed: seed)
    for _ in 0..<12 {
      let tips = [try #require(all.randomElement(using: &random)), try #require(all.randomElement(using: &random))]
      let hidden = random.chance(70) ? [try #require(all.randomElement(using: &random))] : []
      let isFirstParent = random.chance(40)
      let walked = try repository.walk(from: tips, hiding: hidden, firstParentOnly: isFirstParent)
      // Plain lists subtracted: exact whatever the clocks say, which git's own exclusion is not.
      let reachable = try Self.revList((isFirstParent ? ["--first-parent"] : []) + tips.map(\.hex), in: sandbox)
      let excluded = try hidden.isEmpty ? [] : Self.revList(hidden.map(\.hex), in: sandbox)
      #expect(Set(walked) == Set(reachable).subtracting(excluded), "seed \(seed)")
      #expect(walked.count == Set(walked).count, "seed \(seed)")
      var places: [ObjectID: Int] = [:]
      for (place, id) in walked.enumerated() { places[id] = place }
      for id in walked {
        let parents = try repository.commit(id).parents
        for parent in isFirstParent ? Array(parents.prefix(1)) : parents {
          if let place = places[parent] { #expect(try #require(places[id]) < place, "seed \(seed)") }
        }
      }
    }
  }

  @Test("merge bases are those of `git merge-base`", arguments: seeds)
  func mergeBase(seed: UInt64) throws {
    let sandbox = try Self.sandbox(seed)
    let repository = try Repository(opening: sandbox.path)
    let all = try Self.revList(["--all"], in: sandbox)
    var random = SeededRandom(seed: seed)
    for _ in 0..<25 {
      let left = try #require(all.randomElement(using: &random))
      let right = try #require(all.randomElement(using: &random))
      let base = try repository.mergeBase(left, right)
      do {
        let best = try sandbox.text(["merge-base", "--all", left.hex, right.hex]).split(separator: "\n").map(
          String.init)
        #expect(best.contains(base?.hex ?? ""), "seed \(seed): \(left) \(right)")
      } catch is GitSandbox.Failure {
        #expect(base == nil, "seed \(seed): \(left) \(right)")
      }
    }
  }

  @Test("files are those of `git ls-tree -r`, sorted by path", arguments: seeds)
  func files(seed: UInt64) throws {
    let sandbox = try Self.sandbox(seed)
    let repository = try Repository(opening: sandbox.path)
    for name in ["main", "tip0", "tip1"] {
      let expected = try sandbox.git(["ls-tree", "-r", "-z", name])
      let files = try repository.files(ofTree: try repository.commit(try repository.resolve(name)).tree)
      var actual: [UInt8] = []
      for file in files {
        let kind = file.mode == .gitlink ? "commit" : "blob"
        actual += Array("\(file.mode.octal) \(kind) \(file.blob)\t".utf8) + file.path.bytes + [0]
      }
      #expect(actual == expected, "seed \(seed)")
      #expect(files.map(\.path) == files.map(\.path).sorted(), "seed \(seed)")
    }
  }

  @Test("every object is listed once, reachable or not")
  func allObjects() throws {
    let sandbox = try Self.sandbox(9)
    try sandbox.git(["hash-object", "-w", "--stdin"], stdin: Array("dangling\n".utf8))
    let repository = try Repository(opening: sandbox.path)
    let expected = try sandbox.text(["cat-file", "--batch-check=%(objectname)", "--batch-all-objects"])
    let ids = try repository.allObjects()
    #expect(ids.map(\.hex).sorted() == expected.split(separator: "\n").map(String.init))
    #expect(try repository.mismatches(among: ids) == [])
  }
}

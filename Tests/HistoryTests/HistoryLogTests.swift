import Findings
import Foundation
import Git
import SourceText
import TestSupport
import Testing

@testable import History

/// The rows of `assay history`, each judged by `git log --numstat`.
@Suite("History as git logs it")
struct HistoryLogTests {
  static func read(_ path: String, _ query: HistoryQuery, jobs: Int = 2) async throws -> [HistoryEntry] {
    var entries: [HistoryEntry] = []
    _ = try await HistoryLog(path: path, options: .init(), query: query, jobs: jobs).read { entries += $0 }
    return entries
  }

  /// `commit status added deleted [old path] path`, one a row, in git's order.
  static func rows(_ entries: [HistoryEntry]) -> [[UInt8]] {
    entries.flatMap { entry in
      entry.rows.map { row in
        let counts =
          switch row.lines {
          case .counted(let added, let deleted): "\(added) \(deleted)"
          case .binary: "- -"
          case .unread: "? ?"
          }
        let start = Array("\(entry.commit) \(row.status.rawValue) \(counts) ".utf8)
        return start + (row.oldPath.map { $0.bytes + [0] } ?? []) + row.path.bytes
      }
    }
  }

  /// The same from git: `--raw` for the statuses and `--numstat` for the counts, which list the same files.
  static func expected(
    _ arguments: [String], _ limits: [String] = [], in sandbox: GitSandbox
  ) throws -> [[UInt8]] {
    let output = try sandbox.git(
      ["log", "-z", "-M", "--raw", "--numstat", "--no-abbrev", "--topo-order", "--format=format:@%H"] + arguments
        + ["--"] + limits, environment: GitSandbox.plainHistory)
    var fields = output.split(separator: 0, omittingEmptySubsequences: false)[...]
    var rows: [[UInt8]] = []
    var commit = ""
    var statuses: [String] = []
    while var field = fields.popFirst() {
      while field.first == UInt8(ascii: "@") || field.first == UInt8(ascii: "\n") {
        if field.first == UInt8(ascii: "\n") {
          field = field.dropFirst()
        } else {
          commit = String(decoding: field.dropFirst().prefix(40), as: UTF8.self)
          statuses = []
          field = field.dropFirst(41)
        }
      }
      if field.isEmpty { continue }
      if field.first == UInt8(ascii: ":") {
        let status = String(decoding: field.split(separator: UInt8(ascii: " "))[4].prefix(1), as: UTF8.self)
        statuses.append(status)
        fields = fields.dropFirst(status == "R" ? 2 : 1)
        continue
      }
      let parts = field.split(separator: UInt8(ascii: "\t"), maxSplits: 2, omittingEmptySubsequences: false)
      let counts = parts.prefix(2).map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
      var path = Array(parts[2])
      if path.isEmpty { path = Array(fields.removeFirst()) + [0] + Array(fields.removeFirst()) }
      rows.append(Array("\(commit) \(statuses.removeFirst()) \(counts) ".utf8) + path)
    }
    return rows
  }

  static func expectEqual(
    _ actual: [[UInt8]], _ expected: [[UInt8]], _ what: String, _ location: SourceLocation = #_sourceLocation
  ) {
    let same = zip(actual, expected).prefix { $0 == $1 }.count
    func text(_ rows: [[UInt8]]) -> String {
      rows.count > same ? String(decoding: rows[same], as: UTF8.self) : "nothing"
    }
    guard actual != expected else { return }
    Issue.record("\(what): row \(same) is `\(text(actual))`, git has `\(text(expected))`", sourceLocation: location)
  }

  /// Three hundred histories, thirty a case.
  @Test("rows of random histories are git's", arguments: 0..<10)
  func randomHistories(block: Int) async throws {
    for seed in UInt64(block * 30)..<UInt64(block * 30 + 30) {
      let sandbox = try GitSandbox.withRepository(isBare: true)
      try sandbox.git(["fast-import", "--quiet", "--done"], stdin: RandomHistory(seed: seed, commits: 24).stream)
      let entries = try await Self.read(sandbox.path, HistoryQuery())
      Self.expectEqual(
        Self.rows(entries), try Self.expected(["--no-merges", "HEAD"], in: sandbox), "seed \(seed)")
      guard seed % 5 == 0 else { continue }
      let firstParent = try await Self.read(sandbox.path, HistoryQuery(firstParentOnly: true))
      Self.expectEqual(
        Self.rows(firstParent), try Self.expected(["--first-parent", "-m", "HEAD"], in: sandbox),
        "seed \(seed), first parent")
      let limited = try await Self.read(
        sandbox.path, HistoryQuery(paths: [RepositoryPath("lib"), RepositoryPath("a")]))
      Self.expectEqual(
        Self.rows(limited),
        try Self.expected(["--no-merges", "--full-history", "HEAD"], ["lib", "a"], in: sandbox), "seed \(seed), paths")
      let one = try await Self.read(sandbox.path, HistoryQuery(), jobs: 1)
      #expect(one == entries, "seed \(seed), one worker")
    }
  }

  @Test("ranges are git's", arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
  func ranges(seed: UInt64) async throws {
    let sandbox = try GitSandbox.withRepository(isBare: true)
    try sandbox.git(["fast-import", "--quiet", "--done"], stdin: RandomHistory(seed: seed, commits: 40).stream)
    let range = "c\(seed * 3)..main"
    Self.expectEqual(
      Self.rows(try await Self.read(sandbox.path, HistoryQuery(revision: range))),
      try Self.expected(["--no-merges", range], in: sandbox), "seed \(seed)")
    await #expect(throws: GitError.self) {
      _ = try await Self.read(sandbox.path, HistoryQuery(revision: "c1...main"))
    }
  }

  /// A line of commits an hour apart, each with a file of its own.
  private static func line(_ times: [Int64]) throws -> GitSandbox {
    let sandbox = try GitSandbox.withRepository()
    for (index, time) in times.enumerated() { try sandbox.commit(["f\(index)": "\(index)\n"], time: time) }
    return sandbox
  }

  @Test("dates limit as git's --since and --until do")
  func dates() async throws {
    let start: Int64 = 1_700_000_000
    let sandbox = try Self.line((0..<8).map { start + $0 * 3_600 })
    for (since, until) in [(3, nil), (nil, 4), (2, 5), (7, 7), (8, nil)] as [(Int64?, Int64?)] {
      let query = HistoryQuery(since: since.map { start + $0 * 3_600 }, until: until.map { start + $0 * 3_600 })
      let arguments =
        (query.since.map { ["--since=@\($0)"] } ?? []) + (query.until.map { ["--until=@\($0)"] } ?? [])
      Self.expectEqual(
        Self.rows(try await Self.read(sandbox.path, query)),
        try Self.expected(["--no-merges", "HEAD"] + arguments, in: sandbox), "\(arguments)")
    }
  }

  @Test("what lies behind a commit that is too old is left out with it, however new it claims to be")
  func clockBackwards() async throws {
    let start: Int64 = 1_700_000_000
    let sandbox = try Self.line([start, start + 9_000, start - 9_000, start + 9_100])
    let entries = try await Self.read(sandbox.path, HistoryQuery(since: start - 100))
    #expect(entries.flatMap(\.rows).map(\.path) == [RepositoryPath("f3")])
    Self.expectEqual(
      Self.rows(entries), try Self.expected(["--no-merges", "HEAD", "--since=@\(start - 100)"], in: sandbox), "since")
  }

  @Test("odd dates, zones and names come through as claimed")
  func oddSignatures() async throws {
    let sandbox = try GitSandbox.withRepository(isBare: true)
    let people: [(line: String, time: Int64, zone: Int)] = [
      ("Old <o@x> 0 +0000", 0, 0), ("Far <f@x> 4102444799 +1400", 4_102_444_799, 840),
      ("\u{1b}[31mRed\u{7} <r@x> 1700000000 -0330", 1_700_000_000, -210),
    ]
    var stream = ""
    for (index, person) in people.enumerated() {
      stream += "commit refs/heads/main\nauthor \(person.line)\ncommitter C <c@x> 1700000000 +0000\ndata 1\nm\n"
      stream += "M 100644 inline f\(index)\ndata 2\n\(index)\n\n"
    }
    try sandbox.git(["fast-import", "--quiet", "--done"], stdin: Array((stream + "done\n").utf8))
    let authors = try await Self.read(sandbox.path, HistoryQuery(revision: "main")).map(\.author)
    #expect(authors.reversed().map(\.time) == people.map(\.time))
    #expect(authors.reversed().map(\.zoneMinutes) == people.map(\.zone))
    #expect(authors.first?.nameText == "\u{1b}[31mRed\u{7}")
  }

  @Test("an octopus merge has no rows, and one against its first parent if asked for")
  func octopus() async throws {
    let sandbox = try GitSandbox.withRepository()
    try sandbox.commit(["base": "1\n"])
    for name in ["a", "b", "c"] {
      try sandbox.git(["checkout", "--quiet", "-b", name, "main"])
      try sandbox.commit([name: "\(name)\n"])
    }
    try sandbox.git(["checkout", "--quiet", "main"])
    // Otherwise git fast-forwards to the first of them.
    try sandbox.commit(["base": "2\n"])
    try sandbox.git(["merge", "--quiet", "-m", "octopus", "a", "b", "c"])
    #expect(try await Self.read(sandbox.path, HistoryQuery()).count == 5)
    let first = try await Self.read(sandbox.path, HistoryQuery(firstParentOnly: true))
    #expect(first.first?.rows.map(\.path) == ["a", "b", "c"].map { RepositoryPath($0) })
  }

  @Test("a shallow history is refused where its edge is shown, and listed where it is not")
  func shallow() async throws {
    let source = try Self.line((0..<4).map { 1_700_000_000 + $0 })
    let sandbox = try GitSandbox.withRepository(isBare: true)
    let clone = sandbox.root + "/shallow"
    try sandbox.git(["clone", "--quiet", "--bare", "--depth", "2", "file://\(source.path)", clone])
    await #expect(throws: HistoryError.self) { _ = try await Self.read(clone, HistoryQuery()) }
    #expect(try await Self.read(clone, HistoryQuery(revision: "HEAD~1..HEAD")).count == 1)
  }

  @Test("a blob that is not there is no row of zeros: it is named in the coverage")
  func missingBlob() async throws {
    let sandbox = try GitSandbox.withRepository()
    try sandbox.commit(["a": "1\n", "b": "1\n"])
    let blob = try sandbox.text(["rev-parse", "HEAD:a"])
    try sandbox.commit(["a": "2\n"])
    try FileManager.default.removeItem(atPath: sandbox.path + "/.git/objects/\(blob.prefix(2))/\(blob.dropFirst(2))")
    // Both blobs are the same object, so all three rows that need it cannot be counted.
    var entries: [HistoryEntry] = []
    let summary = try await HistoryLog(path: sandbox.path, options: .init(), query: HistoryQuery(), jobs: 1)
      .read { entries += $0 }
    #expect(entries.flatMap(\.rows).map(\.lines) == [.unread, .unread, .unread])
    #expect(summary.coverage.skipped.count == 3)
    #expect(summary.coverage.skipped.allSatisfy { $0.reason.contains(blob) })
  }

  @Test("many commits come in portions, in order, and only once")
  func portions() async throws {
    let count = 300
    let sandbox = try GitSandbox.withRepository(isBare: true)
    var stream = ""
    for index in 0..<count {
      stream += "commit refs/heads/main\ncommitter C <c@x> \(1_700_000_000 + index) +0000\ndata 1\nm\n"
      stream += "M 100644 inline f\ndata 6\n\(10_000 + index)\n\n"
    }
    try sandbox.git(["fast-import", "--quiet", "--done"], stdin: Array((stream + "done\n").utf8))
    var sizes: [Int] = []
    var times: [Int64] = []
    var log = HistoryLog(
      path: sandbox.path, options: .init(verification: .sample()), query: HistoryQuery(revision: "main"), jobs: 2)
    log.step = 100
    // One file a commit, so that the second step fills it.
    log.portion = 101
    let summary = try await log.read { entries in
      sizes.append(entries.count)
      times += entries.map(\.author.time)
    }
    #expect(sizes == [200, 100])
    #expect(times == times.sorted(by: >))
    #expect(summary.commits == count)
  }
}

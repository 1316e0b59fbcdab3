import Analysis
import Findings
import Git
import RuleEngine
import TestSupport
import Testing

@testable import History

/// What is kept of a commit from run to run: all of it comes back, and bytes that are not it come back as nothing.
@Suite("Compared commits in bytes")
struct ComparedCommitTests {
  /// Findings with their contexts, functions with their sketches, a rename, a merge with what it took, a binary file and a
  /// path with control characters.
  private static func commits() async throws -> [ComparedCommit] {
    let sandbox = try GitSandbox.withRepository()
    let function = "function work(a) {\n  if (a) {\n    return eval(a)\n  }\n  return 0\n}\n"
    try sandbox.commit(["a.js": function, "b.js": "x()\n", "\u{1b}\n\"": "eval(q)\n"], message: "One")
    try sandbox.git(["checkout", "--quiet", "-b", "side"])
    try sandbox.commit(["b.js": "x()\ny()\n", "bin": "\0\u{1}"], message: "Two", time: 1_790_000_100)
    try sandbox.git(["checkout", "--quiet", "main"])
    try sandbox.commit(
      ["a.js": nil, "c.js": function + "z()\n", "d.js": "function other(b) {\n  return eval(b + 1)\n}\n"],
      message: "Three", time: 1_790_000_200)
    try sandbox.git(["merge", "--quiet", "--no-ff", "--no-commit", "side"])
    try sandbox.commit(["own.js": "eval(mine)\n"], message: "Merge", time: 1_790_000_300)
    let found: [Commit]
    do {
      let repository = try Repository(opening: sandbox.path)
      found = try repository.walk(from: [try repository.resolve("HEAD")]).map { try repository.commit($0) }
    }
    let rules = try RuleSet(rules: AttributionTests.rules())
    let deltas = try await CommitDeltaReader.read(repository: sandbox.path, options: .init(), commits: found, jobs: 1)
    let files = try await FileComparison.compare(
      repository: sandbox.path, options: .init(), files: deltas.map(\.files), rules: rules, key: .unkeyed, jobs: 1)
    return deltas.indices.map {
      ComparedCommit(delta: deltas[$0], files: files[$0], holdsSecret: $0.isMultiple(of: 2))
    }
  }

  private static func bytes(_ commit: ComparedCommit) -> [UInt8] {
    var writer = FactWriter()
    commit.write(to: &writer)
    return writer.bytes
  }

  @Test("a whole commit comes back as it was")
  func roundTrip() async throws {
    let commits = try await Self.commits()
    #expect(commits.count == 4)
    let files = commits.flatMap(\.files)
    // What is not there cannot be lost.
    #expect(files.contains { !$0.contexts.isEmpty } && files.contains { !$0.change.functions.isEmpty })
    #expect(files.contains { $0.sketches.contains { $0 != nil } } && files.contains { $0.hunks.count == 1 })
    #expect(files.contains { $0.change.oldPath != nil } && commits.contains { !$0.delta.taken.isEmpty })
    for commit in commits {
      let again = try #require(ComparedCommit(commit.delta.commit, from: FactReader(Self.bytes(commit))))
      #expect("\(again)" == "\(commit)")
      #expect(Self.bytes(again) == Self.bytes(commit))
    }
  }

  @Test("what was cut short, or goes on, is nothing")
  func truncated() async throws {
    for commit in try await Self.commits() {
      let bytes = Self.bytes(commit)
      for count in 0..<bytes.count {
        #expect(ComparedCommit(commit.delta.commit, from: FactReader(Array(bytes.prefix(count)))) == nil)
      }
      #expect(ComparedCommit(commit.delta.commit, from: FactReader(bytes + [0])) == nil)
    }
  }

  @Test(
    "spoilt bytes never stop the reading, and what comes of them fits its commit", arguments: [1, 2, 3] as [UInt64])
  func spoilt(seed: UInt64) async throws {
    var random = SeededRandom(seed: seed)
    var refused = 0
    for commit in try await Self.commits() {
      let bytes = Self.bytes(commit)
      for _ in 0..<400 {
        var spoilt = bytes
        for _ in 0..<Int.random(in: 1...4, using: &random) {
          let place = Int.random(in: 0..<spoilt.count, using: &random)
          switch Int.random(in: 0..<4, using: &random) {
          case 0: spoilt[place] = UInt8.random(in: .min ... .max, using: &random)
          case 1: spoilt[place] = 0xff
          case 2: spoilt.insert(0x80, at: place)
          default: if spoilt.count > 1 { spoilt.remove(at: place) }
          }
        }
        guard let read = ComparedCommit(commit.delta.commit, from: FactReader(spoilt)) else {
          refused += 1
          continue
        }
        #expect(read.files.count == read.delta.files.count, "seed \(seed)")
        #expect(
          zip(read.delta.files, read.files).allSatisfy { $0.sides.count == $1.hunks.count }, "seed \(seed)")
        let parents = commit.delta.commit.parents.indices
        #expect(read.delta.taken.allSatisfy { parents.contains($0.parent) }, "seed \(seed)")
      }
      // Another commit's bytes.
      #expect(
        ComparedCommit(commit.delta.commit, from: FactReader([])) == nil
          && ComparedCommit(commit.delta.commit, from: FactReader([UInt8](repeating: 0xff, count: 64))) == nil)
    }
    #expect(refused > 400, "seed \(seed)")
  }
}

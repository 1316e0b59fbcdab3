import Findings
import Foundation
import Git
import RuleEngine
import SourceText
import TestSupport
import Testing

@testable import History

/// Compares lines and authorship with what the `git` command says, on random histories with branches and merges.
@Suite("History against git")
struct HistoryOracleTests {
  static func read(_ path: String, jobs: Int = 2) async throws -> RepositoryHistory {
    let reader = HistoryReader(
      path: path, id: "r", mainline: nil, identities: IdentityMap(confirmed: [:]), rules: try RuleSet(rules: []),
      key: .unkeyed, jobs: jobs)
    return try await reader.read(until: 4_000_000_000)
  }

  private static func build(_ seed: UInt64) throws -> GitSandbox {
    var random = SeededRandom(seed: seed)
    let sandbox = try GitSandbox.withRepository()
    var serial = 0
    func line() -> String {
      serial += 1
      return "let value\(serial) = \(serial * 7);\n"
    }
    func edit(_ name: String) throws {
      let file = sandbox.path + "/" + name
      let old =
        FileManager.default.fileExists(atPath: file) ? try String(contentsOfFile: file, encoding: .utf8) : ""
      var lines: [String] = old.split(separator: "\n").map { String($0) + "\n" }
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: 0...lines.count, using: &random)
        if place < lines.count, Bool.random(using: &random) {
          lines.remove(at: place)
        } else {
          lines.insert(line(), at: place)
        }
      }
      try sandbox.write(Array(lines.joined().utf8), to: name)
    }
    func commit(_ time: Int64) throws {
      try sandbox.git(["add", "--all"])
      try sandbox.git(["commit", "--quiet", "--allow-empty", "--message", "change"], time: time)
    }
    for name in ["a.js", "b.js", "src/c.js"] {
      try sandbox.write(Array((0..<20).map { _ in line() }.joined().utf8), to: name)
    }
    try commit(1_700_000_000)
    for step in 1...18 {
      let time = 1_700_000_000 + Int64(step) * 3_600
      let names = try sandbox.text(["ls-files"]).split(separator: "\n").map(String.init)
      switch Int.random(in: 0..<6, using: &random) {
      case 0:
        try sandbox.git(["mv", names[0], "moved\(step).js"])
        try edit("moved\(step).js")
        try commit(time)
      case 1:
        try sandbox.git(["checkout", "--quiet", "-b", "side\(step)"])
        try edit(names[names.count - 1])
        try commit(time)
        try sandbox.git(["checkout", "--quiet", "main"])
        try edit(names[0])
        try commit(time + 60)
        try sandbox.git(["merge", "--quiet", "--no-ff", "-X", "ours", "side\(step)", "-m", "merge"], time: time + 120)
      default:
        try edit(names[Int.random(in: 0..<names.count, using: &random)])
        try commit(time)
      }
    }
    return sandbox
  }

  @Test("live lines belong to the commit that git blame names", arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
  func ownership(seed: UInt64) async throws {
    let sandbox = try Self.build(seed)
    let history = try await Self.read(sandbox.path)
    for file in history.ownership {
      let origins = file.runs.flatMap { run in
        Array(repeating: history.changes[run.origin].commit.hex, count: run.lines)
      }
      let blame = try sandbox.text(["blame", "--porcelain", "HEAD", "--", file.path.lossyString])
        .split(separator: "\n").filter { line in
          let fields = line.split(separator: " ")
          return fields.count >= 3 && fields[0].count == 40 && Int(fields[1]) != nil
        }.map { String($0.prefix(40)) }
      #expect(origins == blame, "seed \(seed), \(file.path.lossyString)")
    }
    #expect(!history.ownership.isEmpty)
  }

  @Test("added and deleted lines are those of git log --numstat", arguments: [11, 12, 13] as [UInt64])
  func numstat(seed: UInt64) async throws {
    let sandbox = try Self.build(seed)
    let history = try await Self.read(sandbox.path)
    var ours: [String] = []
    for change in history.changes where !change.isMerge {
      for file in change.files {
        ours.append("\(change.commit.hex) \(file.added) \(file.deleted) \(file.path.lossyString)")
      }
    }
    var theirs: [String] = []
    var commit = ""
    let log = try sandbox.text(["log", "--numstat", "-M", "--no-merges", "--format=@%H", "--no-renames"])
    let renames = try sandbox.text(["log", "--diff-filter=R", "-M", "--no-merges", "--format=@%H", "--name-only"])
    let renaming = Set(renames.split(separator: "\n").filter { $0.hasPrefix("@") }.map { String($0.dropFirst()) })
    for line in log.split(separator: "\n") {
      if line.hasPrefix("@") {
        commit = String(line.dropFirst())
      } else if !renaming.contains(commit) {
        theirs.append(([commit] + line.split(separator: "\t").map(String.init)).joined(separator: " "))
      }
    }
    #expect(ours.filter { !renaming.contains(String($0.prefix(40))) }.sorted() == theirs.sorted(), "seed \(seed)")
  }

  @Test("the number of workers changes nothing")
  func workers() async throws {
    let sandbox = try Self.build(21)
    let one = try await Self.read(sandbox.path, jobs: 1)
    let two = try await Self.read(sandbox.path, jobs: 3)
    #expect(
      one.ownership.map { "\($0.path.lossyString) \($0.runs)" }
        == two.ownership.map { "\($0.path.lossyString) \($0.runs)" })
    #expect(
      one.changes.map { "\($0.commit) \($0.files.map { ($0.added, $0.deleted, $0.replaced) })" }
        == two.changes.map { "\($0.commit) \($0.files.map { ($0.added, $0.deleted, $0.replaced) })" })
  }
}

import Git
import SourceText
import TestSupport
import Testing

@testable import History

/// Random histories, every line of every file judged by `git blame`.
@Suite("Line ownership as git blame sees it")
struct LineOwnershipOracleTests {
  /// Few lines of few words in many commits: equal lines, renames, links, submodules, several roots, merges.
  static let seeds: [UInt64] = [1, 2, 3, 4, 5, 6]
  private static let historiesPerSeed: UInt64 = 30

  private static func sandbox(_ seed: UInt64, commits: Int = 30) throws -> GitSandbox {
    let sandbox = try GitSandbox.withRepository(isBare: true)
    try sandbox.git(["fast-import", "--quiet", "--done"], stdin: RandomHistory(seed: seed, commits: commits).stream)
    return sandbox
  }

  /// `path`, its lines' commits; several files in one run of git, because starting it takes longest.
  private static func blame(
    _ path: RepositoryPath, lines: Int, in sandbox: GitSandbox, options: [String]
  ) throws -> [ObjectID?] {
    let arguments = ["--literal-pathspecs", "blame", "--incremental"] + options + ["HEAD", "--"]
    let output = try sandbox.git(arguments + [path.lossyString], environment: GitSandbox.plainHistory)
    var owners = [ObjectID?](repeating: nil, count: lines)
    for line in output.split(separator: 0x0a) {
      let fields = line.split(separator: 0x20)
      guard fields.count == 4, let id = ObjectID(hex: String(decoding: fields[0], as: UTF8.self)),
        let start = Int(String(decoding: fields[2], as: UTF8.self)),
        let count = Int(String(decoding: fields[3], as: UTF8.self))
      else { continue }
      for index in start..<(start + count) where index <= lines { owners[index - 1] = id }
    }
    return owners
  }

  /// - Returns: how many lines were compared.
  @discardableResult
  static func compare(
    _ sandbox: GitSandbox, seed: UInt64, rules: LineOwnership.Rules = .init(), options: [String] = []
  ) async throws -> Int {
    let head = try sandbox.id("HEAD")
    let ownership = try await LineOwnership.read(repository: sandbox.path, revision: head, rules: rules, jobs: 2)
    let listed = try sandbox.git(["ls-tree", "-r", "-z", "HEAD"]).split(separator: 0)
    let submodules = listed.count { $0.starts(with: "160000".utf8) }
    #expect(ownership.files.count == listed.count - submodules, "seed \(seed)")
    #expect(ownership.skipped.count == submodules, "seed \(seed)")
    var compared = 0
    for file in ownership.files where String(validating: file.path.bytes, as: UTF8.self) != nil {
      let theirs = try blame(file.path, lines: file.lines.count, in: sandbox, options: options)
      let ours = file.lines.map { ownership.commits[Int($0)].id }
      #expect(ours == theirs, "seed \(seed), \(file.path.lossyString), \(options)")
      compared += ours.count
    }
    return compared
  }

  @Test("every line of every file", arguments: seeds)
  func lines(seed: UInt64) async throws {
    var compared = 0
    for number in 0..<Self.historiesPerSeed {
      let seed = seed * 1_000 + number
      compared += try await Self.compare(Self.sandbox(seed), seed: seed)
    }
    #expect(compared > 1_000)
  }

  @Test("lines that differ in white space only are the same if asked, as with -w", arguments: [71, 72, 73] as [UInt64])
  func whitespace(seed: UInt64) async throws {
    for number in 0..<10 as Range<UInt64> {
      let seed = seed * 1_000 + number
      let rules = LineOwnership.Rules(ignoresWhitespace: true)
      try await Self.compare(Self.sandbox(seed), seed: seed, rules: rules, options: ["-w"])
    }
  }

  @Test("ignored commits are looked through, as with --ignore-rev", arguments: [81, 82, 83] as [UInt64])
  func ignored(seed: UInt64) async throws {
    for number in 0..<10 as Range<UInt64> {
      let seed = seed * 1_000 + number
      let sandbox = try Self.sandbox(seed)
      var random = SeededRandom(seed: seed)
      let ids = try sandbox.text(["rev-list", "HEAD"]).split(separator: "\n").compactMap { ObjectID(hex: String($0)) }
      let ignored = Set(ids.filter { _ in random.chance(25) })
      try await Self.compare(
        sandbox, seed: seed, rules: LineOwnership.Rules(ignored: ignored),
        options: ignored.map(\.hex).sorted().flatMap { ["--ignore-rev", $0] })
    }
  }

  @Test("an octopus merge and files moved by many at once")
  func octopus() async throws {
    let sandbox = try GitSandbox.withRepository()
    let text = { (name: String) in (0..<30).map { "\(name) line \($0)\n" }.joined() }
    try sandbox.commit(["a": text("a"), "b": text("b"), "c": text("c")], time: 1_700_000_000)
    for (index, name) in ["a", "b", "c"].enumerated() {
      try sandbox.git(["checkout", "--quiet", "-b", "side-\(name)", "main"])
      let changed = text(name).replacing("line 7", with: "line seven")
      try sandbox.commit([name: nil, "moved/\(name)": changed], time: 1_700_000_100 + Int64(index))
    }
    try sandbox.git(["checkout", "--quiet", "main"])
    try sandbox.git(["merge", "--quiet", "side-a", "side-b", "side-c", "-m", "octopus"], time: 1_700_000_200)
    #expect(try sandbox.text(["rev-list", "--parents", "-1", "HEAD"]).split(separator: " ").count == 4)
    #expect(try await Self.compare(sandbox, seed: 0) == 90)
  }

  @Test("workers and the choice of files change no line, only who does the work")
  func workers() async throws {
    let sandbox = try Self.sandbox(5, commits: 80)
    let head = try sandbox.id("HEAD")
    let one = try await LineOwnership.read(repository: sandbox.path, revision: head, jobs: 1)
    let three = try await LineOwnership.read(repository: sandbox.path, revision: head, jobs: 3)
    #expect(one.files.map(\.path) == three.files.map(\.path))
    #expect(one.files.map(\.lines) == three.files.map(\.lines))
    for file in one.files {
      let alone = try await LineOwnership.read(
        repository: sandbox.path, revision: head, paths: [file.path], jobs: 1)
      #expect(alone.files.map(\.lines) == [file.lines], "\(file.path.lossyString)")
    }
  }
}

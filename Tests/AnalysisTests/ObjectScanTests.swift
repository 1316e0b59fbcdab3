import Findings
import Foundation
import Git
import RuleEngine
import SourceText
import TestSupport
import Testing

@testable import Analysis

@Suite("Credentials in the whole database")
struct ObjectScanTests {
  /// A key of its own for each place; put together here so that no file of ours holds one whole.
  private static func key(_ number: Int) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
    return "AKIA" + "QYLPMN5HFIQR7X" + String(letters[number / 32]) + String(letters[number % 32])
  }

  private static let rules = Result { try RuleSet(rules: Shipped.set().rules.filter(\.isCredential)) }

  private func scan(_ sandbox: GitSandbox, jobs: Int = 2) async throws -> ObjectFacts {
    return try await ObjectScan.scan(
      repository: sandbox.path, options: Repository.OpenOptions(), head: sandbox.id("HEAD"),
      rules: Self.rules.get(), key: .unkeyed, jobs: jobs)
  }

  /// The places that a scan of diffs overlooks, each with a key of its own.
  private static func planted() throws -> (sandbox: GitSandbox, first: ObjectID) {
    let sandbox = try GitSandbox.withRepository()
    let first = try sandbox.commit(["gone.txt": "0 \(key(0))\n", "kept.txt": "1 \(key(1))\n"], time: 1_790_000_000)
    try sandbox.commit(
      [".gitattributes": "*.hidden -diff\n*.bin binary\n", "a.hidden": key(2), "b.bin": key(3), "gone.txt": nil],
      time: 1_790_000_100)
    try sandbox.write(Array("text\0\0\n\(key(4))\n".utf8), to: "c.dat")
    try sandbox.write(
      [0xFF, 0xFE] + Array("wide \(key(5))\n".utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }, to: "d.txt")
    try FileManager.default.createSymbolicLink(atPath: sandbox.path + "/e", withDestinationPath: "to/\(key(6))")
    try sandbox.commit([:], message: "Message\n\nwith \(key(7))", time: 1_790_000_200)
    try sandbox.git(["checkout", "--quiet", "-b", "side"])
    try sandbox.commit(["side.txt": "s\n"], time: 1_790_000_300)
    try sandbox.git(["checkout", "--quiet", "main"])
    try sandbox.git(["merge", "--quiet", "--no-ff", "--no-commit", "side"])
    try sandbox.commit(["merged.txt": "m \(key(8))\n"], message: "Merge", time: 1_790_000_400)
    try sandbox.git(["tag", "--annotate", "--message", "tag \(key(9))", "v1"])
    try sandbox.git(["notes", "add", "--message", "note \(key(10))"])
    try sandbox.write(Array("stash \(key(11))\n".utf8), to: "kept.txt")
    try sandbox.git(["stash", "push", "--quiet"])
    try sandbox.git(["stash", "drop", "--quiet"])
    try sandbox.commit(["f.txt": "amended \(key(12))\n"], time: 1_790_000_500)
    try sandbox.write(Array("mended\n".utf8), to: "f.txt")
    try sandbox.git(["add", "--all"])
    try sandbox.git(["commit", "--quiet", "--amend", "--no-edit"], time: 1_790_000_600)
    try sandbox.git(["hash-object", "-w", "--stdin"], stdin: Array("dangling \(key(13))\n".utf8))
    try sandbox.commit(["\(key(14)).txt": "name\n"], time: 1_790_000_700)
    try sandbox.git(["branch", "fix-\(key(15))"])
    return (sandbox, first)
  }

  @Test("are found wherever git keeps them, in packs as in loose files, for any number of workers")
  func everywhere() async throws {
    let (sandbox, first) = try Self.planted()
    let loose = try await scan(sandbox)
    let found = Set(loose.findings.map(\.contentFingerprint))
    #expect(found.count == 16, "\(loose.findings.map { "\($0.path.lossyString): \($0.message)" })")
    #expect(!loose.coverage.isIncomplete)
    let secrets = (0..<16).map(Self.key)
    for finding in loose.findings {
      #expect(!secrets.contains { finding.excerpt.contains($0) || finding.message.contains($0) })
    }
    let gone = try #require(loose.findings.first { $0.path == RepositoryPath("gone.txt") })
    #expect(gone.commit == first.hex && gone.author == "ada@example.com" && gone.introducedAt == 1_790_000_000)
    #expect(!gone.inHead && gone.range.start.line == 1)
    let kept = try #require(loose.findings.first { $0.path == RepositoryPath("kept.txt") && $0.commit == first.hex })
    #expect(kept.inHead)
    #expect(loose.findings.contains { $0.message.contains("which no commit has") && $0.commit == nil })
    #expect(loose.findings.contains { $0.message.contains("in the text of tag") })
    let branch = try #require(loose.findings.first { $0.message.contains("in the name of a branch") })
    #expect(try branch.commit == sandbox.id("HEAD").hex && !branch.inHead)
    #expect(loose.findings.contains { $0.message.contains("in the text of commit") && $0.commit != nil })
    #expect(loose.findings.contains { $0.message.contains("in the name of a file") })
    for jobs in [1, 3] { #expect(try await scan(sandbox, jobs: jobs).findings == loose.findings) }
    // Whatever nothing refers to stays where it is.
    try sandbox.git(["repack", "-a", "-d", "--quiet", "--keep-unreachable"])
    #expect(try await scan(sandbox).findings == loose.findings)
  }

  @Test("are one finding for each value and path, at the first commit by topology, whatever the clocks say")
  func first() async throws {
    let sandbox = try GitSandbox.withRepository()
    let first = try sandbox.commit(["a.txt": "x \(Self.key(1))\n"], time: 1_790_000_000)
    try sandbox.commit(["a.txt": "x \(Self.key(1))\ny\n"], time: 1_000_000_000)
    let moved = try sandbox.commit(["a.txt": nil, "b.txt": "x \(Self.key(1))\ny\n"], time: 1_790_000_200)
    let facts = try await scan(sandbox)
    #expect(facts.findings.map(\.path.lossyString) == ["a.txt", "b.txt"])
    #expect(facts.findings.map(\.commit) == [first.hex, moved.hex])
    #expect(facts.findings.map(\.inHead) == [true, true])
    #expect(facts.findings[0].message.contains("in 2 versions"))
  }

  @Test("cannot hide behind copies where a rule does not look")
  func copies() async throws {
    let sandbox = try GitSandbox.withRepository()
    let content = "x \(Self.key(1))\n"
    try sandbox.commit(Dictionary(uniqueKeysWithValues: (0..<40).map { ("a/\($0).txt", content) }))
    try sandbox.commit(["z.txt": content])
    let paths = try await scan(sandbox).findings.map(\.path.lossyString)
    #expect(paths.count == 41 && paths.contains("z.txt"))
  }

  @Test("are charged to nobody where the history is cut off")
  func shallow() async throws {
    let origin = try GitSandbox.withRepository()
    try origin.commit(["a.txt": "x \(Self.key(1))\n"])
    let edge = try origin.commit(["b.txt": "y\n"])
    let last = try origin.commit(["c.txt": "x \(Self.key(2))\n"])
    let sandbox = try GitSandbox()
    try sandbox.git(["clone", "--quiet", "--depth", "2", "file://" + origin.path, sandbox.path], in: sandbox.root)
    let findings = try await scan(sandbox).findings
    #expect(findings.map(\.path.lossyString) == ["a.txt", "c.txt"])
    #expect(findings.map(\.commit) == [nil, last.hex] && findings.map(\.author) == [nil, "ada@example.com"])
    #expect(findings[0].message.contains("there already in \(edge.short), where the history is cut off"))
  }

  @Test("whose object cannot be read leave a gap, and the rest is searched")
  func damaged() async throws {
    let sandbox = try GitSandbox.withRepository()
    try sandbox.commit(["a.txt": "x \(Self.key(1))\n", "b.txt": "y \(Self.key(2))\n"])
    let id = try sandbox.id("HEAD:a.txt").hex
    let file = sandbox.path + "/.git/objects/\(id.prefix(2))/\(id.dropFirst(2))"
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file)
    try Data("no zlib".utf8).write(to: URL(filePath: file))
    let facts = try await scan(sandbox)
    #expect(facts.coverage.isIncomplete)
    #expect(facts.findings.map(\.path.lossyString) == ["b.txt"])
  }

  private static func remove(_ id: ObjectID, from sandbox: GitSandbox) throws {
    try FileManager.default.removeItem(
      atPath: sandbox.path + "/.git/objects/\(id.hex.prefix(2))/\(id.hex.dropFirst(2))")
  }

  private func gaps(_ sandbox: GitSandbox) async throws -> [String] {
    try await scan(sandbox).coverage.skipped.filter(\.isGap).map { "\($0.path.lossyString): \($0.reason)" }
  }

  @Test("that were taken out of the database leave a gap, whether a tree, a commit, a tag or a ref names them")
  func missing() async throws {
    let sandbox = try GitSandbox.withRepository()
    let first = try sandbox.commit(["gone.txt": "x \(Self.key(1))\n"], time: 1_790_000_000)
    let blob = try sandbox.id("HEAD:gone.txt")
    let second = try sandbox.commit(["gone.txt": nil, "kept.txt": "y\n"], time: 1_790_000_100)
    try sandbox.commit(["kept.txt": "z\n"], time: 1_790_000_200)
    #expect(try await gaps(sandbox).isEmpty)
    try Self.remove(blob, from: sandbox)
    #expect(
      try await gaps(sandbox) == [
        "gone.txt: not read: \(blob.short) is named by commit \(first.short) and is not in the database"
      ])
    try Self.remove(first, from: sandbox)
    #expect(
      try await gaps(sandbox) == [
        "object \(first.short): not read: it is not in the database, and commit \(second.short) has it as a parent"
      ])
    let tagged = try sandbox.commit(["other.txt": "t\n"], time: 1_790_000_300)
    try sandbox.git(["tag", "--annotate", "--message", "tag", "v1"])
    try sandbox.git(["branch", "side"])
    try sandbox.git(["reset", "--quiet", "--hard", "HEAD~1"])
    try Self.remove(tagged, from: sandbox)
    let told = try await gaps(sandbox)
    #expect(told.count == 2 && told.contains { $0.hasPrefix("object \(tagged.short): ") && $0.contains("ref refs/") })
  }

  @Test("that nothing leads to any more may be gone, as git drops them one by one")
  func forgotten() async throws {
    let sandbox = try GitSandbox.withRepository()
    try sandbox.commit(["kept.txt": "y\n"])
    try sandbox.commit(["gone.txt": "x \(Self.key(1))\n"])
    let blob = try sandbox.id("HEAD:gone.txt")
    try sandbox.git(["reset", "--quiet", "--hard", "HEAD~1"])
    try Self.remove(blob, from: sandbox)
    #expect(try await gaps(sandbox).isEmpty)
  }

  @Test("in a pack whose index was taken away leave a gap")
  func withoutIndex() async throws {
    let sandbox = try GitSandbox.withRepository()
    try sandbox.commit(["kept.txt": "y\n"])
    let named = try sandbox.git(["hash-object", "-w", "--stdin"], stdin: Array("x \(Self.key(1))\n".utf8))
    let id = try #require(ObjectID(hex: String(decoding: named.prefix(40), as: UTF8.self)))
    let folder = sandbox.path + "/.git/objects/pack"
    try sandbox.git(["pack-objects", "--quiet", folder + "/pack"], stdin: named)
    try Self.remove(id, from: sandbox)
    #expect(try await scan(sandbox).findings.count == 1)
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) where name.hasSuffix(".idx") {
      try FileManager.default.removeItem(atPath: folder + "/" + name)
    }
    let told = try await gaps(sandbox)
    #expect(told.count == 1 && told.first?.hasSuffix("the pack has no index; run `git index-pack` on it") == true)
  }

  @Test("that a shallow clone left out are a gap")
  func shallowGap() async throws {
    let origin = try GitSandbox.withRepository()
    try origin.commit(["a.txt": "x \(Self.key(1))\n"])
    try origin.commit(["a.txt": "y\n"])
    let sandbox = try GitSandbox()
    try sandbox.git(["clone", "--quiet", "--depth", "1", "file://" + origin.path, sandbox.path], in: sandbox.root)
    let told = try await gaps(sandbox)
    #expect(told.count == 1 && told.first?.contains("git fetch --unshallow") == true)
  }
}

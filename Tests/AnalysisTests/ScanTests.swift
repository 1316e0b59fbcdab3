import Findings
import Foundation
import Git
import Metrics
import RuleEngine
import SourceText
import TestSupport
import Testing

@testable import Analysis

@Suite("Scans of trees and folders")
struct ScanTests {
  private func scan(_ sandbox: GitSandbox, _ revision: ObjectID, jobs: Int = 2) async throws -> TreeFacts {
    try await TreeScan.scan(
      repository: sandbox.path, options: Repository.OpenOptions(), revision: revision, rules: Shipped.set(),
      key: .unkeyed, jobs: jobs)
  }

  private func scan(folder: String, jobs: Int = 2) async throws -> TreeFacts {
    try await FolderScan.scan(folder: folder, rules: Shipped.set(), key: .unkeyed, jobs: jobs)
  }

  private static let files = [
    "src/a.js": "eval(x)\n", "src/b.py": "def f():\n  return 1\n", "notes.txt": "key \(Shipped.secret)\n",
    "deep/er/c.go": "package c\n", ".env.example": "A=1\n",
  ]

  @Test("a revision and the same files in a folder give the same facts, for any number of workers")
  func same() async throws {
    let sandbox = try GitSandbox.withRepository()
    let head = try sandbox.commit(Self.files.mapValues { $0 })
    let tree = try await scan(sandbox, head, jobs: 1)
    #expect(tree.files.map(\.path.lossyString) == Self.files.keys.sorted())
    #expect(tree.coverage.files == 5 && tree.coverage.skipped.isEmpty && !tree.coverage.isIncomplete)
    #expect(tree.coverage.bytes == Self.files.values.map(\.utf8.count).reduce(0, +))
    #expect(tree.findings.contains { $0.rule == "code.js-eval" } && tree.findings.contains { $0.isCredential })
    for jobs in [1, 2, 5] {
      let folder = try await scan(folder: sandbox.path, jobs: jobs)
      #expect(folder.files.map(\.path) == tree.files.map(\.path))
      #expect(folder.files.map(\.measure) == tree.files.map(\.measure))
      #expect(folder.findings == tree.findings)
      #expect(folder.coverage == tree.coverage)
      let again = try await scan(sandbox, head, jobs: jobs)
      #expect(again.findings == tree.findings && again.coverage == tree.coverage)
    }
  }

  @Test("attributes leave files out of the measures by name, in a revision as in a folder, and no finding with them")
  func attributes() async throws {
    let sandbox = try GitSandbox.withRepository()
    let head = try sandbox.commit([
      ".gitattributes": "*.gen.js linguist-generated\nvendor/** -linguist-vendored\n",
      "src/.gitattributes": "own.gen.js linguist-generated=false\nold/** linguist-vendored\n",
      "a.gen.js": "eval(x)\n", "src/own.gen.js": "f()\n", "src/old/b.js": "eval(y)\n", "vendor/c.js": "f()\n",
    ])
    #expect(try await scan(sandbox, head).exclusions.isEmpty)
    let tree = try await TreeScan.scan(
      repository: sandbox.path, options: Repository.OpenOptions(), revision: head, rules: Shipped.set(), key: .unkeyed,
      jobs: 2, obeysAttributes: true)
    #expect(
      tree.exclusions.mapValues(\.attribute)
        == [RepositoryPath("a.gen.js"): "linguist-generated", RepositoryPath("src/old/b.js"): "linguist-vendored"])
    #expect(tree.findings.filter { $0.rule == "code.js-eval" }.count == 2)
    #expect(tree.files.first { $0.path == RepositoryPath("a.gen.js") }?.measure?.kind == .source)
    let folder = try await FolderScan.scan(
      folder: sandbox.path, rules: Shipped.set(), key: .unkeyed, jobs: 2, obeysAttributes: true)
    #expect(folder.exclusions == tree.exclusions)
  }

  @Test("more lines of attributes than can be looked at leave nothing out, and the scan says so")
  func tooManyAttributes() throws {
    var attributes = TreeAttributes(of: [], below: ".")
    let lines = (0..<3_000).map { "f\($0).js linguist-generated\n" }.joined()
    attributes.add(Array(lines.utf8), folder: RepositoryPath(""))
    var coverage = Coverage()
    let few = (0..<1_000).map { (path: RepositoryPath("f\($0).js"), kind: FileKind.source) }
    #expect(attributes.exclusions(of: few, &coverage).count == 1_000)
    #expect(coverage.skipped.isEmpty)
    let many = (0..<2_000).map { (path: RepositoryPath("f\($0).js"), kind: FileKind.source) }
    #expect(attributes.exclusions(of: many, &coverage).isEmpty)
    #expect(coverage.skipped.map(\.path.lossyString) == [".gitattributes"])
    #expect(!coverage.isIncomplete)
  }

  @Test("the revision that was asked for is read, not what lies in the worktree")
  func revision() async throws {
    let sandbox = try GitSandbox.withRepository()
    let first = try sandbox.commit(["a.js": "eval(x)\n"])
    let second = try sandbox.commit(["a.js": "x()\n"])
    try sandbox.write(Array("z()\neval(y)\n".utf8), to: "a.js")
    #expect(try await scan(sandbox, first).findings.map(\.rule).contains("code.js-eval"))
    #expect(try await scan(sandbox, second).findings.isEmpty)
    #expect(try await scan(folder: sandbox.path).findings.filter { $0.rule == "code.js-eval" }.count == 1)
  }

  @Test("a missing blob is listed and makes the result incomplete; the rest is judged")
  func missing() async throws {
    let sandbox = try GitSandbox.withRepository()
    let head = try sandbox.commit(["a.js": "eval(x)\n", "b.js": "y()\n"])
    let blob = try sandbox.id("HEAD:b.js").hex
    try FileManager.default.removeItem(atPath: sandbox.path + "/.git/objects/\(blob.prefix(2))/\(blob.dropFirst(2))")
    let facts = try await scan(sandbox, head)
    #expect(facts.coverage.isIncomplete)
    #expect(facts.coverage.skipped.map(\.path.lossyString) == ["b.js"])
    #expect(facts.files.map(\.path.lossyString) == ["a.js"])
    #expect(facts.findings.map(\.rule) == ["code.js-eval"])
  }

  @Test("a submodule is listed as left out by design, not as a gap")
  func submodule() async throws {
    let sandbox = try GitSandbox.withRepository()
    let first = try sandbox.commit(["a.js": "x()\n"])
    try sandbox.git(["update-index", "--add", "--cacheinfo", "160000,\(first.hex),lib/sub"])
    try sandbox.git(["commit", "--quiet", "--message", "Add a submodule"])
    let facts = try await scan(sandbox, try sandbox.id("HEAD"))
    #expect(
      facts.coverage.skipped == [.init(path: RepositoryPath("lib/sub"), reason: SkipReason.submodule, isGap: false)])
    #expect(!facts.coverage.isIncomplete)
  }

  @Test("a file over the limit is listed with its size, in a tree and in a folder; one at the limit is read")
  func large() async throws {
    let sandbox = try GitSandbox.withRepository()
    let line = [UInt8](repeating: UInt8(ascii: "a"), count: 1_023) + [UInt8(ascii: "\n")]
    let limit = (0..<(BlobAnalyzer.sizeLimit / 1_024)).flatMap { _ in line }
    try sandbox.write(limit, to: "at.txt")
    try sandbox.write(limit + [UInt8(ascii: "b")], to: "over.txt")
    let head = try sandbox.commit([:])
    let expected = SkipReason.tooLarge(bytes: BlobAnalyzer.sizeLimit + 1)
    for facts in [try await scan(sandbox, head), try await scan(folder: sandbox.path)] {
      #expect(facts.coverage.skipped == [.init(path: RepositoryPath("over.txt"), reason: expected, isGap: true)])
      #expect(facts.files.map(\.path.lossyString) == ["at.txt"])
      #expect(facts.coverage.isIncomplete)
    }
  }

  @Test("links are read as their target's name and never followed; .git and ignore files hide nothing else")
  func links() async throws {
    let folder = try TemporaryFolder()
    let outside = try TemporaryFolder()
    try outside.write("eval(x)\n", to: "secret.js")
    try folder.write("eval(x)\n", to: ".git/hook.js")
    for name in ["HEAD", "objects/x", "refs/x"] { try folder.write("x\n", to: ".git/" + name) }
    try folder.write("*.js\n", to: ".gitignore")
    try folder.write("y()\n", to: "a.js")
    let manager = FileManager.default
    try manager.createSymbolicLink(atPath: folder.path + "/out", withDestinationPath: outside.path)
    try manager.createSymbolicLink(atPath: folder.path + "/loop", withDestinationPath: ".")
    try manager.createSymbolicLink(atPath: folder.path + "/link.js", withDestinationPath: outside.path + "/secret.js")
    #expect(mkfifo(folder.path + "/pipe", 0o600) == 0)
    let facts = try await scan(folder: folder.path)
    #expect(facts.files.map(\.path.lossyString) == [".gitignore", "a.js", "link.js", "loop", "out"])
    #expect(!facts.findings.contains { $0.rule == "code.js-eval" })
    #expect(
      facts.coverage.skipped == [.init(path: RepositoryPath("pipe"), reason: "neither a file nor a link", isGap: false)]
    )
  }

  @Test("names that are no UTF-8 are listed and opened by their bytes")
  func names() async throws {
    let folder = try TemporaryFolder()
    let name = Array("bad-".utf8) + [0xff] + Array(".js".utf8)
    let path = Array(folder.path.utf8) + [UInt8(ascii: "/")] + name + [0]
    let file = path.withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { $0.baseAddress.map { fopen($0, "w") } ?? nil }
    }
    // Some file systems refuse such names: then there is nothing to read.
    guard let file else { return }
    fputs("eval(x)\n", file)
    fclose(file)
    let facts = try await scan(folder: folder.path)
    #expect(facts.files.map(\.path.bytes) == [name])
    #expect(facts.findings.map(\.rule) == ["code.js-eval"])
  }

  @Test("a folder that is not there is an error that names it")
  func absent() async throws {
    let folder = try TemporaryFolder()
    await #expect(throws: FolderError.self) { try await scan(folder: folder.path + "/none") }
  }
}

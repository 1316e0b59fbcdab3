import Findings
import Foundation
import Git
import Metrics
import SourceText
import TestSupport
import Testing

@testable import Analysis

/// The counting store as what facts are kept in.
private struct CountedSketches: FactStore {
  let store: CountingStore

  func load(kind: String, subjects: [[UInt8]], context: String) -> [[UInt8]?] {
    store.load(kind: kind, subjects: subjects, context: context)
  }

  func store(kind: String, _ facts: [(subject: [UInt8], bytes: [UInt8])], context: String) {
    store.store(kind: kind, facts, context: context)
  }
}

@Suite("Scans for clones")
struct CloneScanTests {
  /// Ninety tokens and more on ten lines, of which no two do the same.
  private static func function(_ name: String) -> String {
    "function \(name)(a, b) {\n" + "+-*/%&|^".map { "  b = a.call(b \($0) 1);\n" }.joined() + "}\n"
  }

  private static let files = [
    "src/a.js": "let x = 1;\n" + function("f"), "src/b.ts": function("f"), "src/c.js": "y();\n",
    "dist/d.js": function("f"), "vendor/e.js": function("f"), "notes.md": function("f"),
  ]

  private func scan(
    _ sandbox: GitSandbox, jobs: Int = 2, settings: CloneSettings = .standard, memory: FactMemory? = nil
  ) async throws -> CloneFacts {
    try await CloneScan.scan(
      repository: sandbox.path, options: Repository.OpenOptions(), revision: try sandbox.id("HEAD"),
      settings: settings, jobs: jobs, memory: memory)
  }

  @Test("a revision and the same files in a folder have the same clones, for any number of workers")
  func same() async throws {
    let sandbox = try GitSandbox.withRepository()
    try sandbox.commit(Self.files)
    let tree = try await scan(sandbox, jobs: 1)
    let places = tree.report.groups.flatMap(\.places)
    #expect(
      places.map { "\($0.path.lossyString):\($0.startLine)-\($0.endLine)" } == ["src/a.js:2-11", "src/b.ts:1-10"])
    #expect(tree.report.files == 3 && tree.report.lines == 22)
    #expect(tree.coverage.files == 6 && tree.coverage.skipped.isEmpty)
    #expect(tree.coverage.bytes == Self.files.values.map(\.utf8.count).reduce(0, +))
    for jobs in [1, 2, 5] {
      let again = try await scan(sandbox, jobs: jobs)
      #expect(again.report == tree.report && again.coverage == tree.coverage)
      let folder = try await CloneScan.scan(folder: sandbox.path, settings: .standard, jobs: jobs)
      #expect(folder.report == tree.report && folder.coverage == tree.coverage)
    }
  }

  @Test("what the attributes leave out is not compared where they are obeyed, and named")
  func attributes() async throws {
    let sandbox = try GitSandbox.withRepository()
    let head = try sandbox.commit(
      Self.files.merging([".gitattributes": "src/b.ts linguist-generated\n"]) { $1 })
    let judged = try await scan(sandbox)
    #expect(judged.report.groups.count == 1 && judged.exclusions.isEmpty)
    let obeying = try await CloneScan.scan(
      repository: sandbox.path, options: Repository.OpenOptions(), revision: head, settings: .standard, jobs: 2,
      obeysAttributes: true)
    #expect(obeying.report.groups.isEmpty && obeying.report.files == 2)
    #expect(obeying.exclusions.keys.map(\.lossyString) == ["src/b.ts"])
    let folder = try await CloneScan.scan(folder: sandbox.path, settings: .standard, jobs: 2)
    #expect(folder.report == obeying.report && folder.exclusions == obeying.exclusions)
  }

  @Test("sketches are kept: a second run makes none anew, and other settings or a damaged store make their own")
  func kept() async throws {
    let sandbox = try GitSandbox.withRepository()
    try sandbox.commit(Self.files)
    let store = CountingStore()
    let memory = FactMemory(
      store: CountedSketches(store: store), rules: ContentDigest(of: "rules".utf8), build: "1",
      key: FingerprintKey(bytes: [UInt8](repeating: 7, count: 32)))
    let first = try await scan(sandbox, memory: memory)
    #expect(store.counts == (0, 6, 6))
    store.reset()
    let second = try await scan(sandbox, memory: memory)
    #expect(store.counts == (6, 0, 0))
    #expect(second.report == first.report && second.coverage == first.coverage)
    store.reset()
    let renamed = try await scan(sandbox, settings: CloneSettings(kind: .renamed), memory: memory)
    #expect(store.counts == (0, 6, 6) && renamed.report.groups.count == 1)
    for change in 0..<40 {
      store.mutate { bytes in
        if !bytes.isEmpty { bytes[change * 7919 % bytes.count] ^= 0x5a }
      }
      let after = try await scan(sandbox, memory: memory)
      #expect(after.report == first.report && after.coverage == first.coverage)
    }
  }

  @Test("what cannot be read is listed and makes the result incomplete; the rest is compared")
  func gaps() async throws {
    let sandbox = try GitSandbox.withRepository()
    try sandbox.commit(Self.files)
    try sandbox.write(Array("let a = 1\0;".utf8), to: "src/zero.js")
    try sandbox.commit([:])
    let blob = try sandbox.id("HEAD:src/c.js").hex
    try FileManager.default.removeItem(atPath: sandbox.path + "/.git/objects/\(blob.prefix(2))/\(blob.dropFirst(2))")
    let facts = try await scan(sandbox)
    #expect(facts.coverage.isIncomplete)
    #expect(facts.coverage.skipped.map(\.path.lossyString) == ["src/c.js", "src/zero.js"])
    #expect(facts.report.groups.count == 1)
  }
}

import Analysis
import Findings
import Foundation
import Git
import RuleEngine
import TestSupport
import Testing

@testable import History

/// The counting store as what facts are kept in.
private struct CountedFacts: FactStore {
  let store: CountingStore

  func load(kind: String, subjects: [[UInt8]], context: String) -> [[UInt8]?] {
    store.load(kind: kind, subjects: subjects, context: context)
  }

  func store(kind: String, _ facts: [(subject: [UInt8], bytes: [UInt8])], context: String) {
    store.store(kind: kind, facts, context: context)
  }
}

@Suite("Histories from memory")
struct HistoryMemoryTests {
  private func read(
    _ sandbox: GitSandbox, _ store: CountingStore?, jobs: Int = 2, portion: Int? = nil
  ) async throws -> String {
    let key = FingerprintKey(bytes: [UInt8](repeating: 1, count: 32))
    let rules = try RuleSet(rules: AttributionTests.rules())
    var reader = HistoryReader(
      path: sandbox.path, id: "r", mainline: nil, identities: IdentityMap(confirmed: [:]), rules: rules, key: key,
      jobs: jobs,
      memory: store.map {
        FactMemory(store: CountedFacts(store: $0), rules: rules.factsDigest, build: "test", key: key)
      })
    if let portion { reader.portion = portion }
    var text = ""
    // Shows what is behind references, too.
    dump(try await reader.read(until: 4_000_000_000), to: &text)
    return text
  }

  private func build() throws -> GitSandbox {
    let sandbox = try GitSandbox.withRepository()
    let function = "function work(a) {\n  if (a) {\n    return eval(a)\n  }\n  return 0\n}\n"
    try sandbox.commit(["a.js": function, "b.js": "x()\n"], message: "One", time: 1_790_000_000)
    try sandbox.git(["checkout", "--quiet", "-b", "side"])
    try sandbox.commit(["b.js": "x()\ny()\n"], message: "Two", time: 1_790_000_100)
    try sandbox.git(["checkout", "--quiet", "main"])
    try sandbox.commit(["a.js": nil, "c.js": function + "z()\n"], message: "Three", time: 1_790_000_200)
    try sandbox.git(["merge", "--quiet", "--no-ff", "--message", "Merge", "side"], time: 1_790_000_300)
    return sandbox
  }

  @Test("where a portion ends shows in nothing, with a memory and without", arguments: [1, 2, 3, 4, 5])
  func portions(size: Int) async throws {
    let sandbox = try build()
    try sandbox.commit([".mailmap": "A <a@b.example> <c@d.example>\n"], message: "Names", time: 1_790_000_400)
    let plain = try await read(sandbox, nil)
    #expect(plain.contains("c@d.example") && plain.contains("Merge"))
    #expect(try await read(sandbox, nil, portion: size) == plain)
    let store = CountingStore()
    for _ in 1...2 { #expect(try await read(sandbox, store, portion: size) == plain) }
  }

  @Test("a second run compares no commit again, a third only the new one, and each says what a run without memory says")
  func runs() async throws {
    let sandbox = try build()
    let store = CountingStore()
    let plain = try await read(sandbox, nil)
    #expect(try await read(sandbox, store) == plain)
    #expect(store.counts.stored == 4 + 2 + 2)
    for jobs in [1, 2] {
      store.reset()
      #expect(try await read(sandbox, store, jobs: jobs) == plain)
      #expect(store.counts == (found: 4 + 2 + 2, missed: 0, stored: 0))
    }
    try sandbox.commit(["c.js": "eval(q)\n"], message: "Four", time: 1_790_000_400)
    store.reset()
    #expect(try await read(sandbox, store) == read(sandbox, nil))
    #expect(store.counts == (found: 4 + 1 + 1, missed: 1 + 1 + 1, stored: 1 + 1 + 1))
  }

  @Test("what was changed in the memory is compared again")
  func changed() async throws {
    let sandbox = try build()
    let store = CountingStore()
    let plain = try await read(sandbox, store)
    store.mutate { $0[$0.count / 3] ^= 0x11 }
    store.reset()
    #expect(try await read(sandbox, store) == plain)
    #expect(store.counts.stored == 4 + 2 + 2)
  }

  @Test("a commit that is gone is an error, also where everything about it is remembered")
  func missing() async throws {
    let sandbox = try build()
    let store = CountingStore()
    _ = try await read(sandbox, store)
    let first = try sandbox.id("HEAD~2").hex
    try FileManager.default.removeItem(
      atPath: sandbox.path + "/.git/objects/\(first.prefix(2))/\(first.dropFirst(2))")
    await #expect(throws: GitError.self) { _ = try await read(sandbox, store) }
  }
}

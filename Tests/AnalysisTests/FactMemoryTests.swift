import Findings
import Git
import RuleEngine
import SourceText
import TestSupport
import Testing

@testable import Analysis

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

@Suite("Facts kept between runs")
struct FactMemoryTests {
  private func memory(
    _ store: CountingStore, rules: String = "rules", build: String = "1",
    key: [UInt8] = [UInt8](repeating: 7, count: 32)
  ) -> FactMemory {
    FactMemory(
      store: CountedFacts(store: store), rules: ContentDigest(of: rules.utf8), build: build,
      key: FingerprintKey(bytes: key))
  }

  private func random(_ random: inout SeededRandom) -> (numbers: [Int], texts: [String], content: [UInt8]) {
    let edges = [0, 1, -1, 127, 128, -64, -65, .max, .min, 1 << 62]
    return (
      (0..<Int.random(in: 0...6, using: &random)).map { _ in edges.randomElement(using: &random) ?? 0 },
      (0..<Int.random(in: 0...6, using: &random)).map { _ in
        ["", "a", "längst", "\u{0}\n"].randomElement(using: &random) ?? ""
      },
      (0..<Int.random(in: 0...9, using: &random)).map { _ in UInt8.random(in: .min ... .max, using: &random) }
    )
  }

  private func read(
    _ bytes: [UInt8]
  ) -> (numbers: [Int], texts: [String], content: [UInt8], finding: Finding?)? {
    FactReader(bytes).whole { reader throws(FactReader.Malformed) in
      (
        try reader.list { reader throws(FactReader.Malformed) in try reader.number() },
        try reader.list { reader throws(FactReader.Malformed) in try reader.text() }, try reader.content(),
        try reader.optional { reader throws(FactReader.Malformed) in try reader.finding() }
      )
    }
  }

  @Test("what was written is read, and nothing that is shorter, longer or changed makes the reader fail otherwise")
  func coding() throws {
    var generator = SeededRandom(seed: 3)
    let start = TextPosition(line: 3, column: 9)
    let finding = Finding(
      rule: "r", title: "t", severity: .high, confidence: .low, dimension: .quality, cwe: ["CWE-1", "CWE-2"],
      path: RepositoryPath(bytes: [0x61, 0xff]), range: TextRange(start: start, end: start),
      fingerprint: Fingerprint(hex: "aa"), contentFingerprint: Fingerprint(hex: "bb"), message: "m", remediation: "t",
      excerpt: "x", minutes: 5, isCredential: true, commit: "c", author: nil, introducedAt: -5, inHead: false)
    for round in 0..<200 {
      let (numbers, texts, content) = random(&generator)
      var writer = FactWriter()
      writer.write(numbers) { $0.write($1) }
      writer.write(texts) { $0.write($1) }
      writer.write(content)
      writer.write(round.isMultiple(of: 3) ? finding : nil) { $0.write($1) }
      let back = try #require(read(writer.bytes), "seed \(generator.seed), round \(round)")
      #expect(back.numbers == numbers && back.texts == texts && back.content == content)
      #expect(back.finding == (round.isMultiple(of: 3) ? finding : nil))
      #expect(read(writer.bytes + [0]) == nil)
      for length in 0..<writer.bytes.count { #expect(read(Array(writer.bytes.prefix(length))) == nil) }
      for place in writer.bytes.indices {
        var changed = writer.bytes
        changed[place] = UInt8.random(in: .min ... .max, using: &generator)
        _ = read(changed)
      }
    }
  }

  @Test("facts of other rules, another build or another key are not given back")
  func context() {
    let store = CountingStore()
    memory(store).store(kind: "k", [(subject: [1], bytes: [9])])
    func known(_ memory: FactMemory, kind: String = "k", subject: [UInt8] = [1]) -> Bool {
      memory.load(kind: kind, subjects: [subject])[0] != nil
    }
    #expect(known(memory(store)))
    #expect(!known(memory(store, rules: "others")))
    #expect(!known(memory(store, build: "2")))
    #expect(!known(memory(store, key: [UInt8](repeating: 8, count: 32))))
    #expect(!known(memory(store), kind: "l"))
    #expect(!known(memory(store), subject: [2]))
  }

  @Test("facts that somebody changed or planted are taken for absent")
  func planted() {
    let store = CountingStore()
    let memory = memory(store)
    memory.store(kind: "k", [(subject: [1], bytes: [9, 9])])
    store.mutate { $0[0] ^= 1 }
    #expect(memory.load(kind: "k", subjects: [[1]])[0] == nil)
    store.store(kind: "k", [(subject: [1], bytes: [9, 9])], context: memory.context)
    #expect(memory.load(kind: "k", subjects: [[1]])[0] == nil)
    // Moved from another subject with its seal.
    memory.store(kind: "k", [(subject: [2], bytes: [9, 9])])
    let other = store.load(kind: "k", subjects: [[2]], context: memory.context)[0] ?? []
    store.store(kind: "k", [(subject: [1], bytes: other)], context: memory.context)
    #expect(memory.load(kind: "k", subjects: [[1]])[0] == nil)
    #expect(memory.load(kind: "k", subjects: [[2]])[0] != nil)
  }

  @Test("a second scan analyses only what is new, and says the same")
  func scan() async throws {
    let sandbox = try GitSandbox.withRepository()
    let rules = try Shipped.set()
    let first = try sandbox.commit([
      "a.js": "eval(x)\n", "b.js": "y()\n", "same.js": "y()\n", "k.txt": Shipped.secret + "\n", "logo.png": "\u{0}x",
    ])
    let second = try sandbox.commit(["b.js": "eval(y)\n"])
    let store = CountingStore()
    func scan(_ revision: ObjectID, _ memory: FactMemory?, jobs: Int = 2) async throws -> TreeFacts {
      try await TreeScan.scan(
        repository: sandbox.path, options: Repository.OpenOptions(), revision: revision, rules: rules, key: .unkeyed,
        jobs: jobs, memory: memory)
    }
    func same(_ left: TreeFacts, _ right: TreeFacts) -> Bool {
      left.findings == right.findings && left.coverage == right.coverage
        && left.files.map(\.measure) == right.files.map(\.measure) && left.files.map(\.path) == right.files.map(\.path)
    }
    let memory = memory(store)
    #expect(same(try await scan(first, memory), try await scan(first, nil)))
    #expect(store.counts.stored == 5)
    for (revision, new) in [(first, 0), (second, 1), (second, 0)] {
      store.reset()
      #expect(same(try await scan(revision, memory), try await scan(revision, nil)))
      #expect(store.counts == (found: 5 - new, missed: new, stored: new))
    }
    store.mutate { $0[$0.count / 2] ^= 0x55 }
    #expect(same(try await scan(second, memory), try await scan(second, nil)))
  }
}

internal import Foundation
internal import Ledger
internal import TestSupport
internal import Testing

struct FactCacheTests {
  private func key(_ number: UInt8, kind: String = "file", context: String = "r1") -> FactCache.Key {
    FactCache.Key(subject: [UInt8](repeating: number, count: 20), kind: kind, context: context)
  }

  @Test("facts come back by subject, kind and context, also after opening again")
  func roundTrip() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/facts.db"
    let cache = FactCache(path: path)
    cache.store([(key(1), [1, 2, 3]), (key(2), []), (key(1, context: "r2"), [9])])
    cache.store([(key(2), [7])])
    for cache in [cache, FactCache(path: path)] {
      let keys = [key(1), key(2), key(3), key(1, kind: "commit"), key(1, context: "r2"), key(2, context: "r2")]
      #expect(cache.load(keys) == [key(1): [1, 2, 3], key(2): [7], key(1, context: "r2"): [9]])
      #expect(cache.notes.isEmpty)
    }
    cache.prune(keeping: ["r2"])
    #expect(cache.load([key(1), key(1, context: "r2")]) == [key(1, context: "r2"): [9]])
  }

  @Test("a cache that is damaged is discarded with a note and serves on")
  func damaged() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(String(repeating: "no cache ", count: 1_000), to: "facts.db")
    let cache = FactCache(path: path)
    #expect(cache.notes.count == 1)
    #expect(cache.load([key(1)]).isEmpty)
    cache.store([(key(1), [1])])
    #expect(cache.load([key(1)]) == [key(1): [1]])
    #expect(FactCache(path: path).notes.isEmpty)
  }

  @Test("a cache of another version is made anew")
  func otherVersion() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/facts.db"
    FactCache(path: path).store([(key(1), [1])])
    try execute("PRAGMA user_version = 99", in: path)
    let cache = FactCache(path: path)
    #expect(cache.notes.count == 1)
    #expect(cache.load([key(1)]).isEmpty)
  }

  @Test("a folder, another program's database and a place that takes no file are left alone: the cache stays empty")
  func inTheWay() throws {
    let folder = try TemporaryFolder()
    try folder.write("keep me", to: "facts.db/file")
    let other = folder.path + "/other.db"
    try execute("CREATE TABLE notes (text TEXT)", in: other)
    for path in [folder.path + "/facts.db", other, folder.path + "/absent/facts.db"] {
      let cache = FactCache(path: path)
      cache.store([(key(1), [1])])
      #expect(cache.load([key(1)]).isEmpty)
      #expect(!cache.notes.isEmpty)
    }
    #expect(FileManager.default.fileExists(atPath: folder.path + "/facts.db/file"))
    try execute("INSERT INTO notes VALUES ('still here')", in: other)
  }
}

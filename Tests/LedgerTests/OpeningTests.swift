internal import Findings
internal import Foundation
internal import Ledger
internal import SourceText
internal import TestSupport
internal import Testing

struct OpeningTests {
  @Test("a fresh file becomes a ledger, opens again, and keeps its first key")
  func fresh() throws {
    let folder = try TemporaryFolder()
    let path = RepositoryPath("a.swift")
    func fingerprint(_ key: FingerprintKey) -> Fingerprint {
      key.fingerprint(rule: "r", path: path, content: [1, 2], ordinal: 0)
    }
    #expect(fingerprint(try openLedger(folder).fingerprintKey()) == fingerprint(FingerprintKey(bytes: testKey)))
    let again = try Ledger(path: folder.path + "/assay.db", key: [UInt8](repeating: 9, count: 32))
    #expect(fingerprint(try again.fingerprintKey()) == fingerprint(FingerprintKey(bytes: testKey)))
    #expect(try again.timeEntries().isEmpty && again.importedFiles().isEmpty && again.decisions().isEmpty)
    let mode = try FileManager.default.attributesOfItem(atPath: again.path)[.posixPermissions] as? NSNumber
    #expect(mode?.intValue == 0o600)
  }

  @Test("an empty file becomes a ledger")
  func emptyFile() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "assay.db")
    #expect(try openLedger(folder).applicants().isEmpty)
  }

  @Test("what is no ledger is refused, says so, and is left as it was")
  func notALedger() throws {
    let folder = try TemporaryFolder()
    let text = String(repeating: "version: 1\nowner: Northwind\n", count: 100)
    let file = try folder.write(text, to: "assay.yml")
    let error = try #require(openingError(file))
    #expect(error.kind == .notALedger)
    #expect(error.description.hasPrefix(file + ": is not a ledger"))
    #expect(try String(contentsOfFile: file, encoding: .utf8) == text)
    #expect(openingError(folder.path)?.kind == .notALedger)
  }

  @Test("another program's database is refused and left as it was")
  func otherProgram() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/other.db"
    try execute("CREATE TABLE notes (text TEXT); INSERT INTO notes VALUES ('x')", in: path)
    let before = try Data(contentsOf: URL(filePath: path))
    #expect(openingError(path)?.kind == .notALedger)
    #expect(try Data(contentsOf: URL(filePath: path)) == before)
  }

  @Test("a cache is no ledger")
  func cache() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/facts.db"
    FactCache(path: path).store([(FactCache.Key(subject: [1], kind: "file", context: "r"), [1])])
    #expect(openingError(path)?.kind == .notALedger)
  }

  @Test("a newer schema asks for an update")
  func newer() throws {
    let folder = try TemporaryFolder()
    let path = try openLedger(folder).path
    try execute("INSERT INTO grdb_migrations VALUES ('99 from the future')", in: path)
    let error = try #require(openingError(path))
    #expect(error.kind == .newerSchema)
    #expect(error.description == "\(path): was written by a newer version of assay; update assay")
  }

  @Test("a folder that is absent or cannot be written to is said")
  func notWritable() throws {
    let folder = try TemporaryFolder()
    #expect(openingError(folder.path + "/absent/assay.db")?.kind == .notWritable)
    #if os(Linux)
      // Whoever runs this, the process's own folder in /proc takes no files.
      #expect(openingError("/proc/self/assay.db")?.kind == .notWritable)
    #endif
    #expect(openingError(folder.path + "/short.db", key: [1, 2, 3])?.kind == .invalid)
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/short.db"))
  }

  @Test("a ledger that is damaged is said to be")
  func damaged() throws {
    let folder = try TemporaryFolder()
    let path = try openLedger(folder).path
    var bytes = try Data(contentsOf: URL(filePath: path))
    bytes.replaceSubrange(100..<bytes.count, with: Data(repeating: 0x41, count: bytes.count - 100))
    try bytes.write(to: URL(filePath: path))
    for suffix in ["-wal", "-shm"] where FileManager.default.fileExists(atPath: path + suffix) {
      try FileManager.default.removeItem(atPath: path + suffix)
    }
    #expect(openingError(path)?.kind == .corrupt)
  }

  @Test("many who open a ledger that is not there yet get one ledger, with one key", arguments: 1...5)
  func together(round: Int) async throws {
    let folder = try TemporaryFolder()
    try await withThrowingTaskGroup(of: String.self) { group in
      for number in 0..<8 {
        let path = folder.path + "/assay.db"
        group.addTask {
          let ledger = try Ledger(path: path, key: [UInt8](repeating: UInt8(number), count: 32))
          return try ledger.fingerprintKey().fingerprint(rule: "r", path: RepositoryPath("a"), content: [1], ordinal: 0)
            .hex
        }
      }
      var keys: Set<String> = []
      for try await key in group { keys.insert(key) }
      #expect(keys.count == 1)
    }
    #expect(try Ledger(path: folder.path + "/assay.db", key: testKey).health().problems.isEmpty)
  }
}

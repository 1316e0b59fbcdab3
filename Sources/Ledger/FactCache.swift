internal import Foundation
internal import GRDB
internal import Synchronization

/// Facts of blobs, kept between runs in a file that may be deleted at any time.
///
/// Never fatal: a cache that is damaged or of another version is discarded and made anew, and where none can be made the
/// cache stays empty. A folder or another program's database in its place is left alone. What happened is in `notes`. Facts that come back are as they were stored; a caller
/// that cannot decode them measures again.
package final class FactCache: Sendable {
  /// What facts depend on.
  package struct Key: Hashable, Sendable {
    /// The blob's id: 20 bytes, or its hexadecimal digits.
    package var blob: [UInt8]
    /// The language's id; empty where it is not known.
    package var language: String
    /// The digest of the rules that ran.
    package var rules: String

    package init(blob: [UInt8], language: String, rules: String) {
      self.blob = blob
      self.language = language
      self.rules = rules
    }
  }

  package let path: String
  private let state: Mutex<State>

  private struct State {
    var queue: DatabaseQueue?
    var notes: [String] = []
  }

  /// Opens the cache at `path`, or makes it.
  package init(path: String) {
    self.path = path
    var state = State()
    do {
      state.queue = try FactCache.open(path)
    } catch {
      FactCache.recover(from: error, path: path, state: &state)
    }
    self.state = Mutex(state)
  }

  /// What went wrong so far, sentences.
  package var notes: [String] { state.withLock { $0.notes } }

  /// The facts stored under `keys`, in one transaction; those that are not stored are left out.
  package func load(_ keys: [Key]) -> [Key: [UInt8]] {
    guard !keys.isEmpty, let queue = state.withLock({ $0.queue }) else { return [:] }
    do {
      return try queue.read { database in
        let select = try database.cachedStatement(
          sql:
            "SELECT bytes FROM facts WHERE blob = ? AND language = ? AND rules = (SELECT id FROM rules WHERE digest = ?)"
        )
        var facts: [Key: [UInt8]] = [:]
        facts.reserveCapacity(keys.count)
        for key in keys {
          let bytes = try Data.fetchOne(select, arguments: [Data(key.blob), key.language, key.rules])
          if let bytes { facts[key] = Array(bytes) }
        }
        return facts
      }
    } catch {
      discard(error)
      return [:]
    }
  }

  /// Stores facts in one transaction; those there already are replaced.
  package func store(_ facts: [(key: Key, bytes: [UInt8])]) {
    guard !facts.isEmpty, let queue = state.withLock({ $0.queue }) else { return }
    do {
      try queue.write { database in
        for digest in Set(facts.map(\.key.rules)).sorted() {
          try database.execute(sql: "INSERT OR IGNORE INTO rules (digest) VALUES (?)", arguments: [digest])
        }
        let insert = try database.cachedStatement(
          sql: """
            INSERT INTO facts (blob, language, rules, bytes) VALUES (?, ?, (SELECT id FROM rules WHERE digest = ?), ?)
            ON CONFLICT (blob, language, rules) DO UPDATE SET bytes = excluded.bytes
            """)
        for (key, bytes) in facts {
          try insert.execute(arguments: [Data(key.blob), key.language, key.rules, Data(bytes)])
        }
      }
    } catch {
      discard(error)
    }
  }

  /// Removes the facts of every rules digest but `rules`, which no run will ask for again.
  package func prune(keeping rules: Set<String>) {
    guard let queue = state.withLock({ $0.queue }) else { return }
    do {
      try queue.write { database in
        for digest in try String.fetchAll(database, sql: "SELECT digest FROM rules") where !rules.contains(digest) {
          try database.execute(
            sql: "DELETE FROM facts WHERE rules = (SELECT id FROM rules WHERE digest = ?)", arguments: [digest])
          try database.execute(sql: "DELETE FROM rules WHERE digest = ?", arguments: [digest])
        }
      }
    } catch {
      discard(error)
    }
  }

  private func discard(_ error: any Error) {
    state.withLock { FactCache.recover(from: error, path: path, state: &$0) }
  }

  /// Makes a damaged cache anew; one that is in use, not writable or not a cache is only noted.
  private static func recover(from error: any Error, path: String, state: inout State) {
    let code = (error as? DatabaseError)?.resultCode
    guard error is OtherVersion || code == .SQLITE_CORRUPT || code == .SQLITE_NOTADB else {
      state.notes.append("\(path): the cache could not be used (\(reason(error)))")
      return
    }
    state.notes.append("\(path): the cache was discarded (\(reason(error)))")
    state.queue = nil
    do {
      for suffix in ["", "-wal", "-shm"] where FileManager.default.fileExists(atPath: path + suffix) {
        try FileManager.default.removeItem(atPath: path + suffix)
      }
      state.queue = try open(path)
    } catch {
      state.notes.append("\(path): no cache could be made there (\(reason(error)))")
    }
  }

  private static func open(_ path: String) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.journalMode = .wal
    configuration.busyMode = .timeout(5)
    configuration.prepareDatabase { database in
      // A cache may lose its last transaction, never its order.
      try database.execute(sql: "PRAGMA synchronous = NORMAL")
    }
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.write { database in
      let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
      let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") ?? 0
      let origin = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
      guard tables == 0 || origin == applicationID else { throw OtherProgram() }
      if tables > 0, version == schemaVersion { return }
      guard tables == 0 else { throw OtherVersion() }
      try database.execute(
        sql: """
          CREATE TABLE rules (id INTEGER PRIMARY KEY, digest TEXT NOT NULL UNIQUE);
          CREATE TABLE facts (
            blob BLOB NOT NULL, language TEXT NOT NULL, rules INTEGER NOT NULL, bytes BLOB NOT NULL,
            UNIQUE (blob, language, rules));
          PRAGMA user_version = \(schemaVersion);
          PRAGMA application_id = \(applicationID);
          """)
    }
    return queue
  }

  private static let schemaVersion = 1

  /// `ASSC`, in the header of every cache.
  private static let applicationID = 0x4153_5343

  private struct OtherVersion: Error {}
  private struct OtherProgram: Error {}

  private static func reason(_ error: any Error) -> String {
    if error is OtherVersion { return "another version wrote it" }
    if error is OtherProgram { return "another program's database is there" }
    return (error as? DatabaseError)?.message ?? "\(error)"
  }
}

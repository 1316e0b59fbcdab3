internal import Foundation
internal import GRDB
internal import Synchronization

/// Facts of files and commits, kept between runs in a file that may be deleted at any time.
///
/// Never fatal: a cache that is damaged or of another version is discarded and made anew, and where none can be made the
/// cache stays empty. A folder or another program's database in its place is left alone. What happened is in `notes`.
/// Facts that come back are as they were stored; a caller that cannot decode them measures again.
package final class FactCache: Sendable {
  /// What facts depend on.
  package struct Key: Hashable, Sendable {
    /// What the facts are of: an object's id, with the path where facts depend on it.
    package var subject: [UInt8]
    /// Which facts, like `file` or `commit`.
    package var kind: String
    /// The digest of what else they depend on: rules, build, key.
    package var context: String

    package init(subject: [UInt8], kind: String, context: String) {
      self.subject = subject
      self.kind = kind
      self.context = context
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
            "SELECT bytes FROM facts WHERE subject = ? AND kind = ? AND context = (SELECT id FROM contexts WHERE digest = ?)"
        )
        var facts: [Key: [UInt8]] = [:]
        facts.reserveCapacity(keys.count)
        for key in keys {
          let bytes = try Data.fetchOne(select, arguments: [Data(key.subject), key.kind, key.context])
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
        for digest in Set(facts.map(\.key.context)).sorted() {
          try database.execute(sql: "INSERT OR IGNORE INTO contexts (digest) VALUES (?)", arguments: [digest])
        }
        let insert = try database.cachedStatement(
          sql: """
            INSERT INTO facts (subject, kind, context, bytes)
            VALUES (?, ?, (SELECT id FROM contexts WHERE digest = ?), ?)
            ON CONFLICT (subject, kind, context) DO UPDATE SET bytes = excluded.bytes
            """)
        for (key, bytes) in facts {
          try insert.execute(arguments: [Data(key.subject), key.kind, key.context, Data(bytes)])
        }
      }
    } catch {
      discard(error)
    }
  }

  /// Removes the facts of every context but `contexts`, which no run will ask for again.
  package func prune(keeping contexts: Set<String>) {
    guard let queue = state.withLock({ $0.queue }) else { return }
    do {
      try queue.write { database in
        for digest in try String.fetchAll(database, sql: "SELECT digest FROM contexts") where !contexts.contains(digest)
        {
          try database.execute(
            sql: "DELETE FROM facts WHERE context = (SELECT id FROM contexts WHERE digest = ?)", arguments: [digest])
          try database.execute(sql: "DELETE FROM contexts WHERE digest = ?", arguments: [digest])
        }
      }
    } catch {
      discard(error)
    }
  }

  /// Removes the cache at `path` with what SQLite keeps beside it; where there is none, nothing.
  ///
  /// - Returns: whether there was one.
  /// - Throws: what the system says where a file of it cannot be removed.
  package static func remove(at path: String) throws -> Bool {
    var isFound = false
    for suffix in ["", "-wal", "-shm", "-journal"] where FileManager.default.fileExists(atPath: path + suffix) {
      try FileManager.default.removeItem(atPath: path + suffix)
      isFound = true
    }
    return isFound
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
          CREATE TABLE contexts (id INTEGER PRIMARY KEY, digest TEXT NOT NULL UNIQUE);
          CREATE TABLE facts (
            context INTEGER NOT NULL, kind TEXT NOT NULL, subject BLOB NOT NULL, bytes BLOB NOT NULL,
            PRIMARY KEY (context, kind, subject)) WITHOUT ROWID;
          PRAGMA user_version = \(schemaVersion);
          PRAGMA application_id = \(applicationID);
          """)
    }
    return queue
  }

  private static let schemaVersion = 2

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

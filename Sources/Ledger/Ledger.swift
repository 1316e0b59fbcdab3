package import Findings
internal import Foundation
internal import GRDB

/// The durable store: imported records, runs, scorecards and decisions, in one SQLite file.
///
/// One connection, whose work is done one after the other; safe to use from any task. Other processes may read
/// meanwhile (write-ahead log) and wait up to five seconds to write. Records are data: every value is bound, none is
/// part of a statement. A secret's value never comes here; `Finding` holds none.
package final class Ledger: Sendable {
  /// As it was handed in.
  package let path: String
  private let queue: DatabaseQueue

  /// Largest memory that pages may take: 96 MiB, of which a small ledger takes what it needs.
  private static let cacheKibibytes = 98_304

  /// Opens the ledger at `path` and brings its schema up to date; makes it where there is no file.
  ///
  /// - Parameter key: 32 random bytes for a new ledger's fingerprints; an existing ledger keeps its own.
  /// - Throws: where the file is no ledger, of a newer version, not writable or in use.
  package init(path: String, key: [UInt8]) throws(LedgerError) {
    self.path = path
    let isNew = !FileManager.default.fileExists(atPath: path)
    try Ledger.checkPlace(path, isNew: isNew, key: key)
    do {
      var configuration = Configuration()
      configuration.foreignKeysEnabled = true
      configuration.busyMode = .timeout(5)
      configuration.prepareDatabase { database in
        // Without this, INSERT OR REPLACE would delete a decision past its trigger.
        try database.execute(sql: "PRAGMA recursive_triggers = ON")
        // An import is one transaction; pages that fall out of the cache before its end are written and read again.
        try database.execute(sql: "PRAGMA cache_size = -\(Ledger.cacheKibibytes)")
        // What is deleted is overwritten, in the file and in what VACUUM puts aside.
        try database.execute(sql: "PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY")
      }
      queue = try DatabaseQueue(path: path, configuration: configuration)
      let migrator = Migrations.migrator(key: key)
      try queue.read { database in try Ledger.checkOrigin(database, migrator: migrator, path: path) }
      // Only now: the mode is written into the file, which until here could have been another program's.
      try Ledger.keepLog(queue)
      try Ledger.migrate(queue, by: migrator)
      // It holds the key under which fingerprints of secrets are made.
      if isNew { try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path) }
    } catch {
      throw LedgerError(error, path: path)
    }
  }

  /// The key that fingerprints are made under.
  package func fingerprintKey() throws(LedgerError) -> FingerprintKey {
    let bytes = try read { try Data.fetchOne($0, sql: "SELECT bytes FROM fingerprint_key") }
    guard let bytes else {
      throw LedgerError(.corrupt, path: path, problem: "has no fingerprint key", advice: "put back the last copy")
    }
    return FingerprintKey(bytes: Array(bytes))
  }

  /// Copies everything into another database, as it is at one instant.
  func copy(to other: DatabaseQueue) throws { try queue.backup(to: other) }

  func read<Value>(_ work: (Database) throws -> Value) throws(LedgerError) -> Value {
    do {
      return try queue.read(work)
    } catch {
      throw LedgerError(error, path: path)
    }
  }

  /// One transaction: all of `work` or, where it throws, none.
  func write<Value>(_ work: (Database) throws -> Value) throws(LedgerError) -> Value {
    do {
      return try queue.write(work)
    } catch {
      throw LedgerError(error, path: path)
    }
  }

  /// SQLite does not wait for others with this statement, as it does with every other, so that it is tried anew while
  /// another process has the file.
  private static func keepLog(_ queue: DatabaseQueue) throws {
    for attempt in 1... {
      do {
        return try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
      } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY && attempt < 50 {
        Thread.sleep(forTimeInterval: 0.1)
      }
    }
  }

  /// Brings the schema up to date, also where other processes do the same at this moment.
  ///
  /// Which steps are missing is asked before the first one locks the file, so that a step which another process took in
  /// between fails on what it finds. Then what is missing is asked again; a step that fails while nobody else takes one
  /// is broken.
  private static func migrate(_ queue: DatabaseQueue, by migrator: DatabaseMigrator) throws {
    while true {
      let before = try queue.read(migrator.appliedIdentifiers)
      do {
        return try migrator.migrate(queue)
      } catch {
        let after = try queue.read(migrator.appliedIdentifiers)
        guard after.count > before.count else { throw error }
      }
    }
  }

  /// Work outside of any transaction.
  func writeWithoutTransaction<Value>(_ work: (Database) throws -> Value) throws(LedgerError) -> Value {
    do {
      return try queue.writeWithoutTransaction(work)
    } catch {
      throw LedgerError(error, path: path)
    }
  }

  private static func checkPlace(_ path: String, isNew: Bool, key: [UInt8]) throws(LedgerError) {
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
      throw LedgerError(.notALedger, path: path, problem: "is a folder", advice: "name a file as `ledger:`")
    }
    guard isNew else { return }
    let folder = URL(filePath: path).deletingLastPathComponent().path
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
      throw LedgerError(
        .notWritable, path: path, problem: "its folder does not exist", advice: "create it, or name another `ledger:`")
    }
    guard FileManager.default.isWritableFile(atPath: folder) else {
      throw LedgerError(
        .notWritable, path: path, problem: "its folder cannot be written to",
        advice: "give this user write access to the folder, or name another `ledger:`")
    }
    guard key.count >= 32 else {
      throw LedgerError(
        .invalid, path: path, problem: "the fingerprint key has \(key.count) bytes", advice: "hand in 32 random bytes")
    }
  }

  /// Refuses databases of other programs and of newer versions before anything is written to them.
  private static func checkOrigin(_ database: Database, migrator: DatabaseMigrator, path: String) throws {
    let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") ?? 0
    if tables == 0 { return }
    let origin = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
    let ours = try database.tableExists("grdb_migrations")
    // A first opening that was killed between two migrations has no application id yet.
    guard origin == Migrations.applicationID || (origin == 0 && ours) else {
      throw LedgerError(
        .notALedger, path: path, problem: "is a database of another program",
        advice: "name another file as `ledger:` in the portfolio")
    }
    if try migrator.hasBeenSuperseded(database) {
      throw LedgerError(
        .newerSchema, path: path, problem: "was written by a newer version of assay", advice: "update assay")
    }
  }
}

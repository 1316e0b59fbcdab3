internal import Foundation
internal import GRDB

extension Ledger {
  /// Writes a copy of the ledger to `path`: as it is at one instant, also while others write.
  ///
  /// The copy is made beside its place, checked, and only then put there under its name, so that a crash leaves either
  /// no copy or a whole one. Like the ledger it can be read by its owner alone, since it holds the fingerprints' key.
  ///
  /// - Throws: where something stands at `path`, its folder cannot be written to, or the copy does not pass the check.
  package func backUp(to path: String) throws(LedgerError) {
    guard !FileManager.default.fileExists(atPath: path) else {
      throw LedgerError(
        .invalid, path: path, problem: "is there already", advice: "name another file; no backup is written over")
    }
    let draft = path + ".part-\(UUID().uuidString)"
    do {
      // Made empty first, so that nobody else can read it while it is filled.
      guard FileManager.default.createFile(atPath: draft, contents: nil, attributes: [.posixPermissions: 0o600]) else {
        throw LedgerError(
          .notWritable, path: path, problem: "its folder cannot be written to",
          advice: "name a folder that is there and that this user may write to")
      }
      defer { Ledger.remove(draft) }
      let copy = try DatabaseQueue(path: draft)
      try self.copy(to: copy)
      try copy.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
      try copy.close()
      try Ledger(path: draft, key: []).checkBackup()
      guard link(draft, path) == 0 else {
        throw LedgerError(
          .notWritable, path: path, problem: "cannot be put there (\(String(cString: strerror(errno))))",
          advice: "name another file")
      }
    } catch {
      throw LedgerError(error, path: path)
    }
  }

  private func checkBackup() throws {
    if let problem = try health().problems.first {
      throw LedgerError(
        .corrupt, path: path, problem: "the copy does not pass the check: \(problem)",
        advice: "run `assay doctor` on the ledger itself")
    }
  }

  /// What is left of a draft: the copy itself, unless it was put in its place, and what SQLite keeps beside it.
  private static func remove(_ draft: String) {
    for suffix in ["", "-wal", "-shm", "-journal"] { unlink(draft + suffix) }
  }
}

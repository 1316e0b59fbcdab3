internal import GRDB

/// Why the ledger could not be opened, read or written: what happened, where, and what to do.
package struct LedgerError: Error, Sendable, Hashable, CustomStringConvertible {
  package enum Kind: Sendable, Hashable {
    case notALedger, newerSchema, notWritable, busy, corrupt, appendOnly, invalid, other
  }

  package var kind: Kind
  package var path: String
  package var problem: String
  package var advice: String

  package init(_ kind: Kind, path: String, problem: String, advice: String) {
    self.kind = kind
    self.path = path
    self.problem = problem
    self.advice = advice
  }

  package var description: String { "\(path): \(problem); \(advice)" }

  /// From whatever the database threw.
  init(_ error: any Error, path: String) {
    if let error = error as? LedgerError {
      self = error
      return
    }
    guard let error = error as? DatabaseError else {
      self.init(.other, path: path, problem: "\(error)", advice: "try again")
      return
    }
    let message = error.message ?? "\(error.resultCode)"
    switch error.resultCode {
    case .SQLITE_NOTADB:
      self.init(
        .notALedger, path: path, problem: "is not a ledger (\(message))",
        advice: "name another file as `ledger:` in the portfolio, or move this one away")
    case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH:
      self.init(
        .notWritable, path: path, problem: "cannot be written (\(message))",
        advice: "give this user write access to the file and its folder, or name another `ledger:`")
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      self.init(
        .busy, path: path, problem: "is in use by another process (\(message))", advice: "wait for it and try again")
    case .SQLITE_CORRUPT:
      self.init(
        .corrupt, path: path, problem: "is damaged (\(message))",
        advice: "put back the last copy and import the records again; imports add nothing twice")
    case .SQLITE_FULL, .SQLITE_IOERR:
      self.init(.other, path: path, problem: "could not be stored (\(message))", advice: "check the disk's free space")
    case .SQLITE_CONSTRAINT where message.contains("append-only"):
      self.init(.appendOnly, path: path, problem: message, advice: "append a new decision instead")
    default:
      self.init(.other, path: path, problem: message, advice: "run `assay doctor`")
    }
  }
}

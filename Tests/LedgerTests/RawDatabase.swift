internal import GRDB

/// Runs statements against a database behind the ledger's back.
func execute(_ sql: String, in path: String) throws {
  let queue = try DatabaseQueue(path: path)
  try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
  try queue.close()
}

/// An export's text as a table: a header, then rows read one after the other.
///
/// A reader of our own after RFC 4180, because the packages at hand neither tell a row's physical line nor notice that a
/// file was cut off inside a quoted field. It takes commas, semicolons or tabs (whichever splits the header most), line
/// ends of any kind, quoted newlines and a byte order mark. It is strict where leniency would move hours into another
/// column: text after a closing quote and an unclosed quote refuse the file.
///
/// Cost: one pass in portions of a megabyte; a row holds offsets, and a field becomes a `String` only when it is asked
/// for.
package struct RecordTable: Sendable {
  package let file: String
  /// Column names as written, without surrounding white space.
  package let header: [String]
  package let delimiter: UInt8
  private let source: RecordBytes
  private let start: Int
  private let columns: [String: Int]

  package init(_ source: RecordBytes) throws(RecordFileError) {
    let file = source.file
    var stream = try source.stream()
    let head = try stream.next(RecordBytes.portion) ?? []
    if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) {
      throw RecordFileError(
        .encoding, file: file, line: 1, problem: "is written in UTF-16", advice: "export it again as CSV in UTF-8")
    }
    self.start = head.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    self.delimiter = RecordTable.delimiter(of: head, from: start)
    var cursor = try RecordCursor(source, delimiter: delimiter, skipping: start)
    guard let first = try cursor.next() else {
      throw RecordFileError(
        .empty, file: file, line: 1, problem: "has no header line", advice: "export it again with column names")
    }
    self.file = file
    self.source = source
    self.header = (0..<first.count).map { first.text($0) }
    var columns: [String: Int] = [:]
    for (index, name) in header.enumerated() where columns[name.lowercased()] == nil {
      columns[name.lowercased()] = index
    }
    self.columns = columns
  }

  /// A table in memory.
  ///
  /// - Parameter file: the name for messages and references.
  package init(_ bytes: [UInt8], file: String) throws(RecordFileError) {
    try self.init(RecordBytes(bytes, file: file))
  }

  /// The place of the column called exactly `name`, letter case aside; the first of several.
  package func column(_ name: String) -> Int? { columns[name.lowercased()] }

  /// Names that stand more than once in the header: only the first of each is read.
  package var repeatedColumns: [String] {
    var seen: Set<String> = []
    return header.filter { !$0.isEmpty && !seen.insert($0.lowercased()).inserted }
  }

  /// A cursor before the first row after the header.
  package func rows() throws(RecordFileError) -> RecordCursor {
    var cursor = try RecordCursor(source, delimiter: delimiter, skipping: start)
    _ = try cursor.next()
    return cursor
  }

  /// The next row that has the header's columns; rows that have not are added to `skipped`.
  ///
  /// Throws where the file ends inside a row: what follows is lost, so its sums would be too low.
  package func nextRow(_ cursor: inout RecordCursor, skipped: inout [SkippedRow]) throws(RecordFileError) -> RecordRow?
  {
    while let row = try cursor.next() {
      if row.count == header.count { return row }
      if row.count > header.count, (header.count..<row.count).allSatisfy({ row.text($0).isEmpty }) { return row }
      if row.count < header.count, !row.endsWithLineBreak {
        throw RecordFileError(
          .truncated, file: file, line: row.line,
          problem: "the file ends inside this row (\(row.count) of \(header.count) columns)",
          advice: "it was cut off: export it again")
      }
      skipped.append(
        SkippedRow(line: row.line, reason: "has \(row.count) columns where the header has \(header.count)"))
    }
    return nil
  }

  private static func delimiter(of bytes: [UInt8], from start: Int) -> UInt8 {
    let candidates: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
    var counts = [0, 0, 0]
    var isQuoted = false
    for byte in bytes[start...] {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { break }
      if let index = candidates.firstIndex(of: byte) { counts[index] += 1 }
    }
    // The comma comes first, so it wins where the counts are equal.
    let best = counts.indices.max { (counts[$0], -$0) < (counts[$1], -$1) } ?? 0
    return candidates[best]
  }
}

/// Reads rows of a table in order and counts physical lines: a state machine over bytes that come in portions.
package struct RecordCursor {
  private let file: String
  private let delimiter: UInt8
  private var stream: RecordBytes.Stream
  /// What is read of the stream and not yet passed.
  private var bytes: [UInt8]
  private var isAtEnd = false
  private var offset: Int
  /// The physical line at `offset`, from 1.
  private var line: Int

  /// - Parameter skipping: bytes at the start that are not the table's.
  init(_ source: RecordBytes, delimiter: UInt8, skipping: Int) throws(RecordFileError) {
    self.file = source.file
    self.delimiter = delimiter
    self.stream = try source.stream()
    self.bytes = []
    self.offset = 0
    self.line = 1
    while bytes.count < skipping, try refill(from: 0) {}
    self.offset = min(skipping, bytes.count)
  }

  /// The next row that is not blank; nil at the end. Throws on an unclosed quote and on text after a closing quote.
  package mutating func next() throws(RecordFileError) -> RecordRow? {
    while true {
      let (start, startLine) = (offset, line)
      if offset >= bytes.count {
        guard try refill(from: offset) else { return nil }
        continue
      }
      let row: RecordRow
      do throws(Stop) {
        row = try nextRow()
      } catch {
        switch error {
        case .error(let error): throw error
        case .needsMore:
          // The row goes on beyond what is read: more is read, twice as much each time, and it is begun again.
          (offset, line) = (start, startLine)
          _ = try refill(from: start)
          continue
        }
      }
      try check(row, from: start, line: startLine)
      if row.fields.contains(where: { !$0.isEmpty }) { return row }
    }
  }

  private enum Stop: Error {
    case needsMore
    case error(RecordFileError)
  }

  /// Drops what is before `start` and reads on. False at the end of the stream.
  private mutating func refill(from start: Int) throws(RecordFileError) -> Bool {
    guard !isAtEnd else { return false }
    guard let portion = try stream.next(max(RecordBytes.portion, bytes.count - start)) else {
      isAtEnd = true
      return false
    }
    bytes = start == 0 && bytes.isEmpty ? portion : Array(bytes[start...]) + portion
    offset -= start
    return true
  }

  /// Refuses what is no text. By rows, so that a file is looked at once.
  private func check(_ row: RecordRow, from start: Int, line: Int) throws(RecordFileError) {
    let length = offset - start
    var problem: (position: Int, text: String)?
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span.extracting(start..<offset))
    } catch {
      problem = (error.byteOffsets.lowerBound, "is not UTF-8")
    }
    if problem == nil, let zero = bytes[start..<start + length].firstIndex(of: 0) {
      problem = (zero - start, "holds a NUL byte")
    }
    guard let problem else { return }
    let place = bytes[start..<start + problem.position].reduce(line) { $1 == lineFeed ? $0 + 1 : $0 }
    throw RecordFileError(
      .encoding, file: file, line: place, problem: problem.text,
      advice: problem.text.contains("NUL")
        ? "it is no text or was damaged: export it again" : "export it again as CSV in UTF-8")
  }

  private mutating func nextRow() throws(Stop) -> RecordRow {
    let rowLine = line
    var fields: [RecordRow.Field] = []
    fields.reserveCapacity(48)
    while true {
      fields.append(try nextField())
      guard offset < bytes.count else {
        if !isAtEnd { throw .needsMore }
        return RecordRow(line: rowLine, bytes: bytes, fields: fields, endsWithLineBreak: false)
      }
      let byte = bytes[offset]
      offset += 1
      if byte == delimiter { continue }
      if byte == carriageReturn {
        if offset == bytes.count, !isAtEnd { throw .needsMore }
        if offset < bytes.count, bytes[offset] == lineFeed { offset += 1 }
      }
      line += 1
      return RecordRow(line: rowLine, bytes: bytes, fields: fields, endsWithLineBreak: true)
    }
  }

  /// Stops at the delimiter, the line break or the end that follows the field.
  private mutating func nextField() throws(Stop) -> RecordRow.Field {
    if offset < bytes.count, bytes[offset] == quote { return try quotedField() }
    let start = offset
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == delimiter || byte == lineFeed || byte == carriageReturn { break }
      offset += 1
    }
    return RecordRow.Field(start: start, end: offset, hasEscapes: false)
  }

  private mutating func quotedField() throws(Stop) -> RecordRow.Field {
    let openingLine = line
    offset += 1
    let start = offset
    var hasEscapes = false
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == quote {
        if offset + 1 == bytes.count, !isAtEnd { throw .needsMore }
        if offset + 1 < bytes.count, bytes[offset + 1] == quote {
          hasEscapes = true
          offset += 2
          continue
        }
        let field = RecordRow.Field(start: start, end: offset, hasEscapes: hasEscapes)
        offset += 1
        try expectEndOfField()
        return field
      }
      offset += 1
      if byte == lineFeed { line += 1 }
      if byte == carriageReturn, offset >= bytes.count || bytes[offset] != lineFeed { line += 1 }
    }
    if !isAtEnd, bytes.count - start < RecordCursor.longestField { throw .needsMore }
    throw .error(
      RecordFileError(
        .truncated, file: file, line: openingLine, problem: "a quoted field opens here and never closes",
        advice: "the file was cut off: export it again"))
  }

  /// No export has a field of sixteen megabytes; a quote that never closes would otherwise take in the whole file.
  private static let longestField = 16 << 20

  private func expectEndOfField() throws(Stop) {
    guard offset < bytes.count else { return }
    let byte = bytes[offset]
    if byte == delimiter || byte == lineFeed || byte == carriageReturn { return }
    throw .error(
      RecordFileError(
        .quoting, file: file, line: line, problem: "text follows a closing quote, so columns cannot be told apart",
        advice: "export it again; inside quotes a quote is written twice"))
  }
}

/// One row: its physical line and where its fields stand.
package struct RecordRow: Sendable {
  struct Field: Sendable {
    var start: Int
    var end: Int
    var hasEscapes: Bool
    var isEmpty: Bool { start == end }
  }

  /// The physical line on which the row begins, from 1.
  package let line: Int
  fileprivate let bytes: [UInt8]
  fileprivate let fields: [Field]
  /// False for a last row that the file ends on.
  package let endsWithLineBreak: Bool

  fileprivate init(line: Int, bytes: [UInt8], fields: [Field], endsWithLineBreak: Bool) {
    self.line = line
    self.bytes = bytes
    self.fields = fields
    self.endsWithLineBreak = endsWithLineBreak
  }

  package var count: Int { fields.count }

  /// Whether the file ends in it, within a number as far as can be told: without a line end, and without a quote that
  /// closes the last field.
  var endsInOpenNumber: Bool {
    guard !endsWithLineBreak, let last = fields.last, last.end > last.start else { return false }
    let isQuoted = last.start > 0 && bytes[last.start - 1] == quote
    return !isQuoted && (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[last.end - 1])
  }

  /// The field without surrounding white space; empty for nil and for a column that the row lacks.
  package func text(_ column: Int?) -> String {
    guard let column, column < fields.count else { return "" }
    let field = fields[column]
    var start = field.start
    var end = field.end
    while start < end, isSpace(bytes[start]) { start += 1 }
    while end > start, isSpace(bytes[end - 1]) { end -= 1 }
    let text = String(decoding: bytes[start..<end], as: UTF8.self)
    return field.hasEscapes ? text.replacing("\"\"", with: "\"") : text
  }
}

private let quote = UInt8(ascii: "\"")
private let lineFeed = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")

private func isSpace(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == lineFeed || byte == carriageReturn
}

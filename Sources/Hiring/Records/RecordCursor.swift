/// Reads rows of a table in order and counts physical lines: a state machine over bytes.
package struct RecordCursor: Sendable {
  private let bytes: [UInt8]
  private let file: String
  private let delimiter: UInt8
  private(set) var offset: Int
  /// The physical line at `offset`, from 1.
  private(set) var line: Int

  init(bytes: [UInt8], file: String, delimiter: UInt8, offset: Int, line: Int) {
    self.bytes = bytes
    self.file = file
    self.delimiter = delimiter
    self.offset = offset
    self.line = line
  }

  /// The next row that is not blank; nil at the end. Throws on an unclosed quote and on text after a closing quote.
  package mutating func next() throws(RecordFileError) -> RecordRow? {
    while offset < bytes.count {
      let row = try nextRow()
      if row.fields.contains(where: { !$0.isEmpty }) { return row }
    }
    return nil
  }

  private mutating func nextRow() throws(RecordFileError) -> RecordRow {
    let rowLine = line
    var fields: [RecordRow.Field] = []
    fields.reserveCapacity(48)
    while true {
      fields.append(try nextField())
      guard offset < bytes.count else {
        return RecordRow(line: rowLine, bytes: bytes, fields: fields, endsWithLineBreak: false)
      }
      let byte = bytes[offset]
      offset += 1
      if byte == delimiter { continue }
      if byte == carriageReturn, offset < bytes.count, bytes[offset] == lineFeed { offset += 1 }
      line += 1
      return RecordRow(line: rowLine, bytes: bytes, fields: fields, endsWithLineBreak: true)
    }
  }

  /// Stops at the delimiter, the line break or the end that follows the field.
  private mutating func nextField() throws(RecordFileError) -> RecordRow.Field {
    if offset < bytes.count, bytes[offset] == quote { return try quotedField() }
    let start = offset
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == delimiter || byte == lineFeed || byte == carriageReturn { break }
      offset += 1
    }
    return RecordRow.Field(start: start, end: offset, hasEscapes: false)
  }

  private mutating func quotedField() throws(RecordFileError) -> RecordRow.Field {
    let openingLine = line
    offset += 1
    let start = offset
    var hasEscapes = false
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == quote {
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
    throw RecordFileError(
      .truncated, file: file, line: openingLine, problem: "a quoted field opens here and never closes",
      advice: "the file was cut off: export it again")
  }

  private func expectEndOfField() throws(RecordFileError) {
    guard offset < bytes.count else { return }
    let byte = bytes[offset]
    if byte == delimiter || byte == lineFeed || byte == carriageReturn { return }
    throw RecordFileError(
      .quoting, file: file, line: line, problem: "text follows a closing quote, so columns cannot be told apart",
      advice: "export it again; inside quotes a quote is written twice")
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

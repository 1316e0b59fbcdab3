internal import Hiring
internal import Testing

struct RecordTableTests {
  private func read(_ text: String) throws -> (rows: [(line: Int, fields: [String])], skipped: [SkippedRow]) {
    let table = try RecordTable(Array(text.utf8), file: "a.csv")
    var cursor = try table.rows()
    var rows: [(line: Int, fields: [String])] = []
    var skipped: [SkippedRow] = []
    while let row = try table.nextRow(&cursor, skipped: &skipped) {
      rows.append((row.line, (0..<row.count).map { row.text($0) }))
    }
    return (rows, skipped)
  }

  private func refusal(_ bytes: [UInt8]) -> RecordFileError? {
    do throws(RecordFileError) {
      let table = try RecordTable(bytes, file: "a.csv")
      var cursor = try table.rows()
      var skipped: [SkippedRow] = []
      while try table.nextRow(&cursor, skipped: &skipped) != nil {}
      return nil
    } catch {
      return error
    }
  }

  @Test(
    "line ends of any kind, a byte order mark and semicolons or tabs give the same table",
    arguments: [
      "Name,Hours\nAnn,1\nBob,2\n", "Name,Hours\r\nAnn,1\r\nBob,2\r\n", "Name,Hours\rAnn,1\rBob,2\r",
      "\u{FEFF}Name,Hours\nAnn,1\nBob,2", "Name;Hours\nAnn;1\nBob;2\n", "Name\tHours\nAnn\t1\nBob\t2\n",
      "\u{FEFF}\"Name\",\"Hours\"\r\n\"Ann\",\"1\"\r\n\"Bob\",2\r\n",
    ])
  func forms(_ text: String) throws {
    let table = try RecordTable(Array(text.utf8), file: "a.csv")
    #expect(table.header == ["Name", "Hours"])
    #expect(table.column("hours") == 1)
    #expect(table.column("hour") == nil)
    let rows = try read(text).rows
    #expect(rows.map(\.line) == [2, 3])
    #expect(rows.map(\.fields) == [["Ann", "1"], ["Bob", "2"]])
  }

  @Test(
    "quoted newlines, quotes and delimiters belong to the field, and lines are counted physically",
    arguments: [
      "\n", "\r\n", "\r",
    ])
  func quoting(_ lineBreak: String) throws {
    let text = [
      "Memo,Hours", "\"first", "second, \"\"third\"\"\",1", "", ",", "plain 5\" screen,2", "",
    ].joined(separator: lineBreak)
    let (rows, skipped) = try read(text)
    #expect(skipped.isEmpty)
    #expect(rows.map(\.line) == [2, 6])
    #expect(rows.map(\.fields) == [["first\(lineBreak)second, \"third\"", "1"], ["plain 5\" screen", "2"]])
  }

  @Test("a row with the wrong number of columns is listed with its line; empty surplus columns are not counted")
  func ragged() throws {
    let (rows, skipped) = try read("A,B,C\n1,2\n1,2,3,\n1,2,3,4\n1,2,3\n")
    #expect(rows.map(\.line) == [3, 5])
    #expect(
      skipped == [
        SkippedRow(line: 2, reason: "has 2 columns where the header has 3"),
        SkippedRow(line: 4, reason: "has 4 columns where the header has 3"),
      ])
  }

  @Test(
    "files that were cut off or cannot be told apart are refused with the line",
    arguments: [
      ("A,B\n1,2\n3,\"four\n5,6\n", 3, RecordFileError.Kind.truncated), ("A,B\n1,2\n3", 3, .truncated),
      ("A,B\n1,2\n3,\"", 3, .truncated), ("A,B\n\"1\"x,2\n", 2, .quoting), ("", 1, .empty), ("\n\n", 1, .empty),
    ])
  func refused(_ text: String, _ line: Int, _ kind: RecordFileError.Kind) {
    let error = refusal(Array(text.utf8))
    #expect(error?.line == line)
    #expect(error?.kind == kind)
    #expect(error?.description.hasPrefix("a.csv:\(line): ") == true)
  }

  @Test("other encodings are refused with the line")
  func encodings() {
    #expect(refusal([0xFF, 0xFE, 0x41, 0x00])?.kind == .encoding)
    let latin = Array("A,B\n1,2\n".utf8) + [0x4D, 0xFC, 0x2C, 0x31, 0x0A]
    #expect(refusal(latin)?.kind == .encoding)
    #expect(refusal(latin)?.line == 3)
    #expect(refusal(Array("A,B\n1,2\n\u{0}\u{0}\u{0}".utf8))?.line == 3)
  }

  @Test("every cut of a file is either refused or gives only rows of the whole file")
  func everyCut() throws {
    let whole = "Memo,Hours\n\"a \"\"b\"\"\",1\n\"c\nd\",2\ne,3\n"
    let rows = try read(whole).rows.map(\.fields)
    let bytes = Array(whole.utf8)
    for length in bytes.indices where refusal(Array(bytes[..<length])) == nil {
      let part = try read(String(decoding: bytes[..<length], as: UTF8.self)).rows.map(\.fields)
      // A cut inside an unquoted last field cannot be seen; here it falls on its first character.
      #expect(part.dropLast() == rows.prefix(max(0, part.count - 1)))
      #expect(part.count <= rows.count)
    }
  }
}

internal import Hiring
internal import Testing

/// Texts that mean something to a spreadsheet, a database, a terminal or a file system are data like any other.
@Suite("Hostile texts")
struct HostileTextTests {
  /// A text, and a part of it that no export has by chance.
  struct Hostile: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    let part: String
    var testDescription: String { name }
  }

  private static let texts = [
    Hostile(name: "formula", text: "=cmd|'/c calc'!A1", part: "calc'!"),
    Hostile(name: "SQL", text: "'; DROP TABLE time_entries;--", part: "DROP TABLE"),
    Hostile(name: "escape sequence", text: "\u{1B}[2J\u{1B}[31mpaid", part: "[31mpaid"),
    Hostile(name: "window title", text: "\u{1B}]0;owned\u{7}", part: "owned"),
    Hostile(name: "bidirectional control", text: "\u{202E}dlot\u{2066}gpj.exe\u{2069}", part: "gpj.exe"),
    Hostile(name: "path", text: "../../etc/passwd", part: "etc/passwd"),
    Hostile(name: "markup", text: "</script><img src=x onerror=alert(1)>", part: "onerror"),
    Hostile(name: "quotes and lines", text: "say \"zq\"\r\nand\nzqx", part: "zqx"),
    Hostile(name: "10,000 characters", text: String(repeating: "A", count: 10_000), part: "AAAAAAAAAAAAAAAA"),
  ]

  private static let tables = ImporterRegistry.all.filter { $0 is any TableImporter }.map(\.id)
  private static let documents = ImporterRegistry.all.filter { $0 is any DocumentImporter }.map(\.id)

  @Test(
    "in any field of any row it stays as it is, or the row is skipped with a reason, and other rows stay",
    arguments: tables)
  func inTables(_ id: String) throws {
    let sample = try Sample(#require(ImporterRegistry.importer(id: id)))
    let rows = try sample.table()
    let expected = try sample.result(of: csv(rows))
    var (tried, refused) = (0, 0)
    for row in rows.indices.dropFirst() {
      let line = line(of: row, in: rows)
      for column in rows[row].indices {
        // Every text in every column of the first row; in the others the columns are the same.
        for hostile in row == 1 ? Self.texts : [Self.texts[(row + column) % Self.texts.count]] {
          var changed = rows
          changed[row][column] = hostile.text
          tried += 1
          guard let result = read(changed, of: sample) else {
            refused += 1
            continue
          }
          let place = "\(rows[0][column]) of line \(line): \(hostile.name)"
          // Later rows may change with it, as when it was what they repeat; earlier ones may not.
          #expect(
            result.entries.filter { $0.line < line }.map(\.record.placeless)
              == expected.entries.filter { $0.line < line }.map(\.record.placeless), "\(place)")
          let own = result.entries.filter { $0.line == line }
          let skipped = result.skipped.filter { $0.line == line }
          #expect(!own.isEmpty || !skipped.isEmpty, "\(place) vanished")
          #expect(skipped.allSatisfy { !$0.reason.isEmpty })
          #expect(own.allSatisfy { isWhole(hostile, in: $0.record) }, "\(place) came out changed")
          let before = expected.entries.filter { $0.line == line }
          #expect(
            !skipped.isEmpty || result.warnings.count > expected.warnings.count
              || isKept(hostile, insteadOf: rows[row][column], before: before, after: own), "\(place) was lost")
        }
      }
    }
    #expect(refused * 4 < tried, "one odd field refuses the whole file too often")
  }

  @Test(
    "in any text of a document it stays as it is, or the entry is skipped with a reason", arguments: documents)
  func inDocuments(_ id: String) throws {
    let sample = try Sample(#require(ImporterRegistry.importer(id: id)))
    let root = try RecordDocument(RecordBytes(sample.bytes, file: "sample")).root
    let baseline = try sample.result()
    let expected = Set(baseline.entries.map(\.line) + baseline.skipped.map(\.line))
    var (tried, refused) = (0, 0)
    for (number, hostile) in Self.texts.enumerated() {
      // Every text of the document meets three of these, and its like in another entry meets others.
      for (place, (old, value)) in root.replacingTexts(by: hostile.text).enumerated() where place % 3 == number % 3 {
        tried += 1
        guard let result = read(Array(json(value).utf8), of: sample) else {
          refused += 1
          continue
        }
        let text = "\(old): \(hostile.name)"
        let seen = Set(result.entries.map(\.line) + result.skipped.map(\.line))
        #expect(expected.isSubset(of: seen), "\(text) vanished")
        #expect(result.skipped.allSatisfy { !$0.reason.isEmpty })
        #expect(result.entries.allSatisfy { isWhole(hostile, in: $0.record) }, "\(text) came out changed")
        #expect(
          result.skipped.count > baseline.skipped.count || result.warnings.count > baseline.warnings.count
            || isKept(hostile, insteadOf: old, before: baseline.entries, after: result.entries), "\(text) was lost")
      }
    }
    #expect(refused * 4 < tried, "one odd text refuses the whole document too often")
  }

  @Test("a NUL refuses the table, since what stands behind it would be lost unseen", arguments: tables)
  func nulInTable(_ id: String) throws {
    let sample = try Sample(#require(ImporterRegistry.importer(id: id)))
    let rows = try sample.table()
    for column in rows[0].indices {
      var changed = rows
      changed[1][column] = "a\u{0}b"
      let error = #expect(throws: RecordFileError.self) { try sample.result(of: csv(changed)) }
      #expect(error?.kind == .encoding)
      #expect(error?.problem.contains("NUL") == true)
    }
  }

  @Test("a NUL refuses the document", arguments: documents)
  func nulInDocument(_ id: String) throws {
    let sample = try Sample(#require(ImporterRegistry.importer(id: id)))
    let root = try RecordDocument(RecordBytes(sample.bytes, file: "sample")).root
    for (place, (_, value)) in root.replacingTexts(by: "a\u{0}b").enumerated() where place % 5 == 0 {
      let error = #expect(throws: RecordFileError.self) { try sample.result(of: Array(json(value).utf8)) }
      #expect(error?.kind == .encoding)
      #expect(error?.problem.contains("NUL") == true)
    }
  }

  private func read(_ rows: [[String]], of sample: Sample) -> ImportResult? { read(csv(rows), of: sample) }

  /// Nil where the file was refused, which must say where and what to do.
  private func read(_ bytes: [UInt8], of sample: Sample) -> ImportResult? {
    do throws(RecordFileError) {
      return try ImporterRegistry.parse(bytes, file: "sample", kind: sample.kind, options: sample.options)
    } catch {
      #expect(error.description.hasPrefix("sample") && !error.problem.isEmpty && !error.advice.isEmpty)
      return nil
    }
  }

  /// Whether every text of `record` that has a part of the hostile one has all of it, letter case aside: ids are in
  /// lower case.
  private func isWhole(_ hostile: Hostile, in record: ImportResult.Record) -> Bool {
    let whole = Array(hostile.text.lowercased().utf8)
    let part = Array(hostile.part.lowercased().utf8)
    return record.texts.allSatisfy { text in
      let text = Array(text.lowercased().utf8)
      return !text.contains(part) || text.contains(whole)
    }
  }

  /// Whether the hostile text is there if the one that it replaced was and is not any more.
  private func isKept(
    _ hostile: Hostile, insteadOf old: String, before: [ImportResult.Entry], after: [ImportResult.Entry]
  ) -> Bool {
    func count(_ entries: [ImportResult.Entry]) -> Int {
      entries.reduce(0) { $0 + $1.record.texts.count { $0 == old } }
    }
    let part = Array(hostile.part.lowercased().utf8)
    return old.isEmpty || count(after) >= count(before)
      || after.contains { $0.record.texts.contains { $0.lowercased().utf8.contains(part) } }
  }

  /// The physical line of a row as `csv` writes it.
  private func line(of row: Int, in rows: [[String]]) -> Int {
    rows[..<row].reduce(1) { line, row in
      line + 1 + row.reduce(0) { $0 + $1.utf8.count { $0 == UInt8(ascii: "\n") } }
    }
  }
}

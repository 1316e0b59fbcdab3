internal import Hiring
internal import Testing

/// What holds for every importer, shown on its sample export.
@Suite("Samples")
struct SampleTests {
  private static let ids = ImporterRegistry.all.map(\.id)
  private static let tables = ImporterRegistry.all.filter { $0 is any TableImporter }.map(\.id)

  private func sample(_ id: String) throws -> Sample { try Sample(#require(ImporterRegistry.importer(id: id))) }

  @Test("ids are unique and every kind reads either tables or documents")
  func registry() {
    #expect(Set(Self.ids).count == Self.ids.count)
    for importer in ImporterRegistry.all {
      #expect((importer is any TableImporter) != (importer is any DocumentImporter), "\(importer.id)")
      #expect(!importer.summary.isEmpty && importer.version > 0)
    }
  }

  @Test("a sample is recognised as its own kind before any other", arguments: ids)
  func recognised(_ id: String) throws {
    let sample = try sample(id)
    let kinds = try ImporterRegistry.kinds(of: RecordBytes(sample.bytes, file: "sample"))
    if let table = ImporterRegistry.importer(id: id) as? any TableImporter, table.needsMapping {
      #expect(!kinds.contains(id))
    } else {
      #expect(kinds.first == id)
    }
  }

  @Test("a sample gives records, what is skipped has a line and a reason, and nothing vanishes", arguments: ids)
  func taken(_ id: String) throws {
    let sample = try sample(id)
    let result = try sample.result()
    #expect(!result.entries.isEmpty)
    #expect(result.skipped.allSatisfy { !$0.reason.isEmpty && $0.line > 0 })
    #expect(result.entries.map(\.line) == result.entries.map(\.line).sorted())
    if ImporterRegistry.importer(id: id) is any TableImporter {
      let lines = lines(of: try sample.table()).dropFirst()
      let seen = Set(result.entries.map(\.line) + result.skipped.map(\.line))
      let rewritten = try sample.result(of: csv(sample.table()))
      #expect(result.entries.map(\.record.placeless) == rewritten.entries.map(\.record.placeless))
      #expect(Set(lines).isSubset(of: seen), "rows that are neither taken nor skipped")
    }
  }

  @Test("a second reading says the same, word for word", arguments: ids)
  func deterministic(_ id: String) throws {
    let sample = try sample(id)
    let (first, second) = (try sample.result(), try sample.result())
    #expect(first.entries == second.entries)
    #expect(first.skipped == second.skipped)
    #expect(first.warnings == second.warnings)
    #expect(first.unknownPeople == second.unknownPeople)
  }

  @Test("a byte order mark changes nothing", arguments: ids)
  func byteOrderMark(_ id: String) throws {
    let sample = try sample(id)
    #expect(try sample.result(of: [0xEF, 0xBB, 0xBF] + sample.bytes).entries == sample.result().entries)
  }

  @Test(
    "line ends, semicolons, tabs, the order of columns and unknown ones change nothing but lines", arguments: tables)
  func forms(_ id: String) throws {
    let sample = try sample(id)
    let rows = try sample.table()
    let expected = try sample.result()
    let forms: [(String, [UInt8])] = [
      ("CRLF", csv(rows, lineEnd: "\r\n")), ("CR", csv(rows, lineEnd: "\r")), ("semicolons", csv(rows, delimiter: ";")),
      ("tabs", csv(rows, delimiter: "\t")), ("reversed", csv(rows.map { $0.reversed() })),
      ("upper case", csv([rows[0].map { $0.uppercased() }] + rows.dropFirst())),
      ("unknown last", csv(rows.map { $0 + [$0 == rows[0] ? "Zz own field (drop down)" : "=1+1"] })),
      ("unknown first", csv(rows.map { [$0 == rows[0] ? "Zz own field (drop down)" : "7"] + $0 })),
    ]
    for (name, bytes) in forms {
      let result = try sample.result(of: bytes)
      // A row of several records, as people across days, has them in the order of its columns.
      #expect(result.entries.count == expected.entries.count, "\(name)")
      #expect(Set(result.entries.map(\.record.placeless)) == Set(expected.entries.map(\.record.placeless)), "\(name)")
      #expect(result.skipped.map(\.reason) == expected.skipped.map(\.reason), "\(name)")
    }
  }

  @Test("a file that was cut off inside a row is refused, or has one row less", arguments: tables)
  func truncated(_ id: String) throws {
    let sample = try sample(id)
    let rows = try sample.table()
    let whole = csv(rows)
    let last = csv([rows[rows.count - 1]]).count
    let before = try sample.result(of: csv(Array(rows.dropLast())))
    for cut in stride(from: 2, to: last, by: 3) {
      do throws(RecordFileError) {
        let result = try ImporterRegistry.parse(
          Array(whole.dropLast(cut)), file: "sample", kind: id, options: sample.options)
        // Nothing is missing but the comma before an absent last column, or the last row is gone whole.
        #expect(result.entries.count >= before.entries.count)
        #expect(result.entries.prefix(before.entries.count).elementsEqual(before.entries))
      } catch {
        #expect([.truncated, .quoting, .empty].contains(error.kind), "\(error)")
      }
    }
  }

  @Test("a document that was cut off is refused", arguments: ids.filter { !tables.contains($0) })
  func truncatedDocument(_ id: String) throws {
    let sample = try sample(id)
    for cut in stride(from: 3, to: sample.bytes.count - 2, by: 97) {
      #expect(throws: RecordFileError.self) { try sample.result(of: sample.bytes.dropLast(cut)) }
    }
  }

  /// The physical line of each row as `csv` writes it.
  private func lines(of rows: [[String]]) -> [Int] {
    var line = 1
    return rows.map { row in
      defer { line += 1 + row.reduce(0) { $0 + $1.utf8.count { $0 == UInt8(ascii: "\n") } } }
      return line
    }
  }
}

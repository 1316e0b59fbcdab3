/// What people attest, kept in a sheet: what happened, on which day, who says so, and whom it is about.
package struct Attestations: TableImporter {
  package let id = "attestations"
  package let version = 2
  package let summary = "A list of attestations from a sheet: what, on, by, contractor, note; see `columns:`"
  package let columns = ["what", "on", "by", "contractor", "note"]

  package init() {}

  package func missingColumns(in table: RecordTable, options: ImportOptions) -> [String] {
    absent(
      columns.filter { ["what", "on", "by"].contains($0) || options.mapped($0) != nil }, in: table, options: options)
  }

  package func read(
    _ table: RecordTable, options: ImportOptions, into sink: ImportSink
  ) throws(RecordFileError) {
    let reading = try TableReading(table, options)
    let places = Dictionary(uniqueKeysWithValues: columns.map { ($0, reading.column($0)) })
    try sink.rows(of: table) { (row) throws(ImportStop) in
      let contractor = reading.text(row, places["contractor"] ?? nil)
      sink.take(
        .attestation(
          Attestation(
            what: try reading.required(row, places["what"] ?? nil, "word on what happened"),
            on: try reading.day(row, places["on"] ?? nil),
            by: try reading.required(row, places["by"] ?? nil, "name of who says so"), contractor: contractor,
            note: reading.text(row, places["note"] ?? nil) ?? "", record: reading.place(row))),
        line: row.line)
      if let contractor { sink.mentions(written: contractor, in: "attestation", line: row.line) }
    }
  }
}

internal import Findings
internal import Git
internal import SourceText

/// Facts of the files of a tree. They depend on a file's bytes and on its path, which decides rules and fingerprints.
extension FactMemory {
  private static let fileKind = "file"

  private static func subject(_ file: TreeFile) -> [UInt8] {
    var writer = FactWriter()
    writer.write(file.blob)
    return writer.bytes + file.path.bytes
  }

  /// What is known of each file, in their order, with its size in bytes.
  func files(_ files: [TreeFile]) -> [(facts: BlobFacts, bytes: Int)?] {
    load(kind: Self.fileKind, subjects: files.map(Self.subject)).map { reader in
      reader?.whole { reader throws(FactReader.Malformed) in
        let bytes = try reader.number()
        let isBinary = try reader.flag()
        let isDisguised = try reader.flag()
        let unread = try reader.list { reader throws(FactReader.Malformed) in try reader.text() }
        let measure = try reader.optional { reader throws(FactReader.Malformed) in try reader.measure() }
        let findings = try reader.list { reader throws(FactReader.Malformed) in try reader.finding() }
        var facts = BlobFacts(isBinary: isBinary, measure: measure, findings: findings)
        facts.isDisguised = isDisguised
        facts.unread = unread
        return (facts, bytes)
      }
    }
  }

  func store(_ files: [(file: TreeFile, facts: BlobFacts, bytes: Int)]) {
    let facts = files.map { file, facts, bytes in
      var writer = FactWriter()
      writer.write(bytes)
      writer.write(facts.isBinary)
      writer.write(facts.isDisguised)
      writer.write(facts.unread) { $0.write($1) }
      writer.write(facts.measure) { $0.write($1) }
      writer.write(facts.findings) { $0.write($1) }
      return (subject: Self.subject(file), bytes: writer.bytes)
    }
    if !facts.isEmpty { store(kind: Self.fileKind, facts) }
  }
}

internal import Findings
internal import Git
internal import Metrics
internal import SourceText

/// Sketches of the files of a tree. They depend on a file's bytes, on its path, which decides its language and kind, and
/// on the settings that decide what a sketch keeps.
extension FactMemory {
  private static func kind(_ settings: CloneSettings) -> String {
    "clones/1 \(settings.kind.rawValue) \(settings.minimumTokens)"
  }

  private static func subject(_ file: TreeFile) -> [UInt8] {
    var writer = FactWriter()
    writer.write(file.blob)
    return writer.bytes + file.path.bytes
  }

  /// What is known of each file, in their order.
  func sketches(_ files: [TreeFile], settings: CloneSettings) -> [SketchedFile?] {
    let known = load(kind: Self.kind(settings), subjects: files.map(Self.subject))
    return zip(files, known).map { file, reader in
      reader?.whole { reader throws(FactReader.Malformed) in
        SketchedFile(
          bytes: try reader.number(), isDisguised: try reader.flag(),
          clone: try reader.optional { reader throws(FactReader.Malformed) in
            try Self.clone(file.path, &reader)
          })
      }
    }
  }

  func store(_ files: [(file: TreeFile, sketched: SketchedFile)], settings: CloneSettings) {
    let facts = files.map { file, sketched in
      var writer = FactWriter()
      writer.write(sketched.bytes)
      writer.write(sketched.isDisguised)
      writer.write(sketched.clone) { writer, clone in
        writer.write(clone.family)
        writer.write(clone.sketch.tokenCount)
        writer.write(clone.sketch.lineCount)
        // Hashes are as good as random: four bytes each, and no shorter way to write them.
        writer.write(
          clone.sketch.hashes.flatMap { hash in
            [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: hash >> UInt32($0)) }
          })
        writer.write(clone.sketch.steps)
      }
      return (subject: Self.subject(file), bytes: writer.bytes)
    }
    if !facts.isEmpty { store(kind: Self.kind(settings), facts) }
  }

  private static func clone(_ path: RepositoryPath, _ reader: inout FactReader) throws(FactReader.Malformed)
    -> CloneFile
  {
    let family = try reader.text()
    let tokenCount = try reader.number()
    let lineCount = try reader.number()
    let bytes = try reader.content()
    let steps = try reader.content()
    guard bytes.count.isMultiple(of: 4) else { throw FactReader.Malformed() }
    let hashes = stride(from: 0, to: bytes.count, by: 4).map { offset in
      (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[offset + $1]) << UInt32($1 * 8) }
    }
    guard
      let sketch = CloneSketch(tokenCount: tokenCount, lineCount: lineCount, hashes: hashes, steps: steps)
    else { throw FactReader.Malformed() }
    return CloneFile(path: path, family: family, sketch: sketch)
  }
}

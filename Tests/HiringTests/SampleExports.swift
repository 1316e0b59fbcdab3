internal import Foundation
internal import Hiring

/// Exports that we wrote in the shapes that are documented, beside the tests.
private func sampleBytes(_ name: String) throws -> [UInt8] {
  let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Samples")
  return [UInt8](try Data(contentsOf: folder.appending(path: name)))
}

func sampleExport(
  _ name: String, kind: String, options: ImportOptions = ImportOptions(roster: roster)
) throws -> ImportResult {
  try ImporterRegistry.parse(sampleBytes(name), file: name, kind: kind, options: options)
}

func sampleTable(_ name: String) throws -> RecordTable { try RecordTable(sampleBytes(name), file: name) }

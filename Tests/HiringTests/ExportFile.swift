internal import Foundation
internal import Hiring

/// The text of a sample export beside the tests.
func exportFile(_ name: String) throws -> String {
  let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Samples")
  return String(decoding: try Data(contentsOf: folder.appending(path: name)), as: UTF8.self)
}

/// A sample export, read.
func read(
  _ name: String, kind: String, options: ImportOptions = ImportOptions(roster: roster)
) throws -> ImportResult {
  try parse(exportFile(name), kind: kind, file: name, options: options)
}

/// Options with a declared zone.
func declared(_ name: String, dateFormat: String? = nil, columns: [String: String] = [:]) throws -> ImportOptions {
  ImportOptions(columns: columns, dateFormat: dateFormat, roster: roster, declaredZone: try zone(name))
}
